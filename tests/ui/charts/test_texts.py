"""A chart can be read without being seen: its alt text and its words tell what it shows."""

from datetime import date, timedelta

import pytest

from rejectbot.domain.year import year_until
from rejectbot.ui import copy
from rejectbot.ui.charts.chart import ALT_MAX, told
from rejectbot.ui.charts.digest import Span, Step, digest_chart
from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from rejectbot.ui.charts.year import year_chart
from tests.ui.charts.examples import TODAY, examples

MONDAY = date(2026, 11, 23)


def test_a_year_is_told_in_full() -> None:
    days = [date(2026, 5, 11), date(2026, 5, 12), date(2026, 9, 1)]
    chart = year_chart(year_until(TODAY, days, [date(2026, 5, 15), date(2026, 10, 2)]), "en")
    assert chart.text == (
        "**Your year:** 3 rejections and 2 more tries. The fullest week began on 11 May, with 3.\n"
        "-# May 2026: 2 and 1 more try · Sep: 1 · Oct: 1 more try"
    )
    assert chart.alt == (
        "Bars for the last 53 weeks. 3 rejections and 2 more tries. "
        "The fullest week began on 11 May, with 3. "
        "May 2026: 2 and 1 more try. Sep: 1. Oct: 1 more try."
    )


def test_months_of_two_years_are_told_apart() -> None:
    days = [date(2025, 11, 30), date(2025, 12, 1), date(2026, 1, 1), date(2026, 11, 2)]
    chart = year_chart(year_until(TODAY, days, []), "en")
    assert "Nov 2025: 1 · Dec: 1 · Jan 2026: 1 · Nov: 1" in chart.text


def test_an_empty_year_is_a_warm_sentence_without_a_picture() -> None:
    chart = year_chart(year_until(TODAY, [], []), "en")
    assert (chart.svg, chart.alt) == (None, "")
    assert "room" in chart.text


def test_a_goal_is_told_with_its_pace() -> None:
    chart = goal_ring(GoalProgress(38, 100, "Two weeks ahead."), "en")
    assert chart.text == "**Your goal:** 38 of 100 rejections. Two weeks ahead."
    assert chart.alt.endswith("38 of 100 rejections. Two weeks ahead.")


@pytest.mark.parametrize("reached", [100, 112])
def test_a_goal_that_is_reached_says_so_whatever_the_pace_was(reached: int) -> None:
    chart = goal_ring(GoalProgress(reached, 100, "A little behind."), "en")
    assert "You reached it." in chart.text
    assert "behind" not in chart.text + chart.alt + str(chart.svg)


def test_a_goal_before_the_first_is_words_alone() -> None:
    chart = goal_ring(GoalProgress(0, 100), "en")
    assert chart.svg is None
    assert chart.text == "Your goal: 100 rejections. The first one starts the ring."


def test_a_digest_is_told_in_full() -> None:
    spans = [
        Span(MONDAY, 2, 1),
        Span(MONDAY + timedelta(days=1), 0, 0),
        Span(MONDAY + timedelta(days=2), 1, 0),
    ]
    chart = digest_chart(spans, Step.DAY, "en")
    assert chart.text == ("**3 shared · 1 answered**\n-# Mon: 2 shared, 1 answered · Wed: 1 shared")
    assert chart.alt == (
        "The last 3 days. 3 shared · 1 answered. Mon: 2 shared, 1 answered. Wed: 1 shared."
    )


def test_a_quiet_week_is_words_alone() -> None:
    chart = digest_chart([Span(MONDAY, 0, 0)], Step.WEEK, "en")
    assert chart.svg is None
    assert "welcome" in chart.text


@pytest.mark.parametrize("locale", copy.languages())
@pytest.mark.parametrize("name", examples())
def test_every_alt_text_keeps_discords_limit_and_tells_no_zero(name: str, locale: str) -> None:
    chart = examples(locale)[name]
    assert 20 < len(chart.alt) <= ALT_MAX
    assert len(chart.text) <= 1_500
    for said in (chart.alt, chart.text):
        assert " 0 " not in f" {said} ".replace(",", " ").replace(".", " ")


def test_an_alt_text_ends_with_a_whole_sentence() -> None:
    said = told(["It begins."], ("Another sentence." for _ in range(200)))
    assert ALT_MAX - 20 < len(said) <= ALT_MAX
    assert said.endswith("Another sentence.")
