"""Attempts and goals: one's own alone, claimed once, found by day."""

from dataclasses import replace
from datetime import timedelta

from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import AttemptId, ChannelId, GuildId, MessageId, UserId
from rejectbot.storage import attempts, goals
from rejectbot.storage.attempts import Attempt
from rejectbot.storage.engine import Database, Transaction
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def attempt(days_ago: int = 0, *, guild: GuildId = HERE, user: UserId = ADA) -> Attempt:
    day = TODAY - timedelta(days=days_ago)
    return Attempt(AttemptId(new_id()), guild, user, day, pid=new_id(), ask_on=TODAY)


async def test_attempts_are_found_by_member_and_day(database: Database) -> None:
    old, new = attempt(10), attempt()
    others = [attempt(user=BEN), attempt(guild=ELSEWHERE)]

    def work(tx: Transaction) -> None:
        for each in (new, old, *others):
            attempts.add(tx, each)
        assert attempts.of_member(tx, HERE, ADA) == [old, new]
        assert attempts.days_since(tx, HERE, ADA, YESTERDAY) == [TODAY]
        assert attempts.count_on_day(tx, HERE, ADA, TODAY) == 1
        assert attempts.find(tx, HERE, ADA, old.id) == old
        assert attempts.find(tx, HERE, BEN, old.id) is None
        assert attempts.find(tx, ELSEWHERE, ADA, old.id) is None

    await database.write(work)


async def test_the_channel_is_told_once_and_by_its_owner(database: Database) -> None:
    mine = attempt()

    def work(tx: Transaction) -> None:
        attempts.add(tx, mine)
        stands = attempts.Telling(True, ChannelId(5), MessageId(6))
        assert not attempts.set_telling(tx, HERE, BEN, mine.id, stands)
        assert attempts.set_telling(tx, HERE, ADA, mine.id, stands)

    await database.write(work)


async def test_the_inbox_asks_from_its_day_on_until_it_is_answered(database: Database) -> None:
    mine = attempt(5)

    def work(tx: Transaction) -> None:
        attempts.add(tx, mine)
        assert attempts.due(tx, HERE, ADA, YESTERDAY) == []
        assert attempts.due(tx, HERE, ADA, TODAY) == [mine]
        assert attempts.set_asking(tx, HERE, ADA, mine.id, ask_on=TOMORROW)
        assert attempts.due(tx, HERE, ADA, TODAY) == []
        assert not attempts.set_asking(tx, HERE, BEN, mine.id, ask_on=TODAY)
        assert not attempts.answer(tx, HERE, BEN, mine.id, "worked")
        assert attempts.answer(tx, HERE, ADA, mine.id, "worked")
        assert attempts.due(tx, HERE, ADA, TOMORROW) == []
        assert not attempts.set_asking(tx, HERE, ADA, mine.id, ask_on=TODAY)
        found = attempts.find(tx, HERE, ADA, mine.id)
        assert found == replace(mine, ask_on=None, outcome="worked")

    await database.write(work)


async def test_a_goal_takes_the_place_of_an_older_one(database: Database) -> None:
    first, second = (Goal(target, YESTERDAY, TOMORROW) for target in (10, 100))

    def work(tx: Transaction) -> None:
        for each in (first, second):
            goals.save(tx, HERE, ADA, each)
        goals.save(tx, HERE, BEN, first)
        assert goals.find(tx, HERE, ADA) == second
        assert goals.find(tx, ELSEWHERE, ADA) is None
        goals.erase(tx, ADA, HERE)
        assert goals.find(tx, HERE, ADA) is None
        assert goals.find(tx, HERE, BEN) == first

    await database.write(work)
