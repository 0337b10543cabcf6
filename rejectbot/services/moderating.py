"""What moderators decide about cards and notes that stand, stored once each with its moderator."""

from dataclasses import dataclass, replace
from functools import partial

import structlog

from rejectbot.domain.errors import CardRemoved, CardUnknown, DecidedAlready, Refusal
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.moderating import THEN, Step
from rejectbot.domain.periods import local_day
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason, Verdict, checked_reason, checked_words
from rejectbot.domain.safety_errors import NothingToModerate
from rejectbot.services import by_reports, moderable
from rejectbot.services.aftermath import Aftermath
from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.covers import Covers
from rejectbot.services.desk import entry_of
from rejectbot.services.farewells import Farewell
from rejectbot.services.following import Following
from rejectbot.services.lost_cards import message_is_gone
from rejectbot.services.moderable import Moderable
from rejectbot.services.moderators_acts import ModeratorsActs
from rejectbot.services.pointing import Pointed, pointed_at
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderated, moderation
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.moderation import Moderation

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a moderator wants done with the card or note `about`, unchecked.

    `reason` and `words`, which its author reads, are for what is taken down.
    """

    about: bytes
    step: Step
    reason: Reason | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is stored: what it is about, as it is now, and the deed that follows."""

    step: Step
    what: Moderable
    act: Act


class Moderating:
    """State, log and deed are one transaction: a crash after it is caught up from the outbox."""

    def __init__(
        self,
        database: Database,
        acts: ModeratorsActs,
        aftermath: Aftermath,
        covers: Covers,
        following: Following,
        setup: ServerSetup,
    ) -> None:
        self._database = database
        self._acts = acts
        self._aftermath = aftermath
        self._covers = covers
        self._following = following
        self._setup = setup

    async def at(self, guild: GuildId, message: MessageId, thread: ChannelId) -> Pointed:
        """The card or note that this message of the bot's stands for; raises NothingToModerate."""
        found = await self._database.read(lambda tx: pointed_at(tx, guild, message, thread))
        if found is None:
            raise NothingToModerate
        return found

    async def find(self, guild: GuildId, about: bytes) -> Moderable:
        """The card or note with this id; raises NothingToModerate."""
        return await self._database.read(lambda tx: _found(moderable.by_id(tx, guild, about)))

    async def decide(self, guild: GuildId, moderator: UserId | None, wanted: Decision) -> Decided:
        """Store it; of several at once one has an effect. Give what is returned to `finish`.

        Without a `moderator` members' reports hide it, or it is shown again since nobody looked:
        NothingWaits where there is no reason for that any more.

        Raises NothingToModerate, DecidedAlready, CardRemoved, HiddenTextGone, ReasonMissing,
        ReasonUnsaid, ReasonTooLong or a PlaceRefusal; CardUnknown where what is to be hidden was
        deleted on Discord.
        """
        said = _checked(wanted)
        what = await self.find(guild, wanted.about)
        if what.has_message:
            self._covers.check(what.place, what.channel)
        elif wanted.step is not Step.TAKEN_DOWN:
            raise NothingToModerate  # nothing of a private note can be hidden or shown again
        text = await self._read(what) if wanted.step is Step.HIDDEN else None
        done = by_reports.done_by(moderator, wanted.step)
        enough = self._setup.of(guild).reports_to_hide
        act = await self._acts.make(guild, what, wanted.step)

        def work(tx: Transaction) -> Moderable:
            now = _found(moderable.by_id(tx, guild, what.id))
            by_reports.check(tx, guild, what.id, done, enough)
            is_taken = moderable.take(tx, now, wanted.step)
            if not (is_taken or by_reports.leave_hidden(tx, what.id, done)):
                raise _was_faster(tx, guild, now)
            moderation.add(tx, self._noted(act, moderator, done, wanted))
            self._aftermath.of(wanted.step, tx, act, now, text, said)
            by_reports.settle(tx, now, done)
            self._acts.seal(tx, act)
            return replace(now, state=THEN[wanted.step])

        now = await self._database.write(work)
        log.info("moderated", id=what.id.hex(), name=done.value)
        return Decided(wanted.step, now, act)

    async def finish(self, decided: Decided) -> None:
        """Let the message follow; what Discord does not take now is tried again."""
        await self._following.finish(decided.act, decided.what.id)

    async def _read(self, what: Moderable) -> str | None:
        """What stands there; that there is nothing any more is remembered."""
        try:
            return await self._covers.read(what.place, what.channel)
        except CardUnknown:
            await self._database.write(partial(message_is_gone, what=what))
            raise

    def _noted(
        self, act: Act, moderator: UserId | None, done: Step, wanted: Decision
    ) -> Moderation:
        return Moderation(
            id=entry_of(act),
            guild=act.guild,
            moderator=moderator,
            what=done.value,
            day=local_day(act.due, self._setup.of(act.guild).time_zone),
            pid=RejectionId(wanted.about),
            reason=wanted.reason.value if wanted.reason else None,
        )


def _checked(wanted: Decision) -> Farewell:
    words = checked_words(wanted.words)
    if wanted.step is Step.TAKEN_DOWN:
        checked_reason(Verdict.RETURNED, wanted.reason, words)
    return Farewell(wanted.reason, words)


def _found(what: Moderable | None) -> Moderable:
    if what is None:
        raise NothingToModerate
    return what


def _was_faster(tx: Transaction, guild: GuildId, now: Moderable) -> Refusal:
    """A moderator was, or its author, who took it down."""
    if now.state is State.REMOVED and moderated.find(tx, now.id) is None:
        return CardRemoved()
    done = next((step for step, then in THEN.items() if then is now.state), Step.TAKEN_DOWN)
    by = moderation.who(tx, guild, now.id, done.value)
    shown_by_nobody = done is Step.SHOWN and by is None
    if shown_by_nobody and moderation.is_noted(tx, guild, now.id, Step.UNLOOKED.value):
        return DecidedAlready(verdict=Step.UNLOOKED.value, by=None)
    return DecidedAlready(verdict=done.value, by=by)
