"""Charts that tests look at: ordinary ones, and the fullest and the emptiest there can be."""

import random
from datetime import date, timedelta

from rejectbot.domain.year import Year, year_until
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.digest import Span, Step, digest_chart
from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from rejectbot.ui.charts.year import year_chart

TODAY = date(2026, 11, 27)


def year_of(rejections: int, attempts: int, seed: int = 3, times: int = 1) -> Year:
    """A year with so many of each on days of chance, every day `times` over."""
    chance = random.Random(seed)
    shared = [TODAY - timedelta(days=chance.randrange(360)) for _ in range(rejections)]
    tried = [TODAY - timedelta(days=chance.randrange(360)) for _ in range(attempts)]
    return year_until(TODAY, shared * times, tried * times)


def spans_of(number: int, most: int, step: Step) -> list[Span]:
    """So many spans until today with up to `most` shared in each."""
    chance = random.Random(number)
    days = 1 if step is Step.DAY else 7
    spans = []
    for ago in reversed(range(number)):
        shared = chance.randrange(most + 1)
        first = TODAY - timedelta(days=ago * days)
        spans.append(Span(first, shared, chance.randrange(shared + 1)))
    return spans


def examples(locale: str = "en") -> dict[str, Chart]:
    """Charts with a drawing, by the name of their golden file."""
    return {
        "year": year_chart(year_of(60, 25), locale),
        "year_of_few": year_chart(year_of(3, 0), locale),
        "year_of_tries": year_chart(year_of(0, 9), locale),
        "year_of_thousands": year_chart(year_of(40, 40, times=100), locale),
        "goal": goal_ring(GoalProgress(38, 100, "Two weeks ahead."), locale),
        "goal_begun": goal_ring(GoalProgress(1, 1_000, "A start, and it counts."), locale),
        "goal_reached": goal_ring(GoalProgress(1_000, 1_000), locale),
        "goal_passed": goal_ring(GoalProgress(1_012, 1_000), locale),
        "digest": digest_chart(spans_of(7, 5, Step.DAY), Step.DAY, locale),
        "digest_of_one": digest_chart([Span(TODAY, 1, 0)], Step.DAY, locale),
        "digest_of_weeks": digest_chart(spans_of(12, 1_600, Step.WEEK), Step.WEEK, locale),
    }
