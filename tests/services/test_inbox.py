"""The inbox: told once of named rejections, each time of anonymous ones, and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.inbox import Arrived
from rejectbot.services.owning import Claim
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import metadata
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.own import WINDOW_DAYS, anonymous, ask

HUG, GO = SupportKind.HUG, SupportKind.GO


async def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table."""

    def work(tx: Transaction) -> dict[str, list[Any]]:
        tables = metadata.sorted_tables
        return {table.name: sorted(map(repr, tx.execute(select(table)))) for table in tables}

    return await database.read(work)


@pytest.fixture
async def pid(house: House) -> RejectionId:
    """Ada's named card."""
    return (await house.share()).place.pid


async def news(house: House) -> list[tuple[int, int, int]]:
    """Supporters, public notes and private notes that Ada is told of, newest card first."""
    return [_figures(each) for each in (await house.look()).arrived]


def _figures(arrived: Arrived) -> tuple[int, int, int]:
    return arrived.supporters, arrived.notes, len(arrived.private)


async def test_a_new_member_has_an_empty_one(house: House) -> None:
    page = await house.look()

    assert (page.arrived, page.returned) == ((), ())


async def test_news_of_a_named_rejection_are_told_once(house: House, pid: RejectionId) -> None:
    for who in (BEN, CHI):
        await house.supporting.press(HERE, who, pid, HUG)
    await house.supporting.press(HERE, BEN, pid, GO)
    await house.note(pid)
    assert await news(house) == [(2, 1, 0)]
    assert await news(house) == []

    await house.note(pid, CHI)
    await house.note(pid, CHI, by="anonymous")
    assert await news(house) == [(0, 2, 0)]
    assert await news(house) == []


async def test_what_found_no_room_on_the_page_is_told_the_next_time(
    house: House, pid: RejectionId
) -> None:
    other = (await house.share()).place.pid
    claim, _ = await anonymous(house)
    for card in (pid, other, claim.pid):
        await house.supporting.press(HERE, BEN, card, HUG)
    page = await house.inbox.look(HERE, ADA)
    await house.inbox.remember(page, frozenset({other, claim.pid, RejectionId(bytes(16))}))

    left = {each.rejection.id for each in (await house.inbox.look(HERE, ADA)).arrived}
    assert left == {pid, claim.pid}


async def test_support_that_was_taken_back_does_not_hide_what_comes_then(
    house: House, pid: RejectionId
) -> None:
    for who in (BEN, CHI):
        await house.supporting.press(HERE, who, pid, HUG)
    assert await news(house) == [(2, 0, 0)]
    await house.supporting.press(HERE, BEN, pid, HUG)
    assert await news(house) == []
    await house.supporting.press(HERE, BEN, pid, HUG)
    assert await news(house) == [(1, 0, 0)]


async def test_an_anonymous_rejection_is_told_of_each_time_and_nothing_is_written(
    house: House,
) -> None:
    claim, receipt = await anonymous(house)
    await house.supporting.press(HERE, BEN, claim.pid, HUG)
    await house.note(claim.pid, CHI)
    await house.note(claim.pid, CHI, to="author")
    before = await everything(house.database)

    for _ in range(2):
        assert await news(house) == [(1, 1, 1)]
        arrived = await house.inbox.look_at(HERE, CHI, Claim(claim.pid, receipt))
        assert _figures(arrived) == (1, 1, 1)
    assert await everything(house.database) == before


async def test_looking_at_ones_named_ones_writes_to_these_alone(house: House) -> None:
    claim, _ = await anonymous(house)
    named = (await house.share()).place.pid
    for pid in (claim.pid, named):
        await house.supporting.press(HERE, BEN, pid, HUG)
    before = await everything(house.database)
    assert await news(house) == [(1, 0, 0), (1, 0, 0)]
    after = await everything(house.database)

    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"rejection_author"}
    assert await news(house) == [(1, 0, 0)]


async def test_after_the_window_the_receipt_alone_shows_it(house: House) -> None:
    claim, receipt = await anonymous(house)
    await house.supporting.press(HERE, BEN, claim.pid, HUG)
    house.clock.move(days=WINDOW_DAYS)

    assert await news(house) == []
    with pytest.raises(NotYours):
        await house.inbox.look_at(HERE, ADA, claim)
    assert (await house.inbox.look_at(HERE, ADA, Claim(claim.pid, receipt))).supporters == 1


async def test_nobody_sees_what_came_for_somebody_else(house: House, pid: RejectionId) -> None:
    claim, receipt = await anonymous(house)
    for card in (pid, claim.pid):
        await house.note(card, BEN, to="author")

    assert (await house.look(CHI)).arrived == ()
    assert (await house.inbox.look(GuildId(1), ADA)).arrived == ()
    for wrong in (claim, Claim(pid), Claim(pid, receipt), Claim(RejectionId(bytes(16)))):
        with pytest.raises(NotYours):
            await house.inbox.look_at(HERE, CHI, wrong)
    with pytest.raises(NotYours):
        await house.inbox.look_at(GuildId(1), ADA, claim)


async def test_private_notes_say_who_wrote_them_if_that_was_wanted(
    house: House, pid: RejectionId
) -> None:
    await house.note(pid, BEN, "Write to me.", to="author")
    await house.note(pid, CHI, "Me too.", by="anonymous", to="author")

    (arrived,) = (await house.look()).arrived
    assert {(note.writer_name, note.text) for note in arrived.private} == {
        ("Member 2", "Write to me."),
        ("", "Me too."),
    }
    assert (arrived.notes, arrived.thread) == (0, None)
    assert house.posted.notes == []


async def test_private_notes_end_with_the_key_of_their_day(house: House, pid: RejectionId) -> None:
    await house.note(pid, to="author")
    house.clock.move(days=1)
    await house.note(pid, CHI, to="author")
    await house.keys.destroy_expired(house.clock().date() + timedelta(days=6), 7)

    (arrived,) = (await house.look()).arrived
    assert [note.writer_name for note in arrived.private] == ["Member 3"]


async def test_a_card_with_a_name_put_on_is_told_of_as_a_named_one(house: House) -> None:
    claim, _ = await anonymous(house)
    await house.publishing.carry_out(await ask(house, claim, Wish(Deed.PUT_NAME)))
    await house.supporting.press(HERE, BEN, claim.pid, HUG)

    assert await news(house) == [(1, 0, 0)]
    assert await news(house) == []


async def test_what_was_taken_down_is_not_told_of(house: House, pid: RejectionId) -> None:
    claim, _ = await anonymous(house)
    for card in (pid, claim.pid):
        await house.supporting.press(HERE, BEN, card, HUG)
    await house.profile.delete(HERE, ADA, pid)
    await house.publishing.carry_out(await ask(house, claim, Wish(Deed.DELETE)))

    assert await news(house) == []


async def test_the_newest_card_comes_first(house: House, pid: RejectionId) -> None:
    house.clock.move(minutes=1)
    claim, _ = await anonymous(house)
    house.clock.move(minutes=1)
    newest = (await house.share()).place.pid
    for card in (claim.pid, newest, pid):
        await house.supporting.press(HERE, BEN, card, HUG)

    page = await house.look()
    assert [each.rejection.id for each in page.arrived] == [newest, claim.pid, pid]
