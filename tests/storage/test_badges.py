"""What badges count: the same as a recount of the rows by hand, for one member and for a page."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from rejectbot.domain.badges import Badge, Deeds, Measure, most_needed
from rejectbot.domain.ids import AttemptId, GuildId, RejectionId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How, Rejection
from rejectbot.domain.review import State
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.storage import attempts, badges, members, points, rejections, support
from rejectbot.storage.attempts import Attempt
from rejectbot.storage.engine import Database, Transaction
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id, rejection

CHI = UserId(1_200_000_000_000_000_003)
PEOPLE = (ADA, BEN, CHI)


@dataclass
class Life:
    """Rows of chance, and beside them what a straightforward look finds."""

    chance: random.Random
    cards: list[tuple[Rejection, UserId | None]] = field(default_factory=list)
    given: set[tuple[RejectionId, UserId, SupportKind]] = field(default_factory=set)
    comebacks: set[tuple[GuildId, UserId]] = field(default_factory=set)

    def write(self, tx: Transaction) -> None:
        for number in range(640):
            self._card(tx, number)
        for _ in range(1_800):
            self._support(tx)
        for what in (Earning.UPDATE_AGAIN, Earning.UPDATE_LEARNED, Earning.WORKED_OUT):
            self._update(tx, what)
        guild, who = self.chance.choice((HERE, ELSEWHERE)), self.chance.choice(PEOPLE)
        attempts.add(tx, Attempt(AttemptId(new_id()), guild, who, TODAY))
        self.comebacks.add((guild, who))

    def _card(self, tx: Transaction, number: int) -> None:
        how, author = self.chance.choice((How.NAMED, How.NAMED, How.ANONYMOUS)), None
        card = rejection(
            number,
            guild=self.chance.choice((HERE, HERE, HERE, ELSEWHERE)),
            day=TODAY - timedelta(days=self.chance.choice((3, 150, 367))),
            how=how,
            state=self.chance.choice((State.PUBLISHED, State.HIDDEN, State.REMOVED)),
        )
        rejections.add(tx, card)
        if how is How.NAMED:
            author = self.chance.choice((ADA, ADA, ADA, ADA, BEN, CHI))
            rejections.add_author(tx, card.id, author)
        self.cards.append((card, author))

    def _support(self, tx: Transaction) -> None:
        card = self.chance.choice(self.cards)[0]
        (who,) = self.chance.choices(PEOPLE, (200, 1_000, 20))
        kind = self.chance.choice(tuple(SupportKind))
        support.save(tx, card.id, who, kind, Marks(button=True))
        self.given.add((card.id, who, kind))

    def _update(self, tx: Transaction, what: Earning) -> None:
        who = self.chance.choice(PEOPLE)
        points.earn(tx, points.Earned(HERE, who, what, new_id(), TODAY, 3))
        if what is not Earning.UPDATE_LEARNED:
            self.comebacks.add((HERE, who))

    def deeds(self, who: UserId) -> Deeds:
        here = {card.id for card, _ in self.cards if card.guild == HERE}
        days = [
            card.day
            for card, author in self.cards
            if author == who and card.guild == HERE and card.state is not State.REMOVED
        ]
        given = [(pid, kind) for pid, by, kind in self.given if by == who and pid in here]
        boats = sum(kind is SupportKind.BOAT for _, kind in given)
        return Deeds(
            rejections=min(len(days), most_needed(Measure.REJECTIONS)),
            supported=min(len({pid for pid, _ in given}), most_needed(Measure.SUPPORTED)),
            same_boat=min(boats, most_needed(Measure.SAME_BOAT)),
            comebacks=int((HERE, who) in self.comebacks),
            first=min(days, default=None),
            latest=max(days, default=None),
        )


@pytest.mark.parametrize("seed", range(3))
async def test_counts_are_those_of_a_recount(database: Database, seed: int) -> None:
    life = Life(random.Random(seed))
    await database.write(life.write)

    found = await database.read(lambda tx: [badges.deeds(tx, HERE, who) for who in PEOPLE])
    assert found == [life.deeds(who) for who in PEOPLE]
    assert [deeds.earned(Badge.HUNDRED) for deeds in found] == [True, False, False]
    assert [deeds.earned(Badge.SUPPORT_MANY) for deeds in found] == [False, True, False]


@pytest.mark.parametrize("badge", list(Badge))
async def test_a_page_shows_a_badge_while_it_is_earned(database: Database, badge: Badge) -> None:
    life = Life(random.Random(7))

    def work(tx: Transaction) -> dict[UserId, Badge]:
        life.write(tx)
        for who in PEOPLE:
            members.save_badge(tx, HERE, who, badge)
            members.save_badge(tx, ELSEWHERE, who, Badge.FIRST)
        return badges.shown(tx, HERE, [*PEOPLE, UserId(5)])

    shown = await database.write(work)
    earned = {who: badge for who in PEOPLE if life.deeds(who).earned(badge)}
    assert shown == earned


async def test_who_shows_none_has_none_on_a_page(database: Database) -> None:
    def work(tx: Transaction) -> list[dict[UserId, Badge]]:
        card = rejection()
        rejections.add(tx, card)
        rejections.add_author(tx, card.id, ADA)
        seen = [badges.shown(tx, HERE, [ADA])]
        for badge in (Badge.FIRST, None):
            members.save_badge(tx, HERE, ADA, badge)
            seen.append(badges.shown(tx, HERE, [ADA]))
        assert badges.shown(tx, HERE, []) == {}
        return seen

    assert await database.write(work) == [{}, {ADA: Badge.FIRST}, {}]


async def test_choosing_a_badge_keeps_the_switches(database: Database) -> None:
    chosen = members.Choices(on_board=False, credit=True)

    def work(tx: Transaction) -> None:
        members.save_badge(tx, HERE, ADA, Badge.FIRST)
        assert members.choices(tx, HERE, ADA) == members.Choices()
        members.save(tx, HERE, ADA, chosen)
        assert members.badge(tx, HERE, ADA) is Badge.FIRST
        members.save_badge(tx, HERE, ADA, Badge.TEN)
        assert members.choices(tx, HERE, ADA) == chosen
        assert members.badge(tx, HERE, BEN) is None
        members.erase(tx, ADA, HERE)
        assert members.badge(tx, HERE, ADA) is None

    await database.write(work)


async def test_no_count_looks_through_the_cards_of_the_whole_server(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    database.open()
    plan: list[str] = []

    def explain(tx: Transaction) -> None:
        with recorded(tx) as asked:
            badges.deeds(tx, HERE, ADA)
            badges.shown(tx, HERE, PEOPLE)
        for sql, values in asked:
            plan.extend(row[-1] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))

    await database.read(explain)
    await database.close()
    assert any("SEARCH rejection USING PRIMARY KEY" in step for step in plan)
    assert not any("rejection_recent" in step for step in plan)


@contextmanager
def recorded(tx: Transaction) -> Iterator[list[tuple[str, Any]]]:
    """The statements of a transaction as they reach its driver, with their values."""
    asked: list[tuple[str, Any]] = []

    def note(_tx: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        asked.append((sql, values))

    event.listen(tx, "before_cursor_execute", note)
    yield asked
    event.remove(tx, "before_cursor_execute", note)
