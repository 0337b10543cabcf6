"""What the bot posts by itself, as people see it: nothing until it is turned on in `/setup`."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from rejectbot.ui.cards.rejection import rejection_of
from tests.bot.forging import forged_choice, forged_form, forged_press
from tests.world import World, control, shown, text_of, walk


async def posts_panel(world: World) -> InteractionResult:
    """The second panel of `/setup`."""
    opened = await world.boss.slash(world.channel, "setup")
    assert opened.response is not None
    return await world.boss.click(opened.response.message, custom_id=control(opened, "setup-posts"))


async def set_goal(world: World, target: str) -> InteractionResult:
    opened = await posts_panel(world)
    assert opened.response is not None
    form = await world.boss.click(
        opened.response.message, custom_id=control(opened, "setup-team-goal")
    )
    return await world.boss.submit_modal(form, {"target": target})


async def choose(world: World, verb: str, value: object) -> InteractionResult:
    opened = await posts_panel(world)
    assert opened.response is not None
    custom_id = control(opened, verb)
    return await world.boss.select(opened.response.message, [value], custom_id=custom_id)


async def pass_hours(world: World, hours: int) -> None:
    for _ in range(hours):
        await world.env.advance_time(3_600)


def announced(world: World) -> list[str]:
    """What stands in the channel and is no card."""
    return [text_of(each) for each in world.channel.history() if rejection_of(each) is None]


async def test_everything_is_off_until_it_is_turned_on(world: World) -> None:
    opened = await posts_panel(world)
    assert opened.ephemeral
    assert "**Team goal**: off" in shown(opened)
    for _ in range(4):
        await world.share(world.ada)
    assert announced(world) == []


async def test_a_team_goal_is_set_celebrated_and_let_go(world: World) -> None:
    assert "4 rejections from 2026-01-01 on. The first one starts it" in shown(
        await set_goal(world, "4")
    )
    await world.share(world.ada)
    [quarter] = announced(world)
    assert "A quarter of the way, together" in quarter
    assert "One rejection shared here, with a name or without, on the way to 4" in quarter
    assert "1 of 4 rejections" in shown(await posts_panel(world))
    await world.share(world.ben, visibility="anonymous")
    await world.share(world.ben)
    await world.share(world.chi)
    assert [text.split("**")[1] for text in announced(world)] == [
        "A quarter of the way, together.",
        "Halfway there, together.",
        "Three quarters, together.",
        "You did it, together.",
    ]
    assert "Ada" not in "".join(announced(world))
    assert "**Team goal**: off" in shown(await set_goal(world, " "))


async def test_the_celebration_stands_below_its_card_and_pings_nobody(world: World) -> None:
    await set_goal(world, "1")
    await world.share(world.ada, visibility="anonymous")
    card, celebration = world.channel.history()
    assert rejection_of(card) is not None
    assert "You did it, together" in text_of(celebration)
    posts = [each.json for each in world.env.http_requests if each.method == "POST"]
    sent = next(each for each in posts if each and "You did it" in repr(each))
    assert not any(sent["allowed_mentions"].values())
    assert len(sent["nonce"]) <= 25


async def test_a_restart_says_nothing_twice(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await set_goal(world, "2")
    await world.share(world.ada)
    await world.restart(make_bot())
    assert len(announced(world)) == 1
    await world.share(world.ada)
    assert len(announced(world)) == 2


@pytest.mark.parametrize("target", ["0", "many", "-3", "1000000"])
async def test_a_goal_that_is_none_is_refused_kindly(world: World, target: str) -> None:
    told = shown(await forged_form(world, world.boss, "rb1:setup-team-goal", target=target))
    assert "whole number from 1 to 100" in told
    assert target in told, "what was typed comes back"
    assert "**Team goal**: off" in shown(await posts_panel(world))


async def test_a_digest_is_chosen_and_posted_in_its_hour_with_its_chart(world: World) -> None:
    assert "**Weekly digest**: Friday at 09:00 (UTC)" in shown(
        await choose(world, "setup-digest", "5")
    )
    assert "Friday at 01:00" in shown(await choose(world, "setup-digest-hour", "1"))
    await set_goal(world, "100")
    await world.share(world.ada)
    await world.share(world.ben, visibility="anonymous")
    await world.press(world.chi, "hug", world.cards[0])
    await pass_hours(world, 24)
    assert announced(world) == []
    await pass_hours(world, 24)
    [digest] = announced(world)
    for words in (
        "### Rejections of the week\n-# 26 Dec to 1 Jan.",
        "**2 shared · 1 answered**",
        "One person answered with a kind tap or a note.",
        "**Team goal**: 2 of 100 rejections, together.",
        f"/{world.channel.id}/{world.cards[1].id} · shared <t:",
    ):
        assert words in digest
    assert f"/{world.cards[0].id}" not in digest
    posted = world.channel.history()[-1]
    [attachment] = posted.attachments
    assert attachment.filename == "digest.png"
    [gallery] = [
        part for part in walk([c.to_dict() for c in posted.components]) if part["type"] == 12
    ]
    assert "2 shared" in gallery["items"][0]["description"]


async def test_a_digest_can_be_turned_off_again(world: World) -> None:
    await choose(world, "setup-digest", "5")
    assert "**Weekly digest**: off" in shown(await choose(world, "setup-digest", "off"))
    await world.share(world.ada)
    await pass_hours(world, 48)
    assert announced(world) == []


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        ("rb1:setup-digest", "8"),
        ("rb1:setup-digest", "0"),
        ("rb1:setup-digest", "Monday"),
        ("rb1:setup-digest-hour", "24"),
        ("rb1:setup-digest-hour", "-1"),
        ("rb1:setup-digest-hour", "٣"),
    ],
)
async def test_a_value_that_is_not_offered_changes_nothing(
    world: World, custom_id: str, value: str
) -> None:
    await forged_choice(world, world.boss, custom_id, value)
    assert "**Weekly digest**: off" in shown(await posts_panel(world))


@pytest.mark.parametrize("custom_id", ["rb1:setup-digest", "rb1:setup-digest-hour"])
async def test_a_forged_choice_is_refused(world: World, custom_id: str) -> None:
    answer = await forged_choice(world, world.ada, custom_id, "3")
    assert "takes the permission *Manage Server*" in shown(answer)
    assert "**Weekly digest**: off" in shown(await posts_panel(world))


@pytest.mark.parametrize("custom_id", ["rb1:setup-posts", "rb1:setup-team-goal"])
async def test_a_forged_press_is_refused(world: World, custom_id: str) -> None:
    answer = await forged_press(world, world.ada, custom_id)
    assert "takes the permission *Manage Server*" in shown(answer)
    assert answer.ephemeral


async def test_a_forged_form_is_refused(world: World) -> None:
    answer = await forged_form(world, world.ada, "rb1:setup-team-goal", target="5")
    assert "takes the permission *Manage Server*" in shown(answer)
    assert "**Team goal**: off" in shown(await posts_panel(world))
