"""Shapes and words stand out from their card, whatever colours somebody sees."""

import pytest

from rejectbot.ui.charts.card import BLUE, GREEN, INK, ORANGE, PAPER, QUIET
from rejectbot.ui.charts.chart import Chart
from tests.ui.charts.examples import examples

SHAPES, WORDS = 3.0, 4.5
"""Least contrast for graphics and for text (WCAG 2.2, 1.4.11 and 1.4.3)."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("colour", "least"),
    [(BLUE, SHAPES), (ORANGE, SHAPES), (GREEN, SHAPES), (INK, WORDS), (QUIET, WORDS)],
)
def test_a_colour_stands_out_from_the_card(colour: str, least: float) -> None:
    assert contrast(colour, PAPER) >= least


def _filled(chart: Chart, colour: str) -> bool:
    return f'fill="{colour}"' in str(chart.svg).partition("</defs>")[2]


@pytest.mark.parametrize("name", examples())
def test_the_second_series_is_hatched_and_never_solid(name: str) -> None:
    chart = examples()[name]
    assert not _filled(chart, ORANGE)
    assert not _filled(chart, GREEN)
