"""A share on its way to the channel, sealed as one outbox row that tells nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from rejectbot.domain.ids import ChannelId, GuildId, RejectionId, UserId
from rejectbot.domain.rejection import Draft, Kind, Visibility, Wants
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.seal import SealBroken, derive, seal, sealed_day, unseal
from rejectbot.storage.outbox import OutboxRow

_SIZES = (1024, 2048, 4096, 8192)
_PURPOSE = "outbox"
_ID_DIGITS = 20
"""All ids take the same room: a shorter one must not make a row smaller than another's."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An accepted share that is not published yet.

    `author_name` is the display name of a named author, else empty; `tag` and `receipt_hash`
    are there for anonymous ones only. `day` is the UTC day whose link key seals it, `due` the
    aware instant before which it must not appear.
    """

    pid: RejectionId
    guild: GuildId
    channel: ChannelId
    author: UserId
    author_name: str
    draft: Draft
    nonce: str
    day: date
    due: datetime
    tag: bytes | None = None
    receipt_hash: bytes | None = None


class Envelopes:
    """Seals and opens outbox rows with the key of their day."""

    def __init__(self, keys: KeyFile, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def close(self, waiting: Waiting) -> OutboxRow:
        """The row to store; 1, 2, 4 or 8 KiB."""
        link_key = self._keys.link_key(waiting.day)
        if link_key is None:
            raise LookupError("the link key of the day was not made")
        sealed = seal(
            _packed(waiting),
            key=derive(link_key, _PURPOSE),
            day=waiting.day,
            bound_to=_bound_to(waiting.pid, waiting.guild),
            sizes=_SIZES,
            random_bytes=self._random_bytes,
        )
        return OutboxRow(waiting.pid, waiting.guild, sealed)

    def open(self, row: OutboxRow) -> Waiting:
        """What waits; raises SealBroken when its key is gone or it was changed."""
        day = sealed_day(row.sealed)
        link_key = self._keys.link_key(day)
        if link_key is None:
            raise SealBroken
        plain = unseal(
            row.sealed,
            key=derive(link_key, _PURPOSE),
            bound_to=_bound_to(row.pid, row.guild),
        )
        return _unpacked(row, day, plain)


def _bound_to(pid: RejectionId, guild: GuildId) -> bytes:
    return pid + guild.to_bytes(8, "big")


def _packed(waiting: Waiting) -> bytes:
    draft = waiting.draft
    packed = {
        "channel": waiting.channel,
        "author": f"{waiting.author:0{_ID_DIGITS}}",
        "name": waiting.author_name,
        "story": draft.story,
        "kind": draft.kind.value,
        "wants": draft.wants.value,
        "next": draft.next,
        "visibility": draft.visibility.value,
        "nonce": waiting.nonce,
        "due": waiting.due.isoformat(),
        "tag": waiting.tag.hex() if waiting.tag else None,
        "receipt_hash": waiting.receipt_hash.hex() if waiting.receipt_hash else None,
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


def _unpacked(row: OutboxRow, day: date, plain: bytes) -> Waiting:
    packed = json.loads(plain)
    draft = Draft(
        story=packed["story"],
        kind=Kind(packed["kind"]),
        wants=Wants(packed["wants"]),
        next=packed["next"],
        visibility=Visibility(packed["visibility"]),
    )
    return Waiting(
        pid=row.pid,
        guild=row.guild,
        channel=packed["channel"],
        author=UserId(int(packed["author"])),
        author_name=packed["name"],
        draft=draft,
        nonce=packed["nonce"],
        day=day,
        due=datetime.fromisoformat(packed["due"]),
        tag=bytes.fromhex(packed["tag"]) if packed["tag"] else None,
        receipt_hash=bytes.fromhex(packed["receipt_hash"]) if packed["receipt_hash"] else None,
    )
