"""What a newcomer does in the demo's page, in their words."""

from collections.abc import Awaitable
from pathlib import Path

from playwright.async_api import ConsoleMessage, FrameLocator, Locator, Page, expect

CARD = ".channel-message"


class Visitor:
    """Somebody with the page open; problems that the browser reports are kept for the test."""

    def __init__(self, page: Page, artifacts: Path) -> None:
        self.page = page
        self.problems: list[str] = []
        self._artifacts = artifacts
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._heard)

    @property
    def stage(self) -> FrameLocator:
        """The pretend Discord inside the page."""
        return self.page.frame_locator("#stage")

    async def open(self, address: str) -> None:
        """As Dee in the share channel, whoever was here before."""
        await self.page.goto(address)
        await self.settled()
        if not await self.page.get_by_role("radio", name="Dee").is_checked():
            await self.become("Dee")
        share = self.page.locator("#places").get_by_role("button", name="second-tries")
        if await share.get_attribute("aria-current") is None:
            await self.go_to("second-tries")

    async def settled(self) -> None:
        await self.stage.locator("#preview-app[aria-busy=false]").wait_for()

    async def become(self, name: str) -> None:
        radio = self.page.get_by_role("radio", name=name)
        await self._switch(radio.check(force=True))

    async def go_to(self, place: str) -> None:
        places = self.page.locator("#places")
        await self._switch(places.get_by_role("button", name=place).first.click())

    async def open_thread(self, card: str) -> None:
        """By the line that Discord hangs under a card."""
        await self._switch(self.message(card).locator(".thread-summary").click())

    async def run(self, command: str) -> None:
        """With the button of the frame, which types the command and sends it."""
        await self.page.get_by_role("button", name=command, exact=True).click()

    async def type(self, command: str) -> None:
        """By hand, in the message box."""
        await self.stage.get_by_role("textbox", name="Message").fill(command)
        await self.stage.locator(".command-entry").first.click()
        await self.stage.locator("#send-message").click()

    async def fill(self, fields: dict[str, str]) -> None:
        dialog = self.stage.get_by_role("dialog")
        for label, value in fields.items():
            await dialog.get_by_label(label).fill(value)

    async def choose(self, option: str) -> None:
        await self.stage.get_by_role("radio", name=option).first.check(force=True)

    async def send_form(self) -> None:
        dialog = self.stage.get_by_role("dialog")
        await dialog.get_by_role("button", name="Submit").click()
        await expect(dialog).to_be_hidden()

    def message(self, words: str) -> Locator:
        return self.stage.locator(CARD).filter(has_text=words).last

    async def look(self, name: str) -> None:
        """Keep a picture of what is on the screen now."""
        self._artifacts.mkdir(parents=True, exist_ok=True)
        await self.page.wait_for_timeout(400)  # pictures and scrolling come to rest
        await self.page.screenshot(path=self._artifacts / f"{name}.png")

    async def _switch(self, act: Awaitable[None]) -> None:
        before = await self.page.locator("#stage").get_attribute("src")
        await act
        await expect(self.page.locator("#stage")).not_to_have_attribute("src", before or "")
        await self.settled()

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that a switch has just replaced hears once more that it is gone; a slow machine
        # logs that before the new one stands. If it stayed, no look at the page would succeed.
        if message.type == "error" and "410 (Gone)" not in message.text:
            self.problems.append(f"{message.text} {message.location['url']}")
