"""`/goal`: set, shown with its ring, let go; every "no" tells back what was given."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from tests.cogs.test_journey import follow, page
from tests.cogs.test_leaderboard import after
from tests.world import World, shown, walk


async def goal(world: World, command: str = "show", **given: object) -> InteractionResult:
    return await world.ada.slash(world.channel, f"goal {command}", **given)


def pictures(answer: InteractionResult) -> list[str]:
    assert answer.response is not None
    return [
        item["description"]
        for part in walk(answer.response.components)
        for item in part.get("items", [])
    ]


async def test_setting_one_shows_it_to_its_owner_alone(world: World) -> None:
    answer = await goal(world, "set", target=100)

    assert answer.ephemeral
    assert "### Your goal is set" in shown(answer)
    assert "Your goal: 100 rejections. The first one starts the ring." in shown(answer)
    assert "from 2026-01-01 to 2026-12-31" in shown(answer)
    assert " 0 " not in shown(answer)
    assert len(world.channel.history()) == 0


async def test_the_ring_fills_and_its_pace_is_said(world: World) -> None:
    await goal(world, "set", target=100, by="2026-12-31")
    for _ in range(4):
        await world.share(world.ada)
    answer = await goal(world)

    assert "**Your goal:** 4 of 100 rejections. Two weeks ahead." in shown(answer)
    assert pictures(answer) == [
        "A ring that fills towards your goal. 4 of 100 rejections. Two weeks ahead."
    ]


async def test_what_was_shared_that_day_counts_and_what_is_anonymous_never(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ada, visibility="anonymous")
    assert "1 of 10 rejections" in shown(await goal(world, "set", target=10))


async def test_who_is_behind_reads_what_gets_them_there(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await goal(world, "set", target=12, by="2026-12-31")
    await world.share(world.ada)
    await after(world, make_bot, days=181)
    told = shown(await goal(world))

    assert "A bit to go: one every 2 weeks gets you there." in told
    assert "with a later day gives it more time" in told
    assert "behind" not in told


async def test_a_goal_that_is_reached_is_celebrated(world: World) -> None:
    await goal(world, "set", target=2)
    for _ in range(2):
        await world.share(world.ada)
    told = shown(await goal(world))

    assert "2 of 2 rejections. You reached it." in told
    assert "2 times you put yourself out there" in told
    assert "begins the next one" in told


async def test_after_its_last_day_it_says_what_was(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await goal(world, "set", target=9, by="2026-01-02")
    await world.share(world.ada)
    await after(world, make_bot, days=3)
    told = shown(await goal(world))

    assert "1 of 9 rejections. Its last day is over. Each one was a try." in told
    assert "begins the next one" in told


async def test_after_its_last_day_nothing_missed_is_counted(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await goal(world, "set", target=9, by="2026-01-02")
    await after(world, make_bot, days=3)

    assert "The last day of this goal is over." in shown(await goal(world))
    assert "9" not in shown(await page(world, world.ada))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("next spring", 'I can\'t read "next spring" as a day. Please write it as year, month'),
        ("2025-12-31", '"2025\\-12\\-31" is behind us.'),
        ("2031-01-02", '"2031\\-01\\-02" is a long way off. A goal can go up to 2031-01-01'),
        ("@everyone <@1>", "\\@everyone"),
    ],
)
async def test_a_day_that_cannot_be_is_told_back(world: World, given: str, told: str) -> None:
    answer = await goal(world, "set", target=5, by=given)

    assert answer.ephemeral
    assert told in shown(answer)
    assert "A goal gives your tries a number" in shown(await goal(world))
    assert world.env.errors  # a refusal that was handled


async def test_days_are_offered_while_typing(world: World) -> None:
    offered = await world.ada.autocomplete(world.channel, "goal set", "by", "", target=5)
    assert [choice["value"] for choice in offered] == [
        "2026-01-29",
        "2026-04-02",
        "2026-12-31",
        "2027-01-01",
        "2027-12-31",
    ]
    assert offered[2]["name"] == "2026-12-31 (the end of this year)"

    typed = await world.ada.autocomplete(world.channel, "goal set", "by", "2027", target=5)
    assert [choice["value"] for choice in typed] == ["2027-01-01", "2027-12-31"]


async def test_clearing_lets_it_go(world: World) -> None:
    assert "all is clear already" in shown(await goal(world, "clear"))
    await goal(world, "set", target=30)
    answer = await goal(world, "clear")

    assert answer.ephemeral
    assert "Your goal of 30 rejections is let go." in shown(answer)
    assert "A goal gives your tries a number" in shown(await goal(world))


async def test_ones_own_page_has_its_line_and_its_button(world: World) -> None:
    before = await page(world, world.ada)
    assert "goal" not in shown(before)
    assert "A goal gives your tries a number" in shown(await follow(world.ada, before, "goal"))

    await goal(world, "set", target=10)
    await world.share(world.ada)
    after_one = await page(world, world.ada)
    assert "**Your goal:** 1 of 10 rejections. 5 weeks ahead." in shown(after_one)
    assert len(pictures(await follow(world.ada, after_one, "goal"))) == 1


async def opened(world: World, before: InteractionResult) -> InteractionResult:
    form = await follow(world.ada, before, "goal-set")
    assert form.modal is not None
    return form


async def test_a_form_asks_for_it_where_no_options_are_typed(world: World) -> None:
    form = await opened(world, await goal(world))
    answer = await world.ada.submit_modal(form, {"target": " 12 "})

    assert answer.ephemeral
    assert "### Your goal is set" in shown(answer)
    assert "from 2026-01-01 to 2026-12-31" in shown(answer)


async def test_the_form_of_a_goal_that_runs_begins_with_it(world: World) -> None:
    form = await opened(world, await goal(world, "set", target=12, by="2026-06-30"))
    assert "'value': '12'" in str(form.modal)
    assert "'value': '2026-06-30'" in str(form.modal)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"target": "lots"}, 'I can\'t read "lots" as a goal. Please write a whole number'),
        ({"target": "0"}, 'I can\'t read "0" as a goal.'),
        ({"target": "1001"}, "from 1 to 1,000"),
        ({"target": "12", "by": "June"}, 'I can\'t read "June" as a day.'),
    ],
)
async def test_what_a_form_cannot_mean_is_told_back(
    world: World, fields: dict[str, str], told: str
) -> None:
    answer = await world.ada.submit_modal(await opened(world, await goal(world)), fields)

    assert told in shown(answer)
    assert "A goal gives your tries a number" in shown(await goal(world))


async def test_a_goal_is_nobody_elses(world: World) -> None:
    await goal(world, "set", target=10)

    for who in (world.ben, world.boss):
        answer = await who.slash(world.channel, "goal show")
        assert "A goal gives your tries a number" in shown(answer)
