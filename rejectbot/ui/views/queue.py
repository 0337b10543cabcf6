"""What a moderator is told after deciding."""

from rejectbot.domain.reviewing import Verdict
from rejectbot.services.deciding import Ruled
from rejectbot.ui.copy import say


def ruled_words(ruled: Ruled, locale: str, *, rests: bool) -> str:
    """What happens now, and when; where sharing `rests` nothing appears before that is over."""
    parcel = ruled.parcel
    if ruled.verdict is Verdict.PUBLISHED and rests:
        return say(locale, "queue-told-published-rests")
    if ruled.verdict is Verdict.PUBLISHED and parcel.waits_for_hour:
        at = f"<t:{int(parcel.due.timestamp())}:t>"
        return say(locale, "queue-told-published-later", at=at)
    return say(locale, f"queue-told-{ruled.verdict.value}")
