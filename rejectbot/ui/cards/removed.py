"""What the author of a card or note reads once moderators have taken it down."""

from datetime import timedelta

from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.services.farewells import Removed
from rejectbot.ui.copy import say
from rejectbot.ui.links import posted_at, whole_day


def removed_words(removed: Removed, window_days: int, locale: str) -> str:
    """Which it was, why, what they add, and until when this can be read."""
    said = removed.farewell
    at = posted_at(removed.message, "D")
    lines = [say(locale, f"inbox-taken-down-{removed.sort.value}-{removed.how.value}", at=at)]
    if said.reason is not None:
        lines.append(say(locale, "inbox-reason", reason=say(locale, f"reason-{said.reason.value}")))
    if said.words:
        lines += [say(locale, "inbox-words"), quoted(said.words, LinkRule.ON)]
    until = whole_day(removed.day + timedelta(days=window_days))
    return "\n".join([*lines, say(locale, "inbox-kept-until", until=until)])
