"""Discord waits three seconds for a first answer: it comes before the database, disk and network.

The order of calls is asserted, never a time.
"""

from typing import Any

import discord
from discord import app_commands

from cogs.journey import Journey
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.ui.cards.rejection import NOTE_VERB
from rejectbot.ui.forms.goal import VERB as GOAL_VERB
from rejectbot.ui.views.setup import POINTS_VERB, ZONE_VERB
from tests.bot.forging import BUTTON, COMPONENT, FORM, forge, form_data
from tests.bot.journal import is_first_answer, journal
from tests.world import World, buttons

REQUIRED: dict[str, dict[str, Any]] = {
    "goal set": {"target": 5},
    "mod filter add": {"words": "spam"},
    "mod filter remove": {"words": "spam"},
}
"""The options that a command can't do without."""
OPEN_A_FORM = {GOAL_VERB, NOTE_VERB, POINTS_VERB, ZONE_VERB}
FIELDS = {
    "story": "They said no.",
    "visibility": "named",
    "note": "Next time.",
    "zone": "Europe/Vienna",
    "shares": "1, 1, 1",
    "support": "1, 1",
}


def card_id(world: World) -> str:
    return (buttons(world.card)[0].custom_id or "").rpartition(":")[2]


def let_moderate(world: World) -> None:
    """Boss may do everything."""
    mod = world.guild.create_role("mod", permissions=discord.Permissions(moderate_members=True))
    world.env.backend.add_member_role(world.guild.id, world.boss.id, mod.id)


async def test_every_command_answers_first(world: World) -> None:
    commands = [
        command.qualified_name
        for command in world.bot.tree.walk_commands()
        if isinstance(command, app_commands.Command)
    ]
    assert "leaderboard" in commands
    let_moderate(world)
    for name in commands:
        with journal(world.env) as lines:
            await world.boss.slash(world.channel, name, **REQUIRED.get(name, {}))
        assert is_first_answer(lines[0]), (name, lines)


async def test_every_button_and_select_answers_first(world: World) -> None:
    await world.share(world.boss)
    pid = card_id(world)
    assert "hug" in world.bot.router._controls
    let_moderate(world)
    for verb in world.bot.router._controls:
        for more in (pid, "month:0", "0"):
            data = {"custom_id": f"rb1:{verb}:{more}", "component_type": BUTTON, "values": ["off"]}
            with journal(world.env) as lines:
                await forge(world, world.boss, COMPONENT, data, message=world.channel.history()[0])
            assert is_first_answer(lines[0]), (verb, lines)


async def test_every_form_answers_first(world: World) -> None:
    await world.share(world.ada)
    pid = card_id(world)
    assert "share" in world.bot.router._forms
    let_moderate(world)
    for verb in world.bot.router._forms:
        with journal(world.env) as lines:
            await forge(world, world.boss, FORM, form_data(f"rb1:{verb}:{pid}", **FIELDS))
        assert is_first_answer(lines[0]), (verb, lines)
        assert len(lines) > 1, "a form that was sent makes the bot do something after the answer"


async def test_opening_a_form_touches_no_database_no_disk_and_nothing_else(world: World) -> None:
    await world.share(world.ada)
    pid = card_id(world)
    with journal(world.env) as lines:
        assert (await world.ben.slash(world.channel, "share")).modal is not None
    assert len(lines) == 1
    for verb in OPEN_A_FORM:
        data = {"custom_id": f"rb1:{verb}:{pid}", "component_type": BUTTON}
        with journal(world.env) as lines:
            opened = await forge(world, world.boss, COMPONENT, data, message=world.card)
        assert opened.modal is not None
        assert len(lines) == 1, (verb, lines)


async def test_what_can_be_refused_from_memory_is_refused_without_any_query(world: World) -> None:
    for custom_id in ("rb1:setup-anonymous", "rb1:setup-zone", "rb1:nothing", "other", "rb1:hug"):
        data = {"custom_id": custom_id, "component_type": BUTTON}
        with journal(world.env) as lines:
            await forge(world, world.ada, COMPONENT, data)
        assert not [line for line in lines if line.startswith("sql")]


async def test_an_anonymous_answer_is_given_before_its_card_is_posted(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    with journal(world.env) as lines:
        fields = {"story": "A quiet no.", "visibility": "anonymous"}
        await world.ada.submit_modal(form, fields)
    answered = next(n for n, line in enumerate(lines) if line.startswith("http PATCH /webhooks/"))
    posted = next(n for n, line in enumerate(lines) if line.startswith("http POST /channels/"))
    assert answered < posted


async def test_a_share_is_stored_before_it_is_posted(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    with journal(world.env) as lines:
        await world.ada.submit_modal(form, {"story": "No again.", "visibility": "named"})
    stored = next(n for n, line in enumerate(lines) if line.startswith("sql INSERT INTO outbox"))
    posted = next(n for n, line in enumerate(lines) if line.startswith("http POST /channels/"))
    assert stored < posted


async def test_an_interaction_that_discord_gave_up_on_has_no_effect(world: World) -> None:
    await world.share(world.ada)
    for what in ("press", "command"):
        world.env.inject_error("POST", "/interactions/*", status=404, code=10062)
        with journal(world.env) as lines:
            if what == "press":
                await world.press(world.ben, "hug")
            else:
                await world.ben.slash(world.channel, "journey")
        assert len(lines) == 1
    assert all("TooLate" in repr(error) for error in world.env.errors)
    assert world.counts() == {}


async def test_an_answer_that_discord_took_twice_is_our_own_and_the_work_goes_on(
    world: World,
) -> None:
    """discord.py repeats an answer after a failure on Discord's side; it may have been taken."""
    await world.share(world.ada)
    world.env.inject_error("POST", "/interactions/*", status=400, code=40060)
    await world.press(world.ben, "hug")
    assert world.counts() == {"hug": 1}


async def test_the_journal_would_see_a_query_before_the_answer(world: World) -> None:
    journey = world.bot.get_cog("Journey")
    assert isinstance(journey, Journey)
    with journal(world.env) as lines:
        await journey._profile.journey(GuildId(world.guild.id), UserId(world.ada.id))
        await world.ada.slash(world.channel, "help")
    assert lines[0].startswith("sql ")
