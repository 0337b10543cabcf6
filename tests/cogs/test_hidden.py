"""What reports may hide, what moderators read of what is hidden, and when it comes back."""

import pytest

from tests.bot.forging import forged_press
from tests.cogs.clock import days_go_by
from tests.cogs.test_reports import STORY, covered, id_of, press, report
from tests.cogs.test_safety import choose
from tests.moderators import hide, moderate
from tests.review import Desk, click, set_up_desk
from tests.world import World, buttons, shown, text_of


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


async def test_reports_of_members_too_new_to_share_do_not_hide(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    await choose(world, "setup-newcomers", "60")
    card = world.card
    for name in ("Dan", "Eve", "Flo", "Gus"):
        await report(world, world.guild.add_member(world.env.create_user(name)), card)
    assert not covered(world)
    (text,) = desk.texts
    assert "reported by 4 people" in text
    assert "too new" not in text


async def test_moderators_read_what_is_hidden_alone_and_decide_in_the_queue(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    about = id_of(card)
    for who in (world.ben, world.chi, world.boss):
        await report(world, who, card)
    labels = [button.label for button in buttons(desk.waiting[0])]
    assert "Keep" not in labels
    assert "Leave it hidden" in labels
    read = await press(desk, "mod-read")
    assert read.ephemeral
    assert STORY.removesuffix(".") in shown(read)
    assert "Only you see this" in shown(read)
    assert covered(world)
    told = shown(await forged_press(world, desk.mo, f"rb1:report-keep:{about}"))
    assert "there is nothing to keep as it stands" in told
    assert covered(world)
    page = await moderate(desk, world.channel.history()[0])
    assert "Members' reports hid it" in shown(page)
    assert STORY.removesuffix(".") in shown(await click(desk.mo, page, "mod-read"))
    page = await press(desk, "mod-hide")
    assert "A moderator hid it" in shown(page)
    assert covered(world)
    assert desk.texts == [f"🫥 <@{desk.mo.id}> looked at what was reported here, and it is hidden."]
    await click(desk.mo, page, "mod-show")
    told = shown(await forged_press(world, desk.mo, f"rb1:mod-read:{about}"))
    assert "not hidden any more" in told

    await hide(desk, world.card)
    assert desk.waiting == []
    page = await desk.queue()
    assert "A hidden card" in shown(page)
    assert "A moderator hid it" in shown(page)
    assert STORY.removesuffix(".") in shown(await click(desk.mo, page, "mod-read"))
    await days_go_by(world, 8)
    told = shown(await click(desk.mo, page, "mod-read"))
    assert "its text is gone for good" in told
    assert "Nothing waits" in shown(await desk.queue())
    log = shown(await desk.mo.slash(world.channel, "mod log"))
    assert log.count("hid something") == 2


async def test_what_nobody_looked_at_is_shown_again_by_itself(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    for who in (world.ben, world.chi, world.boss):
        await report(world, who, card)
    await days_go_by(world, 6)
    assert not covered(world)
    assert STORY.removesuffix(".") in text_of(world.card)
    (text,) = desk.texts
    assert text.startswith("⌛ Nobody decided in time about what was reported here")
    log = shown(await desk.mo.slash(world.channel, "mod log"))
    assert "Nobody had decided about what members' reports hid" in log
