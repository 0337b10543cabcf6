"""The composition root: settings → database → keys → services → bot. The only file that knows
all layers; the tests and the demo build the bot through it as well.
"""

import asyncio
import secrets
import time

import discord

from cogs.again import Again
from cogs.badges import Badges
from cogs.deleting import Deleting
from cogs.encourage import Encourage
from cogs.goal import Goal
from cogs.help import Help
from cogs.hidden import Hidden
from cogs.holds import Holds
from cogs.inbox import MyInbox
from cogs.journey import Journey
from cogs.leaderboard import Leaderboard
from cogs.moderating import Moderating
from cogs.moderation import Moderation
from cogs.moderators import Moderators
from cogs.moderators_log import ModeratorsLog
from cogs.notes import Notes
from cogs.own import Own
from cogs.posts import Posts
from cogs.privacy import Privacy
from cogs.private_reports import PrivateReports
from cogs.queue import Queue
from cogs.reactions import Reactions
from cogs.reports import Reports
from cogs.safety import Safety
from cogs.season import Season
from cogs.setup import Setup
from cogs.share import Share
from cogs.support import Support
from rejectbot.bot import quirks
from rejectbot.bot.announcer import DiscordAnnouncer
from rejectbot.bot.automod import DiscordAutoMod
from rejectbot.bot.card_edits import CardEdits
from rejectbot.bot.channels import Channels
from rejectbot.bot.client import RejectBot, Turns
from rejectbot.bot.counts import CardCounts
from rejectbot.bot.covers import DiscordCovers
from rejectbot.bot.desk import DiscordDesk
from rejectbot.bot.errands import Errands
from rejectbot.bot.first_steps import post_first_steps
from rejectbot.bot.known_cards import CAPACITY, KnownCards
from rejectbot.bot.membership import DiscordMembership
from rejectbot.bot.painter import Painter
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.bot.router import Router
from rejectbot.bot.schedule import every_hour, every_quarter_between
from rejectbot.bot.syncing import sync_if_changed
from rejectbot.domain.ids import GuildId
from rejectbot.services.absence import Arrival
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.cards import Cards
from rejectbot.services.ports import Environment, RandomBytes
from rejectbot.services.wiring import Outside, Services
from rejectbot.settings import Settings
from rejectbot.storage.claim import claimed
from rejectbot.storage.engine import Database
from rejectbot.storage.readiness import make_ready

_LAST_EDITS_WITHIN = 2.0
"""Seconds; what is not shown by then is corrected after the next start."""


