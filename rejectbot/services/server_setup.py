"""A server's settings: kept whole in memory, so that opening a form waits for nothing."""

import asyncio
import json
from collections.abc import Callable

from rejectbot.domain.errors import ChannelGone, DiscordUnreachable
from rejectbot.domain.ids import GuildId
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.support import DEFAULT_EMOJI_SET, EMOJI_SETS
from rejectbot.services.ports import Publisher
from rejectbot.storage import guilds
from rejectbot.storage.engine import Database

Change = Callable[[ServerSettings], ServerSettings]


class ServerSetup:
    """Reads from memory, writes through to the database first."""

    def __init__(
        self, database: Database, publisher: Publisher, default_locale: str, window_days: int
    ) -> None:
        self._database = database
        self._publisher = publisher
        self._default_locale = default_locale
        self.window_days = window_days
        """For how long the author of an anonymous post can be found by the running bot."""
        self._settings: dict[GuildId, ServerSettings] = {}
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Read the settings of every server."""
        rows = await self._database.read(guilds.load_all)
        self._settings = {row.guild: _settings(row) for row in rows}

    def of(self, guild: GuildId) -> ServerSettings:
        """A server's settings, or the defaults."""
        known = self._settings.get(guild)
        return known or ServerSettings(guild, locale=self._default_locale)

    def missing_permissions(self, guild: GuildId) -> tuple[str, ...] | None:
        """What the bot lacks in the chosen channel; None when that is gone or none is chosen."""
        channel = self.of(guild).channel
        if channel is None:
            return None
        try:
            return self._publisher.missing_permissions(guild, channel)
        except ChannelGone:
            return None
        except DiscordUnreachable:
            return ()  # an outage: what is missing shows at the next look

    def is_hidden(self, guild: GuildId) -> bool:
        """Whether the chosen channel can't be seen by everybody in the server."""
        channel = self.of(guild).channel
        return channel is not None and self._publisher.is_hidden(guild, channel)

    async def change(self, guild: GuildId, change: Change) -> ServerSettings:
        """Apply `change` to the server's settings; what is returned is stored."""
        async with self._lock:
            new = change(self.of(guild))
            await self._database.write(lambda tx: guilds.save(tx, _row(new)))
            self._settings[guild] = new
            return new


def _row(settings: ServerSettings) -> guilds.GuildRow:
    return guilds.GuildRow(
        guild=settings.guild,
        channel=settings.channel,
        anonymous=settings.anonymous.value,
        emoji=settings.emoji_set,
        points=json.dumps(settings.points.as_dict()),
        locale=settings.locale,
        time_zone=settings.time_zone,
        credit_crowd=settings.credit_crowd,
    )


def _settings(row: guilds.GuildRow) -> ServerSettings:
    return ServerSettings(
        guild=row.guild,
        channel=row.channel,
        anonymous=AnonymousRule(row.anonymous),
        emoji_set=row.emoji if row.emoji in EMOJI_SETS else DEFAULT_EMOJI_SET,
        points=PointRules(**json.loads(row.points)),
        locale=row.locale,
        time_zone=row.time_zone,
        credit_crowd=row.credit_crowd,
    )
