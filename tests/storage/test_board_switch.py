"""Leaving the board: nobody sees or counts who left, and coming back restores everything."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import keys
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Score
from rejectbot.storage import guilds, members, points, seasons, totals
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.members import Choices
from rejectbot.storage.points import Earned
from rejectbot.storage.tables import standing, total
from tests.storage.makers import ADA, BEN, HERE, TODAY, earned, new_id, own_totals, rank, scores
from tests.storage.test_servers import SETTINGS

WEEK, MONTH, YEAR, ALL = keys(TODAY)


def switch(tx: Transaction, guild: GuildId, user: UserId, *, on_board: bool) -> None:
    members.save(tx, guild, user, Choices(on_board=on_board))
    totals.show(tx, guild, user, on_board=on_board)


def board(tx: Transaction, guild: GuildId = HERE, period: str = ALL) -> list[Score]:
    return scores(tx, guild, period, skip=0, most=100)


def everything(tx: Transaction) -> list[Any]:
    kept = select(standing).where(standing.c.members != 0)
    return [sorted(map(tuple, tx.execute(rows))) for rows in (select(total), kept)]


async def test_who_left_is_on_no_board_and_before_nobody(database: Database) -> None:
    def work(tx: Transaction) -> tuple[list[Score], int]:
        points.earn(tx, earned(10))
        points.earn(tx, earned(3, user=BEN))
        switch(tx, HERE, ADA, on_board=False)
        return board(tx), rank(tx, HERE, ALL, 3)

    assert await database.write(work) == ([Score(BEN, 3)], 1)


async def test_what_is_earned_in_hiding_counts_for_oneself_alone(database: Database) -> None:
    def work(tx: Transaction) -> tuple[list[Score], dict[str, int]]:
        switch(tx, HERE, ADA, on_board=False)
        points.earn(tx, earned(10))
        return board(tx), own_totals(tx, HERE, ADA, keys(TODAY))

    assert await database.write(work) == ([], dict.fromkeys(keys(TODAY), 10))


async def test_coming_back_restores_exactly(database: Database) -> None:
    def work(tx: Transaction) -> None:
        points.earn(tx, earned(70))
        points.earn(tx, earned(5, day=TODAY - timedelta(days=40)))
        points.earn(tx, earned(3, user=BEN))
        before = everything(tx)
        switch(tx, HERE, ADA, on_board=False)
        switch(tx, HERE, ADA, on_board=False)
        assert everything(tx) != before
        switch(tx, HERE, ADA, on_board=True)
        switch(tx, HERE, ADA, on_board=True)
        assert everything(tx) == before

    await database.write(work)


async def test_a_total_that_went_to_nothing_in_hiding_comes_back_with_the_rest(
    database: Database,
) -> None:
    taken = earned(4, what=Earning.SUPPORT)

    def work(tx: Transaction) -> list[Score]:
        switch(tx, HERE, ADA, on_board=False)
        points.earn(tx, taken)
        points.take_back(tx, taken)
        switch(tx, HERE, ADA, on_board=True)
        points.earn(tx, earned(6))
        return board(tx)

    assert await database.write(work) == [Score(ADA, 6)]


_servers = iter(range(50_000, 10**9))
_users = st.integers(1, 6).map(UserId)
_amounts = st.sampled_from((0, 1, 2, 5, 10, 63, 64, 65, 200))
_days = st.sampled_from((0, 1, 8, 40, 400)).map(lambda back: TODAY - timedelta(days=back))
_earned = st.tuples(
    st.just("earn"),
    _users,
    _days,
    _amounts,
    st.sampled_from((Earning.NOTE, Earning.SUPPORT, Earning.SHARE, Earning.CREDIT)),
    st.sampled_from((True, True, True, False)),
)
_steps = st.one_of(
    _earned,
    _earned,
    _earned,
    st.tuples(st.just("take back"), st.integers(0, 30)),
    st.tuples(st.just("void"), st.integers(0, 30)),
    st.tuples(st.just("leave"), _users),
    st.tuples(st.just("come back"), _users),
    st.tuples(st.just("erase"), _users),
    st.tuples(st.just("reset")),
    st.tuples(st.just("undo")),
)
BOARDS = {
    BoardKind.SHARERS: (Earning.SHARE,),
    BoardKind.GIVERS: (Earning.SUPPORT, Earning.NOTE),
}


class Naive:
    """The same server, added up anew for each question."""

    def __init__(self) -> None:
        self.earned: list[Earned] = []
        self.away: set[UserId] = set()
        self.season = 0
        self.can_undo = False

    def board(self, key: BoardKey) -> dict[UserId, int]:
        sums: Counter[UserId] = Counter()
        for each in self.earned:
            is_in = key.period in keys(each.day) and each.season == key.season
            if is_in and each.user not in self.away:
                sums[each.user] += self._worth(each, key.kind)
        return {user: amount for user, amount in sums.items() if amount}

    def _worth(self, each: Earned, kind: BoardKind) -> int:
        if kind is BoardKind.POINTS:
            return each.points
        return int(each.counts and each.what in BOARDS[kind])


def live(tx: Transaction, guild: GuildId, naive: Naive, step: tuple[Any, ...]) -> None:
    match step:
        case ("earn", user, day, amount, what, counts):
            new = Earned(guild, user, what, new_id(), day, amount, counts)
            points.earn(tx, new)
            naive.earned.append(replace(new, season=naive.season))
        case ("take back" | "void" as how, number) if naive.earned:
            old = naive.earned.pop(number % len(naive.earned))
            found = points.find(tx, guild, old.user, old.what, old.pid)
            assert found == old
            if how == "void":
                points.void(tx, old)
                naive.earned.append(replace(old, points=0, counts=False))
            else:
                points.take_back(tx, old)
        case ("reset",):
            assert seasons.begin(tx, guild, naive.season, TODAY)
            naive.season, naive.can_undo = naive.season + 1, True
        case ("undo",):
            assert seasons.undo(tx, guild, naive.season, TODAY) == naive.can_undo
            if naive.can_undo:
                _undo(naive)
        case _:
            _come_and_go(tx, guild, naive, step)


def _come_and_go(tx: Transaction, guild: GuildId, naive: Naive, step: tuple[Any, ...]) -> None:
    match step:
        case ("leave", user):
            switch(tx, guild, user, on_board=False)
            naive.away.add(user)
        case ("come back", user):
            switch(tx, guild, user, on_board=True)
            naive.away.discard(user)
        case ("erase", user):
            members.erase(tx, user, guild)
            points.erase(tx, user, guild)
            totals.erase(tx, user, guild)
            naive.away.discard(user)
            naive.earned = [each for each in naive.earned if each.user != user]


def _undo(naive: Naive) -> None:
    gone, naive.season, naive.can_undo = naive.season, naive.season - 1, False
    naive.earned = [
        replace(each, season=naive.season) if each.season == gone else each for each in naive.earned
    ]


def check(tx: Transaction, guild: GuildId, naive: Naive, days: set[date]) -> None:
    due = {
        key: naive.board(key)
        for period in {key for day in days for key in keys(day)}
        for season in range(naive.season + 2)
        for key in (BoardKey(kind, season, period) for kind in BoardKind)
    }
    for key, amounts in due.items():
        assert board(tx, guild, key.stored) == [
            Score(user, amount)
            for user, amount in sorted(amounts.items(), key=lambda each: (-each[1], each[0]))
        ]
        for amount in {1, *amounts.values()}:
            ahead = sum(other > amount for other in amounts.values())
            assert rank(tx, guild, key.stored, amount) == 1 + ahead
    assert {BoardKey.read(period) for period in totals.periods(tx, guild)} <= set(due)
    kept = select(standing.c.period, standing.c.width, func.sum(standing.c.members)).where(
        standing.c.guild == guild
    )
    for period, _width, number in tx.execute(kept.group_by(standing.c.period, standing.c.width)):
        assert number == len(due[BoardKey.read(period)])
    assert tx.execute(text("SELECT min(members) FROM standing")).scalar() in (None, 0, *range(99))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from((5, 20, 40)).flatmap(lambda n: st.lists(_steps, min_size=n, max_size=n)))
async def test_boards_of_any_history_are_what_adding_up_anew_gives(
    database: Database, history: list[tuple[Any, ...]]
) -> None:
    server, naive = GuildId(next(_servers)), Naive()

    def work(tx: Transaction) -> None:
        guilds.add(tx, replace(SETTINGS, guild=server, season=0, season_reset=None))
        for step in history:
            live(tx, server, naive, step)
        check(tx, server, naive, {TODAY - timedelta(days=back) for back in (0, 1, 8, 40, 400)})

    await database.write(work)
