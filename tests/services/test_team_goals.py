"""The team's goal: celebrated once at each quarter, in step with what stands in the channel."""

import asyncio
from dataclasses import replace
from functools import partial
from itertools import count

import pytest
from sqlalchemy import delete

from rejectbot.domain.errors import ChannelGone, DiscordUnreachable, Refusal
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.review import State
from rejectbot.domain.settings import TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.services.announcement import Celebration
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.storage import guilds, job_runs, rejections
from rejectbot.storage.tables import rejection
from tests.services.crashing import Crashes
from tests.services.house import ADA, BEN, HERE, House


@pytest.fixture
async def house(house: House) -> House:
    await house.set_team_goal(4)
    return house


def told(house: House) -> list[int]:
    """The shares that were celebrated, in their order."""
    return [content.percent for content in celebrations(house)]


def celebrations(house: House) -> list[Celebration]:
    contents = (what.content for what in house.posted.announced.values())
    return [content for content in contents if isinstance(content, Celebration)]


async def share(house: House, visibility: str = "named") -> None:
    await house.share(visibility=visibility)
    await house.timers.run()


async def move(house: House, zone: str) -> None:
    await house.setup.change(HERE, lambda old: replace(old, time_zone=zone))


async def stored(house: House) -> int:
    """What the database says was told."""
    [row] = await house.database.read(guilds.load_all)
    return row.team_goal_told


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_each_quarter_is_celebrated_once(house: House, visibility: str) -> None:
    for number in range(6):
        await share(house, visibility)
        assert told(house) == [25, 50, 75, 100][: number + 1]
    assert await house.database.read(job_runs.unfinished) == []
    assert await house.team_goals.progress(HERE) == Progress(4, 4, house.clock().date())


async def test_a_jump_over_several_quarters_tells_the_highest_alone(house: House) -> None:
    for _ in range(3):
        await house.share()
    await house.timers.run()
    assert told(house) == [75]
    await share(house)
    assert told(house) == [75, 100]


async def test_without_a_goal_nothing_is_said_and_nothing_asked(house: House) -> None:
    await house.set_team_goal(None)
    await house.share()
    assert house.timers.waiting == []
    assert await house.team_goals.progress(HERE) is None


async def test_a_named_share_is_answered_before_its_celebration(house: House) -> None:
    await house.share()
    assert told(house) == []
    assert house.timers.seconds == [0.0]


async def test_a_share_that_waits_for_its_hour_counts_when_it_stands(house: House) -> None:
    accepted = await house.submit(visibility="anonymous_later")
    await house.publishing.publish_due()
    assert told(house) == []
    house.clock.time = accepted.waiting.due
    await house.publishing.publish_due()
    assert told(house) == [25]


async def test_what_was_taken_down_does_not_count_and_nothing_is_untold(house: House) -> None:
    for _ in range(2):
        await share(house)
    [first, second] = [card.pid for card in house.posted.cards.values()]
    for pid, then in ((first, State.REMOVED), (second, State.HIDDEN)):
        move = partial(rejections.move, pid=pid, sources=frozenset({State.PUBLISHED}), then=then)
        assert await house.database.write(move)
    assert (await house.team_goals.progress(HERE)) == Progress(0, 4, house.clock().date())
    for _ in range(2):
        await share(house)
    assert told(house) == [25, 50]
    await share(house)
    assert told(house) == [25, 50, 75]


async def test_another_goal_starts_again_from_the_servers_today(house: House) -> None:
    for _ in range(4):
        await share(house)
    house.clock.move(days=1)
    await move(house, "Pacific/Kiritimati")
    await house.set_team_goal(4)
    goal = house.setup.of(HERE).team_goal
    assert goal is not None
    assert (goal.told, str(goal.since)) == (0, "2026-11-25")
    await share(house)
    assert told(house) == [25, 50, 75, 100, 25]


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_new_goal_counts_what_is_published_from_then_on(
    house: House, visibility: str
) -> None:
    await house.set_team_goal(None)
    for _ in range(3):
        await share(house, visibility)
    await house.set_team_goal(4)
    assert await house.team_goals.progress(HERE) == Progress(0, 4, house.clock().date())
    await share(house, visibility)
    assert told(house) == [25]
    assert await house.team_goals.progress(HERE) == Progress(1, 4, house.clock().date())


async def test_what_waits_for_its_hour_counts_for_the_goal_that_holds_then(house: House) -> None:
    accepted = await house.submit(visibility="anonymous_later")
    await house.set_team_goal(2)
    house.clock.time = accepted.waiting.due
    await house.publishing.publish_due()
    assert told(house) == [50]


async def test_a_card_of_before_that_was_hidden_does_not_count_when_it_comes_back(
    house: House,
) -> None:
    pid = (await house.share()).place.pid
    states = ((State.PUBLISHED, State.HIDDEN), (State.HIDDEN, State.PUBLISHED))
    hide, show = (
        partial(rejections.move, pid=pid, sources=frozenset({was}), then=then)
        for was, then in states
    )
    assert await house.database.write(hide)
    await house.set_team_goal(8)
    assert await house.database.write(show)
    assert await house.team_goals.progress(HERE) == Progress(0, 8, house.clock().date())


