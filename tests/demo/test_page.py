"""The demo's page as a newcomer meets it, in the system's Chromium."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from tests.demo.program import ROOT
from tests.demo.visitor import Visitor

pytestmark = pytest.mark.browser

ARTIFACTS = ROOT / "test-artifacts" / "demo"
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
STORY = "The conference turned my talk down, on my birthday."
NOTE = "On your birthday! Happy birthday anyway. Tell it here?"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
async def visitor(request: pytest.FixtureRequest, demo: str, browser: Browser) -> Visitor:
    page = await browser.new_page(viewport=request.param)
    visitor = Visitor(page, ARTIFACTS / request.node.callspec.id)
    page.set_default_timeout(10_000)
    await visitor.open(demo)
    return visitor


async def test_a_first_visit_from_a_share_to_the_board(visitor: Visitor) -> None:
    story = f"{STORY} {id(visitor)}"
    await visitor.look("1-open")

    await visitor.run("/share")
    await visitor.fill({"What happened?": story})
    await visitor.choose("with my name")
    await visitor.look("2-form")
    await visitor.send_form()
    card = visitor.message(story)
    await expect(card).to_contain_text("Dee shared a rejection")
    await visitor.look("3-shared")

    await visitor.become("Eli")
    await visitor.message(story).get_by_role("button", name="🫂").click()
    await expect(
        visitor.message(story).get_by_role("button", name=re.compile("🫂.*1"))
    ).to_be_visible()
    await visitor.look("4-pressed")

    await visitor.message(story).get_by_role("button", name="💌").click()
    await visitor.fill({"Your note": NOTE})
    await visitor.look("5-note")
    await visitor.send_form()
    await expect(visitor.message(story).locator(".thread-summary")).to_be_visible()
    await visitor.open_thread(story)
    await expect(visitor.message(NOTE)).to_be_visible()
    await visitor.look("6-thread")

    await visitor.type("/leaderboard")
    board = visitor.message("Dee")
    await expect(board).to_contain_text("Only you can see this")
    await visitor.look("7-board")
    assert visitor.problems == []


async def test_the_moderators_channel_is_theirs(visitor: Visitor) -> None:
    places = visitor.page.locator("#places")
    await expect(places.get_by_role("button", name="moderators")).to_be_disabled()
    await visitor.become("Ben")
    await visitor.go_to("moderators")
    await expect(visitor.stage.locator("#channel-name")).to_have_text("moderators")
    await visitor.look("moderators")
    await visitor.become("Dee")
    await expect(visitor.stage.locator("#channel-name")).to_have_text("second-tries")


async def test_only_who_may_set_the_server_up_is_offered_it(visitor: Visitor) -> None:
    setup = visitor.page.get_by_role("button", name="/setup")
    await expect(setup).to_be_hidden()
    await visitor.become("Ada")
    await visitor.run("/setup")
    await expect(visitor.message("RejectBot in this server")).to_contain_text("Ready.")
    await visitor.look("setup")
    await visitor.become("Dee")
    await expect(setup).to_be_hidden()
    assert visitor.problems == []


async def test_what_was_shared_for_later_appears_when_hours_are_skipped(visitor: Visitor) -> None:
    waiting = visitor.stage.locator(".channel-message").filter(has_text="The choir took everyone")
    shown = await waiting.count()
    if await visitor.page.locator(".more").get_attribute("open") is None:
        await visitor.page.get_by_text("More", exact=True).click()
        await visitor.look("more")
    skip = visitor.page.get_by_role("button", name="Skip an hour")
    for _ in range(2):
        await skip.click()
        await expect(skip).to_be_enabled()
    await expect(waiting).to_have_count(max(shown, 1))


async def test_a_day_can_be_skipped_at_once(visitor: Visitor) -> None:
    if await visitor.page.locator(".more").get_attribute("open") is None:
        await visitor.page.get_by_text("More", exact=True).click()
    now = visitor.page.locator("#now")
    before = datetime.fromisoformat(await now.get_attribute("datetime") or "")
    skip = visitor.page.get_by_role("button", name="Skip a day")
    await skip.click()
    await expect(skip).to_be_enabled()
    after = datetime.fromisoformat(await now.get_attribute("datetime") or "")
    assert timedelta(days=1) <= after - before < timedelta(days=1, minutes=5)
