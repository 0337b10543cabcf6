"""Public credit: once a month, what members who asked for it earned anonymously may become points.

That a run happens and its row is written depends on `member.credit` alone. Only the row's figures
and the points depend on who shared, and what they tell of few is not written.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import partial

import structlog

from rejectbot.domain.credit import worst_confidence
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import CREDIT_CONFIDENCE_MAX, CREDIT_CROWD
from rejectbot.domain.periods import Period, local_day
from rejectbot.domain.points import ANONYMOUS_SHARE, Earning
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Points, Tallies, take_out
from rejectbot.services.ports import Environment
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import anonymous, credit, points
from rejectbot.storage.credit import CreditRun
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

_RUN_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Figures:
    """What somebody is shown before they ask for credit, as the last monthly run left it.

    `crowd` is how many were credited then. If nobody was, it is `needed` where so many had earned
    something, and 0 where they were fewer: how many fewer is not told. `confidence` in percent.
    """

    crowd: int
    needed: int
    confidence: int
    moved: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """One server's run: its id, month, the UTC day, and the server's own day."""

    id: RejectionId
    guild: GuildId
    month: str
    today: date
    day: date


class PublicCredit:
    """Each (server, month) is claimed by its row, in the transaction that moves the points."""

    def __init__(
        self,
        database: Database,
        keys: KeyFile,
        tallies: Tallies,
        setup: ServerSetup,
        environment: Environment,
    ) -> None:
        self._database = database
        self._keys = keys
        self._tallies = tallies
        self._setup = setup
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    async def run_monthly(self) -> None:
        """Look at every server on the first UTC day of a month; a month missed then waits.

        On any other day a run would come right after whoever asks first, and follow the asker.
        """
        today = self._now().astimezone(UTC).date()
        if today.day != 1:
            return
        await self._keys.ensure_day(today)
        month = Period.MONTH.key(today)
        for guild in await self._database.read(partial(credit.due, month=month)):
            day = local_day(self._now(), self._setup.of(guild).time_zone)
            run_id = RejectionId(self._random_bytes(_RUN_ID_BYTES))
            run = _Run(run_id, guild, month, today, day)
            await self._database.write(partial(self._look, run=run))
        log.info("credit_looked_at")

    async def figures(self, guild: GuildId) -> Figures | None:
        """Those of the server's last run, None before the first.

        Live ones would change with a post, and tell who watches them that its author had asked.
        """

        def work(tx: Transaction) -> Figures | None:
            last = credit.last_run(tx, guild)
            if last is None:
                return None
            return Figures(last.crowd, _needed(tx, guild), last.confidence, last.moved)

        return await self._database.read(work)

    def _look(self, tx: Transaction, run: _Run) -> None:
        tally = self._tallies.open(anonymous.tally_to_change(tx, run.guild))
        earned = {user: tally[user] for user in credit.asked(tx, run.guild) if tally.get(user)}
        if credit.add_run(tx, found := _judged(tx, run, earned)) and found.moved:
            self._move(tx, run, tally, earned)

    def _move(self, tx: Transaction, run: _Run, tally: Points, earned: Points) -> None:
        for user in sorted(earned):
            amount = take_out(tally, user)
            key = (run.guild, user, Earning.CREDIT, run.id)
            points.earn(tx, points.Earned(*key, run.day, amount, counts=False))
        anonymous.save_tally(tx, self._tallies.reseal(run.guild, tally, run.today))


def _judged(tx: Transaction, run: _Run, earned: Points) -> CreditRun:
    """Whether the points may move, and the figures that are kept of it."""
    needed = _needed(tx, run.guild)
    waits = CreditRun(run.guild, run.month, crowd=0, confidence=100, moved=False)
    if len(earned) < needed:
        return waits
    posts = {user: -(-amount // ANONYMOUS_SHARE) for user, amount in earned.items()}
    confidence = worst_confidence(posts, _possible(tx, run.guild, earned))
    if confidence > CREDIT_CONFIDENCE_MAX:
        return replace(waits, crowd=needed, confidence=confidence)
    return replace(waits, crowd=len(earned), confidence=confidence, moved=True)


def _possible(tx: Transaction, guild: GuildId, earned: Points) -> dict[UserId, int]:
    """By member, how many standing anonymous posts can be among theirs.

    Whoever was credited before has nothing left from before then, as the board tells.
    """
    by_day, credited = credit.anonymous_posts(tx, guild), credit.last_credited(tx, guild)
    since = {user: credited.get(user, date.min) for user in earned}
    counted = {
        start: sum(posts for day, posts in by_day.items() if day > start)
        for start in set(since.values())
    }
    return {user: counted[start] for user, start in since.items()}


def _needed(tx: Transaction, guild: GuildId) -> int:
    chosen = credit.crowd(tx, guild)
    return CREDIT_CROWD if chosen is None else chosen
