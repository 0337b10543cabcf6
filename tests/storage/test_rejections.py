"""Published rejections: found by id, message, author and day; authors of the named ones alone."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError

from rejectbot.domain.ids import ChannelId, MessageId, UserId
from rejectbot.domain.rejection import How, Rejection
from rejectbot.domain.review import State, sources
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id, rejection


async def keep(database: Database, *cards: Rejection, author: UserId | None = None) -> None:
    for card in cards:
        await database.write(partial(rejections.add, new=card))
        if author is not None:
            await database.write(partial(rejections.add_author, pid=card.id, user=author))


async def test_a_named_card_comes_back_with_its_author(database: Database) -> None:
    card = rejection()
    await keep(database, card, author=ADA)

    found = await database.read(lambda tx: rejections.find(tx, card.id))
    assert found == rejections.FoundRejection(card, author=ADA, tell=False)


async def test_an_anonymous_card_comes_back_without_one(database: Database) -> None:
    card = rejection(how=How.ANONYMOUS)
    await keep(database, card)

    found = await database.read(lambda tx: rejections.find(tx, card.id))
    assert found == rejections.FoundRejection(card, author=None, tell=False)


async def test_an_unknown_id_and_message_are_not_found(database: Database) -> None:
    assert await database.read(lambda tx: rejections.find(tx, new_id())) is None
    assert await database.read(lambda tx: rejections.find_by_message(tx, MessageId(1))) is None


async def test_a_card_is_found_by_its_message(database: Database) -> None:
    card, other = rejection(1), rejection(2)
    await keep(database, card, other)

    found = await database.read(lambda tx: rejections.find_by_message(tx, other.message))
    assert found == other.id


async def test_a_message_is_one_card(database: Database) -> None:
    await keep(database, rejection(1))

    with pytest.raises(IntegrityError):
        await keep(database, rejection(1))


async def test_a_card_moves_only_from_where_it_may(database: Database) -> None:
    card = rejection()
    await keep(database, card)

    async def move(then: State) -> bool:
        return await database.write(lambda tx: rejections.move(tx, card.id, sources(then), then))

    assert await move(State.HIDDEN)
    assert not await move(State.HIDDEN)
    assert await move(State.REMOVED)
    assert not await move(State.PUBLISHED)
    found = await database.read(lambda tx: rejections.find(tx, card.id))
    assert found is not None
    assert found.rejection == replace(card, state=State.REMOVED)


async def test_a_thread_and_the_wish_to_be_told_are_remembered(database: Database) -> None:
    card = rejection()
    await keep(database, card, author=ADA)

    await database.write(lambda tx: rejections.set_thread(tx, card.id, ChannelId(card.message)))
    await database.write(lambda tx: rejections.set_tell(tx, card.id, tell=True))

    found = await database.read(lambda tx: rejections.find(tx, card.id))
    assert found is not None
    assert found.rejection.thread == int(card.message)
    assert found.tell


async def test_ones_own_cards_are_listed_newest_first(database: Database) -> None:
    first, second, removed = rejection(1), rejection(2), rejection(3, state=State.REMOVED)
    await keep(database, first, second, removed, rejection(4, guild=ELSEWHERE), author=ADA)
    await keep(database, rejection(5), author=BEN)
    await keep(database, rejection(6, how=How.ANONYMOUS))

    own = await database.read(lambda tx: rejections.of_author(tx, HERE, ADA))
    assert [found.rejection for found in own] == [second, first]
    assert await database.read(lambda tx: rejections.days_of_author(tx, HERE, ADA)) == [TODAY] * 2


async def test_recent_cards_are_the_newest_published_ones_of_the_server(
    database: Database,
) -> None:
    old = rejection(1, day=TODAY - timedelta(days=15))
    cards = [rejection(number) for number in range(2, 6)]
    hidden, foreign = rejection(6, state=State.HIDDEN), rejection(7, guild=ELSEWHERE)
    await keep(database, old, *cards, hidden, foreign)
    since = TODAY - timedelta(days=14)

    recent = await database.read(lambda tx: rejections.recent(tx, HERE, since, 3))
    assert recent == cards[:0:-1]
    servers = await database.read(lambda tx: rejections.guilds_with_recent(tx, since))
    assert sorted(servers) == [HERE, ELSEWHERE]
    assert await database.read(lambda tx: rejections.count(tx, HERE)) == 5


async def test_the_newest_cards_of_all_servers_are_known(database: Database) -> None:
    cards = [rejection(number, guild=(HERE, ELSEWHERE)[number % 2]) for number in range(1, 5)]
    await keep(database, *cards)

    known = await database.read(lambda tx: rejections.known(tx, 3))
    assert known == [(card.message, card.id) for card in cards[:0:-1]]


async def test_what_an_inbox_has_shown_is_remembered_of_named_cards(database: Database) -> None:
    first, second = rejection(1), rejection(2)
    anonymous = rejection(3, how=How.ANONYMOUS)
    await keep(database, first, second, author=ADA)
    await keep(database, anonymous)
    shown = rejections.Seen(support=3, note=1_500_000_000_000_000_001)
    pids = [first.id, second.id, anonymous.id, new_id()]

    assert await database.read(lambda tx: rejections.seen(tx, pids)) == {
        first.id: rejections.Seen(0, 0),
        second.id: rejections.Seen(0, 0),
    }
    for pid in (first.id, anonymous.id):
        await database.write(partial(rejections.set_seen, pid=pid, new=shown))
    assert await database.read(lambda tx: rejections.seen(tx, pids)) == {
        first.id: shown,
        second.id: rejections.Seen(0, 0),
    }
    assert await database.read(lambda tx: rejections.seen(tx, [])) == {}


async def test_an_anonymous_card_becomes_a_named_one_once(database: Database) -> None:
    card = rejection(how=How.ANONYMOUS)
    await keep(database, card)
    for who in (ADA, ADA, BEN):
        await database.write(partial(rejections.put_name, pid=card.id, user=who))

    found = await database.read(lambda tx: rejections.find(tx, card.id))
    named = replace(card, how=How.NAMED)
    assert found == rejections.FoundRejection(named, author=ADA, tell=False)
    own = await database.read(lambda tx: rejections.of_author(tx, HERE, ADA))
    assert [each.rejection for each in own] == [named]


async def test_no_name_is_put_on_a_named_card_or_on_none(database: Database) -> None:
    card = rejection()
    await keep(database, card, author=ADA)
    await database.write(lambda tx: rejections.put_name(tx, card.id, BEN))
    await database.write(lambda tx: rejections.put_name(tx, new_id(), BEN))

    found = await database.read(lambda tx: rejections.find(tx, card.id))
    assert found == rejections.FoundRejection(card, author=ADA, tell=False)
    assert await database.read(lambda tx: rejections.of_author(tx, HERE, BEN)) == []
