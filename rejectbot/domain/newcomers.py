"""Newcomers: from when on somebody who joined a server does there what the others do."""

from datetime import datetime, timedelta


def free_at(joined: datetime, wait: timedelta) -> datetime:
    """The instant from which a member who joined then may share, where newcomers wait so long."""
    return joined + wait


def reports_count(joined: datetime | None, wait: timedelta, now: datetime) -> bool:
    """Whether a member's reports help to hide something: they wait as long as to share.

    Whom Discord does not say when they joined (`None`) is a guest, and waits where newcomers do.
    """
    return not wait or (joined is not None and now >= free_at(joined, wait))
