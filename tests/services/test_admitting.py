"""Before an anonymous share is taken: the server's day, and one share a page over restarts."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from rejectbot.domain.clues import ClueKind
from rejectbot.domain.errors import (
    AnonymousServerFull,
    AnonymousTooSoon,
    DraftGone,
    SentAlready,
    StoryBlank,
)
from rejectbot.domain.ids import GuildId, MessageId, OutboxId, UserId
from rejectbot.domain.limits import ANONYMOUS_A_SERVERS_DAY
from rejectbot.domain.rejection import FormInput
from rejectbot.services.admitting import Admitting, CluesFound
from rejectbot.services.pages import Page
from rejectbot.services.sharing import Accepted, Author
from rejectbot.storage import outbox
from rejectbot.storage.engine import Transaction
from rejectbot.storage.outbox import OutboxRow
from tests.services.house import ADA, BEN, CHANNEL, HERE, House

QUIET = FormInput("They said no.", visibility="anonymous")
NAMING = FormInput("They said no, Ada.", visibility="anonymous")


def admitting(house: House) -> Admitting:
    """As one process has it, from its start on."""
    house.pace.begin()
    return house.admitting


def page(house: House, message: int = 1) -> Page:
    return Page(MessageId(message), house.clock().date())


async def take(
    door: Admitting, who: UserId = ADA, form: FormInput = QUIET, guild: GuildId = HERE
) -> Accepted:
    taken = await door.take(guild, Author(who, "Ada", ("Ada",)), form)
    assert isinstance(taken, Accepted)
    return taken


async def fill(house: House, number: int = ANONYMOUS_A_SERVERS_DAY) -> Admitting:
    """Many members share, every second one is published."""
    door = admitting(house)
    for who in range(number):
        accepted = await take(door, UserId(1_000 + who))
        if who % 2:
            await house.publishing.publish(accepted.waiting)
    return door


async def test_clues_are_told_and_nothing_is_stored(house: House) -> None:
    taken = await admitting(house).take(HERE, Author(ADA, "Ada", ("Ada",)), NAMING)
    assert isinstance(taken, CluesFound)
    assert [(clue.kind, clue.text) for clue in taken.clues] == [(ClueKind.NAME, "Ada")]
    assert await house.waiting() == set()


async def test_clues_that_were_found_use_nothing_up(house: House) -> None:
    door = admitting(house)
    await door.take(HERE, Author(ADA, "Ada", ("Ada",)), NAMING)
    await take(door)


async def test_a_server_takes_thirty_a_day_whoever_writes_them(house: House) -> None:
    door = await fill(house)
    with pytest.raises(AnonymousServerFull):
        await take(door)
    assert len(await house.waiting()) == ANONYMOUS_A_SERVERS_DAY // 2


async def test_it_takes_thirty_over_a_restart_too(house: House) -> None:
    await fill(house)
    with pytest.raises(AnonymousServerFull):
        await take(admitting(await house.restarted()))


async def test_who_was_refused_for_the_servers_sake_is_not_held_back(house: House) -> None:
    door = await fill(house)
    with pytest.raises(AnonymousServerFull):
        await take(door)
    other = GuildId(HERE + 1)
    await house.setup.change(other, lambda old: replace(old, channel=CHANNEL))
    await take(door, guild=other)


async def test_named_ones_that_wait_take_no_room(house: House) -> None:
    """As after an outage of Discord."""
    for who in range(ANONYMOUS_A_SERVERS_DAY):
        await house.submit(UserId(1_000 + who))
    door = await fill(house)
    with pytest.raises(AnonymousServerFull):
        await take(door)


async def test_what_cannot_be_read_any_more_takes_room(house: House) -> None:
    unread = [OutboxRow(OutboxId(bytes([n]) * 16), HERE, b"x" * 1024) for n in range(30)]
    for row in unread:
        await house.database.write(partial(_add, row))
    with pytest.raises(AnonymousServerFull):
        await take(admitting(house))


def _add(row: OutboxRow, tx: Transaction) -> None:
    outbox.add(tx, row)


async def test_named_shares_are_taken_in_a_full_server(house: House) -> None:
    door = await fill(house)
    await take(door, form=replace(QUIET, visibility="named"))


async def test_the_day_is_the_servers_own(house: House) -> None:
    """The clock stands at noon of Monday in UTC: Kiritimati's Tuesday is two hours old."""
    await house.setup.change(HERE, lambda old: replace(old, time_zone="Pacific/Kiritimati"))
    door = admitting(house)
    for who in range(ANONYMOUS_A_SERVERS_DAY):
        await house.publishing.publish((await take(door, UserId(1_000 + who))).waiting)
    house.clock.move(hours=21.8)
    with pytest.raises(AnonymousServerFull):
        await take(door)
    house.clock.move(hours=0.1)
    await take(door)


async def test_what_could_not_be_stored_uses_nothing_up(house: House) -> None:
    door = admitting(house)
    with pytest.raises(StoryBlank):
        await take(door, form=replace(QUIET, story=" "))
    await take(door)


async def test_a_member_is_held_back_and_another_is_not(house: House) -> None:
    door = admitting(house)
    await take(door)
    with pytest.raises(AnonymousTooSoon):
        await take(door)
    await take(door, BEN)


async def test_a_restart_is_worth_one_more_and_no_second(house: House) -> None:
    await take(admitting(house))
    door = admitting(await house.restarted())
    await take(door)
    house.clock.move(hours=7)
    with pytest.raises(AnonymousTooSoon):
        await take(door)
    house.clock.move(hours=1)
    await take(door)


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later", "named"])
async def test_a_page_sends_once(house: House, visibility: str) -> None:
    form = replace(NAMING, visibility=visibility)
    author, door = Author(ADA, "Ada", ("Ada",)), admitting(house)
    many = [door.take(HERE, author, form, page(house), knowingly=True) for _ in range(3)]
    taken = await asyncio.gather(*many, return_exceptions=True)
    assert [type(each) for each in taken].count(SentAlready) == 2
    assert len(await house.waiting()) == 1


async def test_a_page_sends_once_over_restarts_and_after_publication(house: House) -> None:
    author = Author(ADA, "Ada", ("Ada",))
    first = await admitting(house).take(HERE, author, NAMING, page(house), knowingly=True)
    assert isinstance(first, Accepted)
    for _ in range(2):
        with pytest.raises(SentAlready):
            await admitting(await house.restarted()).take(
                HERE, author, NAMING, page(house), knowingly=True
            )
        await house.publishing.publish(first.waiting)
    await admitting(house).take(HERE, author, NAMING, page(house, 2), knowingly=True)


async def test_a_page_whose_day_has_no_key_is_refused(house: House) -> None:
    old = Page(MessageId(1), date(2020, 1, 1))
    with pytest.raises(DraftGone):
        await admitting(house).take(HERE, Author(ADA, "Ada"), QUIET, old)
    assert await house.waiting() == set()


async def test_the_id_of_what_a_page_sent_tells_nothing_of_the_page(house: House) -> None:
    sent = [
        await admitting(house).take(HERE, Author(who, "X"), QUIET, page(house, who), knowingly=True)
        for who in (ADA, BEN)
    ]
    pids: list[bytes] = [each.waiting.pid for each in sent if isinstance(each, Accepted)]
    assert len(set(pids)) == 2
    assert all(ADA.to_bytes(8, "big") not in pid and len(pid) == 16 for pid in pids)
