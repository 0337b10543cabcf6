"""A server's settings: kept whole in memory, so that opening a form waits for nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from rejectbot.domain.errors import ChannelGone, DiscordUnreachable
from rejectbot.domain.ids import GuildId
from rejectbot.domain.settings import Season, ServerSettings, TeamGoal
from rejectbot.services.absence import Absence
from rejectbot.services.desk import Desk
from rejectbot.services.ports import Publisher
from rejectbot.services.stored_settings import row_of, settings_of
from rejectbot.storage import guilds, seasons
from rejectbot.storage.engine import Database, Transaction, Work

T = TypeVar("T")

Change = Callable[[ServerSettings], ServerSettings]
Note = Callable[[Transaction, ServerSettings, ServerSettings], None]
"""Writes down, in the transaction of a change, what was and what is."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """Of a moderators' channel: what the bot lacks there, whether everybody in the server sees it.

    Without a channel nothing is lacking.
    """

    missing: tuple[str, ...] = ()
    is_open: bool = False
    is_gone: bool = False


class ServerSetup:
    """Reads from memory, writes through to the database first."""

    def __init__(
        self,
        database: Database,
        publisher: Publisher,
        absence: Absence,
        desk: Desk,
        default_locale: str,
        window_days: int,
    ) -> None:
        self._database = database
        self._absence = absence
        self._desk = desk
        self._publisher = publisher
        self._default_locale = default_locale
        self.window_days = window_days
        """For how long the author of an anonymous post can be found by the running bot."""
        self._settings: dict[GuildId, ServerSettings] = {}
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Read the settings of every server."""
        rows = await self._database.read(guilds.load_all)
        self._settings = {row.guild: settings_of(row) for row in rows}

    def of(self, guild: GuildId) -> ServerSettings:
        """A server's settings, or the defaults."""
        known = self._settings.get(guild)
        return known or ServerSettings(guild, locale=self._default_locale)

    def everywhere(self) -> list[ServerSettings]:
        """The settings of every server that has any and that the bot is in, by its id."""
        there = (guild for guild in self._settings if not self.is_away(guild))
        return [self._settings[guild] for guild in sorted(there)]

    def is_away(self, guild: GuildId) -> bool:
        """Whether the bot was removed from the server."""
        return self._absence.is_away(guild)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._settings.pop(guild, None)

    def told(self, guild: GuildId, goal: TeamGoal, percent: int) -> None:
        """So much of this goal was told, as is stored already."""
        settings = self.of(guild)
        if settings.team_goal == goal:
            self._settings[guild] = replace(settings, team_goal=replace(goal, told=percent))

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

    def lacks_pictures(self, guild: GuildId) -> bool:
        """Whether a digest is chosen that has to come without its picture."""
        settings = self.of(guild)
        if settings.channel is None or settings.digest is None:
            return False
        try:
            return not self._publisher.may_attach(guild, settings.channel)
        except (ChannelGone, DiscordUnreachable):
            return False  # what is missing is said elsewhere, or shows at the next look

    def desk_state(self, guild: GuildId) -> DeskState:
        """What holds of the moderators' channel."""
        channel = self.of(guild).moderators_channel
        if channel is None:
            return DeskState()
        try:
            missing = self._desk.lacking(guild, channel)
        except ChannelGone:
            return DeskState(is_gone=True)
        except DiscordUnreachable:
            return DeskState()  # an outage: what is missing shows at the next look
        return DeskState(missing, is_open=not self._publisher.is_hidden(guild, channel))

    def is_hidden(self, guild: GuildId) -> bool:
        """Whether the chosen channel can't be seen by everybody in the server."""
        channel = self.of(guild).channel
        return channel is not None and self._publisher.is_hidden(guild, channel)

    async def change_season(self, guild: GuildId, change: Work[T]) -> tuple[T, Season]:
        """Let `change` begin or undo a season; returns what it does, and the season that runs.

        Both are of one transaction, and the server has stored settings in it.
        """

        def work(tx: Transaction) -> tuple[T, Season]:
            guilds.add(tx, row_of(self.of(guild)))
            return change(tx), seasons.find(tx, guild)

        async with self._lock:
            changed, season = await self._database.write(work)
            self._settings[guild] = replace(self.of(guild), season=season)
            return changed, season

    async def change(
        self, guild: GuildId, change: Change, note: Note = lambda _tx, _old, _new: None
    ) -> tuple[ServerSettings, ServerSettings]:
        """Apply `change` to the server's settings, with `note` in its transaction.

        Returns the settings before and after; those are stored.
        """
        async with self._lock:
            old = self.of(guild)
            new = change(old)

            def work(tx: Transaction) -> None:
                guilds.save(tx, row_of(new))
                note(tx, old, new)

            await self._database.write(work)
            self._settings[guild] = new
            return old, new
