"""Whose texts are looked at first, and until when they can wait."""

from datetime import date, timedelta

import pytest

from rejectbot.domain.errors import ReasonMissing, ReasonTooLong, ReasonUnsaid
from rejectbot.domain.rejection import How
from rejectbot.domain.reviewing import (
    Reason,
    ReviewRule,
    Verdict,
    checked_reason,
    checked_words,
    comes_back_on,
)


def test_each_rule_covers_what_its_name_says() -> None:
    covered = {rule: {how for how in How if rule.covers(how)} for rule in ReviewRule}
    assert covered == {
        ReviewRule.OFF: set(),
        ReviewRule.ANONYMOUS: {How.ANONYMOUS},
        ReviewRule.ALL: set(How),
    }


@pytest.mark.parametrize("window", range(7, 15))
def test_what_nobody_decides_is_readable_for_two_whole_days(window: int) -> None:
    day = date(2026, 12, 1)
    back, erased = comes_back_on(day, window), day + timedelta(days=window)
    assert erased - back == timedelta(days=2)
    assert back - day >= timedelta(days=5)


def test_a_return_alone_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        checked_reason(Verdict.RETURNED, None, "Words.")
    assert checked_reason(Verdict.REMOVED, None, "") is None
    assert checked_reason(Verdict.RETURNED, Reason.PERSON, "") is Reason.PERSON


def test_a_return_for_something_else_needs_words() -> None:
    with pytest.raises(ReasonUnsaid):
        checked_reason(Verdict.RETURNED, Reason.OTHER, "")
    assert checked_reason(Verdict.RETURNED, Reason.OTHER, "Words.") is Reason.OTHER
    assert checked_reason(Verdict.REMOVED, Reason.OTHER, "") is Reason.OTHER


def test_words_are_cleaned_and_bounded() -> None:
    assert checked_words("\u202ekind \u200bwords") == "kind words"
    assert len(checked_words("x" * 200)) == 200
    with pytest.raises(ReasonTooLong):
        checked_words("x" * 201)
