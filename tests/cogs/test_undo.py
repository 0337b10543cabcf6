"""Every change in `/setup` is shown before and after, and one press takes it back for a day."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from tests.bot.forging import forged_form, forged_press
from tests.bot.test_hostile_payloads import dump
from tests.cogs.clock import wait
from tests.cogs.place import delete_channel
from tests.cogs.test_export import exported
from tests.review import click, next_hour, set_up_desk
from tests.world import World, control, shown, walk

PANELS = {
    "setup": {
        "setup-anonymous": ["off"],
        "setup-emoji": ["garden"],
    },
    "setup-moderators": {"setup-review": ["anonymous"]},
    "setup-safety": {"setup-links": ["off"], "setup-newcomers": ["60"]},
    "setup-posts": {"setup-digest": ["3"]},
}
FORMS = {
    "setup-zone": {"zone": "Europe/Vienna"},
    "setup-credit": {"crowd": "12"},
    "setup-points": {"shares": "1, 1, 1", "update": "5, 5"},
    "setup-care": {"care": "Call 142."},
    "setup-team-goal": {"target": "50"},
}
ARROW = " → "


async def opened(world: World, name: str, who: MemberActor | None = None) -> InteractionResult:
    boss = who or world.boss
    first = await boss.slash(world.channel, "setup")
    return first if name == "setup" else await click(boss, first, name)


def page(answer: InteractionResult) -> discord.Message:
    assert answer.response is not None
    return answer.response.message


def undo_buttons(answer: InteractionResult) -> list[str]:
    assert answer.response is not None
    found = (str(each.get("custom_id", "")) for each in walk(answer.response.components))
    return [each for each in found if each.split(":")[1:2] and "undo" in each.split(":")[1]]


async def undo(world: World, answer: InteractionResult, pressed: str | None = None) -> str:
    """Press the panel's first undo button, or one that stood there earlier."""
    custom_id = pressed or undo_buttons(answer)[0]
    return shown(await forged_press(world, world.boss, custom_id, page(answer)))


async def second_boss(world: World) -> MemberActor:
    role = world.guild.create_role("deputy", permissions=discord.Permissions(manage_guild=True))
    made = world.guild.add_member(world.env.create_user("Max"), roles=[role])
    await world.env.settle()
    return made


@pytest.mark.parametrize(
    ("name", "verb"), [(name, verb) for name, verbs in PANELS.items() for verb in verbs]
)
async def test_a_choice_is_shown_and_taken_back_on_its_own_panel(
    world: World, settings: Settings, name: str, verb: str
) -> None:
    panel = await opened(world, name)
    before = rows_of_guild(settings)
    chosen = await world.boss.select(page(panel), PANELS[name][verb], custom_id=f"rb1:{verb}")
    assert "### Changed\n" in shown(chosen)
    assert shown(chosen).count(ARROW) == 1
    assert rows_of_guild(settings) != before
    told = await undo(world, chosen)
    assert "### Back as it was" in told
    title = shown(panel).splitlines()[0] if name != "setup" else "### RejectBot in this server"
    assert title in told, "the same panel"
    assert rows_of_guild(settings) == before


@pytest.mark.parametrize("verb", FORMS)
async def test_a_form_is_shown_and_taken_back(world: World, settings: Settings, verb: str) -> None:
    before = rows_of_guild(settings)
    sent = await forged_form(world, world.boss, f"rb1:{verb}", **FORMS[verb])
    assert ARROW in shown(sent)
    assert rows_of_guild(settings) != before
    assert "### Back as it was" in await undo(world, sent)
    assert rows_of_guild(settings) == before


def rows_of_guild(settings: Settings) -> list[str]:
    return [line for line in dump(settings).splitlines() if '"guild" VALUES' in line]


async def test_options_of_the_command_are_one_change(world: World) -> None:
    answer = await world.boss.slash(world.channel, "setup", anonymous="later", review="all")
    told = shown(answer)
    assert "**Anonymous sharing**: now or later → only later (hides best)" in told
    assert "**Moderators look first**: off → everything" in told
    assert len(undo_buttons(answer)) == 1
    told = await undo(world, answer)
    assert "Anonymous sharing: **now or later**" in told
    assert "Moderators look first: **off**" in told


async def test_what_is_chosen_again_is_no_change(world: World) -> None:
    answer = await world.boss.slash(world.channel, "setup", anonymous="both")
    assert "### Changed in the last 24 hours" in shown(answer), "the first channel"
    assert shown(answer).count(ARROW) == 1


async def test_any_administrator_sees_what_was_changed_and_takes_it_back(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="off")
    max_ = await second_boss(world)
    await max_.slash(world.channel, "setup", review="all")
    await world.restart(make_bot())
    await wait(world, hours=3)
    listed = await opened(world, "setup", max_)
    first, second, third = [line for line in shown(listed).splitlines() if ARROW in line]
    assert first.startswith("1. **Moderators look first**: off → everything")
    assert first.endswith(f"<@{max_.id}>, about 3 hours ago")
    assert second.startswith("2. **Anonymous sharing**")
    assert f"<@{world.boss.id}>" in second
    assert third.startswith("3. **Channel for rejections**: none")
    told = shown(await max_.click(page(listed), custom_id=undo_buttons(listed)[1]))
    assert "**Anonymous sharing**: not offered → now or later" in told
    assert "Moderators look first: **everything**" in told, "and nothing else"


