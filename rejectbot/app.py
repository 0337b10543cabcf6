"""The composition root: settings → database → keys → services → bot. The only file that knows
all layers; the tests and the demo build the bot through it as well.
"""

import asyncio
import secrets
import time
from dataclasses import dataclass

import discord

from cogs.help import Help
from cogs.journey import Journey
from cogs.leaderboard import Leaderboard
from cogs.reactions import Reactions
from cogs.setup import Setup
from cogs.share import Share
from cogs.support import Support
from rejectbot.bot import quirks
from rejectbot.bot.client import RejectBot, Turns
from rejectbot.bot.counts import CardCounts
from rejectbot.bot.errands import Errands
from rejectbot.bot.known_cards import CAPACITY, KnownCards
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.bot.router import Router
from rejectbot.bot.schedule import every_hour
from rejectbot.bot.syncing import sync_if_changed
from rejectbot.domain.ids import GuildId
from rejectbot.services.admitting import Admitting
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.board import Board
from rejectbot.services.cards import Cards
from rejectbot.services.commands import CommandRecord
from rejectbot.services.crediting import Crediting
from rejectbot.services.looking import Looking
from rejectbot.services.noting import Noting
from rejectbot.services.ports import Environment, RandomBytes
from rejectbot.services.posting import Posting
from rejectbot.services.profile import Profile
from rejectbot.services.publishing import Publishing
from rejectbot.services.reconciling import Reconciling
from rejectbot.services.server_day import ServerDay
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Sharing
from rejectbot.services.supporting import Supporting
from rejectbot.settings import Settings
from rejectbot.storage.claim import claimed
from rejectbot.storage.engine import Database
from rejectbot.storage.readiness import make_ready

_LAST_EDITS_WITHIN = 2.0
"""Seconds; what is not shown by then is corrected after the next start."""


@dataclass(frozen=True, slots=True)
class Services:
    """Every use-case, wired."""

    setup: ServerSetup
    cards: Cards
    admitting: Admitting
    sharing: Sharing
    publishing: Publishing
    supporting: Supporting
    noting: Noting
    board: Board
    profile: Profile
    reconciling: Reconciling
    commands: CommandRecord


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
        self._publisher = DiscordPublisher(self._known)
        cards = Cards(self._database)
        self._counts = CardCounts(cards, _monotonic)
        self.services = self._wire(cards, random_bytes)
        self.bot = RejectBot(
            turns=Turns(self._start, self._shard_ready, self._guild_back, self._stop),
            router=Router(),
            errands=self._errands,
            shard_count=settings.shard_count or 1,
            shard_ids=settings.shard_ids,
        )
        self._publisher.attach(self.bot)
        self._counts.attach(self.bot)

    def _wire(self, cards: Cards, random_bytes: RandomBytes) -> Services:
        now, database, publisher = discord.utils.utcnow, self._database, self._publisher
        environment = Environment(now, random_bytes, self._errands.later)
        setup = ServerSetup(database, publisher, self._settings.default_locale)
        tallies = Tallies(self._keys, random_bytes)
        envelopes = Envelopes(self._keys, random_bytes)
        looking = Looking(envelopes)
        crediting = Crediting(self._keys, tallies, now)
        posting = Posting(database, crediting, setup, publisher, self._counts, now)
        supporting = Supporting(database, looking, setup, self._counts, now)
        sharing = Sharing(database, self._keys, envelopes, setup, publisher, environment)
        return Services(
            setup=setup,
            cards=cards,
            admitting=Admitting(
                database,
                self._keys,
                setup,
                ServerDay(envelopes, setup, now),
                sharing,
                environment,
            ),
            sharing=sharing,
            publishing=Publishing(database, envelopes, posting, environment),
            supporting=supporting,
            noting=Noting(database, looking, setup, publisher, environment),
            board=Board(database, setup, now),
            profile=Profile(database, tallies, setup, publisher, now),
            reconciling=Reconciling(database, supporting, setup, publisher, self._counts, now),
            commands=CommandRecord(database),
        )

    async def _start(self, bot: RejectBot) -> None:
        await make_ready(self._settings.database_url)
        self._database.open()
        self._keys.open()
        await self._make_todays_keys()
        await self.services.setup.load()
        self.services.admitting.begin()
        await self.services.publishing.find_leftover()
        for message, pid in reversed(await self.services.cards.newest(CAPACITY)):
            self._known.add(message, pid)
        await self.add_cogs(bot)
        await sync_if_changed(bot, self.services.commands)
        timer = every_hour(discord.utils.utcnow, self._begin_hour)
        self._errands.start(timer, may_be_cut=True)

    def _begin_hour(self) -> None:
        self._errands.start(self._hourly())

    async def _hourly(self) -> None:
        await self._make_todays_keys()
        await self.services.publishing.publish_due()

    async def _make_todays_keys(self) -> None:
        """By the clock, so that the key file does not tell when a day's first share came."""
        await self._keys.ensure_day(discord.utils.utcnow().date())

    async def add_cogs(self, bot: RejectBot) -> None:
        has = self.services
        for cog in (
            Share(bot.router, has.setup, has.sharing, has.admitting, has.publishing, has.noting),
            Support(bot.router, has.supporting, has.noting, self._counts),
            Reactions(bot, has.setup, has.supporting, has.cards, self._known),
            Leaderboard(bot.router, has.board, has.setup),
            Journey(bot.router, has.profile),
            Setup(bot.router, has.setup),
            Help(bot),
        ):
            await bot.add_cog(cog)

    async def _shard_ready(self, shard: int) -> None:
        await self._recover_once()
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

    async def _guild_back(self, guild: int) -> None:
        if self._recovered:  # else the first READY is under way, which does all servers
            await self.services.reconciling.reconcile(GuildId(guild))

    async def _stop(self) -> None:
        try:
            await self._counts.finish(_LAST_EDITS_WITHIN)
        finally:
            await self._database.close()


def _monotonic() -> float:
    """Looked up at each call: a simulated server puts its own clock in this place."""
    return time.monotonic()


def build_bot(settings: Settings, *, random_bytes: RandomBytes = secrets.token_bytes) -> RejectBot:
    """The bot, not logged in, with one shard unless the settings say else.

    `random_bytes` is where all chance comes from.
    """
    if settings.api_url is not None:
        quirks.use_api(settings.api_url)
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
