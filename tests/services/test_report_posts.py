"""Messages about reports: edited where they would say something else, and posted once."""

from dataclasses import replace
from hashlib import sha256

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.moderating import Step
from rejectbot.services.desk import Moved
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.storage import report_messages
from tests.services.desk_in_memory import DeskInMemory
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.test_moderating import MO, do
from tests.services.test_reporting import DAN, MODS, posts, report, with_desk


@pytest.fixture
async def desk(house: House) -> DeskInMemory:
    """A moderators' channel of a process that has taken up what an earlier one left."""
    await with_desk(house)
    await house.desks.recover()
    return house.posted.desk


async def hours_go_by(house: House, hours: int = 3) -> None:
    for _ in range(hours):
        house.clock.move(seconds=3_600)
        await house.desks.look()


async def speak(house: House, locale: str) -> None:
    """Let the post say something else."""
    await house.setup.change(HERE, lambda old: replace(old, locale=locale))
    await house.desks.catch_up(HERE)


async def test_it_is_edited_only_where_it_would_say_something_else(
    house: House, desk: DeskInMemory
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    await hours_go_by(house)
    await house.desks.catch_up(HERE)
    fresh = await house.restarted()
    await fresh.desks.recover()
    await hours_go_by(fresh)
    assert desk.edits == 0
    await report(fresh, place.message, CHI, words="Something else.")
    assert desk.edits == 1
    await report(fresh, place.message, DAN)  # which hides it
    assert desk.edits == 2
    await hours_go_by(fresh)
    assert desk.edits == 2
    await speak(fresh, "xx")
    await hours_go_by(fresh)
    assert desk.edits == 3
    assert len(posts(fresh)) == desk.made == 1


async def test_what_is_stored_of_what_it_says_can_be_tried_out_with_the_key_alone(
    house: House, desk: DeskInMemory
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    row = await house.database.read(lambda tx: report_messages.find(tx, place.pid))
    (post,) = desk.posts.values()
    assert row is not None
    assert row.said is not None
    assert len(row.said) == 16
    assert row.said != sha256(desk.drawn(post)).digest()[:16]


@pytest.mark.parametrize("late", [False, True])
async def test_one_that_moderators_delete_comes_back_with_a_new_report_alone(
    house: House, desk: DeskInMemory, late: bool
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    (first,) = desk.posts.values()
    desk.posts.clear()
    if not late:
        await speak(house, "xx")  # it is seen that it is gone
        await hours_go_by(house)
        await house.reporting.keep(HERE, MO, place.pid)
        await report(house, place.message, CHI)
        assert posts(house) != []
        (first,) = desk.posts.values()
        desk.posts.clear()
        await speak(house, "en")
        await hours_go_by(house)
        fresh = await house.restarted()
        await fresh.desks.recover()
        assert posts(house) == []
    await report(house, place.message, DAN)
    (again,) = desk.posts.values()
    assert isinstance(again.content, Reported)
    assert again.nonce != first.nonce, "Discord would give the deleted one back"
    await house.reporting.keep(HERE, MO, place.pid)
    await house.reporting.finish(HERE, place.pid)
    (post,) = posts(house)
    assert isinstance(post, LookedAt)


async def test_of_one_that_is_gone_nothing_is_said_or_left(
    house: House, desk: DeskInMemory
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    desk.posts.clear()
    await do(house, place.pid, Step.HIDDEN)
    await do(house, place.pid, Step.TAKEN_DOWN)
    assert posts(house) == []
    assert await house.database.read(report_messages.places) == []


@pytest.mark.parametrize("lost", ["send_messages", "everybody", "outage"])
async def test_only_another_channel_is_another_channel(
    house: House, desk: DeskInMemory, lost: str
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    if lost == "everybody":
        house.posted.hidden.discard(MODS)
    elif lost == "outage":
        desk.refusing = [DiscordUnreachable()]
    else:
        desk.missing = (lost,)
    await report(house, place.message, CHI)
    await house.desks.catch_up(HERE)
    if lost != "outage":
        await hours_go_by(house)
        (post,) = posts(house)
        assert isinstance(post, Reported)
        assert post.count == 1
    house.posted.hidden.add(MODS)
    desk.missing = ()
    await hours_go_by(house, 1)
    (post,) = posts(house)
    assert isinstance(post, Reported)
    assert post.count == 2
    assert desk.made == 1

    await house.setup.change(HERE, lambda old: replace(old, moderators_channel=None))
    await house.desks.catch_up(HERE)
    assert [type(each.content) for each in desk.posts.values()] == [Moved]
    await with_desk(house)
    await house.desks.catch_up(HERE)
    (post,) = posts(house)
    assert isinstance(post, Reported)
    assert desk.made == 1


async def test_what_was_done_is_said_once_the_channel_can_be_written_in(
    house: House, desk: DeskInMemory
) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    desk.missing = ("send_messages",)
    await do(house, place.pid, Step.TAKEN_DOWN)
    await hours_go_by(house)
    assert isinstance(posts(house)[0], Reported)
    desk.missing = ()
    await hours_go_by(house, 1)
    assert isinstance(posts(house)[0], LookedAt)


async def test_a_channel_is_looked_through_after_a_crash_or_a_lost_answer_alone(
    house: House, desk: DeskInMemory
) -> None:
    first = (await house.share()).place
    await report(house, first.message, BEN, CHI)
    await house.reporting.keep(HERE, MO, first.pid)
    await house.reporting.finish(HERE, first.pid)
    await report(house, first.message, DAN)
    assert desk.searches == 0

    desk.lost = 1
    second = (await house.share()).place
    await report(house, second.message, BEN)
    house.clock.move(days=3)
    fresh = await house.restarted()
    await report(fresh, second.message, CHI)  # before this process has looked for anything
    await fresh.desks.recover()
    assert desk.searches == 1
    assert desk.made == 3

    desk.lost = 1
    third = (await fresh.share()).place
    await report(fresh, third.message, ADA)
    await hours_go_by(fresh)
    assert (desk.searches, desk.made) == (2, 4)

    desk.lost = 1
    fourth = (await fresh.share()).place
    await report(fresh, fourth.message, ADA)
    again = await fresh.restarted()
    await again.desks.recover()
    assert (desk.searches, desk.made) == (3, 5)
