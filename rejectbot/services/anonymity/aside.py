"""What moderators put aside: sealed with the link key of its day, and gone with it."""

from datetime import UTC, date
from enum import StrEnum

from rejectbot.domain.ids import GuildId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.seal import SealBroken, derive, seal, unseal
from rejectbot.services.ports import Environment
from rejectbot.storage.moderated import Moderated

_SIZES = (1024, 4096, 16_384, 65_536)


class Put(StrEnum):
    """What was put aside: what stood there, or what the author of what was removed is told."""

    TEXT = "hidden text"
    FAREWELL = "farewell"


class Aside:
    """Seals and opens."""

    def __init__(self, keys: KeyFile, environment: Environment) -> None:
        self._keys = keys
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    async def today(self) -> date:
        """The UTC day, whose key is there from now on."""
        day = self._now().astimezone(UTC).date()
        await self._keys.ensure_day(day)
        return day

    def close(self, about: bytes, guild: GuildId, day: date, text: str, what: Put) -> Moderated:
        """The row to store about a card or note; the key of `day` (UTC) must be there."""
        key = self._keys.link_key(day)
        if key is None:
            raise LookupError("the link key of the day was not made")
        sealed = seal(
            text.encode(),
            key=derive(key, what.value),
            day=day,
            bound_to=about,
            sizes=_SIZES,
            random_bytes=self._random_bytes,
        )
        return Moderated(about, guild, what is Put.FAREWELL, sealed, day)

    def open(self, row: Moderated) -> str | None:
        """What was put aside, or None when its day's key is gone."""
        key = self._keys.link_key(row.day)
        if key is None:
            return None
        what = Put.FAREWELL if row.removed else Put.TEXT
        try:
            return unseal(row.sealed, key=derive(key, what.value), bound_to=row.id).decode()
        except SealBroken:
            return None