async def test_after_a_day_nothing_is_listed_and_an_old_button_does_nothing(
    world: World, settings: Settings
) -> None:
    changed = await world.boss.slash(world.channel, "setup", anonymous="off")
    await wait(world, hours=25)
    listed = await opened(world, "setup")
    assert ARROW not in shown(listed)
    assert undo_buttons(listed) == []
    assert "A change can be undone for a day" in await undo(world, changed)
    assert "Anonymous sharing: **not offered**" in shown(await opened(world, "setup"))
    await wait(world, hours=24)
    assert '"setting_change" VALUES' not in dump(settings)


async def test_a_second_press_is_told_that_it_is_done(world: World) -> None:
    changed = await world.boss.slash(world.channel, "setup", anonymous="off")
    pressed = undo_buttons(changed)[0]
    await undo(world, changed)
    assert "as it was before already" in await undo(world, changed, pressed)


async def test_a_later_change_of_the_same_setting_is_left_alone(world: World) -> None:
    changed = await world.boss.slash(world.channel, "setup", anonymous="off")
    await (await second_boss(world)).slash(world.channel, "setup", anonymous="later")
    told = await undo(world, changed)
    assert "changed once more after that" in told
    assert "Anonymous sharing: **only later" in told
    listed = await opened(world, "setup")
    assert len(undo_buttons(listed)) == 2, "the newest, and the channel"


async def test_a_member_sees_and_undoes_nothing(world: World, settings: Settings) -> None:
    changed = await world.boss.slash(world.channel, "setup", anonymous="off")
    before = dump(settings)
    for custom_id in (undo_buttons(changed)[0], "rb1:setup-safety-undo:" + "0" * 32):
        told = shown(await forged_press(world, world.ada, custom_id))
        assert "takes the permission *Manage Server*" in told
        assert ARROW not in told
    assert dump(settings) == before


@pytest.mark.parametrize("more", ["", ":", ":x", f":{'0' * 32}", f":{'F' * 32}", f":{'0' * 33}"])
async def test_forged_ids_are_answered_kindly(world: World, settings: Settings, more: str) -> None:
    panel = await opened(world, "setup")
    before = dump(settings)
    told = await undo(world, panel, f"rb1:setup-undo{more}")
    assert "A change can be undone for a day" in told
    assert dump(settings) == before


async def test_a_change_of_another_server_cannot_be_undone_here(world: World) -> None:
    changed = await world.boss.slash(world.channel, "setup", anonymous="off")
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("general")
    role = other.create_role("heads", permissions=discord.Permissions(manage_guild=True))
    eve = other.add_member(world.env.create_user("Eve"), roles=[role])
    await world.env.settle()
    here, world.channel = world.channel, channel
    panel = await opened(world, "setup", eve)
    told = shown(await forged_press(world, eve, undo_buttons(changed)[0], page(panel)))
    world.channel = here
    assert "A change can be undone for a day" in told
    assert "not offered" in shown(await opened(world, "setup"))


async def test_an_administrator_who_erases_themselves_is_named_no_more(world: World) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="off")
    asked = await click(world.boss, await world.boss.slash(world.channel, "privacy"), "erase-ask")
    await world.boss.click(page(asked), custom_id=control(asked, "erase"))
    told = shown(await opened(world, "setup"))
    assert f"<@{world.boss.id}>" not in told
    assert "not offered · somebody" in told


async def test_the_moderators_channel_that_comes_back_gets_what_waits(world: World) -> None:
    desk = await set_up_desk(world, "all")
    panel = await opened(world, "setup-moderators")
    gone = await world.boss.select(page(panel), [], custom_id="rb1:setup-moderators-channel")
    await world.share(world.ada)
    assert desk.waiting == []
    await undo(world, gone)
    assert len(desk.waiting) == 1
    await next_hour(world)
    assert len(desk.waiting) == 1


async def test_a_channel_that_is_gone_comes_back_as_gone(world: World) -> None:
    other = world.guild.create_text_channel("elsewhere")
    await world.env.settle()
    changed = await world.boss.slash(other, "setup", channel=other)
    await delete_channel(world)
    world.channel = other
    assert "does not exist any more. Nobody can share" in await undo(world, changed)


async def test_care_words_are_shortened_and_safe(world: World) -> None:
    words = "@everyone **Call** <@1> at once. " * 10
    told = shown(await forged_form(world, world.boss, "rb1:setup-care", care=words))
    line = next(each for each in told.splitlines() if ARROW in each)
    assert len(line) < 150
    assert "<@1>" not in line
    assert "**Call**" not in line


async def test_the_export_tells_an_administrator_what_they_changed(world: World) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="off", review="all")
    _, file = await exported(world, world.boss)
    first, second = file["servers"][0]["settings_changed"]
    assert first == {"hour": "2026-01-01T00:00:00+00:00", "settings": ["anonymous", "review"]}
    assert second["settings"] == ["channel"]
