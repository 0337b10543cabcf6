"""What moderators do, as their log names it; decisions about the queue are in `reviewing`."""

from enum import StrEnum


class Measure(StrEnum):
    """Something that a moderator did for the whole server."""

    LOCKDOWN_ON = "lockdown_on"
    LOCKDOWN_OFF = "lockdown_off"
    WORDS_ADDED = "word_added"
    WORDS_REMOVED = "word_removed"
