"""Message menus in the page, with a bot that has one: by right-click, and from the list."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from rejectbot.demo import serving
from tests.demo import little_bot
from tests.demo.program import ROOT
from tests.demo.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
async def address() -> AsyncIterator[str]:
    async with serving.inhabited(build=little_bot.build) as world:
        await world.people["eli"].send(world.share, "not kind at all")
        with serving.door(0) as entrance:
            async with serving.served(world, entrance) as address:
                yield address


@pytest.fixture
async def visitor(address: str, browser: Browser) -> Visitor:
    visitor = Visitor(await browser.new_page(), ROOT / "test-artifacts" / "demo" / "menus")
    await visitor.open(address)
    return visitor


async def test_a_right_click_offers_the_menus_of_a_message(visitor: Visitor) -> None:
    await visitor.message("not kind at all").click(button="right")
    await visitor.look("popup")
    await visitor.page.get_by_role("menuitem", name="Report").click()
    await _report(visitor)


async def test_the_list_offers_them_without_a_mouse(visitor: Visitor) -> None:
    chosen = visitor.page.get_by_label("On which message")
    await expect(chosen.locator("option")).to_have_text(["not kind at all"])
    report = visitor.page.locator("#menus").get_by_role("button", name="Report")
    await report.focus()
    await visitor.page.keyboard.press("Enter")
    await _report(visitor)


async def _report(visitor: Visitor) -> None:
    await visitor.fill({"Why?": "It is not kind."})
    await visitor.look("form")
    await visitor.send_form()
    await expect(visitor.message("Thank you.")).to_contain_text("Only you can see this")
    assert visitor.problems == []
