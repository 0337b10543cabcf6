"""Takes the README's picture of a card: `python -m tests.demo.screenshot [docs/card.png]`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import ViewportSize

from tests.demo.program import ROOT, chromium, running
from tests.demo.visitor import Visitor

WIDE: ViewportSize = {"width": 256 + 720, "height": 1400}
MARGIN = 12
CARD = "Third interview at the design studio"


async def take(target: Path) -> None:
    """Start a demo and save the card of its first rejection in double size."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as address:
        async with chromium() as browser:
            page = await browser.new_page(viewport=WIDE, device_scale_factor=2)
            visitor = Visitor(page, target.parent)
            await visitor.open(address)
            card = visitor.message(CARD)
            await card.scroll_into_view_if_needed()
            await page.wait_for_timeout(600)  # pictures and scrolling come to rest
            box = await card.locator(".component-container").bounding_box()
            row = await card.bounding_box()
            assert box is not None
            assert row is not None
            await page.screenshot(
                path=target,
                clip={
                    "x": row["x"] + MARGIN,
                    "y": row["y"] - MARGIN,
                    "width": box["x"] + box["width"] - row["x"],
                    "height": row["height"] + 2 * MARGIN,
                },
            )


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "card.png"
    chosen.parent.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(chosen))
