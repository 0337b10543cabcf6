"""Trying again: when somebody wants to be asked how it went, and what they may answer."""

from enum import StrEnum

ASK_AFTER_DAYS = (3, 7, 14, 30)
"""Days after which the inbox may ask: an interview, a form letter, a committee, a publisher."""

ASK_LATER_DAYS = 7
"""What "ask me later" adds."""


class Outcome(StrEnum):
    """What a member answered, as it is stored."""

    WORKED_OUT = "worked"
    NOT_THIS_TIME = "not_now"
