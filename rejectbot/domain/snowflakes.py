"""The time that stands in every id that Discord makes."""

from datetime import UTC, datetime, timedelta

from rejectbot.domain.ids import MessageId

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
"""Discord's reference, Snowflakes: milliseconds since then above 22 further bits."""


def posted_at(message: MessageId) -> datetime:
    """When a message was posted (UTC), to the millisecond."""
    return _EPOCH + timedelta(milliseconds=message >> 22)
