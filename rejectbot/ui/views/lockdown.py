"""What a moderator is told who lets sharing rest."""

from rejectbot.services.lockdowns import Resting
from rejectbot.ui.copy import say


def resting_words(resting: Resting, locale: str) -> str:
    """That it rests now; or since when it does, and who said so."""
    if resting.is_new:
        return say(locale, "lockdown-begun")
    day = resting.lockdown.since.isoformat()
    by = "" if resting.by is None else say(locale, "lockdown-by", user=str(resting.by))
    return say(locale, "lockdown-already", day=day, by=by).strip()