class App:
    """One bot with all it stands on, opened and closed in order."""

    def __init__(self, settings: Settings, random_bytes: RandomBytes) -> None:
        self._settings = settings
        self._database = Database(settings.database_url)
        self._keys = KeyFile(settings.keys_path, random_bytes)
        self._known = KnownCards()
        self._errands = Errands()
        self._recovering = asyncio.Lock()
        self._recovered = False
        edits = CardEdits()
        self._channels = Channels()
        self._publisher = DiscordPublisher(self._channels, self._known, edits)
        self._painter = Painter()
        self._automod = DiscordAutoMod()
        self._announcer = DiscordAnnouncer(self._channels, self._publisher, self._painter)
        self._desk = DiscordDesk(self._channels, self._publisher)
        self._covers = DiscordCovers(self._channels, self._publisher, edits)
        self._counts = CardCounts(Cards(self._database), edits, _monotonic)
        self.services = Services.over(self._outside(random_bytes))
        self.bot = RejectBot(
            turns=Turns(
                start=self._start,
                shard_ready=self._shard_ready,
                guild_back=self._guild_back,
                guild_added=self._guild_added,
                guild_removed=self._guild_removed,
                stop=self._stop,
            ),
            router=Router(),
            errands=self._errands,
            shard_count=settings.shard_count or 1,
            shard_ids=settings.shard_ids,
        )
        self._channels.attach(self.bot)
        self._automod.attach(self.bot)
        self._counts.attach(self.bot)

    def _outside(self, random_bytes: RandomBytes) -> Outside:
        return Outside(
            database=self._database,
            keys=self._keys,
            publisher=self._publisher,
            announcer=self._announcer,
            keyword_rules=self._automod,
            desk=self._desk,
            covers=self._covers,
            display=self._counts,
            environment=Environment(discord.utils.utcnow, random_bytes, self._errands.later),
            default_locale=self._settings.default_locale,
            window_days=self._settings.link_window_days,
        )

    async def _start(self, bot: RejectBot) -> None:
        await make_ready(self._settings.database_url)
        self._database.open()
        self._keys.open()
        await self.services.pairing.settle()
        await self.services.sweeping.sweep()
        await self.services.erasing.apply_again()
        await self.services.absence.claim(_application_of(bot))
        await self.services.absence.load()
        await self.services.setup.load()
        await self.services.lockdowns.load()
        await self.services.word_filters.load()
        await self.services.held_authors.load()
        self.services.pace.begin()
        await self.services.publishing.find_leftover()
        for message, pid in reversed(await self.services.cards.newest(CAPACITY)):
            self._known.add(message, pid)
        await self.add_cogs(bot)
        await sync_if_changed(bot, self.services.commands)
        for timer in (
            every_hour(discord.utils.utcnow, self._begin_hour),
            every_quarter_between(discord.utils.utcnow, self._begin_quarter),
        ):
            self._errands.start(timer, may_be_cut=True)

    def _begin_hour(self) -> None:
        self._errands.start(self._hourly())

    def _begin_quarter(self) -> None:
        self._errands.start(self._post_by_the_clock())

    async def _post_by_the_clock(self) -> None:
        if self._recovered:  # else the first READY is under way, which takes up what was missed
            await self.services.by_the_clock.look()

    async def _tend_keys(self) -> None:
        await self.services.sweeping.sweep_daily()
        await self.services.public_credit.run_monthly()
        await self.services.purging.purge_due(DiscordMembership(self.bot))

    async def _hourly(self) -> None:
        """One after the other: side by side their reads would come in an order of chance."""
        await self._make_todays_keys()
        try:
            await self.services.publishing.publish_due()
        finally:
            await self._tend_keys()
        await self._tend_queue()
        await self._post_by_the_clock()

    async def _tend_queue(self) -> None:
        """After the cards of the hour: none of them waits for what moderators are shown."""
        await self.services.deciding.give_back_overdue()
        await self.services.taking_back.forget_over()
        await self.services.desks.look()
        await self.services.notices.look(self.bot.pauses.stopped)

    async def _make_todays_keys(self) -> None:
        """By the clock, so that the key file does not tell when a day's first share came."""
        await self._keys.ensure_day(discord.utils.utcnow().date())

    async def add_cogs(self, bot: RejectBot) -> None:
        has, changes = self.services, self.services.setting_changes
        for cog in (
            Share(
                bot.router,
                has.setup,
                has.admitting,
                has.publishing,
                has.inbox,
            ),
            Support(bot.router, has.supporting, has.cards, self._counts),
            Notes(bot.router, has.setup, has.gate, has.noting, has.cards, has.publishing),
            Reactions(bot, has.setup, has.supporting, has.cards, self._known),
            Encourage(bot.router, has.setup, has.encouraging),
            Again(bot.router, has.trying, has.telling),
            Leaderboard(bot.router, has.board, has.setup),
            Season(bot.router, has.setup, has.seasons),
            Journey(bot.router, has.profile, has.years, has.control, self._painter),
            Goal(bot.router, has.goals, self._painter),
            Badges(bot.router, has.badges),
            Own(bot.router, has.setup, has.gate, has.control, has.publishing, has.inbox),
            Deleting(bot.router, has.setup, has.profile, has.control, has.publishing),
            MyInbox(bot.router, has.setup, has.gate, has.inbox, has.taking_back),
            Privacy(bot.router, has.privacy, has.public_credit, has.exporting, has.erasing),
            Setup(bot.router, has.setup, changes, has.gate, bot.pauses, has.desks),
            Safety(bot.router, has.setup, changes, has.automod),
            Posts(bot.router, has.setup, changes, has.team_goals, has.asking),
            Moderators(bot.router, has.setup, changes, has.review_queue, has.desks),
            Moderation(
                has.lockdowns,
                has.word_filters,
                has.publishing,
                has.review_queue,
                has.moderators_log,
                has.held_posts,
            ),
            ModeratorsLog(bot.router, has.moderators_log),
            Holds(bot.router, has.holds, has.held_posts),
            Queue(bot.router, has.gate, has.review_queue, has.deciding),
            Moderating(bot, has.moderating, has.hidden_texts),
            Hidden(bot.router, has.hidden_texts),
            Reports(bot, has.reporting),
            PrivateReports(bot.router, has.private_reports),
            Help(bot),
        ):
            await bot.add_cog(cog)

    async def _shard_ready(self, shard: int) -> None:
        await self._recover_once()
        await self.services.absence.compare(  # a request for each server that is missing
            DiscordMembership(self.bot), lambda guild: self.bot.shard_of(guild) == shard
        )
        for guild in await self.services.reconciling.guilds():
            server = self.bot.get_guild(guild)
            if server is not None and server.shard_id == shard:
                await self.services.reconciling.reconcile(guild)

    async def _recover_once(self) -> None:
        """Before counts are compared: cards that an earlier process left are among them."""
        async with self._recovering:
            if not self._recovered:
                await self.services.publishing.recover()
                self._recovered = True
                await self.services.deciding.give_back_overdue()
                await self.services.desks.recover()
                await self.services.by_the_clock.recover()

    async def _guild_back(self, guild: int) -> None:
        await self.services.absence.added(GuildId(guild))
        if self._recovered:  # else the first READY is under way, which does all servers
            await self.services.reconciling.reconcile(GuildId(guild))

    async def _guild_added(self, guild: int) -> None:
        """A new one reads how to begin; in one of before, what waited is done and counted."""
        arrival = await self.services.absence.added(GuildId(guild))
        server = self.bot.get_guild(guild)
        if arrival is Arrival.NEW and server is not None:
            await post_first_steps(server)
        elif arrival is Arrival.BACK:
            await self.services.publishing.go_on(GuildId(guild))
            await self._guild_back(guild)

    async def _guild_removed(self, guild: int) -> None:
        await self.services.absence.removed(GuildId(guild))

    async def _stop(self) -> None:
        try:
            await self._painter.close()
            await self._counts.finish(_LAST_EDITS_WITHIN)
        finally:
            await self._database.close()


