"""Whether something that was written waits for moderators before it appears: the one place that
says so, for shares and for everything that is done about them.
"""

from dataclasses import dataclass
from datetime import datetime

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.slots import next_hour
from rejectbot.services.held_authors import HeldAuthors
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.word_filters import WordFilters


@dataclass(frozen=True, slots=True)
class Submission:
    """What is to be accepted: `texts` are all that its author wrote.

    `author` is for the comparison with holds, and for nothing else.
    """

    guild: GuildId
    how: How
    texts: tuple[str, ...]
    author: UserId


class Holding:
    """Looks at a server's settings, at what was written, and whether its author is held.

    The last is asked whatever the others say, and keeps nobody from asking the others: the work
    done for a text is the same whoever wrote it.
    """

    def __init__(
        self, setup: ServerSetup, word_filters: WordFilters, held_authors: HeldAuthors
    ) -> None:
        self._setup = setup
        self._word_filters = word_filters
        self._held_authors = held_authors

    async def held_from(self, what: Submission, now: datetime) -> datetime | None:
        """From when moderators see it, or None where it does not wait for them.

        Something anonymous they see at the end of the hour, with all others of that hour.
        """
        if not await self._is_held(what):
            return None
        if what.how is How.ANONYMOUS:
            return next_hour(now)
        return now.replace(microsecond=0)

    async def _is_held(self, what: Submission) -> bool:
        """There has to be something to read: what holds only our own words is never held."""
        if not any(what.texts):
            return False
        waits = await self._held_authors.wait(what.guild, what.how, what.author)
        if self._setup.of(what.guild).review.covers(what.how):
            return True
        return await self._word_filters.wants_review(what.guild, what.texts) or waits
