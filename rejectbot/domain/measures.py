"""What moderators do, as their log names it; decisions about the queue are in `reviewing`."""

from enum import StrEnum

from rejectbot.domain.holds import HoldDays


class Measure(StrEnum):
    """Something that a moderator did, or, with `HOLD_LOST`, that happened to what one did."""

    LOCKDOWN_ON = "lockdown_on"
    LOCKDOWN_OFF = "lockdown_off"
    WORDS_ADDED = "word_added"
    WORDS_REMOVED = "word_removed"
    HELD_DAY = "held_day"
    HELD_WEEK = "held_week"
    HELD_MONTH = "held_month"
    HOLD_ENDED = "hold_ended"
    HOLD_LOST = "hold_lost"


HOLDING = {
    HoldDays.DAY: Measure.HELD_DAY,
    HoldDays.WEEK: Measure.HELD_WEEK,
    HoldDays.MONTH: Measure.HELD_MONTH,
}
OF_HOLDS = frozenset({*HOLDING.values(), Measure.HOLD_ENDED, Measure.HOLD_LOST})
"""What is about holds."""
