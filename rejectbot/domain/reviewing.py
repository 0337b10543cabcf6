"""Review: whose texts moderators see first, what they can decide, and until when."""

from datetime import date, timedelta
from enum import StrEnum

from rejectbot.domain.errors import ReasonMissing, ReasonTooLong, ReasonUnsaid
from rejectbot.domain.limits import REASON_MAX, REVIEW_COMES_BACK_BEFORE
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import clean


class ReviewRule(StrEnum):
    """Which texts of a server moderators look at before they appear."""

    OFF = "off"
    ANONYMOUS = "anonymous"
    ALL = "all"

    def covers(self, how: How) -> bool:
        """Whether what is written so is looked at first."""
        return self is ReviewRule.ALL or (self is ReviewRule.ANONYMOUS and how is How.ANONYMOUS)


class Verdict(StrEnum):
    """How the wait of a text ended; `undecided`: nobody looked in time."""

    PUBLISHED = "published"
    RETURNED = "returned"
    REMOVED = "removed"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Ready-made reasons for not publishing a text; their words are in Fluent files."""

    PERSON = "person"
    UNKIND = "unkind"
    DETAILS = "details"
    PROMOTION = "promotion"
    ELSEWHERE = "elsewhere"
    OTHER = "other"


def checked_words(raw: str) -> str:
    """What a moderator adds to a reason, cleaned; raises ReasonTooLong."""
    words = clean(raw)
    if len(words) > REASON_MAX:
        raise ReasonTooLong(limit=REASON_MAX, given=len(words))
    return words


def checked_reason(verdict: Verdict, reason: Reason | None, words: str) -> Reason | None:
    """The reason. Where a text is returned, raises ReasonMissing without one, and ReasonUnsaid
    where it is another one and no `words` say which.
    """
    if verdict is Verdict.RETURNED and reason is None:
        raise ReasonMissing
    if verdict is Verdict.RETURNED and reason is Reason.OTHER and not words:
        raise ReasonUnsaid
    return reason


def comes_back_on(day: date, window_days: int) -> date:
    """The UTC day at whose beginning a text that was accepted on `day` goes back undecided.

    `window_days` after `day` it is erased: until then its author can read it in their inbox.
    """
    return day + timedelta(days=window_days) - REVIEW_COMES_BACK_BEFORE
