"""The queue: fair whatever happened before, and nothing in it knows who wrote without a name."""

import os
import random
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.services.encouraging import NobodyWaits, Offer
from rejectbot.services.seen_today import SeenToday
from rejectbot.storage import queue, rejections, support
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.queue import Without
from rejectbot.storage.tables import metadata
from tests.services.house import ADA, BEN, HERE, House
from tests.storage.makers import ELSEWHERE, TODAY, rejection
from tests.storage.makers import HERE as THERE

EXAMPLES = int(os.environ.get("QUEUE_EXAMPLES", "40"))
_people = st.integers(1, 4)
_cards = st.lists(
    st.tuples(_people, st.booleans(), st.integers(0, 20), st.sets(_people, max_size=4)),
    max_size=8,
)
"""Author, with their name, days ago, supporters."""
_guilds = iter(range(50_000, 10**9))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_cards, st.integers(0, 2**32))
async def test_everyone_who_waits_is_reached_the_least_supported_first(
    database: Database, cards: list[tuple[int, bool, int, set[int]]], seed: int
) -> None:
    guild, viewer, chance = GuildId(next(_guilds)), UserId(1), random.Random(seed)
    due: list[tuple[int, int, RejectionId]] = []

    def fill(tx: Transaction) -> None:
        for number, (author, named, days, supporters) in enumerate(cards):
            message = guild * 100 + number
            pid = _place(tx, guild, message, days, UserId(author) if named else None)
            _support(tx, pid, supporters, chance)
            is_own = named and author == viewer
            if not is_own and viewer not in supporters and days <= 14:
                due.append((len(supporters), message, pid))

    def walk(tx: Transaction) -> list[RejectionId]:
        seen: list[RejectionId] = []
        while found := queue.first(tx, guild, viewer, TODAY - timedelta(days=14), Without(seen)):
            seen.append(found.pid)
        return seen

    await database.write(fill)
    assert await database.read(walk) == [pid for _, _, pid in sorted(due)]


def _place(
    tx: Transaction, guild: GuildId, message: int, days_ago: int, author: UserId | None
) -> RejectionId:
    how, day = How.NAMED if author else How.ANONYMOUS, TODAY - timedelta(days=days_ago)
    card = rejection(message, guild=guild, day=day, how=how)
    rejections.add(tx, card)
    if author is not None:
        rejections.add_author(tx, card.id, author)
    return card.id


def _support(tx: Transaction, pid: RejectionId, users: set[int], chance: random.Random) -> None:
    """Each in two ways, which count once."""
    for user in users:
        for kind in chance.sample(list(SupportKind), k=2):
            support.save(tx, pid, UserId(user), kind, Marks(reaction=True))


async def test_support_of_people_who_were_erased_still_counts(database: Database) -> None:
    first, second = rejection(1), rejection(2)

    def work(tx: Transaction) -> None:
        for card in (first, second):
            rejections.add(tx, card)
        for kind in (SupportKind.HUG, SupportKind.GO):
            support.save(tx, first.id, UserId(9), kind, Marks(button=True))
        support.erase(tx, UserId(9), THERE)
        found = queue.first(tx, THERE, UserId(1), TODAY, Without())
        assert found is not None
        assert found.pid == second.id
        again = queue.first(tx, THERE, UserId(1), TODAY, Without([second.id]))
        assert again is not None
        assert (again.pid, again.supporters) == (first.id, 1)
        assert queue.first(tx, ELSEWHERE, UserId(1), TODAY, Without()) is None

    await database.write(work)


async def test_the_queue_is_read_by_an_index(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    database.open()

    def work(tx: Transaction) -> list[str]:
        asked = queue._FIRST.params(in_guild=1, viewer=2, since=TODAY, seen=[], closed=[])
        compiled = asked.compile(dialect=tx.dialect, compile_kwargs={"render_postcompile": True})
        values = (None,) * str(compiled).count("?")
        return [row[3] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values)]

    plan = await database.read(work)
    await database.close()
    assert any("rejection_recent (guild=? AND day>?)" in line for line in plan), plan
    scans = {line.split()[1] for line in plan if line.startswith("SCAN ")}
    assert not scans & metadata.tables.keys(), plan


async def test_looking_writes_nothing_and_shows_an_author_their_own_like_anybody(
    house: House,
) -> None:
    await house.share(visibility="anonymous")
    before = await house.database.read(lambda tx: tx.execute(text("SELECT * FROM outbox")).all())
    offers = [await house.encouraging.next(HERE, who) for who in (ADA, BEN)]
    assert offers[0] == offers[1]
    assert isinstance(offers[0], Offer)
    after = await house.database.read(lambda tx: tx.execute(text("SELECT * FROM outbox")).all())
    assert before == after
    assert await house.encouraging.next(HERE, ADA) == NobodyWaits(seen_some=True)


async def test_the_next_day_is_the_servers(house: House) -> None:
    await house.share(BEN)
    assert isinstance(await house.encouraging.next(HERE, ADA), Offer)
    house.clock.move(hours=11)
    assert await house.encouraging.next(HERE, ADA) == NobodyWaits(seen_some=True)
    house.clock.move(hours=1)
    assert isinstance(await house.encouraging.next(HERE, ADA), Offer)


def pids(count: int) -> list[RejectionId]:
    return [RejectionId(bytes([number]) * 16) for number in range(count)]


def test_who_looked_longest_ago_is_forgotten_first() -> None:
    seen = SeenToday(most=5)
    for user in (ADA, BEN):
        for pid in pids(2):
            seen.add(HERE, user, TODAY, pid)
    seen.add(HERE, ADA, TODAY, pids(3)[2])
    assert len(seen) == 5
    seen.add(HERE, UserId(3), TODAY, pids(1)[0])
    assert seen.of(HERE, ADA, TODAY) == set(pids(3))
    assert seen.of(HERE, BEN, TODAY) == frozenset()
    assert len(seen) == 4


def test_what_was_seen_goes_with_its_day() -> None:
    seen = SeenToday()
    tomorrow, later = (TODAY + timedelta(days=days) for days in (1, 2))
    for pid in pids(4):
        seen.add(HERE, ADA, TODAY, pid)
    assert seen.of(HERE, ADA, tomorrow) == frozenset()
    seen.add(HERE, BEN, tomorrow, pids(1)[0])
    seen.add(HERE, BEN, later, pids(1)[0])
    assert len(seen) == 1, "nothing of two days ago is in memory"


def test_one_card_is_remembered_once() -> None:
    seen = SeenToday()
    for _ in range(3):
        seen.add(HERE, ADA, TODAY, pids(1)[0])
    assert len(seen) == 1
