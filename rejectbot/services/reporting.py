"""Reporting a card or note: stored once a member, shown to moderators; enough of it hides it."""

import structlog

from rejectbot.domain.errors import CardRemoved, DecidedAlready, NothingWaits, Refusal
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.reporting import ReportReason, checked_report
from rejectbot.domain.review import State
from rejectbot.domain.safety_errors import HiddenNotKept, NothingToModerate, NothingToReport
from rejectbot.services import by_reports, moderable
from rejectbot.services.moderable import Moderable
from rejectbot.services.moderating import Decision, Moderating
from rejectbot.services.pace import Pace
from rejectbot.services.pointing import pointed_at
from rejectbot.services.report_posts import ReportPosts
from rejectbot.services.reported import LookedAt, Reports, Said
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.storage import moderation, report_messages, reports
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class Reporting:
    """Nothing here knows who wrote what is reported, and nothing keeps who reported it."""

    def __init__(
        self,
        database: Database,
        kept: Reports,
        pace: Pace,
        moderating: Moderating,
        posts: ReportPosts,
        setup: ServerSetup,
    ) -> None:
        self._database = database
        self._reports = kept
        self._pace = pace
        self._moderating = moderating
        self._posts = posts
        self._setup = setup

    async def report(
        self,
        guild: GuildId,
        reporter: Author,
        message: MessageId,
        reason: ReportReason | None,
        words: str,
        thread: ChannelId | None = None,
    ) -> Moderable | None:
        """Store a member's report of this message. Give what is returned to `finish`.

        Of what an author added in the `thread` of their card, it is the card that is reported.
        None where they have reported it before. Raises ReportReasonMissing, ReportTooLong,
        ReportedEnough, NothingToReport, or CardRemoved where moderators or its author were faster.
        """
        checked, cleaned = checked_report(reason, words)
        wait = self._setup.of(guild).newcomers_wait
        is_newcomer = not self._reports.count(reporter.joined, wait)
        today = await self._reports.today()

        def work(tx: Transaction) -> Moderable | None:
            found = pointed_at(tx, guild, message, thread or ChannelId(message))
            if found is None:
                raise NothingToReport
            what, said = found.what, Said(checked, cleaned, found.below, is_newcomer)
            if what.state not in {State.PUBLISHED, State.HIDDEN}:
                raise CardRemoved
            tags = self._reports.tags(what.id, reporter.user, today)
            if reports.is_known(tx, what.id, tags):
                return None
            is_new = reports.add(tx, self._reports.row(tags[0], what, said, today))
            return what if is_new else None

        with self._pace.report(reporter.user):
            what = await self._database.write(work)
        log.info("reported")
        return what

    async def finish(self, guild: GuildId, about: bytes) -> None:
        """Hide it if enough members have reported it, and show moderators what is."""
        await self._hide_if_enough(guild, about)
        await self._posts.update(guild, about)

    async def keep(self, guild: GuildId, moderator: UserId, about: bytes) -> Moderable:
        """A moderator looked, and it stands: reports hide it no more as it is. Returns it.

        Of several at once one has an effect. Raises NothingToModerate, NothingWaits,
        DecidedAlready, or HiddenNotKept where it does not stand.
        """
        zone = self._setup.of(guild).time_zone

        def work(tx: Transaction) -> Moderable:
            what = moderable.by_id(tx, guild, about)
            if what is None:
                raise NothingToModerate
            if what.state is State.HIDDEN:
                raise HiddenNotKept
            if not by_reports.settle(tx, what, Step.KEPT):
                raise self._was_faster(tx, guild, about)
            moderation.add(tx, self._reports.kept(guild, about, moderator, zone))
            return what

        what = await self._database.write(work)
        log.info("reports_closed")
        return what

    async def look(self) -> None:
        """Catch up on what a crash, an outage or a missing permission has left."""
        await self._posts.recover()
        for guild, about in await self._database.read(self._places):
            if not self._setup.is_away(guild):
                await self.finish(guild, about)

    async def catch_up(self, guild: GuildId) -> None:
        """The same in one server, whose moderators' channel may be another one."""
        for where, about in await self._database.read(self._places):
            if where == guild:
                await self._posts.update(guild, about)

    async def _hide_if_enough(self, guild: GuildId, about: bytes) -> None:
        enough = self._setup.of(guild).reports_to_hide

        def work(tx: Transaction) -> bool:
            what = moderable.by_id(tx, guild, about)
            stands = what is not None and what.state is State.PUBLISHED
            return stands and by_reports.may_hide(tx, guild, about, enough)

        if not await self._database.read(work):
            return
        try:
            decided = await self._moderating.decide(guild, None, Decision(about, Step.HIDDEN))
            await self._moderating.finish(decided)
        except Refusal as refusal:
            log.warning("reported_not_hidden", refusal=type(refusal).__name__)

    def _was_faster(self, tx: Transaction, guild: GuildId, about: bytes) -> Refusal:
        now = self._reports.one(tx, guild, about)
        if isinstance(now, LookedAt) and now.step is not None:
            return DecidedAlready(verdict=now.step.value, by=now.by)
        return NothingWaits()

    def _places(self, tx: Transaction) -> list[tuple[GuildId, bytes]]:
        every = {*reports.open_places(tx), *report_messages.places(tx)}
        return sorted(each for each in every if not self._reports.is_resting(tx, *each))
