"""The private tally of a server's anonymous effort: one sealed blob, no row per person."""

import struct
from collections.abc import Callable
from datetime import date

import structlog

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.points import ANONYMOUS_SHARE
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.seal import SealBroken, seal, unseal
from rejectbot.storage.anonymous import TallyRow

Points = dict[UserId, int]
"""By member; `NOBODY` keeps the room of what was taken out."""

NOBODY = UserId(0)
"""Holds the points of whoever was credited or erased: a tally that shrank would tell of them."""

_ENTRY = struct.Struct(">QI")
_SIZES = tuple(4096 << n for n in range(15))
"""4 KiB to 64 MiB: room for 5 million shares."""
_OWN_ENTRIES = 4
"""Entries' worth of room (48 bytes) that covers the 37 bytes of a seal itself."""

log = structlog.get_logger(__name__)


class Tallies:
    """Opens and re-seals tallies; what it returns is stored by the caller's transaction."""

    def __init__(self, keys: KeyFile, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def open(self, row: TallyRow | None) -> Points:
        """Points by member. Empty when there is no tally or its key is lost (and it with it)."""
        plain = None if row is None else self._plain(row)
        if plain is None:
            return {}
        return {UserId(user): points for user, points in _ENTRY.iter_unpack(plain)}

    def reseal(self, guild: GuildId, points: Points, day: date) -> TallyRow:
        """The whole tally sealed under the key of `day` (UTC), which must exist.

        It is that of a later day where the daily sweep has gone over to one meanwhile.
        """
        plain = b"".join(_ENTRY.pack(user, points[user]) for user in sorted(points))
        return self._sealed(guild, plain, day, _sizes(points))

    def moved(self, row: TallyRow, day: date) -> TallyRow | None:
        """The same tally under another day's key, as large as it was; None if it can't be opened.

        Nothing is looked at on the way, so that a large one costs little.
        """
        has_key = self._keys.tally_key(row.key_day) is not None
        plain = self._plain(row) if has_key else None
        if plain is None:
            return None
        return self._sealed(row.guild, plain, day, (len(row.sealed),))

    def _plain(self, row: TallyRow) -> bytes | None:
        key = self._keys.tally_key(row.key_day)
        if key is None:
            log.error("tally_key_missing")
            return None
        try:
            return unseal(row.sealed, key=key, bound_to=_bound_to(row.guild))
        except SealBroken:
            log.error("tally_unreadable")
            return None

    def _sealed(self, guild: GuildId, plain: bytes, day: date, sizes: tuple[int, ...]) -> TallyRow:
        key_day = self._keys.tally_day(day)
        key = self._keys.tally_key(key_day)
        if key is None:
            raise LookupError("the tally key of the day was not made")
        sealed = seal(
            plain,
            key=key,
            day=key_day,
            bound_to=_bound_to(guild),
            sizes=sizes,
            random_bytes=self._random_bytes,
        )
        return TallyRow(guild, key_day, sealed)


def take_out(points: Points, user: UserId) -> int:
    """Take a member's points out of a tally; returns how many.

    Their room stays, or the tally's next growth would tell how many they were.
    """
    taken = points.pop(user, 0)
    if taken:
        points[NOBODY] = points.get(NOBODY, 0) + taken
    return taken


def _sizes(points: Points) -> tuple[int, ...]:
    """Room by shares, not by people: growing must not tell whether an author shared before."""
    entries = sum(points.values()) // ANONYMOUS_SHARE + _OWN_ENTRIES
    return tuple(size for size in _SIZES if size >= entries * _ENTRY.size) or _SIZES[-1:]


def _bound_to(guild: GuildId) -> bytes:
    return b"tally" + guild.to_bytes(8, "big")
