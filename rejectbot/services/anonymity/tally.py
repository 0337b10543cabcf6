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

ERASED = UserId(0)
"""Nobody: holds the points of whoever was erased, since a tally that shrank would tell of them."""

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
        if row is None:
            return {}
        key = self._keys.tally_key(row.key_day)
        if key is None:
            log.error("tally_key_missing")
            return {}
        try:
            plain = unseal(row.sealed, key=key, bound_to=_bound_to(row.guild))
        except SealBroken:
            log.error("tally_unreadable")
            return {}
        return {UserId(user): points for user, points in _ENTRY.iter_unpack(plain)}

    def reseal(self, guild: GuildId, points: Points, day: date) -> TallyRow:
        """The whole tally sealed under the key of `day` (UTC), which must exist."""
        key = self._keys.tally_key(day)
        if key is None:
            raise LookupError("the tally key of the day was not made")
        plain = b"".join(_ENTRY.pack(user, points[user]) for user in sorted(points))
        sealed = seal(
            plain,
            key=key,
            day=day,
            bound_to=_bound_to(guild),
            sizes=_sizes(points),
            random_bytes=self._random_bytes,
        )
        return TallyRow(guild, day, sealed)


def without(points: Points, user: UserId) -> Points:
    """The tally without a member; its sum, and so its size, stays."""
    left = dict(points)
    theirs = left.pop(user, 0)
    if theirs:
        left[ERASED] = left.get(ERASED, 0) + theirs
    return left


def _sizes(points: Points) -> tuple[int, ...]:
    """Room by shares, not by people: growing must not tell whether an author shared before."""
    entries = sum(points.values()) // ANONYMOUS_SHARE + _OWN_ENTRIES
    return tuple(size for size in _SIZES if size >= entries * _ENTRY.size) or _SIZES[-1:]


def _bound_to(guild: GuildId) -> bytes:
    return b"tally" + guild.to_bytes(8, "big")
