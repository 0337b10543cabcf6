"""Days and months in words, short enough for a label."""

from datetime import date

from rejectbot.ui.copy import say

_MONTHS = (
    "month-jan", "month-feb", "month-mar", "month-apr", "month-may", "month-jun",
    "month-jul", "month-aug", "month-sep", "month-oct", "month-nov", "month-dec",
)  # fmt: skip
_WEEKDAYS = (
    "weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat",
    "weekday-sun",
)  # fmt: skip


def month(day: date, locale: str) -> str:
    """Such as `May`."""
    return say(locale, _MONTHS[day.month - 1])


def weekday(day: date, locale: str) -> str:
    """Such as `Mon`."""
    return say(locale, _WEEKDAYS[day.weekday()])


def day_and_month(day: date, locale: str) -> str:
    """Such as `12 May`."""
    return say(locale, "chart-day", day=day.day, month=month(day, locale))
