"""`/mod filter`: what it finds comes back to its author, kindly, and is posted nowhere."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import FILTERS_MOST
from tests.bot.forging import COMMAND, forge, forged_form
from tests.bot.journal import journal
from tests.review import next_hour, set_up_desk
from tests.world import World, buttons, control, shown, text_of

ASKED = "asks for other words"
REFUSED = "can't be posted here"


@pytest.fixture
def mod(world: World) -> MemberActor:
    """A member who may moderate others, and no more."""
    role = world.guild.create_role("mod", permissions=discord.Permissions(moderate_members=True))
    return world.guild.add_member(world.env.create_user("Mo"), roles=[role])


async def add(world: World, mod: MemberActor, words: str, **options: str) -> str:
    told = await mod.slash(world.channel, "mod filter add", words=words, **options)
    assert told.ephemeral
    return shown(told)


def pid_of(card: discord.Message) -> str:
    return str(buttons(card)[0].custom_id).split(":")[2]


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
@pytest.mark.parametrize(("action", "words"), [("ask", ASKED), ("refuse", REFUSED)])
async def test_a_share_comes_back(
    world: World, mod: MemberActor, visibility: str, action: str, words: str
) -> None:
    await add(world, mod, "spam", action=action)
    before = len(world.logs)
    form = await world.ada.slash(world.channel, "share")
    with journal(world.env) as lines:
        answer = await world.ada.submit_modal(
            form, {"story": "They sent s.p.4.m again.", "visibility": visibility}
        )
    assert answer.ephemeral
    told = shown(answer)
    assert words in told
    assert r"*s\.p\.4\.m*" in told, "what was found"
    assert "They sent s.p.4.m again." in told, "their text"
    assert world.channel.history() == []
    assert not [line for line in lines if line.startswith("sql") and "SELECT" not in line]
    assert world.logs[before:] == []
    other = await world.share(world.ada, "They sent ham again.", visibility=visibility)
    assert words not in shown(other)


async def test_what_comes_next_is_looked_at_too(world: World, mod: MemberActor) -> None:
    await add(world, mod, "spam")
    assert ASKED in shown(await world.share(world.ada, "No.", next="Send them spam."))


async def test_notes_updates_replies_and_edits(world: World, mod: MemberActor) -> None:
    await world.share(world.ada)
    await add(world, mod, "spam")
    for by in ("named", "anonymous"):
        form = await world.press(world.ben, "note")
        assert ASKED in shown(await world.ben.submit_modal(form, {"note": "Spam!", "from": by}))
    claim = f"{pid_of(world.card)}:n"
    for verb, fields in (
        ("update", {"text": "Spam!", "happened": "learned"}),
        ("reply", {"reply": "Spam!"}),
        ("edit", {"story": "Spam!"}),
    ):
        answer = await forged_form(world, world.ada, f"rb1:{verb}:{claim}", **fields)
        assert ASKED in shown(answer), verb
        assert "Spam!" in shown(answer)
    assert world.thread_texts() == []
    assert "Spam" not in text_of(world.card)


async def test_what_refuses_goes_before_what_asks(world: World, mod: MemberActor) -> None:
    await add(world, mod, "spam")
    await add(world, mod, "eggs", action="refuse")
    told = shown(await world.share(world.ada, "spam and eggs"))
    assert REFUSED in told
    assert "*eggs*" in told
    assert "*spam*" not in told


async def test_it_is_kept_and_taken_out(
    world: World, mod: MemberActor, make_bot: Callable[[], RejectBot]
) -> None:
    assert "no words" in shown(await mod.slash(world.channel, "mod filter list"))
    assert "**go away**" in await add(world, mod, "  Go   AWAY ")
    assert "can't be posted" in await add(world, mod, "lame*", action="refuse")
    await add(world, mod, "lame*", action="ask")
    await world.restart(make_bot())
    listed = shown(await mod.slash(world.channel, "mod filter list"))
    assert f"2 of {FILTERS_MOST}" in listed
    assert r"- lame\* · asks for other words" in listed
    assert ASKED in shown(await world.share(world.ada, "the lamest no"))
    offered = await mod.autocomplete(world.channel, "mod filter remove", "words", "LA")
    assert [choice["value"] for choice in offered] == ["lame*"]
    assert "no more" in shown(await mod.slash(world.channel, "mod filter remove", words="LAME*"))
    await world.share(world.ada, "the lamest no")
    assert len(world.cards) == 1


async def test_what_can_not_be_looked_for_is_refused_kindly(world: World, mod: MemberActor) -> None:
    assert "nearly everything" in await add(world, mod, "*")
    assert "60 fit" in await add(world, mod, "x" * 61)
    told = shown(await mod.slash(world.channel, "mod filter remove", words="ham"))
    assert "don't look for that here" in told
    assert world.env.errors


async def test_a_long_list_comes_as_a_file(world: World, mod: MemberActor) -> None:
    for number in range(60):
        await add(world, mod, f"a rather long phrase to look for {chr(97 + number % 26)}{number}x")
    told = await mod.slash(world.channel, "mod filter list")
    assert f"60 of {FILTERS_MOST}" in shown(told)
    assert told.response is not None
    assert told.response.message.attachments[0].filename == "word-filters.txt"


async def test_the_commands_are_for_moderators(world: World, mod: MemberActor) -> None:
    await add(world, mod, "spam")
    for member in (world.ada, world.boss):
        assert "mod filter add" not in member.available_commands(world.channel)
    command = world.env.backend.find_command("mod", None, type=1)
    assert command is not None
    for name in ("add", "remove", "list"):
        words = [] if name == "list" else [{"name": "words", "type": 3, "value": "spam"}]
        leaf = {"name": name, "type": 1, "options": words}
        option = {"name": "filter", "type": 2, "options": [leaf]}
        data = {"id": command["id"], "name": "mod", "type": 1, "options": [option]}
        answer = await forge(world, world.ada, COMMAND, data)
        assert "takes the permission *Timeout Members*" in shown(answer)
        assert "spam" not in shown(answer)
    assert world.env.errors
    assert "1 of" in shown(await mod.slash(world.channel, "mod filter list"))


async def test_other_servers_have_their_own(world: World, mod: MemberActor) -> None:
    await add(world, mod, "spam")
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("theirs")
    role = other.create_role("all", permissions=discord.Permissions(manage_guild=True))
    dan = other.add_member(world.env.create_user("Dan"), roles=[role])
    await dan.slash(channel, "setup", channel=channel)
    form = await dan.slash(channel, "share")
    await dan.submit_modal(form, {"story": "spam", "visibility": "named"})
    assert len(channel.history()) == 1


def page(answer: InteractionResult) -> discord.Message:
    assert answer.response is not None
    return answer.response.message


async def edited(
    world: World, who: MemberActor, answer: InteractionResult, verb: str, **fields: str
) -> InteractionResult:
    """Press *Edit* in the answer and send the form with other words."""
    form = await who.click(page(answer), custom_id=control(answer, verb))
    assert form.modal is not None
    standing = [label["component"].get("value") for label in form.modal["components"]]
    assert any("pam" in str(text) for text in standing), "what was written stands in the form"
    return await who.submit_modal(form, fields)


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_an_asked_share_is_edited_from_the_answer(
    world: World, mod: MemberActor, make_bot: Callable[[], RejectBot], visibility: str
) -> None:
    await add(world, mod, "spam")
    answer = await world.share(world.ada, "They sent spam.", visibility=visibility)
    await world.restart(make_bot())
    again = await edited(
        world, world.ada, answer, "draft-edit", story="More spam.", visibility=visibility
    )
    assert ASKED in shown(again)
    assert world.cards == []
    await edited(world, world.ada, answer, "draft-edit", story="Mail.", visibility=visibility)
    assert "Mail" in text_of(world.card)


async def test_an_asked_note_and_reply_are_edited_from_the_answer(
    world: World, mod: MemberActor
) -> None:
    await world.share(world.ada)
    await add(world, mod, "spam")
    note = await world.note(world.ben, "Spam!")
    await edited(world, world.ben, note, "note-edit", note="Mail!")
    claim = f"{pid_of(world.card)}:n"
    reply = await forged_form(world, world.ada, f"rb1:reply:{claim}", reply="Spam indeed.")
    await edited(world, world.ada, reply, "care-own-edit", reply="Mail indeed.")
    texts = "".join(world.thread_texts())
    assert "pam" not in texts
    assert r"Mail\!" in texts
    assert "Mail indeed" in texts


async def test_what_is_refused_offers_no_way_to_edit(world: World, mod: MemberActor) -> None:
    await add(world, mod, "spam", action="refuse")
    answer = await world.share(world.ada, "They sent spam.")
    assert "draft-edit" not in str(answer.response and answer.response.components)


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_moderators_look_first_at_what_they_want_to_see(
    world: World, visibility: str
) -> None:
    desk = await set_up_desk(world, "off")
    await add(world, desk.mo, "spam", action="review")
    await world.share(world.ben, "They sent mail.", visibility=visibility)
    assert len(world.cards) == 1
    await world.share(world.ada, "They sent s.p.a.m.", visibility=visibility)
    await next_hour(world)
    assert len(world.cards) == 1
    (text,) = desk.texts
    assert "They sent" in text
    assert ("Ada" in text) == (visibility == "named")
    await desk.press("publish")
    await next_hour(world)
    assert len(world.cards) == 2


async def test_moderators_look_first_at_notes_and_edits_too(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await world.share(world.ada)
    await add(world, desk.mo, "spam", action="review")
    await world.note(world.ben, "Spam!")
    claim = f"{pid_of(world.card)}:n"
    await forged_form(world, world.ada, f"rb1:edit:{claim}", story="Spam!")
    assert world.thread_texts() == []
    assert "Spam" not in text_of(world.card)
    assert len(desk.waiting) == 2


async def test_what_is_refused_is_not_shown_to_moderators(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await add(world, desk.mo, "spam", action="review")
    await add(world, desk.mo, "eggs", action="refuse")
    assert REFUSED in shown(await world.share(world.ada, "spam and eggs"))
    assert desk.texts == []


async def test_the_page_on_privacy_says_so(world: World) -> None:
    desk = await set_up_desk(world, "off")
    words = "texts with certain words"
    assert words not in shown(await world.ada.slash(world.channel, "privacy"))
    await add(world, desk.mo, "spam", action="review")
    told = shown(await world.ada.slash(world.channel, "privacy"))
    assert words in told
    assert "spam" not in told
