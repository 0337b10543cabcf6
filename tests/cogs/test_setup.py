"""Setting a server up: one command makes it ready, and a panel changes the rest."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult, MemberActor
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from rejectbot.bot.client import RejectBot
from rejectbot.bot.publisher import NEEDED
from rejectbot.ui.copy import say
from tests.bot.forging import COMMAND, forge, forged_choice, forged_form, forged_press
from tests.cogs.place import delete_channel, deny
from tests.world import World, control, shown, text_of

SELECTS = {
    "rb1:setup-anonymous": "off",
    "rb1:setup-emoji": "hearts",
    "rb1:setup-language": "en",
}
FORMS = {
    "rb1:setup-zone": {"zone": "Europe/Vienna"},
    "rb1:setup-credit": {"crowd": "12"},
    "rb1:setup-points": {
        "shares": "1, 1, 1",
        "support": "1, 1",
        "note": "1, 1",
        "again": "1, 1",
        "update": "1, 1",
    },
}


async def panel(world: World) -> InteractionResult:
    return await world.boss.slash(world.channel, "setup")


async def choose(world: World, verb: str, value: object) -> InteractionResult:
    opened = await panel(world)
    assert opened.response is not None
    custom_id = control(opened, verb)
    return await world.boss.select(opened.response.message, [value], custom_id=custom_id)


async def fill(world: World, verb: str, **fields: str) -> InteractionResult:
    opened = await panel(world)
    assert opened.response is not None
    form = await world.boss.click(opened.response.message, custom_id=control(opened, verb))
    assert form.modal is not None
    controls = [label["component"] for label in form.modal["components"]]
    as_it_is = {each["custom_id"]: each.get("value", "") for each in controls}
    return await world.boss.submit_modal(form, as_it_is | fields)


async def test_one_command_makes_a_server_ready(server: World) -> None:
    answer = await server.set_up()
    assert f"Ready. Rejections appear in {server.channel.mention}" in shown(answer)
    assert answer.ephemeral
    await server.share(server.ada)
    assert "Ada shared a rejection" in text_of(server.card)


async def test_without_a_channel_the_panel_asks_for_one(server: World) -> None:
    assert "Choose a channel first" in shown(await panel(server))


async def test_the_channel_can_be_chosen_in_the_panel(server: World) -> None:
    await choose(server, "setup-channel", server.channel)
    assert "Ready" in shown(await panel(server))


@pytest.mark.parametrize("permission", NEEDED)
async def test_a_missing_permission_is_named(world: World, permission: str) -> None:
    await deny(world, permission)
    told = shown(await panel(world))
    assert "Almost ready" in told
    assert f"In {world.channel.mention} I still need" in told
    assert "Until I have it, nobody can share" in told
    refused = await world.ada.slash(world.channel, "share")
    assert "I still need" in shown(refused)
    assert refused.modal is None
    assert world.env.errors
    named = told.partition("I still need: **")[2].partition("**")[0].split(", ")
    # Without View Channel, Discord counts every other permission there as missing too.
    missing = NEEDED if permission == "view_channel" else (permission,)
    assert named == [say("en", f"permission-{each.replace('_', '-')}") for each in missing]


async def test_all_missing_permissions_are_named_together(world: World) -> None:
    await deny(world, "send_messages_in_threads", "create_public_threads")
    told = shown(await panel(world))
    assert "**Send Messages in Threads, Create Public Threads**" in told


async def test_a_channel_that_was_deleted_is_said_to_be_gone(world: World) -> None:
    other = world.guild.create_text_channel("elsewhere")
    await delete_channel(world)
    answer = await world.boss.slash(other, "setup")
    assert "does not exist any more. Nobody can share until" in shown(answer)


async def test_given_options_change_only_themselves(world: World) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="later")
    told = shown(await panel(world))
    assert "only later" in told
    assert "Ready" in told


@pytest.mark.parametrize(
    ("verb", "value", "words"),
    [
        ("setup-anonymous", "off", "Anonymous sharing: **not offered**"),
        ("setup-emoji", "garden", "Buttons and reactions: 🌻 🌱 🌈 ⛵"),
        ("setup-language", "en", "Language of cards: **English**"),
    ],
)
async def test_a_choice_is_shown_at_once_and_survives_a_restart(
    world: World, make_bot: Callable[[], RejectBot], verb: str, value: str, words: str
) -> None:
    assert words in shown(await choose(world, verb, value))
    await world.restart(make_bot())
    assert words in shown(await panel(world))


@pytest.mark.parametrize(
    ("verb", "fields", "words"),
    [
        ("setup-zone", {"zone": " europe/VIENNA "}, "Time zone: **Europe/Vienna**"),
        ("setup-credit", {"crowd": " 7 "}, "batches of at least **7** people"),
        (
            "setup-points",
            {"shares": "20,10 , 5", "support": "3, 7", "note": "0,0"},
            "shares **20, 10, 5** · support **3** (for 7 a day) · notes **0** (for 0 a day)",
        ),
        (
            "setup-points",
            {"again": "6, 1", "update": "4, 2"},
            "another try **6** (for 1 a day) · updates **4**, and **2** when it worked out",
        ),
    ],
)
async def test_a_form_changes_what_is_stored(
    world: World,
    make_bot: Callable[[], RejectBot],
    verb: str,
    fields: dict[str, str],
    words: str,
) -> None:
    assert words in shown(await fill(world, verb, **fields))
    await world.restart(make_bot())
    assert words in shown(await panel(world))


async def test_the_points_that_were_chosen_are_the_points_that_are_earned(world: World) -> None:
    await fill(world, "setup-points", shares="7, 1, 1", support="3, 7", note="4, 2")
    assert "+7 points" in shown(await world.share(world.ada))
    assert "+1 point " in shown(await world.share(world.ada))
    assert "+4 points" in shown(await world.note(world.ben, "I know that feeling."))
    await world.press(world.ben, "hug")
    assert f"<@{world.ben.id}> · **7**" in await world.board(world.chi)


async def test_a_form_holds_what_is_set_now(world: World) -> None:
    await fill(world, "setup-zone", zone="Asia/Tokyo")
    opened = await panel(world)
    assert opened.response is not None
    form = await world.boss.click(opened.response.message, custom_id="rb1:setup-zone")
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == "Asia/Tokyo"


@pytest.mark.parametrize("zone", ["Atlantis", "../etc/passwd", "europe", "\u202eUTC", "/UTC"])
async def test_an_unknown_time_zone_gets_an_example(world: World, zone: str) -> None:
    assert "Europe/Vienna" in shown(await fill(world, "setup-zone", zone=zone))
    assert "Time zone: **UTC**" in shown(await panel(world))


@pytest.mark.parametrize("shares", ["ten, 5, 2", "10, 5", "10, 5, 2, 1", "-1, 5, 2", "1001, 1, 1"])
async def test_points_that_are_no_figures_are_refused_kindly(world: World, shares: str) -> None:
    told = shown(await fill(world, "setup-points", shares=shares, support="1, 10", note="2, 5"))
    assert "whole numbers from 0 to 1000" in told.replace(",000", "000")
    assert f"```\n{shares}\n\n1, 10\n\n2, 5\n\n5, 3\n\n3, 1\n```" in told, "it comes back"
    assert "shares **10, 5, 2**" in shown(await panel(world))


async def test_a_form_that_lacks_what_is_new_leaves_it_as_it_is(world: World) -> None:
    await fill(world, "setup-points", again="9, 2")
    fields = {"shares": "1, 1, 1", "support": "1, 1", "note": "1, 1"}
    await forged_form(world, world.boss, "rb1:setup-points", **fields)
    told = shown(await panel(world))
    assert "shares **1, 1, 1**" in told
    assert "another try **9** (for 2 a day)" in told


async def test_the_command_is_hidden_from_members_without_the_right(world: World) -> None:
    assert "setup" not in world.ada.available_commands(world.channel)
    assert "setup" in world.boss.available_commands(world.channel)


async def test_a_forged_command_is_refused(world: World) -> None:
    command = world.env.backend.find_command("setup", None, type=1)
    assert command is not None
    option = {"name": "anonymous", "type": 3, "value": "off"}
    data = {"id": command["id"], "name": "setup", "type": 1, "options": [option]}
    answer = await forge(world, world.ada, COMMAND, data)
    assert "takes the permission *Manage Server*" in shown(answer)
    assert world.env.errors
    await everything_is_as_it_was(world)


@pytest.mark.parametrize("custom_id", sorted(SELECTS))
async def test_a_forged_choice_is_refused(world: World, custom_id: str) -> None:
    answer = await forged_choice(world, world.ada, custom_id, SELECTS[custom_id])
    await refused(world, answer)


async def test_a_forged_choice_of_channel_is_refused(world: World) -> None:
    other = world.guild.create_text_channel("elsewhere")
    await refused(world, await forged_choice(world, world.ada, "rb1:setup-channel", str(other.id)))


@pytest.mark.parametrize("custom_id", sorted(FORMS))
async def test_a_forged_form_is_refused_to_open_and_to_send(world: World, custom_id: str) -> None:
    opened = await forged_press(world, world.ada, custom_id)
    assert opened.modal is None
    await refused(world, opened)
    await refused(world, await forged_form(world, world.ada, custom_id, **FORMS[custom_id]))


async def test_who_lost_the_right_while_the_panel_was_open_is_refused(world: World) -> None:
    opened = await panel(world)
    assert opened.response is not None
    role = world.guild.roles["manager"]
    world.env.backend.remove_member_role(world.guild.id, world.boss.id, role.id)
    answer = await world.boss.select(
        opened.response.message, ["off"], custom_id="rb1:setup-anonymous"
    )
    assert "Manage Server" in shown(answer)
    world.env.backend.add_member_role(world.guild.id, world.boss.id, role.id)
    await everything_is_as_it_was(world)


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        ("rb1:setup-anonymous", "everything"),
        ("rb1:setup-emoji", "🙂"),
        ("rb1:setup-language", "tlh"),
        ("rb1:setup-language", "../en"),
        ("rb1:setup-channel", "0"),
        ("rb1:setup-channel", "9" * 30),
        ("rb1:setup-channel", "٣٣"),
    ],
)
async def test_a_value_that_is_not_offered_changes_nothing(
    world: World, custom_id: str, value: str
) -> None:
    await forged_choice(world, world.boss, custom_id, value)
    await everything_is_as_it_was(world)


async def test_a_channel_of_another_server_cannot_be_chosen(world: World) -> None:
    other = world.env.create_guild("Elsewhere").create_text_channel("theirs")
    await world.env.settle()
    await forged_choice(world, world.boss, "rb1:setup-channel", str(other.id))
    await everything_is_as_it_was(world)


async def test_a_voice_channel_cannot_be_chosen(world: World) -> None:
    voice = world.guild.create_voice_channel("Lounge")
    await world.env.settle()
    await forged_choice(world, world.boss, "rb1:setup-channel", str(voice.id))
    await everything_is_as_it_was(world)


async def refused(world: World, answer: InteractionResult) -> None:
    assert "takes the permission *Manage Server*" in shown(answer)
    assert answer.ephemeral
    await everything_is_as_it_was(world)


async def everything_is_as_it_was(world: World, asking: MemberActor | None = None) -> None:
    told = shown(await (asking or world.boss).slash(world.channel, "setup"))
    for words in (
        f"Rejections appear in {world.channel.mention}",
        "Anonymous sharing: **now or later**",
        "🫂 💪 👏 🙋",
        "shares **10, 5, 2** · support **1** (for 10 a day) · notes **2** (for 5 a day)",
        "Language of cards: **English**",
        "Time zone: **UTC**",
    ):
        assert words in told


@pytest.mark.parametrize("crowd", ["4", "31", "ten", "-5", "", "9999"])
async def test_a_crowd_that_hides_nobody_is_refused_kindly(world: World, crowd: str) -> None:
    told = shown(await forged_form(world, world.boss, "rb1:setup-credit", crowd=crowd))
    assert "from 5 to 30" in told
    assert "at least **10** people" in shown(await panel(world))


async def test_a_channel_that_not_everybody_sees_is_said_to_be(world: World) -> None:
    assert "Not everybody" not in shown(await panel(world))
    everyone = Overwrite(
        target_id=world.guild.id,
        type=OverwriteType.ROLE,
        allow=0,
        deny=discord.Permissions(view_channel=True).value,
    )
    bot = Overwrite(
        target_id=world.env.backend.bot_user.id,
        type=OverwriteType.MEMBER,
        allow=discord.Permissions.all().value,
        deny=0,
    )
    world.env.backend.edit_channel(world.channel.id, {}, overwrites=[everyone, bot])
    await world.env.settle()
    other = world.guild.create_text_channel("elsewhere")
    told = shown(await world.boss.slash(other, "setup"))
    assert "Ready" in told
    assert "Not everybody in this server can see" in told
