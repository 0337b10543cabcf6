"""A member's last year in counts: what a year chart shows, and nothing of what was written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 53
"""ISO weeks that a year can touch; the last one is the running week."""


@dataclass(frozen=True, slots=True)
class Span:
    """What happened from the day `first` on, for a week or a month."""

    first: date
    rejections: int
    attempts: int

    @property
    def effort(self) -> int:
        """Both together."""
        return self.rejections + self.attempts


@dataclass(frozen=True, slots=True)
class Year:
    """The last 53 ISO weeks, oldest first, and of the same days the months that are not empty."""

    weeks: tuple[Span, ...]
    months: tuple[Span, ...]

    @property
    def rejections(self) -> int:
        """All of them."""
        return sum(week.rejections for week in self.weeks)

    @property
    def attempts(self) -> int:
        """All of them."""
        return sum(week.attempts for week in self.weeks)

    @property
    def active_weeks(self) -> int:
        """Weeks in which there was something."""
        return sum(week.effort > 0 for week in self.weeks)

    @property
    def fullest(self) -> Span:
        """The week with the most effort, of several the newest."""
        return max(self.weeks, key=lambda week: (week.effort, week.first))


def first_day(today: date) -> date:
    """The Monday on which a year that ends with the week of `today` begins."""
    return _monday(today) - timedelta(weeks=WEEKS - 1)


def year_until(today: date, rejections: Iterable[date], attempts: Iterable[date]) -> Year:
    """Count the days of named rejections and of attempts; what lies outside is passed over."""
    begin, end = first_day(today), _monday(today) + timedelta(weeks=1)
    shared = Counter(day for day in rejections if begin <= day < end)
    tried = Counter(day for day in attempts if begin <= day < end)
    mondays = [begin + timedelta(weeks=number) for number in range(WEEKS)]
    months = sorted({day.replace(day=1) for day in (*shared, *tried)})
    by_week = {day: _monday(day) for day in (*shared, *tried)}
    by_month = {day: day.replace(day=1) for day in (*shared, *tried)}
    return Year(
        weeks=_spans(mondays, by_week, shared, tried),
        months=_spans(months, by_month, shared, tried),
    )


def _spans(
    firsts: list[date], place: dict[date, date], shared: Counter[date], tried: Counter[date]
) -> tuple[Span, ...]:
    rejections, attempts = Counter[date](), Counter[date]()
    for day, first in place.items():
        rejections[first] += shared[day]
        attempts[first] += tried[day]
    return tuple(Span(first, rejections[first], attempts[first]) for first in firsts)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