@pytest.mark.parametrize("gone", [False, True])
async def test_the_same_number_again_on_the_day_it_was_reached_starts_anew(
    house: House, gone: bool
) -> None:
    for _ in range(4):
        await share(house)
    if gone:
        await house.database.write(lambda tx: tx.execute(delete(rejection)))
    await house.set_team_goal(4)
    assert await house.team_goals.progress(HERE) == Progress(0, 4, house.clock().date())
    assert await stored(house) == 0
    house = await house.restarted()
    for _ in range(4):
        await share(house)
    assert told(house) == [25, 50, 75, 100] * 2
    assert await stored(house) == 100
    assert await house.database.read(job_runs.unfinished) == []


async def test_what_was_claimed_for_an_earlier_goal_is_not_said_of_the_next(house: House) -> None:
    await house.share()
    house.posted.refusing = [DiscordUnreachable()]
    await house.timers.run()
    await house.set_team_goal(8)
    await house.by_the_clock.look()
    assert told(house) == []
    assert await house.database.read(job_runs.unfinished) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("Pacific/Kiritimati", "Pacific/Niue"), ("Pacific/Niue", "Pacific/Kiritimati")],
)
async def test_a_move_to_another_time_zone_counts_nothing_of_before_and_all_of_after(
    house: House, before: str, after: str
) -> None:
    await house.set_team_goal(None)
    for zone in (before, after):
        await move(house, zone)
        await share(house)
    await house.set_team_goal(4)
    for zone in (before, after):
        await move(house, zone)
        await share(house)
    progress = await house.team_goals.progress(HERE)
    assert progress is not None
    assert progress.count == 2


async def test_other_settings_that_a_stale_process_saves_untell_nothing(house: House) -> None:
    stale = await house.restarted()
    for _ in range(2):
        await share(house)
    await stale.setup.change(HERE, lambda old: replace(old, anonymous=AnonymousRule.OFF))
    assert await stored(house) == 50
    house.clock.move(hours=1)  # Discord has forgotten the nonce
    await stale.team_goals.celebrate(HERE)
    assert told(house) == [25, 50]


async def test_two_processes_that_see_it_reached_say_it_once(house: House) -> None:
    others = [house, await house.restarted(), await house.restarted()]
    for _ in range(2):
        await house.share()
    house.timers.waiting.clear()
    await asyncio.gather(*(each.team_goals.celebrate(HERE) for each in others * 3))
    assert told(house) == [50]


@pytest.mark.parametrize("refusal", [DiscordUnreachable(), ChannelGone()])
async def test_what_discord_did_not_take_is_tried_again_and_never_doubled(
    house: House, refusal: Refusal
) -> None:
    await house.share()
    house.posted.refusing = [refusal, refusal]
    await house.timers.run()
    assert told(house) == []
    await house.by_the_clock.look()
    await house.by_the_clock.look()
    await house.by_the_clock.look()
    assert told(house) == [25]
    assert await house.database.read(job_runs.unfinished) == []


async def test_an_answer_of_discord_that_was_lost_is_looked_for(house: House) -> None:
    await house.share()
    house.posted.lost = 1
    await house.timers.run()
    house.clock.move(minutes=15)
    await house.by_the_clock.look()
    assert told(house) == [25]


async def test_a_celebration_that_fails_for_two_days_is_let_go(house: House) -> None:
    await house.share()
    house.posted.refusing = [DiscordUnreachable()]
    await house.timers.run()
    house.clock.move(days=2)
    await house.by_the_clock.look()
    assert told(house) == []
    assert await house.database.read(job_runs.unfinished) == []


@pytest.mark.parametrize("minutes", [0, 20])
@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_kill_at_any_step_leaves_it_said_once(
    house: House, monkeypatch: pytest.MonkeyPatch, visibility: str, minutes: int
) -> None:
    crashes = Crashes(house, monkeypatch)
    for step in count():
        await house.setup.change(
            HERE, lambda old: replace(old, team_goal=TeamGoal(1, house.clock().date()))
        )
        waiting = (await house.submit(who=BEN, visibility=visibility)).waiting

        async def do(process: House, waiting: Waiting = waiting) -> None:
            await process.publishing.publish(waiting)
            await process.timers.run()

        killed = await crashes.kill_at(step, do)
        house.clock.move(minutes=minutes)
        process = await house.restarted()
        await process.publishing.recover()
        await process.by_the_clock.recover()
        assert told(house) == [100], f"killed at step {step}"
        house.posted.announced.clear()
        house.clock.move(days=1)
        if not killed:
            assert step > 8, "its steps were not counted"
            return


async def test_the_celebration_is_the_same_whoever_shared(house: House) -> None:
    said = []
    for author in (ADA, BEN):
        house.posted.announced.clear()
        await house.setup.change(
            HERE, lambda old: replace(old, team_goal=TeamGoal(1, house.clock().date()))
        )
        await house.share(author, "anonymous")
        [what] = celebrations(house)
        said.append((what.percent, what.progress.count))
        house.clock.move(days=1)
    assert said == [(100, 1), (100, 1)]
