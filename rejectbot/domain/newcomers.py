"""Newcomers: from when on somebody who joined a server does there what the others do."""

from datetime import datetime, timedelta

from rejectbot.domain.limits import REPORTERS_WAIT


def free_at(joined: datetime, wait: timedelta) -> datetime:
    """The instant from which a member who joined then may share, where newcomers wait so long."""
    return joined + wait


def reports_count(joined: datetime | None, wait: timedelta, now: datetime) -> bool:
    """Whether a member's reports help to hide something.

    They wait as long as to share, and at least `REPORTERS_WAIT`; whom Discord does not say when
    they joined (`None`) is a guest, and waits.
    """
    return joined is not None and now >= free_at(joined, max(wait, REPORTERS_WAIT))
