"""What is on its way to the channel, sealed as one outbox row that tells nothing."""

import json
from collections.abc import Callable
from typing import Any

from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.packing import packed, unpacked
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.anonymity.seal import SealBroken, derive, seal, sealed_day, unseal
from rejectbot.storage.outbox import OutboxRow

_SIZES = (1024, 2048, 4096, 8192)
_PURPOSE = "outbox"


class Envelopes:
    """Seals and opens outbox rows with the key of their day."""

    def __init__(self, keys: KeyFile, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def close(self, parcel: Parcel) -> OutboxRow:
        """The row to store; 1, 2, 4 or 8 KiB."""
        link_key = self._keys.link_key(parcel.day)
        if link_key is None:
            raise LookupError("the link key of the day was not made")
        plain = json.dumps(packed(parcel), ensure_ascii=False, separators=(",", ":")).encode()
        sealed = seal(
            plain,
            key=derive(link_key, _PURPOSE),
            day=parcel.day,
            bound_to=_bound_to(parcel.id, parcel.guild),
            sizes=_SIZES,
            random_bytes=self._random_bytes,
        )
        return OutboxRow(parcel.id, parcel.guild, sealed)

    def open(self, row: OutboxRow) -> Parcel:
        """What waits; raises SealBroken when its key is gone or it was changed."""
        day = sealed_day(row.sealed)
        link_key = self._keys.link_key(day)
        if link_key is None:
            raise SealBroken
        plain = unseal(
            row.sealed,
            key=derive(link_key, _PURPOSE),
            bound_to=_bound_to(row.id, row.guild),
        )
        found: dict[str, Any] = json.loads(plain)
        return unpacked(row, day, found)


def _bound_to(wanted: bytes, guild: int) -> bytes:
    return wanted + guild.to_bytes(8, "big")
