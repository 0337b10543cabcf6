"""Golden pictures: `python -m tests.ui.charts.golden` draws them anew. Look at each before it is
committed, at the width of a phone: 360 points.
"""

import io
from pathlib import Path

from PIL import Image, ImageChops

from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.worker import rendered
from tests.ui.charts.examples import examples

FOLDER = Path(__file__).with_name("golden")
_SLIGHT = 24
"""Of 255: how far a pixel may be off, as at the edge of a letter on another processor."""


def drawn(chart: Chart) -> bytes:
    """The chart as the bot would send it."""
    assert chart.svg is not None
    return rendered(chart.svg)


def differing(one: bytes, other: bytes) -> float:
    """The part of the pixels that differ plainly, 0 to 1; 1 where the sizes do."""
    first, second = (Image.open(io.BytesIO(png)).convert("RGBA") for png in (one, other))
    if first.size != second.size:
        return 1.0
    bands = ImageChops.difference(first, second).split()
    worst = bands[0]
    for band in bands[1:]:
        worst = ImageChops.lighter(worst, band)
    plain = sum(worst.histogram()[_SLIGHT + 1 :])
    return plain / (first.width * first.height)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for stale in FOLDER.glob("*.png"):
        stale.unlink()
    for name, chart in examples().items():
        (FOLDER / f"{name}.png").write_bytes(drawn(chart))
