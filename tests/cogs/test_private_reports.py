"""*Report this note*: by its reader alone; moderators read it then, and no other note like it."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.test_own import open_with_receipt, receipt_in
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, buttons, control, shown, text_of

UNKIND = "You will *never* make it."


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


async def write(world: World, how: str = "named", text: str = UNKIND) -> None:
    """Ben's note to the author of the newest card alone."""
    form = await world.press(world.ben, "note")
    await world.ben.submit_modal(form, {"note": text, "from": how, "to": "author"})


async def inbox(world: World, who: str = "ada") -> InteractionResult:
    member: MemberActor = getattr(world, who)
    return await member.slash(world.channel, "inbox")


async def report(who: MemberActor, page: InteractionResult, words: str = "") -> InteractionResult:
    """Press the button below the first private note, and send the form."""
    form = await click(who, page, "report-private")
    given = {"words": words} if words else {}
    return await who.submit_modal(form, {"reason": "attacks", **given})


def verbs(desk: Desk) -> list[str]:
    return [str(button.custom_id).split(":")[1] for button in buttons(desk.waiting[-1])]


async def press(desk: Desk, verb: str) -> InteractionResult:
    message = desk.waiting[-1]
    ids = [str(button.custom_id) for button in buttons(message)]
    wanted = next(each for each in ids if each.startswith(f"rb1:{verb}:"))
    return await desk.mo.click(message, custom_id=wanted)


async def remove(desk: Desk) -> None:
    form = await press(desk, "mod-remove")
    await desk.mo.submit_modal(form, {"reason": ["unkind"], "words": ""})


async def test_its_reader_reports_it_and_moderators_read_and_remove_it(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada)
    await write(world)
    await write(world, text="Call me *any* time.")
    page = await inbox(world)
    first = shown(page).index("never") < shown(page).index("Call me")
    reported, kept = ("never", "Call me") if first else ("Call me", "never")
    told = shown(await report(world.ada, page, "He *again*."))
    assert "know that you reported it" in told
    (text,) = desk.texts
    assert "A note to the author of a card alone was reported" in text
    assert "Ben wrote:" in text
    assert reported in text
    assert kept not in text, "nobody reported that one"
    assert "1 \u00d7 It attacks somebody" in text
    assert str(world.card.id) in text
    assert verbs(desk) == ["mod-remove", "mod-hold", "report-keep"]

    seen = shown(await inbox(world))
    assert "You reported a note that was for you alone" in seen
    assert reported not in seen
    assert kept in seen
    again = control(page, "report-private")
    told = shown(await forged_form(world, world.ada, again, reason="spam"))
    assert "You have reported this one already" in told

    card = text_of(world.card)
    await remove(desk)
    assert desk.texts == [f"🗑️ <@{desk.mo.id}> took down what was reported here."]
    assert text_of(world.card) == card
    assert "Moderators took away a note that you reported" in shown(await inbox(world))
    theirs = shown(await inbox(world, "ben"))
    assert "Moderators took away a note that you wrote to one person alone" in theirs
    assert "Why:" in theirs
    assert reported in theirs
    assert "**2**" not in await world.board(world.ben)


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_of_an_anonymous_card_moderators_see_it_at_the_hour_and_never_whose(
    world: World, desk: Desk, how: str
) -> None:
    receipt = receipt_in(await world.share(world.ada, visibility="anonymous"))
    await write(world, how)
    page = await inbox(world)
    form = await click(world.ada, page, "report-private")
    assert "'words'" not in str(form.modal), "which might name an anonymous author"
    sent = control(page, "report-private").replace(":t", ":n")
    forged = {"reason": "attacks", "words": "I am Ada."}
    told = shown(await forged_form(world, world.ada, sent, **forged))
    assert "From the end of this hour on" in told
    assert "never who that is" in told
    assert desk.texts == []
    assert "was reported" not in shown(await desk.queue())
    assert "You reported a note" in shown(await open_with_receipt(world, world.chi, receipt))
    await next_hour(world)
    (text,) = desk.texts
    assert "never" in text
    assert "I am Ada" not in text
    assert ("Ben wrote:" in text) == (how == "named")
    assert "was reported" in shown(await desk.queue())
    components = [each.to_dict() for message in desk.messages for each in message.components]
    assert str(world.ada.id) not in str(components)
    kept = shown(await press(desk, "report-keep"))
    assert kept == "The note is let be, and this report is closed. It stays folded for its reader."
    assert "let it be" in shown(await inbox(world))


async def test_whoever_has_the_receipt_reports_what_is_below_it(world: World, desk: Desk) -> None:
    receipt = receipt_in(await world.share(world.ada, visibility="anonymous"))
    for number in range(11):
        await write(world, text=f"Hi {number}.")
    page = await open_with_receipt(world, world.chi, receipt)
    assert "2 more have no room here" in shown(page)
    for who in (world.ben, desk.mo):
        forged = control(page, "own-more").rpartition(":")[0] + ":" + "A" * 26
        assert "found nothing of yours" in shown(await forged_press(world, who, forged))
    rest = await click(world.chi, page, "own-more")
    seen = shown(page) + shown(rest)
    assert all(f"Hi {number}" in seen for number in range(11))
    assert "no room" not in shown(rest)
    assert "Thank you for telling" in shown(await report(world.chi, rest))
    await next_hour(world)
    assert len(desk.waiting) == 1


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_its_writers_next_texts_can_be_held_also_once_it_is_removed(
    world: World, desk: Desk, how: str
) -> None:
    await world.share(world.ada)
    await wait(world, hours=9)
    await write(world, how)
    await report(world.ada, await inbox(world))
    form = await press(desk, "mod-hold")
    await remove(desk)
    told = shown(await desk.mo.submit_modal(form, {"days": ["7"]}))
    assert ("Nobody learns who they are" in told) == (how == "anonymous")
    page = shown(await desk.mo.slash(world.channel, "mod held"))
    assert (f"<@{world.ben.id}>" in page) == (how == "named")
    assert "a note to one person alone, or something that stands here no more" in page
    await wait(world, hours=1)
    cards = len(world.cards)
    await world.share(world.ben, visibility=how)
    assert len(world.cards) == cards
    await next_hour(world)
    assert len(desk.waiting) == 1


async def test_nobody_does_anything_with_one_that_its_reader_did_not_report(
    world: World, desk: Desk, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)
    await write(world)
    page = await inbox(world)
    sent = control(page, "report-private")
    note = sent.split(":")[2]
    for who in (world.ben, desk.mo):
        for forged in (sent, f"rb1:report-private:{note}:r:{'A' * 26}", "rb1:report-private:x"):
            answer = await forged_form(world, who, forged, reason="spam", words="Mine.")
            assert "found nothing of yours" in shown(answer)
    before = text_of(world.card)
    for verb in ("mod-hide", "mod-show", "mod-read", "report-keep"):
        told = shown(await forged_press(world, desk.mo, f"rb1:{verb}:{note}"))
        assert "I know this message as neither" in told
    forms = ({"reason": "unkind"}, {"days": "7"})
    for verb, fields in zip(("mod-remove", "mod-hold"), forms, strict=True):
        told = shown(await forged_form(world, desk.mo, f"rb1:{verb}:{note}", **fields))
        assert "I know this message as neither" in told
    assert desk.texts == []

    await world.restart(make_bot())
    await report(world.ada, page)
    told = shown(await forged_press(world, desk.mo, f"rb1:mod-hide:{note}"))
    assert "I know this message as neither" in told
    assert text_of(world.card) == before
    assert len(desk.waiting) == 1
