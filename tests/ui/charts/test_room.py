"""No words leave the card, none cover others, and all can be read on a phone."""

from itertools import combinations
from types import ModuleType
from typing import Any

import pytest

from rejectbot.ui import copy
from rejectbot.ui.charts import dates, digest, goal, year
from rejectbot.ui.charts.axes import scale
from rejectbot.ui.charts.card import MARGIN, WIDTH
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from tests.ui.charts.boxes import boxes
from tests.ui.charts.examples import examples

LEAST_SIZE = 24
"""12 points on a phone, whose screen shows two of the file's as one."""


def complaints(chart: Chart) -> list[str]:
    assert chart.svg is not None
    found = boxes(chart.svg)
    assert found
    outside = [
        f"{box} leaves the card"
        for box in found
        if box.left < MARGIN - 2 or box.right > WIDTH - MARGIN + 2
    ]
    return outside + [f"{a} covers {b}" for a, b in combinations(found, 2) if a.touches(b)]


@pytest.mark.parametrize("locale", copy.languages())
@pytest.mark.parametrize("name", examples())
def test_words_have_room(name: str, locale: str) -> None:
    chart = examples(locale)[name]
    assert chart.svg is not None
    assert complaints(chart) == []
    assert min(box.size for box in boxes(chart.svg)) >= LEAST_SIZE
    assert not [box for box in boxes(chart.svg) if box.said.endswith("…")]


@pytest.mark.parametrize("name", examples())
def test_words_of_a_wordy_language_have_room(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (dates, digest, goal, year):
        _stretch(module, monkeypatch)
    assert complaints(examples()[name]) == []


def _stretch(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def say(locale: str, message: str, **values: Any) -> str:
        words = copy.say(locale, message, **values).split()
        return " ".join(word if word[0].isdigit() else f"{word}{word.lower()}" for word in words)

    monkeypatch.setattr(module, "say", say)


def test_words_that_are_far_too_long_are_cut_and_stay_inside() -> None:
    pace = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz " * 3
    chart = goal_ring(GoalProgress(1, 2, pace), "en")
    assert chart.svg is not None
    assert complaints(chart) == []
    assert any(box.said.endswith("…") for box in boxes(chart.svg))


@pytest.mark.parametrize("most", [1, 4, 5, 9, 11, 99, 170, 1_000, 99_999])
def test_a_scale_is_round_and_not_far_above_what_it_measures(most: int) -> None:
    top = scale(most)
    assert most <= top <= max(4, 1.5 * most)
    assert top % 2 == 0
