"""After a crash, and at the full hour: what waits appears once, and when it should."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rejectbot.domain.errors import DiscordUnreachable, PermissionsMissing
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, OutboxId, RejectionId, UserId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.ports import CardToPost
from rejectbot.storage import outbox
from rejectbot.storage.engine import Database
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House

ONE_OCLOCK = datetime(2026, 11, 23, 13, tzinfo=UTC)


class Killed(BaseException):
    """The process ends here."""


async def die(_card: CardToPost, _message: MessageId) -> None:
    raise Killed


async def credited(house: House) -> int:
    return await house.points() + sum((await house.tally()).values())


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_crash_between_the_post_and_its_commit(
    house: House, visibility: str, minutes: int
) -> None:
    waiting = (await house.submit(visibility=visibility)).waiting
    house.posted.between = die
    with pytest.raises(Killed):
        await house.publishing.publish(waiting)

    house.posted.between = None
    house.clock.move(minutes=minutes)
    restarted = await house.restarted()
    await restarted.publishing.recover()

    assert len(house.posted.cards) == 1
    assert await restarted.waiting() == set()
    assert await credited(restarted) == 10


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_crash_between_the_submission_and_the_post(house: House, visibility: str) -> None:
    await house.submit(visibility=visibility)

    restarted = await house.restarted()
    await restarted.publishing.recover()
    await restarted.publishing.recover()

    assert len(house.posted.cards) == 1
    assert await credited(restarted) == 10


async def test_a_crash_in_every_attempt_still_ends_with_one_card(house: House) -> None:
    await house.submit()
    house.posted.between = die
    with pytest.raises(Killed):
        await (await house.restarted()).publishing.recover()
    house.posted.between = None
    for _ in range(3):
        house.clock.move(minutes=30)
        await (await house.restarted()).publishing.recover()

    assert len(house.posted.cards) == 1
    assert await credited(house) == 10


async def test_two_processes_that_recover_at_once_credit_once(
    house: House, database_url: str
) -> None:
    for who in (ADA, BEN, CHI):
        await house.submit(who)
        await house.submit(who, "anonymous")
    other_database = Database(database_url)
    other_database.open()
    other = await house.restarted(other_database)
    mine = await house.restarted()

    async def let_the_other_in(_card: CardToPost, _message: MessageId) -> None:
        house.posted.between = None
        await other.publishing.recover()

    house.posted.between = let_the_other_in
    await mine.publishing.recover()

    assert len(house.posted.cards) == 6
    assert [await mine.points(who) for who in (ADA, BEN, CHI)] == [10] * 3
    assert await mine.tally() == {ADA: 10, BEN: 10, CHI: 10}
    await other_database.close()


async def test_recovering_leaves_alone_what_this_process_took_in(house: House) -> None:
    await house.submit()
    await house.publishing.recover()

    assert house.posted.cards == {}


async def test_recovering_waits_for_the_hour_of_what_is_for_later(house: House) -> None:
    await house.submit(visibility="anonymous_later")
    restarted = await house.restarted()
    await restarted.publishing.recover()
    assert house.posted.cards == {}

    house.clock.time = ONE_OCLOCK
    await restarted.publishing.publish_due()
    assert len(house.posted.cards) == 1


async def test_an_hour_that_was_slept_through_is_caught_up(house: House) -> None:
    await house.submit(visibility="anonymous_later")
    house.clock.move(hours=5)
    await (await house.restarted()).publishing.recover()

    assert len(house.posted.cards) == 1


async def test_the_hour_brings_only_what_waited_for_it(house: House) -> None:
    early = (await house.submit(visibility="anonymous_later")).waiting
    house.clock.move(minutes=45)
    late = (await house.submit(visibility="anonymous_later")).waiting
    now = (await house.submit(visibility="anonymous")).waiting

    house.clock.time = ONE_OCLOCK
    await house.publishing.publish_due()
    assert [card.pid for card in house.posted.cards.values()] == [early.pid]
    assert await house.waiting() == {late.id, now.id}


async def test_a_share_that_was_forgotten_is_found_at_the_next_hour(house: House) -> None:
    await house.submit()
    await house.submit(BEN, "anonymous")
    house.clock.time = ONE_OCLOCK
    await house.publishing.publish_due()

    assert len(house.posted.cards) == 2
    assert await credited(house) == 10 + 10
    assert await house.waiting() == set()


async def test_the_order_at_the_hour_has_nothing_to_do_with_that_of_submission(
    house: House,
) -> None:
    places = []
    for _ in range(12):
        first, *_ = [
            (await house.submit(UserId(number), "anonymous_later")).waiting.pid
            for number in range(1, 7)
        ]
        house.clock.move(hours=2)
        house.posted.cards.clear()
        await house.publishing.publish_due()
        order = [card.pid for card in house.posted.cards.values()]
        assert len(order) == 6
        places.append(order.index(first))

    assert len(set(places)) >= 4


async def test_ids_do_not_decide_the_order_either(house: House) -> None:
    orders = set()
    for _ in range(6):
        pids = [
            (await house.submit(UserId(number), "anonymous_later")).waiting.pid
            for number in range(1, 7)
        ]
        house.clock.move(hours=2)
        house.posted.cards.clear()
        await house.publishing.publish_due()
        by_id = sorted(pids)
        orders.add(tuple(by_id.index(card.pid) for card in house.posted.cards.values()))

    assert len(orders) >= 4


def lost(house: House) -> None:
    house.posted.lost = 1


def refused(house: House) -> None:
    house.posted.refusing = [DiscordUnreachable()]


@pytest.mark.parametrize("mishap", [lost, refused])
async def test_an_hour_whose_post_failed_and_the_next_hour_make_one_card(
    house: House, mishap: Callable[[House], None]
) -> None:
    await house.submit(visibility="anonymous_later")
    house.clock.time = ONE_OCLOCK
    mishap(house)
    await house.publishing.publish_due()
    house.clock.move(hours=1)
    await house.publishing.publish_due()
    await house.timers.run()

    assert len(house.posted.cards) == 1
    assert await house.tally() == {ADA: 10}


async def test_the_hour_of_a_process_that_did_not_recover_yet_makes_no_second_card(
    house: House,
) -> None:
    await house.submit(visibility="anonymous_later")
    house.clock.time = ONE_OCLOCK
    house.posted.between = die
    with pytest.raises(Killed):
        await house.publishing.publish_due()
    house.posted.between = None
    house.clock.move(hours=1)
    restarted = await house.restarted()
    await restarted.publishing.publish_due()
    await restarted.publishing.recover()

    assert len(house.posted.cards) == 1


async def test_what_was_published_while_the_hour_went_on_is_not_posted_again(house: House) -> None:
    accepted = [await house.submit(who, "anonymous_later") for who in (ADA, BEN, CHI)]
    house.clock.time = ONE_OCLOCK

    async def the_others_in_between(_card: CardToPost, _message: MessageId) -> None:
        house.posted.between = None
        for each in accepted:
            await house.publishing.publish(each.waiting)
        house.clock.move(minutes=20)

    house.posted.between = the_others_in_between
    await house.publishing.publish_due()

    assert len(house.posted.cards) == 3
    assert await house.tally() == {ADA: 10, BEN: 10, CHI: 10}


async def with_another_key_file(house: House, seed: int = 2) -> House:
    house.keys_path.unlink()
    house.chance = random.Random(seed)
    KeyFile(house.keys_path, house.chance.randbytes).open()
    return await house.restarted()


async def test_rows_whose_key_is_lost_neither_stop_the_others_nor_vanish(house: House) -> None:
    unreadable = (await house.submit(BEN)).waiting.id
    garbage = outbox.OutboxRow(OutboxId(b"\xff" * 16), HERE, b"garbage")
    await house.database.write(lambda tx: outbox.add(tx, garbage))
    house = await with_another_key_file(house)
    readable = (await house.submit(visibility="anonymous_later")).waiting.pid

    house.clock.time = ONE_OCLOCK
    await house.publishing.recover()
    await house.publishing.publish_due()

    assert [card.pid for card in house.posted.cards.values()] == [readable]
    assert await house.waiting() == {unreadable, garbage.id}


async def test_a_key_that_is_destroyed_while_a_share_waits_ends_its_tries_quietly(
    house: House,
) -> None:
    house.posted.refusing = [DiscordUnreachable()]
    waiting = (await house.submit()).waiting
    await house.publishing.publish(waiting)
    house.clock.move(days=7)
    await house.keys.destroy_expired(house.clock().date(), 7)

    await house.timers.run()

    assert house.posted.cards == {}
    assert house.timers.seconds == []
    assert await house.waiting() == {waiting.id}


OTHER = ChannelId(900_000_000_000_000_003)


def shut(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the bot's rights in its first channel away."""
    find, post = house.posted.find_card, house.posted.post_card

    async def find_card(
        guild: GuildId, channel: ChannelId, pid: RejectionId, since: datetime
    ) -> MessageId | None:
        if channel == CHANNEL:
            raise PermissionsMissing(channel=channel, permissions=("view_channel",))
        return await find(guild, channel, pid, since)

    async def post_card(card: CardToPost) -> MessageId:
        if card.channel == CHANNEL:
            raise PermissionsMissing(channel=card.channel, permissions=("send_messages",))
        return await post(card)

    monkeypatch.setattr(house.posted, "find_card", find_card)
    monkeypatch.setattr(house.posted, "post_card", post_card)


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
async def test_what_a_channel_refused_appears_in_the_one_chosen_then(
    house: House, monkeypatch: pytest.MonkeyPatch, visibility: str
) -> None:
    await house.submit(visibility=visibility)
    shut(house, monkeypatch)
    house.clock.move(hours=2)
    await house.publishing.publish_due()
    assert not house.posted.cards

    await house.setup.change(HERE, lambda old: replace(old, channel=OTHER))
    house.clock.move(minutes=16)
    await house.timers.run()
    assert len(house.posted.cards) == 1
    assert await house.waiting() == set()


async def test_a_restart_does_not_wait_for_a_channel_that_was_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.submit(visibility="anonymous_later")
    shut(house, monkeypatch)
    await house.setup.change(HERE, lambda old: replace(old, channel=OTHER))
    restarted = await house.restarted()
    house.clock.move(hours=2)
    await restarted.publishing.publish_due()
    assert len(house.posted.cards) == 1
