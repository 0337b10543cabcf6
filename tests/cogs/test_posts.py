"""What the bot posts by itself, as people see it: nothing until it is turned on in `/setup`."""

from collections.abc import Callable
from typing import Any

import pytest

from rejectbot.bot.client import RejectBot
from rejectbot.ui.cards.rejection import rejection_of
from tests.bot.forging import forged_choice, forged_form, forged_press
from tests.cogs.place import deny
from tests.posts import announced, choose, make_role, pass_hours, posts_panel, set_goal
from tests.world import World, shown, text_of, walk


def posts(world: World) -> list[dict[str, Any]]:
    """What was sent into the channel."""
    path = f"/channels/{world.channel.id}/messages"
    sent = (each for each in world.env.http_requests if each.path.endswith(path))
    return [each.json for each in sent if each.method == "POST" and each.json]


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


async def test_a_goal_starts_with_what_is_shared_from_then_on_and_again_once_it_was_reached(
    world: World,
) -> None:
    await world.share(world.ada)
    await world.share(world.ben, visibility="anonymous")
    for _ in range(2):
        assert "2 rejections from 2026-01-01 on. The first one starts it" in shown(
            await set_goal(world, "2")
        )
        await world.share(world.chi)
        assert "1 of 2 rejections" in shown(await posts_panel(world))
        await world.share(world.chi)
    assert ["Halfway" in text for text in announced(world)] == [True, False] * 2


async def test_the_celebration_stands_below_its_card_and_pings_nobody(world: World) -> None:
    await set_goal(world, "1")
    await world.share(world.ada, visibility="anonymous")
    card, celebration = world.channel.history()
    assert rejection_of(card) is not None
    assert "You did it, together" in text_of(celebration)
    [sent] = [body for body in posts(world) if "You did it" in repr(body)]
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


@pytest.mark.parametrize("target", ["0", "many", "-3", "10001"])
async def test_a_goal_that_is_none_is_refused_kindly(world: World, target: str) -> None:
    told = shown(await forged_form(world, world.boss, "rb1:setup-team-goal", target=target))
    assert "whole number from 1 to 10" in told
    assert target in told, "what was typed comes back"
    assert "**Team goal**: off" in shown(await posts_panel(world))


async def test_the_panel_holds_what_was_chosen(world: World) -> None:
    await choose(world, "setup-digest", "5")
    await choose(world, "setup-digest-hour", "23")
    await choose(world, "setup-encouragers", await make_role(world, mentionable=True))
    opened = await posts_panel(world)
    assert opened.response is not None
    chosen = {
        part["custom_id"]: [each["value"] for each in part["options"] if each.get("default")]
        for part in walk(opened.response.components)
        if part.get("options")
    }
    assert chosen == {
        "rb1:setup-digest": ["5"],
        "rb1:setup-digest-hour": ["23"],
        "rb1:setup-unanswered": ["24"],
    }


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


async def test_a_role_is_chosen_and_pinged_alone_when_somebody_waits(world: World) -> None:
    role = await make_role(world, mentionable=True)
    told = shown(await choose(world, "setup-encouragers", role))
    assert f"<@&{role.id}> is mentioned when a card has had no answer for 24 hours" in told
    assert "can't ping" not in told
    assert "for 12 hours" in shown(await choose(world, "setup-unanswered", "12"))
    await world.share(world.ada, visibility="anonymous")
    await world.share(world.ben)
    await world.press(world.chi, "hug")
    await pass_hours(world, 36)
    [asked] = announced(world)
    assert f"<@&{role.id}>, one rejection here still waits" in asked
    assert f"/{world.cards[0].id} · shared <t:" in asked
    assert f"/{world.cards[1].id}" not in asked
    [sent] = [body for body in posts(world) if "still waits" in repr(body)]
    pinged = {kind: ids for kind, ids in sent["allowed_mentions"].items() if ids}
    assert pinged == {"roles": [role.id]}


@pytest.mark.parametrize("permission", ["send_messages", "view_channel"])
async def test_a_right_that_is_given_back_in_the_evening_is_in_time(
    world: World, permission: str
) -> None:
    await choose(world, "setup-encouragers", await make_role(world, mentionable=True))
    await choose(world, "setup-unanswered", "12")
    await world.share(world.ada)
    await deny(world, permission)
    await pass_hours(world, 18)
    assert announced(world) == []
    await deny(world)
    await pass_hours(world, 1)
    [asked] = announced(world)
    assert "one rejection here still waits" in asked


async def test_a_role_that_may_not_be_pinged_is_said_to_be(world: World) -> None:
    await deny(world, "mention_everyone")
    role = await make_role(world, mentionable=False)
    told = shown(await choose(world, "setup-encouragers", role))
    assert f"I can't ping <@&{role.id}>" in told
    assert "Allow anyone to @mention this role" in told


async def test_a_role_that_was_deleted_is_said_to_be_gone_and_nothing_is_posted(
    world: World,
) -> None:
    role = await make_role(world, mentionable=True)
    await choose(world, "setup-encouragers", role)
    world.env.backend.delete_role(world.guild.id, role.id)
    await world.env.settle()
    assert "does not exist any more" in shown(await posts_panel(world))
    await world.share(world.ada)
    await pass_hours(world, 48)
    assert announced(world) == []


async def test_choosing_no_role_turns_it_off(world: World) -> None:
    role = await make_role(world, mentionable=True)
    await choose(world, "setup-encouragers", role)
    assert "**Encouragers**: off" in shown(await choose(world, "setup-encouragers"))


async def test_everyone_cannot_be_chosen(world: World) -> None:
    everyone = str(world.guild.id)
    told = shown(await forged_choice(world, world.boss, "rb1:setup-encouragers", everyone))
    assert "I never ping everyone" in told
    assert "**Encouragers**: off" in shown(await posts_panel(world))


@pytest.mark.parametrize("value", ["1", "9" * 30, "٣", "everyone"])
async def test_what_is_no_role_of_the_server_cannot_be_chosen(world: World, value: str) -> None:
    await forged_choice(world, world.boss, "rb1:setup-encouragers", value)
    assert "**Encouragers**: off" in shown(await posts_panel(world))


@pytest.mark.parametrize("custom_id", ["rb1:setup-encouragers", "rb1:setup-unanswered"])
async def test_a_forged_choice_about_encouragers_is_refused(world: World, custom_id: str) -> None:
    answer = await forged_choice(world, world.ada, custom_id, "12")
    assert "takes the permission *Manage Server*" in shown(answer)
    assert "**Encouragers**: off" in shown(await posts_panel(world))


async def test_the_board_tells_in_one_quiet_line_how_far_the_goal_is(world: World) -> None:
    assert "Together" not in await world.board(world.ada)
    await set_goal(world, "2")
    assert "Together" not in await world.board(world.ada)
    await world.share(world.ada, visibility="anonymous")
    assert "-# Together: **1 of 2** rejections on the way to the team's goal." in (
        await world.board(world.ada)
    )
    await world.share(world.ada)
    assert "-# Together: all **2** rejections of the team's goal." in await world.board(world.ben)
