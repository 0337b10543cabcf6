"""A word or phrase that a server looks for, and what happens to a text that has it."""

from dataclasses import dataclass
from enum import StrEnum


class FilterAction(StrEnum):
    """`ask`: its author is asked for other words; `refuse`: they are told that it can't stand;
    `review`: moderators look at it before it appears.
    """

    ASK = "ask"
    REFUSE = "refuse"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class WordFilter:
    """`words` as `Pattern.written` has them."""

    words: str
    action: FilterAction
