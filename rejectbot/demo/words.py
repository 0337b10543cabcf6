"""The demo speaks English: its words are in `demo.ftl`, beside the bot's own."""

from rejectbot.ui import copy


def say(message: str, **values: str | int) -> str:
    """The message in English. Raises WordsMissing for one that does not exist."""
    return copy.say(copy.FALLBACK, message, **values)
