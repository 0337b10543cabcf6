"""`/mod log`: what moderators did, for moderators alone, and never about whom."""

from simcord import InteractionResult

from rejectbot.domain.limits import FILTER_MAX, LOG_PAGE
from tests.bot.forging import forged_press
from tests.cogs.clock import wait
from tests.review import Desk, click, next_hour, set_up_desk
from tests.ui.limits import message_complaints
from tests.world import World, shown, walk


async def log_of(desk: Desk) -> InteractionResult:
    page = await desk.mo.slash(desk.world.channel, "mod log")
    assert page.ephemeral
    return page


def pager(page: InteractionResult) -> dict[str, bool]:
    """Which of the buttons can be pressed."""
    assert page.response is not None
    found = [each for each in walk(page.response.components) if each.get("label")]
    return {each["label"]: not each.get("disabled", False) for each in found}


async def test_what_was_done_stands_there_with_who_did_it(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    assert "Nothing yet" in shown(await log_of(desk))
    await desk.mo.slash(world.channel, "mod lockdown on")
    await desk.max.slash(world.channel, "mod lockdown on")
    await desk.max.slash(world.channel, "mod lockdown off")
    await desk.max.slash(world.channel, "mod lockdown off")
    await desk.mo.slash(world.channel, "mod filter add", words="s*am", action="review")
    await desk.max.slash(world.channel, "mod filter remove", words="s*am")
    await desk.max.slash(world.channel, "mod filter remove", words="s*am")
    assert world.env.errors
    lines = shown(await log_of(desk)).splitlines()[2:]
    mo, max_ = f"- 2026-01-01 · <@{desk.mo.id}>", f"- 2026-01-01 · <@{desk.max.id}>"
    assert sorted(lines) == sorted(
        [
            f"{mo} let sharing rest.",
            f"{max_} let sharing go on.",
            rf"{mo} has me look for *s\*am*: moderators look first.",
            rf"{max_} has me look for *s\*am* no more.",
        ]
    )


async def test_a_decision_leads_to_the_card_and_to_nobody(world: World) -> None:
    desk = await set_up_desk(world, "anonymous")
    await world.share(world.ada, "They said no.", visibility="anonymous")
    await world.share(world.ben, "They said never.", visibility="anonymous")
    await next_hour(world)
    await desk.press("publish")
    await desk.decline("return", "person", "Please leave out the town.")
    page = shown(await log_of(desk))
    card = world.card
    assert (
        f"let a text through. https://discord.com/channels/{world.guild.id}/{world.channel.id}/{card.id}"
        in page
    )
    assert "returned a text with a reason. Why: *Somebody could be recognised in it*." in page
    for told in (str(world.ada.id), str(world.ben.id), "town", "They said"):
        assert told not in page
    await card.delete()
    await world.ada.slash(world.channel, "encourage")
    assert str(card.id) not in shown(await log_of(desk)), "no link to nothing"


async def test_it_goes_back_page_by_page(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    await desk.mo.slash(world.channel, "mod lockdown on")
    await wait(world, hours=24)
    for number in range(2 * LOG_PAGE):
        await desk.max.slash(world.channel, "mod filter add", words=f"word {number}x")
    first = await log_of(desk)
    assert shown(first).count("\n- ") == LOG_PAGE
    assert pager(first) == {"Newer": False, "Older": True}
    second = await click(desk.mo, first, "log-page:1")
    assert shown(second).count("\n- ") == LOG_PAGE
    assert pager(second) == {"Newer": True, "Older": True}
    third = await click(desk.mo, second, "log-page:2")
    assert shown(third).splitlines()[2:] == [f"- 2026-01-01 · <@{desk.mo.id}> let sharing rest."], (
        "the oldest day last"
    )
    assert pager(third) == {"Newer": True, "Older": False}
    assert third.response is not None
    page = third.response.message
    forged = await forged_press(world, desk.mo, "rb1:log-page:99999999", page)
    assert shown(forged).count("\n- ") == LOG_PAGE
    beyond = await forged_press(world, desk.mo, "rb1:log-page:9999", page)
    assert pager(beyond) == {"Newer": True, "Older": False}


async def test_its_longest_page_fits(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    for number in range(LOG_PAGE + 1):
        words = f"{number:02}".ljust(FILTER_MAX, "-")
        await desk.mo.slash(world.channel, "mod filter add", words=words, action="review")
    page = await log_of(desk)
    assert page.response is not None
    assert message_complaints(page.response.components) == []
    assert shown(page).count("\\-\\-") > LOG_PAGE


async def test_it_is_for_moderators(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    await desk.mo.slash(world.channel, "mod lockdown on")
    assert "mod log" not in world.ada.available_commands(world.channel)
    refused = await forged_press(world, world.ada, "rb1:log-page:0")
    assert "Timeout Members" in shown(refused)
    assert str(desk.mo.id) not in shown(refused)


async def test_a_moderator_who_was_erased_is_somebody(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    await desk.mo.slash(world.channel, "mod lockdown on")
    await forged_press(world, desk.mo, "rb1:erase:here")
    told = shown(await log_of(desk))
    assert "A moderator let sharing rest." in told
    assert str(desk.mo.id) not in told
