"""How a period is called beside points."""

from rejectbot.domain.periods import Period
from rejectbot.ui.copy import say


def period_name(period: Period, season: int, locale: str) -> str:
    """As "this week"; `all` begins with the season, if that is not the first (0)."""
    if period is Period.ALL and season > 0:
        return say(locale, "period-season")
    return say(locale, f"period-{period.value}")
