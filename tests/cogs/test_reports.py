"""**Report to moderators**: by everybody, once each; moderators see how often and why alone."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_choice, forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.place import allow, deny
from tests.cogs.test_moderators_panel import choose
from tests.cogs.test_own import opened, use
from tests.moderators import notes, place_of, remove
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, buttons, shown, text_of

MENU = "Report to moderators"
STORY = "They went with somebody else."
LOOKING = "Moderators are looking at this"


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


async def report(
    world: World,
    who: MemberActor,
    message: discord.Message | None = None,
    reason: str = "names",
    words: str = "",
) -> InteractionResult:
    """Use the menu and send its form."""
    target = message or world.card
    form = await who.context_menu(place_of(world, target), MENU, target)
    return await who.submit_modal(form, {"reason": reason, "words": words})


async def press(desk: Desk, verb: str, who: MemberActor | None = None) -> InteractionResult:
    """Press a button of the newest message that has any."""
    message = desk.waiting[-1]
    ids = [str(button.custom_id) for button in buttons(message)]
    wanted = next(each for each in ids if each.startswith(f"rb1:{verb}:"))
    return await (who or desk.mo).click(message, custom_id=wanted)


def id_of(card: discord.Message) -> str:
    return str(buttons(card)[0].custom_id).rpartition(":")[2]


def covered(world: World) -> bool:
    return any(LOOKING in text_of(message) for message in world.channel.history())


async def test_moderators_see_how_often_and_why_and_never_by_whom(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    told = await report(world, world.ben, words="It names *my* <@&1> boss.")
    assert told.ephemeral
    assert "Thank you for looking after this place" in shown(told)
    (text,) = desk.texts
    assert "A card was reported" in text
    assert "1 \u00d7 It names somebody" in text
    assert "It names my" in text.replace("\\", "").replace("*", "")
    assert "<@&1>" not in text
    await report(world, world.chi, reason="spam")
    (text,) = desk.texts
    assert "reported by 2 people" in text
    assert "1 \u00d7 It is spam or advertising" in text
    for who in (world.ben, world.chi):
        assert str(who.id) not in str([message.to_dict() for message in _components(desk)])
    assert not covered(world)
    assert "reported" not in shown(await world.ada.slash(world.channel, "inbox"))


def _components(desk: Desk) -> list[discord.Component]:
    return [component for message in desk.messages for component in message.components]


async def test_a_second_report_of_one_member_is_still_one(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    await report(world, world.ben)
    assert "You have reported this one already" in shown(await report(world, world.ben))
    (text,) = desk.texts
    assert "A card was reported" in text


async def test_three_different_members_hide_it_until_somebody_looks(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    for who in (world.ben, world.chi):
        await report(world, who, card)
    assert not covered(world)
    await report(world, desk.max, card, "attacks")
    assert covered(world)
    assert "Members' reports hid it" in desk.texts[0]
    told = shown(await press(desk, "mod-show"))
    assert "It stands again" in told
    assert not covered(world)
    (text,) = desk.texts
    assert text == f"✅ <@{desk.mo.id}> looked at what was reported here, and showed it again."
    log = shown(await desk.mo.slash(world.channel, "mod log"))
    assert "So many members reported something that it was hidden" in log


async def test_what_was_kept_is_hidden_by_reports_no_more(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await report(world, world.ben, card)
    await report(world, world.chi, card)
    assert "It stands, and these reports are closed" in shown(await press(desk, "report-keep"))
    assert desk.texts == [f"✅ <@{desk.mo.id}> looked at what was reported here, and it stands."]
    assert "You have reported this one already" in shown(await report(world, world.ben, card))
    for who in (world.boss, world.ada, desk.max):
        await report(world, who, card)
    assert not covered(world)
    assert len(desk.texts) == 2
    assert "A card was reported by 3 people" in desk.texts[1]
    await press(desk, "report-keep")
    told = shown(await forged_press(world, desk.max, f"rb1:report-keep:{id_of(card)}"))
    assert f"<@{desk.mo.id}> was faster" in told


async def test_remove_from_the_channel_of_moderators(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    await report(world, world.ben)
    form = await press(desk, "mod-remove")
    await desk.mo.submit_modal(form, {"reason": ["person"], "words": ""})
    assert world.channel.history() == []
    assert desk.texts == [f"🗑️ <@{desk.mo.id}> took down what was reported here."]


async def test_a_note_is_reported_as_well(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    await world.note(world.ben, "Their loss.")
    (note,) = notes(world)
    await report(world, world.ada, note, "other")
    assert "A note was reported" in desk.texts[0]
    assert str(note.id) in desk.texts[0]


async def test_an_author_reports_an_anonymous_card_of_their_own_like_anybody(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    answers = {shown(await report(world, who)) for who in (world.ada, world.ben)}
    assert len(answers) == 1
    assert "reported by 2 people" in desk.texts[0]


async def test_without_a_channel_reports_are_in_the_queue(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    await world.share(world.ada, STORY)
    page = await desk.queue()
    await click(desk.mo, page, "queue-publish")
    await report(world, world.ben, words="Look at this.")
    await world.share(world.chi, "Another no.")
    page = await desk.queue()
    assert "1 of 2" in shown(page)
    assert "A card was reported" in shown(page)
    assert "Look at this" in shown(page)
    await click(desk.mo, page, "report-keep")
    assert "1 of 1" in shown(await desk.queue())


async def test_a_channel_that_is_chosen_later_gets_what_is_open(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    await world.share(world.ada, STORY)
    await report(world, world.ben)
    assert desk.texts == []
    await choose(world, "setup-moderators-channel", desk.channel)
    assert len(desk.waiting) == 1
    other = world.guild.create_text_channel("all")
    await world.env.settle()
    await choose(world, "setup-moderators-channel", other)
    assert desk.waiting == []


async def test_how_many_hide_it_is_chosen_in_setup(world: World, desk: Desk) -> None:
    told = await choose(world, "setup-reports", "2")
    assert "2 different people's reports hide something" in told
    await world.share(world.ada, STORY)
    card = world.card
    await report(world, world.ben, card)
    await report(world, world.chi, card)
    assert covered(world)
    assert "they hide nothing by themselves" in await choose(world, "setup-reports", "0")
    await world.share(world.ada, "Another no.")
    other = world.channel.history()[-1]
    for who in (world.ben, world.chi, world.boss, desk.max):
        await report(world, who, other)
    assert LOOKING not in text_of(world.channel.history()[-1])


@pytest.mark.parametrize("value", ["1", "-1", "x", ""])
async def test_a_forged_number_of_reports_changes_nothing(world: World, value: str) -> None:
    told = shown(await forged_choice(world, world.boss, "rb1:setup-reports", value))
    assert told
    assert world.bot is not None
    assert "3 different people's reports" in shown(
        await click(world.boss, await world.boss.slash(world.channel, "setup"), "setup-moderators")
    )
    refused = shown(await forged_choice(world, world.ben, "rb1:setup-reports", "2"))
    assert "Manage Server" in refused


async def test_anything_else_gets_a_kind_answer_and_the_words_come_back(
    world: World, desk: Desk
) -> None:
    await world.boss.send(world.channel, "Hello.")
    told = shown(await world.ben.context_menu(world.channel, MENU, world.channel.history()[0]))
    assert "This works on rejections and on the notes below them" in told
    for custom_id in ("rb1:report:1", "rb1:report:x", "rb1:report", "rb1:report:" + "9" * 80):
        told = shown(await forged_form(world, world.ben, custom_id, reason="spam", words="Mine."))
        assert "I know this message as neither" in told or "choose what is wrong" in told
        assert "Mine." in told
    await world.share(world.ada, STORY)
    sent = f"rb1:report:{world.card.id}"
    told = shown(await forged_form(world, world.ben, sent, reason="hm", words="Mine."))
    assert "Please choose what is wrong with it" in told
    assert "Mine." in told
    assert desk.texts == []
    assert world.env.errors


@pytest.mark.parametrize("who", ["ada", "ben", "boss"])
async def test_keep_without_the_right_has_no_effect(world: World, desk: Desk, who: str) -> None:
    await world.share(world.ada, STORY)
    await report(world, world.chi)
    keep = str(buttons(desk.waiting[0])[-1].custom_id)
    told = shown(await forged_press(world, getattr(world, who), keep))
    assert "That takes the permission *Timeout Members*" in told
    assert len(desk.waiting) == 1


async def test_a_flood_of_one_member_is_stopped(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    sent = f"rb1:report:{world.card.id}"
    for number in range(25):
        told = shown(await forged_form(world, world.ben, sent, reason="spam", words="Mine."))
        if number >= 20:
            assert "That is a lot of reports for one day" in told
            assert "Mine." in told


async def test_what_could_not_be_posted_or_hidden_comes_with_the_next_hour(
    world: World, desk: Desk, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await report(world, world.ben, card)
    await report(world, world.chi, card)
    form = await world.boss.context_menu(world.channel, MENU, card)
    await deny(world, "view_channel")
    await forged_form(world, world.boss, f"rb1:report:{card.id}", reason="spam", words="")
    assert form.modal is not None
    assert not covered(world)
    await allow(world)
    await world.restart(make_bot())
    await next_hour(world)
    assert covered(world)
    assert len(desk.texts) == 1


async def test_a_restart_neither_loses_nor_doubles_a_report(
    world: World, desk: Desk, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await report(world, world.ben, card)
    await world.restart(make_bot())
    assert "You have reported this one already" in shown(await report(world, world.ben, card))
    await next_hour(world)
    assert len(desk.texts) == 1
    await press(desk, "report-keep")
    assert desk.waiting == []


@pytest.mark.parametrize("by", ["author", "moderator"])
async def test_what_is_taken_down_is_reported_no_more(world: World, desk: Desk, by: str) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await report(world, world.ben, card)
    if by == "author":
        asked = await use(world.ada, await opened(world, world.ada), "ask-delete")
        await use(world.ada, asked, "delete")
        await next_hour(world)
        assert desk.texts == ["What was reported here does not stand any more."]
    else:
        await remove(desk, card)
    await wait(world, minutes=1)
    assert desk.waiting == []
    told = shown(
        await forged_form(world, world.chi, f"rb1:report:{card.id}", reason="spam", words="Mine.")
    )
    assert "taken down" in told


@pytest.mark.parametrize("number", [2**63, 10**19, 10**20])
async def test_a_message_that_no_database_knows_is_none(world: World, number: int) -> None:
    answer = await forged_form(world, world.chi, f"rb1:report:{number}", reason="names")
    assert "I know this message as neither" in shown(answer)
