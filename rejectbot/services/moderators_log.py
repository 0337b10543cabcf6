"""What moderators did: rows for it, and the pages on which other moderators read them."""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.ids import EntryId, GuildId, RejectionId, UserId
from rejectbot.domain.limits import LOG_PAGE
from rejectbot.domain.measures import Measure
from rejectbot.domain.periods import local_day
from rejectbot.services import moderable
from rejectbot.services.ports import CardPlace, Environment
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderation
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.moderation import Moderation

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that was done, and where its card or note stands; None where none is to see."""

    done: Moderation
    card: CardPlace | None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Up to `LOG_PAGE` lines, the newest day first, in no order within a day; `number` from 0."""

    lines: tuple[LogLine, ...]
    number: int
    has_more: bool


class ModeratorsLog:
    """Makes rows and reads them; whoever changes something stores the row with the change."""

    def __init__(self, database: Database, setup: ServerSetup, environment: Environment) -> None:
        self._database = database
        self._setup = setup
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    def new_id(self) -> EntryId:
        """An id that no row has."""
        return EntryId(self._random_bytes(_ID_BYTES))

    def today(self, guild: GuildId) -> date:
        """The server's day now, under which is noted what is done."""
        return local_day(self._now(), self._setup.of(guild).time_zone)

    def measure(
        self,
        guild: GuildId,
        moderator: UserId | None,
        what: Measure,
        *,
        about: bytes | None = None,
        words: str | None = None,
        detail: str | None = None,
    ) -> Moderation:
        """The row of something done today.

        `about` is a card's id or a note's; `words` are of the server's filter; `detail` is the
        action for those, or the reason.
        """
        return Moderation(
            id=self.new_id(),
            guild=guild,
            moderator=moderator,
            what=what.value,
            day=self.today(guild),
            pid=None if about is None else RejectionId(about),
            reason=detail,
            words=words,
        )

    async def page(self, guild: GuildId, number: int) -> LogPage:
        """A page of what was done there; empty past the last."""

        def work(tx: Transaction) -> LogPage:
            found = moderation.of_guild(tx, guild, number * LOG_PAGE, LOG_PAGE + 1)
            lines = tuple(LogLine(each, _card(tx, each)) for each in found[:LOG_PAGE])
            return LogPage(lines, number, has_more=len(found) > LOG_PAGE)

        return await self._database.read(work)


def _card(tx: Transaction, done: Moderation) -> CardPlace | None:
    return None if done.pid is None else moderable.standing(tx, done.guild, done.pid)
