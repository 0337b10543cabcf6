"""When sharing rests in a server: since when, and when what waited goes out after it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rejectbot.domain.rejection import How

RETURNED_BEFORE_END = timedelta(days=2)
"""Before the link window ends: what still waits then goes back, with time left to fetch it."""


@dataclass(frozen=True, slots=True)
class Lockdown:
    """`since` is the server's day; `resumes` the full hour (UTC) after the end, None until then."""

    since: date
    resumes: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is accepted."""
        return self.resumes is None

    def keeps(self, how: How, now: datetime) -> bool:
        """Whether what was accepted before it still waits: anonymous ones go out together."""
        return self.resumes is None or (how is How.ANONYMOUS and now < self.resumes)


def is_last_call(day: date, window_days: int, today: date) -> bool:
    """Whether what was sent on the UTC day `day` should wait no more on the UTC day `today`."""
    return today >= day + timedelta(days=window_days) - RETURNED_BEFORE_END
