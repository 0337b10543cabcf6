"""Posts of the bot's own keep no card waiting, nor one another; and none comes twice."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.settings import DigestTime
from rejectbot.services.announcement import Celebration, Digest
from rejectbot.storage import job_runs
from tests.services.house import ADA, BEN, CHANNEL, HERE, House
from tests.services.outside import Gate
from tests.services.quarters import stand

ELSEWHERE, OTHER_CHANNEL = GuildId(HERE - 1), ChannelId(7)


def posted(house: House, kind: type) -> int:
    return sum(isinstance(what.content, kind) for what in house.posted.announced.values())


def slowed(house: House, channel: ChannelId) -> Gate:
    """Posts take long there from now on."""
    return house.posted.slow.setdefault(channel, Gate())


async def wait_for_the_hour(house: House) -> None:
    """Two anonymous shares of the same hour, which has come."""
    dues = [(await house.submit(who, "anonymous_later")).waiting.due for who in (ADA, BEN)]
    house.clock.time = max(dues)


async def digest_elsewhere(house: House, at: datetime) -> None:
    """Another server, whose digest is due at this full hour."""
    digest = DigestTime(at.isoweekday(), at.hour)
    await house.setup.change(
        ELSEWHERE, lambda old: replace(old, channel=OTHER_CHANNEL, digest=digest)
    )
    await stand(house, at.date() - timedelta(days=1), guild=ELSEWHERE)


async def test_no_card_waits_for_a_celebration(house: House) -> None:
    await house.set_team_goal(4)
    await wait_for_the_hour(house)
    gate = slowed(house, CHANNEL)
    hour = asyncio.create_task(house.publishing.publish_due())
    await gate.reached.wait()
    assert len(house.posted.cards) == 2
    gate.open.set()
    await hour
    assert posted(house, Celebration) == 1


@pytest.mark.parametrize("taken_up", [False, True])
async def test_a_server_where_posting_takes_long_keeps_no_other_waiting(
    house: House, taken_up: bool
) -> None:
    await house.set_team_goal(4)
    await wait_for_the_hour(house)
    await digest_elsewhere(house, house.clock())
    if taken_up:
        house.posted.refusing = [DiscordUnreachable()]
        await house.by_the_clock.look()
    gate = slowed(house, OTHER_CHANNEL)
    quarter = asyncio.create_task(house.by_the_clock.look())
    await gate.reached.wait()
    before = len(house.posted.cards)
    await asyncio.wait_for(house.publishing.publish_due(), 5)
    assert len(house.posted.cards) == before + 2
    assert posted(house, Celebration) == 1
    gate.open.set()
    await quarter
    assert posted(house, Digest) == 1


async def test_what_is_claimed_while_an_earlier_process_is_taken_up_comes_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.set_team_goal(1)
    await house.share()
    write = house.database.write

    async def claimed(work: Any) -> Any:
        """Between the claim and its post the start takes the run up; Discord's nonce is over."""
        found = await write(work)
        if isinstance(found, job_runs.JobRun):
            monkeypatch.setattr(house.database, "write", write)
            await house.by_the_clock.recover()
            assert posted(house, Celebration) == 1
            house.clock.move(hours=1)
        return found

    monkeypatch.setattr(house.database, "write", claimed)
    await house.team_goals.celebrate(HERE)
    assert posted(house, Celebration) == 1


async def test_what_is_being_posted_is_not_taken_up_at_the_same_time(house: House) -> None:
    await house.set_team_goal(1)
    await house.share()
    gate = slowed(house, CHANNEL)
    posting = asyncio.create_task(house.team_goals.celebrate(HERE))
    await gate.reached.wait()
    await asyncio.wait_for(house.by_the_clock.recover(), 5)
    gate.open.set()
    await posting
    assert posted(house, Celebration) == 1
    assert await house.database.read(job_runs.unfinished) == []


async def test_what_was_finished_since_the_list_was_read_is_not_looked_for_or_sent_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.set_team_goal(1)
    await house.share()
    house.posted.lost = 1
    await house.timers.run()
    read = house.database.read

    async def after_the_list(work: Any) -> Any:
        found = await read(work)
        if work is job_runs.unfinished:
            [run] = found
            await house.database.write(lambda tx: job_runs.finish(tx, run, stands=True))
            house.posted.announced.clear()  # a moderator has deleted it
            house.clock.move(hours=1)
        return found

    fresh = await house.restarted()
    monkeypatch.setattr(house.database, "read", after_the_list)
    await fresh.by_the_clock.recover()
    assert posted(house, Celebration) == 0


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "UTC"])
@pytest.mark.parametrize("restarts", [False, True])
async def test_what_stands_is_found_wherever_its_day_began(
    house: House, zone: str, restarts: bool
) -> None:
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    await stand(house, monday.date() - timedelta(days=2))
    await house.setup.change(
        HERE, lambda old: replace(old, digest=DigestTime(1, 0), time_zone=zone)
    )
    offset = {"Pacific/Kiritimati": 14, "Pacific/Niue": -11, "UTC": 0}[zone]
    house.clock.time = monday - timedelta(hours=offset)
    house.posted.lost = 1
    await house.by_the_clock.look()
    house.clock.move(minutes=15)
    process = await house.restarted() if restarts else house
    await process.by_the_clock.recover()
    assert posted(house, Digest) == 1
