"""*Hold the author's next shares for review*, and `/mod held`, as people see them."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import HOLDS_PAGE
from rejectbot.settings import Settings
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import days_go_by, wait
from tests.moderators import moderate, notes
from tests.review import Desk, click, next_hour, set_up_desk
from tests.ui.limits import form_complaints, message_complaints
from tests.world import World, buttons, control, shown

FIRST = "They went with somebody else."
NEXT = "And then they did so once more."


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


async def hold(
    desk: Desk, message: discord.Message, days: str = "7", reason: str | None = None
) -> InteractionResult:
    """Choose the action on the page of a message, and send its form."""
    form = await click(desk.mo, await moderate(desk, message), "mod-hold")
    chosen = {"reason": [reason]} if reason else {}
    return await desk.mo.submit_modal(form, {"days": [days], **chosen})


async def held(desk: Desk) -> InteractionResult:
    page = await desk.mo.slash(desk.world.channel, "mod held")
    assert page.ephemeral
    return page


async def share(world: World, who: str, visibility: str) -> str:
    """What the private answer says."""
    member = getattr(world, who)
    answer = await world.share(member, NEXT, visibility=visibility)
    assert answer.ephemeral
    return shown(answer)


async def test_a_named_authors_next_texts_wait_and_they_are_told(world: World, desk: Desk) -> None:
    await world.share(world.ada, FIRST)
    card = world.card
    told = shown(await hold(desk, card))
    assert "what this author writes with their name waits" in told
    assert "Moderators of this server look at it first" in await share(world, "ada", "named")
    assert "Here it stands" in await share(world, "ben", "named")
    assert "And then they did so once more" in desk.texts[0]
    note = await world.note(world.ada, "Thank you all.", card)
    assert "Moderators of this server look at it first" in shown(note)
    await desk.press("publish")
    assert len(world.cards) == 3
    anonymous = await share(world, "ada", "anonymous")
    assert "receipt" in anonymous
    assert len(world.cards) == 4, "without a name nothing waits"


async def test_an_anonymous_authors_next_texts_wait_and_nobody_is_told_a_cause(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, FIRST, visibility="anonymous")
    await wait(world, hours=9)
    told = shown(await hold(desk, world.card))
    assert "Nobody learns who they are" in told
    ada, ben = [await share(world, who, "anonymous") for who in ("ada", "ben")]
    assert _without_receipt(ada) == _without_receipt(ben)
    assert len(world.cards) == 2, "Ben's stands"
    assert desk.texts == []
    await next_hour(world)
    (text,) = desk.texts
    assert "And then they did so once more" in text
    assert "Someone would like to share this, without a name" in text
    page = shown(await desk.queue())
    for secret in (str(world.ada.id), "Ada"):
        assert secret not in text + page + told
    assert "hold" not in text + page, "no cause"
    assert "Here it stands" in await share(world, "ada", "named")
    await desk.press("publish")
    assert len(world.cards) == 4


async def test_the_writer_of_a_note_is_held(world: World, desk: Desk) -> None:
    await world.share(world.ada, FIRST)
    await world.note(world.ben, "That is what you get.")
    (note,) = notes(world)
    assert "with their name waits" in shown(await hold(desk, note, "1"))
    assert "Moderators of this server look at it first" in await share(world, "ben", "named")
    assert "Here it stands" in await share(world, "ada", "named")


async def test_mod_held_names_the_named_alone_and_ends_them(world: World, desk: Desk) -> None:
    assert "Nobody's" in shown(await held(desk))
    await world.share(world.ada, FIRST)
    named = world.card
    await world.share(world.ben, FIRST, visibility="anonymous")
    secret = world.card
    await hold(desk, named, "1", "unkind")
    await hold(desk, secret, "30")
    page = await held(desk)
    told = shown(page)
    assert f"<@{world.ada.id}>" in told
    assert "It is unkind to somebody" in told
    assert str(world.ben.id) not in told
    for card in (named, secret):
        assert f"{world.channel.id}/{card.id}" in told
    after = await click(desk.mo, page, "hold-end")
    assert "It is over" in shown(after)
    assert str(world.ada.id) not in shown(after)
    assert "Here it stands" in await share(world, "ada", "named")
    last = await click(desk.mo, after, "hold-end")
    assert "Nobody's" in shown(last)
    log = shown(await desk.mo.slash(world.channel, "mod log"))
    assert log.count(f"<@{desk.mo.id}> ended a hold.") == 2
    assert "held this author's next texts for review, for 30 days." in log
    assert str(world.ben.id) not in log


async def test_it_is_too_late_after_some_days_and_the_answer_is_kind(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, FIRST, visibility="anonymous")
    await days_go_by(world, 8)
    assert "It is too late for that" in shown(await hold(desk, world.card))
    assert "Nobody's" in shown(await held(desk))


async def test_it_is_put_once(world: World, desk: Desk) -> None:
    await world.share(world.ada, FIRST, visibility="anonymous")
    secret = world.card
    await world.share(world.ben, FIRST)
    for card, words in ((secret, "was held before"), (world.card, "is held already")):
        await hold(desk, card)
        assert words in shown(await hold(desk, card))


async def test_it_goes_on_over_a_restart_and_ends_by_itself(
    world: World, desk: Desk, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, FIRST)
    await hold(desk, world.card, "1")
    await world.restart(make_bot())
    assert "look at it first" in await share(world, "ada", "named")
    await days_go_by(world, 3)
    assert "Nobody's" in shown(await held(desk))
    assert "Here it stands" in await share(world, "ada", "named")


async def test_with_a_lost_key_file_it_is_void_and_the_log_says_so(
    world: World, desk: Desk, settings: Settings, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, FIRST, visibility="anonymous")
    await hold(desk, world.card)
    await world.bot.close()
    settings.keys_path.unlink()
    await world.env.restart_bot(make_bot())
    assert "Nobody's" in shown(await held(desk))
    log = shown(await desk.mo.slash(world.channel, "mod log"))
    assert "A hold ended before its time: the key that it takes is gone." in log
    await share(world, "ada", "anonymous")
    assert len(world.cards) == 2


async def test_all_of_it_is_for_moderators(world: World, desk: Desk) -> None:
    await world.share(world.ada, FIRST)
    pid = str(buttons(world.card)[0].custom_id).split(":")[2]
    await hold(desk, world.card)
    assert "mod held" not in world.ben.available_commands(world.channel)
    ended = control(await held(desk), "hold-end")
    for answer in (
        await forged_press(world, world.ben, f"rb1:mod-hold:{pid}"),
        await forged_form(world, world.ben, f"rb1:mod-hold:{pid}", days="7"),
        await forged_press(world, world.ben, "rb1:holds-page:0"),
        await forged_press(world, world.ben, ended),
    ):
        assert "Timeout Members" in shown(answer)
    for forged in ("rb1:mod-hold:nothing", "rb1:mod-hold"):
        answer = await forged_form(world, desk.mo, forged, days="7")
        assert "I know this message as neither" in shown(answer)
    page = await held(desk)
    assert page.response is not None
    for forged in ("rb1:hold-end:nothing", f"rb1:hold-end:{'0' * 32}"):
        told = await forged_press(world, desk.mo, forged, page.response.message)
        assert "over already" in shown(told)
    assert str(world.ada.id) in shown(await held(desk))


async def test_forms_and_full_pages_fit(world: World, desk: Desk) -> None:
    for number in range(HOLDS_PAGE + 1):
        member = world.guild.add_member(world.env.create_user(f"Member {number}"))
        await world.share(member, f"{FIRST} {number}")
        if number == 5:
            await wait(world, hours=24)
        await hold(desk, world.card, "30", "details")
    page = await held(desk)
    assert page.response is not None
    assert message_complaints(page.response.components) == []
    more = await click(desk.mo, page, "holds-page:1")
    assert shown(more).count("<@") == 1
    form = await click(desk.mo, await moderate(desk, world.card), "mod-hold")
    assert form.modal is not None
    assert form_complaints(form.modal) == []


def _without_receipt(answer: str) -> str:
    before, _, rest = answer.partition("```")
    return before + rest.partition("```")[2]
