"""The weekly digest: on its day once, whatever clocks, crashes and other processes do."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from rejectbot.domain.errors import ChannelGone, DiscordUnreachable, Refusal
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.limits import DIGEST_WAITING
from rejectbot.domain.review import State
from rejectbot.domain.settings import DigestTime
from rejectbot.domain.support import SupportKind
from rejectbot.services.announcement import Digest
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import job_runs, rejections
from rejectbot.storage.tables import job_run
from tests.services.crashing import Crashes
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE, House
from tests.services.quarters import changes_to_pass, pass_quarters, stand
from tests.zones import QUARTER, ZONES

MONDAY = date(2026, 11, 23)
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


async def ask_for(house: House, weekday: int = 1, hour: int = 9, zone: str = "UTC") -> None:
    digest = DigestTime(weekday, hour)
    await house.setup.change(HERE, lambda old: replace(old, digest=digest, time_zone=zone))


def digests(house: House) -> list[Digest]:
    contents = [what.content for what in house.posted.announced.values()]
    return [content for content in contents if isinstance(content, Digest)]


@pytest.fixture
async def house(house: House) -> House:
    """A card of Friday, and a digest that is due on Monday at nine."""
    await stand(house, MONDAY - timedelta(days=3))
    await ask_for(house)
    house.clock.time = NINE
    return house


@pytest.mark.parametrize("zone", ZONES)
async def test_around_every_change_of_clocks_there_is_one_on_its_day(
    house: House, zone: str
) -> None:
    for number, (change, before, _) in enumerate(changes_to_pass(house, zone)):
        there = (change + before).replace(tzinfo=None)
        day, hour = there.date(), (there.hour + number % 3 - 1) % 24
        await stand(house, day - timedelta(days=1))
        await ask_for(house, day.isoweekday(), hour, zone)
        house.posted.announced.clear()
        await pass_quarters(house, change - timedelta(hours=40), change + timedelta(hours=40))
        posted = [what.days[-1].day for what in digests(house)]
        assert posted == [day - timedelta(days=1)], (change, hour)


async def test_over_weeks_there_is_one_in_each(house: House) -> None:
    zone = "Australia/Lord_Howe"
    await ask_for(house, 7, 2, zone)
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(9):
        await stand(house, begin.date() + number * WEEK)
    house.posted.announced.clear()
    await pass_quarters(house, begin, begin + timedelta(days=56))
    begun = Counter(what.days[0].day for what in digests(house))
    assert set(begun.values()) == {1}
    assert len(begun) == 8


async def test_it_tells_the_seven_days_before(house: House) -> None:
    for days_ago in (0, 1, 7, 8):
        await stand(house, MONDAY - timedelta(days=days_ago))
    await house.by_the_clock.look()
    [digest] = digests(house)
    assert [day.day for day in digest.days] == [
        MONDAY - timedelta(days=days_ago) for days_ago in range(7, 0, -1)
    ]
    assert [day.shared for day in digest.days] == [1, 0, 0, 0, 1, 0, 1]
    assert sum(day.answered for day in digest.days) == digest.people == 0
    assert len(digest.waiting) == 5


async def test_it_tells_how_many_were_answered_and_by_how_many(house: House) -> None:
    house.clock.time = NINE - timedelta(days=2)
    cards = [(await house.share(ADA, how)).place for how in ("named", "anonymous", "named")]
    await house.supporting.press(HERE, BEN, cards[0].pid, SupportKind.HUG)
    await house.supporting.press(HERE, CHI, cards[0].pid, SupportKind.GO)
    await house.note(cards[1].pid, BEN)
    await house.note(cards[2].pid, ADA)
    house.clock.time = NINE
    await house.by_the_clock.look()
    [digest] = digests(house)
    assert [(day.shared, day.answered) for day in digest.days if day.shared] == [(1, 0), (3, 2)]
    assert digest.people == 2
    waiting = {card.message for card in digest.waiting}
    assert cards[2].message in waiting, "a note of one's own is no answer"
    assert not waiting & {cards[0].message, cards[1].message}


async def test_a_week_without_a_share_has_none(house: House) -> None:
    house.clock.time = NINE + 2 * WEEK
    for _ in range(24):
        await house.by_the_clock.look()
        await stand(house, house.clock().date())
        house.clock.time += QUARTER
    assert digests(house) == []
    assert await house.database.read(job_runs.unfinished) == []


async def test_what_was_taken_down_is_not_told(house: House) -> None:
    [card] = await house.database.read(lambda tx: rejections.recent(tx, HERE, MONDAY - WEEK, 9))
    states = frozenset({State.PUBLISHED})
    await house.database.write(lambda tx: rejections.move(tx, card.id, states, State.HIDDEN))
    await house.by_the_clock.look()
    assert digests(house) == []


async def test_what_was_deleted_on_discord_is_not_linked(house: House) -> None:
    days = [NINE.date() - timedelta(days=2)] * (DIGEST_WAITING + 1)
    stands = [await stand(house, day) for day in days]
    for card in stands[:-1]:
        del house.posted.cards[card.message]
    await house.by_the_clock.look()
    (told,) = digests(house)
    assert stands[-1].message in {card.message for card in told.waiting}
    assert not {card.message for card in stands[:-1]} & {card.message for card in told.waiting}
    assert sum(day.shared for day in told.days) == 2, "nor told"


async def test_off_is_off(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, digest=None))
    await house.by_the_clock.look()
    assert digests(house) == []


@pytest.mark.parametrize(("hours", "most"), [(0, 1), (5.75, 1), (6, 0), (24, 0)])
async def test_what_was_missed_is_caught_up_for_six_hours(
    house: House, hours: float, most: int
) -> None:
    house.clock.move(hours=hours)
    await (await house.restarted()).by_the_clock.recover()
    assert len(digests(house)) == most


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "America/New_York"])
async def test_another_time_zone_or_hour_on_the_same_day_doubles_nothing(
    house: House, zone: str
) -> None:
    await house.by_the_clock.look()
    await ask_for(house, 1, 11, zone)
    await pass_quarters(house, NINE, NINE + timedelta(days=2))
    assert len(digests(house)) == 1


async def test_two_processes_at_once_post_one(house: House) -> None:
    others = [house, await house.restarted(), await house.restarted()]
    await asyncio.gather(*(each.by_the_clock.look() for each in others))
    assert len(digests(house)) == 1


@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_kill_at_any_step_leaves_one(
    house: House, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    crashes = Crashes(house, monkeypatch)
    for step in count():
        killed = await crashes.kill_at(step, lambda process: process.by_the_clock.look())
        house.clock.move(minutes=minutes)
        process = await house.restarted()
        await process.by_the_clock.recover()
        await process.by_the_clock.look()
        assert len(digests(house)) == 1, f"killed at step {step}"
        house.posted.announced.clear()
        house.clock.time = house.clock.time.replace(hour=9, minute=0) + WEEK
        await stand(house, house.clock().date() - timedelta(days=1))
        if not killed:
            assert step >= 5, "its steps were not counted"
            return


@pytest.mark.parametrize("refusal", [DiscordUnreachable(), ChannelGone()])
async def test_a_send_that_fails_is_tried_again_within_the_window(
    house: House, refusal: Refusal
) -> None:
    house.posted.refusing = [refusal] * 3
    for _ in range(10):
        await house.by_the_clock.look()
        house.clock.time += QUARTER
    assert len(digests(house)) == 1
    assert await house.database.read(job_runs.unfinished) == []


async def test_a_send_that_fails_all_along_is_let_go(house: House) -> None:
    house.posted.gone.add(CHANNEL)
    for _ in range(25):
        await house.by_the_clock.look()
        house.clock.time += QUARTER
    house.posted.gone.clear()
    await house.by_the_clock.look()
    assert digests(house) == []
    assert await house.database.read(job_runs.unfinished) == []


async def test_a_lost_answer_of_discord_doubles_nothing(house: House) -> None:
    house.posted.lost = 1
    for _ in range(3):
        await house.by_the_clock.look()
        house.clock.time += QUARTER
    assert len(digests(house)) == 1


async def test_one_servers_trouble_leaves_the_others_theirs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, there = GuildId(HERE - 1), GuildId(HERE + 1)
    for guild, channel in ((gone, ChannelId(1)), (there, ChannelId(2))):
        settings = replace(house.setup.of(guild), channel=channel, digest=DigestTime(1, 9))
        await house.setup.change(guild, partial(lambda new, _: new, settings))
        await stand(house, MONDAY - timedelta(days=1), guild=guild)
    house.posted.gone.add(ChannelId(1))
    broken = job_runs.claim

    def claim(tx: Any, run: job_runs.JobRun) -> bool:
        if run.guild == HERE:
            raise ZeroDivisionError
        return broken(tx, run)

    monkeypatch.setattr(job_runs, "claim", claim)
    await house.by_the_clock.look()
    assert [what.channel for what in house.posted.announced.values()] == [ChannelId(2)]


async def test_runs_are_kept_for_sixty_days(house: House) -> None:
    await house.by_the_clock.look()
    sweeping = Sweeping(house.database, house.keys, house.tallies, 7, house.clock)
    for days, kept in ((60, 1), (1, 0)):
        house.clock.move(days=days)
        await sweeping.sweep()
        runs = await house.database.read(lambda tx: tx.execute(select(job_run)).all())
        assert len(runs) == kept


async def test_an_idle_quarter_asks_no_database(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.by_the_clock.look()

    works: list[Any] = []

    async def asked(work: Any) -> Any:
        works.append(work)
        raise AssertionError(work)

    monkeypatch.setattr(house.database, "read", asked)
    monkeypatch.setattr(house.database, "write", asked)
    for _ in range(96):
        await house.by_the_clock.look()
        house.clock.time += QUARTER
    assert works == []


async def test_it_is_the_same_whoever_shared_anonymously(house: House) -> None:
    told = []
    for author in (ADA, BEN):
        house.clock.time -= timedelta(days=1)
        await house.share(author, "anonymous")
        house.clock.time += timedelta(days=1)
        await house.by_the_clock.look()
        told.append([(day.shared, day.answered) for day in digests(house)[-1].days])
        house.clock.time += 3 * WEEK
    assert told[0][-1] == told[1][-1] == (1, 0)
    assert digests(house)[0].people == digests(house)[1].people == 0