def _application_of(bot: RejectBot) -> int:
    if bot.application_id is None:
        raise TypeError("the bot must be logged in")
    return bot.application_id


def _monotonic() -> float:
    """Looked up at each call: a simulated server puts its own clock in this place."""
    return time.monotonic()


def build_bot(settings: Settings, *, random_bytes: RandomBytes = secrets.token_bytes) -> RejectBot:
    """The bot, not logged in, with one shard unless the settings say else.

    `random_bytes` is where all chance comes from.
    """
    if settings.api_url is not None:
        quirks.use_api(settings.api_url)
    quirks.expect_no_voice()
    return App(settings, random_bytes).bot


class OneProcessOnly(RuntimeError):
    """The settings ask for a part of the shards: several processes are not supported yet."""

    def __init__(self) -> None:
        super().__init__(
            "REJECTBOT_SHARD_IDS: a part of the shards was given, allowed in this version: all of "
            "them, or nothing. One process serves them all."
        )


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Log in and serve until `stop` is set, then end cleanly.

    Raises discord.LoginFailure for a wrong token, AlreadyRunning or OneProcessOnly, and what
    opening the database or the key file raises.
    """
    if settings.discord_token is None:
        raise discord.LoginFailure("no token was given")
    shards = settings.shard_ids or range(settings.shard_count or 1)
    if len(shards) < (settings.shard_count or 1):
        raise OneProcessOnly
    async with claimed(settings.database_url, shards), build_bot(settings) as bot:
        await bot.login(settings.discord_token.get_secret_value())
        recommended, gateway = await quirks.gateway_of(bot)
        quirks.use_gateway(gateway)
        if settings.shard_count is None:
            bot.shard_count = recommended
        serving = asyncio.create_task(bot.connect())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await bot.close()
        await serving
