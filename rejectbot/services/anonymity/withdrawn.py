"""A text without a name whose author takes it back while moderators see it already.

If it left the queue in that minute, moderators could tell who was there in it. So nothing can come
of it any more from then on, and it leaves at the full hour, as it came.
"""

from dataclasses import replace
from datetime import datetime

from rejectbot.domain.rejection import How
from rejectbot.domain.slots import next_hour
from rejectbot.services.anonymity.parcel import Parcel


def withdrawn(parcel: Parcel, now: datetime) -> Parcel | None:
    """What stays of it until its `due`; None where it may go at once: it has a name, or no
    moderator sees it.
    """
    if parcel.how is How.NAMED or parcel.held is None or parcel.held > now:
        return None
    return replace(parcel, returned=True, due=next_hour(now))


def is_withdrawn(parcel: Parcel) -> bool:
    """Whether its author took it back: nothing else is held and returned at once."""
    return parcel.returned and parcel.held is not None


def is_over(parcel: Parcel, now: datetime) -> bool:
    """Whether it was withdrawn, and its full hour has come."""
    return is_withdrawn(parcel) and parcel.due <= now


def can_be_decided(parcel: Parcel) -> bool:
    """Whether it waits for moderators, be it that they see it or not yet."""
    return parcel.held is not None and not parcel.returned


def is_seen(parcel: Parcel, now: datetime) -> bool:
    """Whether moderators see it among what waits."""
    return parcel.held is not None and parcel.held <= now and not is_over(parcel, now)
