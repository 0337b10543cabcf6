"""Reports: what may be wrong with a card or note, and what a member may add."""

from enum import StrEnum

from rejectbot.domain.limits import REPORT_MAX
from rejectbot.domain.safe_text import clean
from rejectbot.domain.safety_errors import ReportReasonMissing, ReportTooLong


class ReportReason(StrEnum):
    """What may be wrong; the words are in Fluent files."""

    NAMES = "names"
    ATTACKS = "attacks"
    DANGER = "danger"
    SPAM = "spam"
    OTHER = "other"


def checked_report(reason: ReportReason | None, raw: str) -> tuple[ReportReason, str]:
    """The reason and the words, cleaned; raises ReportReasonMissing or ReportTooLong."""
    if reason is None:
        raise ReportReasonMissing
    words = clean(raw)
    if len(words) > REPORT_MAX:
        raise ReportTooLong(limit=REPORT_MAX, given=len(words))
    return reason, words
