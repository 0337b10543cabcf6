"""Decisions of moderators, and the messages of what waits for one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from rejectbot.domain.ids import EntryId, MessageId
from rejectbot.storage import moderation, review_messages
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.review_messages import ReviewMessage
from tests.storage.makers import ADA, BEN, CHANNEL, ELSEWHERE, HERE, TODAY, new_id


def decision(**changes: Any) -> Moderation:
    made = Moderation(EntryId(new_id()), HERE, ADA, "published", TODAY, None, "person", "s*am")
    return replace(made, **changes)


async def test_something_is_decided_once(database: Database) -> None:
    first = decision()

    def work(tx: Transaction) -> None:
        assert moderation.add(tx, first)
        assert not moderation.add(tx, replace(first, moderator=BEN, what="removed"))
        assert moderation.find(tx, HERE, first.id) == first
        assert moderation.find(tx, ELSEWHERE, first.id) is None

    await database.write(work)


async def test_decisions_are_listed_newest_day_first_and_page_by_page(database: Database) -> None:
    made = [decision(day=TODAY - timedelta(days=n)) for n in range(5)]

    def work(tx: Transaction) -> None:
        for each in (*reversed(made), decision(guild=ELSEWHERE)):
            assert moderation.add(tx, each)
        assert moderation.of_guild(tx, HERE, 0, 3) == made[:3]
        assert moderation.of_guild(tx, HERE, 3, 3) == made[3:]

    await database.write(work)


async def test_old_decisions_and_messages_are_forgotten(database: Database) -> None:
    old, new = decision(day=TODAY - timedelta(days=90)), decision()

    def work(tx: Transaction) -> None:
        for each in (old, new):
            assert moderation.add(tx, each)
            place = ReviewMessage(each.id, HERE, CHANNEL, MessageId(1), each.day)
            review_messages.add(tx, place)
            review_messages.add(tx, place)
        moderation.forget(tx, TODAY - timedelta(days=89))
        review_messages.forget(tx, TODAY - timedelta(days=89))
        assert moderation.of_guild(tx, HERE, 0, 9) == [new]
        assert [each.entry for each in review_messages.load_all(tx)] == [new.id]

    await database.write(work)


async def test_an_erased_moderator_leaves_what_was_decided(database: Database) -> None:
    mine, other = decision(), decision(moderator=BEN)

    def work(tx: Transaction) -> None:
        for each in (mine, other):
            assert moderation.add(tx, each)
        moderation.erase(tx, ADA, HERE)
        assert moderation.find(tx, HERE, mine.id) == replace(mine, moderator=None)
        assert moderation.of_member(tx, HERE, ADA) == []
        assert moderation.of_member(tx, HERE, BEN) == [other]

    await database.write(work)


async def test_messages_are_found_by_what_they_are_about(database: Database) -> None:
    place = ReviewMessage(EntryId(new_id()), HERE, CHANNEL, MessageId(7), TODAY)

    def work(tx: Transaction) -> None:
        review_messages.add(tx, place)
        other = EntryId(new_id())
        assert review_messages.posted(tx, [place.entry, other]) == {place.entry}
        assert review_messages.find(tx, place.entry) == place
        review_messages.remove(tx, place.entry)
        assert review_messages.find(tx, place.entry) is None

    await database.write(work)
