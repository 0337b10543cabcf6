"""Encouragers are asked once a day at most, once for each card, and only when somebody waits."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rejectbot.domain.errors import ChannelGone, DiscordUnreachable, Refusal
from rejectbot.domain.ids import MessageId, RoleId
from rejectbot.domain.review import State
from rejectbot.domain.settings import Encouragers
from rejectbot.domain.support import SupportKind
from rejectbot.services.announcement import RoleReach, Unanswered
from rejectbot.storage import job_runs, rejections
from tests.services.crashing import Crashes
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House
from tests.services.outside import posted_at
from tests.services.quarters import changes_to_pass, pass_quarters, stand
from tests.zones import QUARTER, ZONES

ROLE = RoleId(700_000_000_000_000_001)
DAY = timedelta(days=1)


async def ask_after(house: House, hours: int = 24, zone: str = "UTC") -> None:
    asked = Encouragers(ROLE, hours)
    await house.setup.change(HERE, lambda old: replace(old, encouragers=asked, time_zone=zone))


@pytest.fixture
async def house(house: House) -> House:
    """It is ten past noon; who waits for a day is asked for."""
    await ask_after(house)
    return house


def asked(house: House) -> list[list[MessageId]]:
    """The cards of each post, in their order."""
    contents = [what.content for what in house.posted.announced.values()]
    return [
        [card.message for card in content.waiting]
        for content in contents
        if isinstance(content, Unanswered)
    ]


async def cards(house: House, number: int = 1) -> list[MessageId]:
    return [(await stand(house, house.clock().date())).message for _ in range(number)]


async def look(house: House, **later: float) -> None:
    house.clock.move(**later)
    await house.by_the_clock.look()


async def test_a_card_that_waited_is_named_once_with_its_role(house: House) -> None:
    [card] = await cards(house)
    await look(house, hours=23.9)
    assert asked(house) == []
    await look(house, hours=0.1)
    assert asked(house) == [[card]]
    [what] = house.posted.announced.values()
    assert isinstance(what.content, Unanswered)
    assert what.content.role == ROLE
    for _ in range(14):
        await look(house, days=1)
    assert asked(house) == [[card]]


async def test_up_to_three_a_day_the_oldest_first_and_each_once(house: House) -> None:
    five = await cards(house, 5)
    await look(house, days=1)
    await look(house, hours=1)
    assert asked(house) == [five[:3]]
    await look(house, days=1)
    await look(house, days=1)
    assert asked(house) == [five[:3], five[3:]]


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_an_answered_card_is_not_named(house: House, how: str) -> None:
    supported, noted, waiting = [(await house.share(ADA, how)).place for _ in range(3)]
    await house.supporting.press(HERE, BEN, supported.pid, SupportKind.HUG)
    await house.note(noted.pid, CHI)
    await look(house, days=1)
    assert asked(house) == [[waiting.message]]


async def test_support_that_was_taken_back_is_no_answer(house: House) -> None:
    place = (await house.share()).place
    for _ in range(2):
        await house.supporting.press(HERE, BEN, place.pid, SupportKind.HUG)
    await look(house, days=1)
    assert asked(house) == [[place.message]]


async def test_a_note_to_the_author_alone_shows_nothing(house: House) -> None:
    place = (await house.share()).place
    await house.note(place.pid, BEN, to="author")
    await look(house, days=1)
    assert asked(house) == [[place.message]]


async def test_what_was_taken_down_or_is_old_is_not_named(house: House) -> None:
    place = (await house.share()).place
    states = frozenset({State.PUBLISHED})
    await house.database.write(lambda tx: rejections.move(tx, place.pid, states, State.REMOVED))
    await stand(house, house.clock().date() - 15 * DAY)
    await look(house, days=1)
    assert asked(house) == []


@pytest.mark.parametrize(("hour", "posts"), [(7, 0), (8, 1), (21, 1), (22, 0), (3, 0)])
async def test_nobody_is_asked_at_night(house: House, hour: int, posts: int) -> None:
    await ask_after(house, 24, "Asia/Kathmandu")
    await cards(house)
    there = ZoneInfo("Asia/Kathmandu")
    house.clock.time = datetime(2026, 11, 26, hour, 59, tzinfo=there).astimezone(UTC)
    await house.by_the_clock.look()
    assert len(asked(house)) == posts


@pytest.mark.parametrize("zone", ZONES)
async def test_around_every_change_of_clocks_they_are_asked_once_a_local_day(
    house: House, zone: str
) -> None:
    there = ZoneInfo(zone)
    await ask_after(house, 6, zone)
    for change, _, _ in changes_to_pass(house, zone):
        house.posted.announced.clear()
        house.clock.time = change - 2.5 * DAY
        for _ in range(20):
            await stand(house, house.clock().date())
        await pass_quarters(house, change - 1.5 * DAY, change + 1.5 * DAY)
        days = [posted_at(each).astimezone(there).date() for each in house.posted.announced]
        day = change.astimezone(there).date()
        assert {day - DAY, day, day + DAY} <= set(days), change
        assert set(Counter(days).values()) == {1}, change
        named = [message for each in asked(house) for message in each]
        assert len(named) == len(set(named))


async def test_another_time_zone_on_the_same_day_asks_nobody_twice(house: House) -> None:
    house.clock.time = datetime(2026, 11, 23, 2, tzinfo=UTC)
    await ask_after(house, 24, "Pacific/Kiritimati")
    await cards(house, 9)
    await look(house, days=1)  # there it is four in the afternoon of the 24th
    await ask_after(house, 24, "Pacific/Niue")
    await pass_quarters(house, house.clock(), house.clock() + DAY)
    named = [message for each in asked(house) for message in each]
    assert len(named) == len(set(named)) == 6, "on the 24th, and on the 23rd of the other side"


async def test_a_role_that_is_gone_is_not_asked_and_nothing_is_lost(house: House) -> None:
    [card] = await cards(house)
    house.posted.roles[ROLE] = RoleReach.GONE
    await look(house, days=1)
    assert asked(house) == []
    house.posted.roles[ROLE] = RoleReach.SILENT
    await look(house, minutes=15)
    assert asked(house) == [[card]]


async def test_off_is_off(house: House) -> None:
    await cards(house)
    await house.setup.change(HERE, lambda old: replace(old, encouragers=None))
    await look(house, days=2)
    assert house.posted.announced == {}


async def test_fewer_hours_hold_at_once(house: House) -> None:
    [card] = await cards(house)
    await look(house, hours=6)
    await ask_after(house, 6)
    await look(house)
    assert asked(house) == [[card]]


async def test_two_processes_at_once_ask_once(house: House) -> None:
    await cards(house)
    others = [house, await house.restarted(), await house.restarted()]
    house.clock.move(days=1)
    await asyncio.gather(*(each.by_the_clock.look() for each in others))
    assert len(asked(house)) == 1


@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_kill_at_any_step_leaves_one(
    house: House, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    crashes = Crashes(house, monkeypatch)
    for step in count():
        [card] = await cards(house)
        house.clock.move(days=1)
        killed = await crashes.kill_at(step, lambda process: process.by_the_clock.look())
        house.clock.move(minutes=minutes)
        process = await house.restarted()
        await process.by_the_clock.recover()
        await process.by_the_clock.look()
        assert asked(house) == [[card]], f"killed at step {step}"
        house.posted.announced.clear()
        house.clock.time = house.clock().replace(hour=12, minute=0) + DAY
        if not killed:
            assert step >= 5, "its steps were not counted"
            return


@pytest.mark.parametrize("refusal", [DiscordUnreachable(), ChannelGone()])
async def test_a_send_that_fails_is_tried_again_while_somebody_waits(
    house: House, refusal: Refusal
) -> None:
    places = [(await house.share()).place for _ in range(2)]
    house.clock.move(days=1)
    house.posted.refusing = [refusal] * 2
    await house.by_the_clock.look()
    await house.supporting.press(HERE, BEN, places[0].pid, SupportKind.HUG)
    for _ in range(4):
        await look(house, minutes=15)
    assert asked(house) == [[places[1].message]]


async def test_a_send_that_is_tried_again_names_nobody_who_waits_less_long(house: House) -> None:
    [old] = await cards(house)
    house.clock.move(hours=23)
    [new] = await cards(house)
    house.posted.refusing = [DiscordUnreachable()]
    await look(house, hours=1)
    await look(house, minutes=15)
    assert asked(house) == [[old]]
    await look(house, days=1)
    assert asked(house) == [[old], [new]]


async def test_a_send_that_fails_until_all_were_answered_is_let_go(house: House) -> None:
    place = (await house.share()).place
    house.clock.move(days=1)
    house.posted.refusing = [DiscordUnreachable()]
    await house.by_the_clock.look()
    await house.supporting.press(HERE, BEN, place.pid, SupportKind.HUG)
    await look(house, minutes=15)
    assert asked(house) == []
    assert await house.database.read(job_runs.unfinished) == []


async def test_a_send_that_fails_all_day_is_let_go(house: House) -> None:
    await cards(house)
    house.clock.move(days=1)
    house.posted.refusing = [DiscordUnreachable()] * 99
    while house.clock().hour < 23:
        await look(house, minutes=15)
    house.posted.refusing.clear()
    assert asked(house) == []
    assert await house.database.read(job_runs.unfinished) == []


async def test_what_could_not_be_posted_in_a_day_is_asked_for_on_the_next(house: House) -> None:
    [card] = await cards(house)
    house.clock.move(days=1)
    house.posted.refusing = [DiscordUnreachable()] * 99
    while house.clock().hour < 23:
        await look(house, minutes=15)
    house.posted.refusing.clear()
    house = await house.restarted()
    await look(house, hours=10)
    await look(house, days=1)
    assert asked(house) == [[card]]


async def test_a_post_whose_answer_was_lost_in_the_evening_is_not_made_again(house: House) -> None:
    [card] = await cards(house)
    house.clock.time = house.clock().replace(hour=21, minute=50) + DAY
    house.posted.lost = 1
    await house.by_the_clock.look()
    await look(house, minutes=15)
    for _ in range(3):
        await look(house, hours=14)
    assert asked(house) == [[card]]


async def test_where_nothing_can_be_posted_nothing_is_claimed(house: House) -> None:
    [card] = await cards(house)
    house.posted.missing = ("send_messages",)
    await look(house, days=1)
    assert await house.database.read(job_runs.unfinished) == []
    house.posted.missing = ()
    await look(house, minutes=15)
    assert asked(house) == [[card]]


async def test_rights_that_come_back_at_night_are_for_the_next_day(house: House) -> None:
    [card] = await cards(house)
    house.posted.missing = ("send_messages",)
    house.clock.move(days=1)
    while house.clock().hour < 23:
        await look(house, minutes=15)
    house.posted.missing = ()
    await look(house, hours=10)
    assert asked(house) == [[card]]


async def test_an_idle_quarter_asks_no_database(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.by_the_clock.look()

    works: list[Any] = []

    async def asked_for(work: Any) -> Any:
        works.append(work)
        raise AssertionError(work)

    monkeypatch.setattr(house.database, "read", asked_for)
    monkeypatch.setattr(house.database, "write", asked_for)
    for _ in range(95):
        house.clock.time += QUARTER
        await house.by_the_clock.look()
    assert works == []


async def test_it_is_the_same_whoever_shared_anonymously(house: House) -> None:
    found = []
    for author in (ADA, BEN):
        place = (await house.share(author, "anonymous")).place
        house.posted.announced.clear()
        await look(house, days=1)
        found.append(asked(house) == [[place.message]])
    assert found == [True, True]
    assert CHANNEL in {what.channel for what in house.posted.announced.values()}
