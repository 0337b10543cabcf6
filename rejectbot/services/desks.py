"""Everything that is posted for moderators: what waits for a look, and what was reported."""

from rejectbot.domain.ids import GuildId
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.services.reporting import Reporting
from rejectbot.services.showing_again import ShowingAgain


class Desks:
    """Keeps their channels equal to what is."""

    def __init__(
        self, queue_posts: QueuePosts, reporting: Reporting, showing_again: ShowingAgain
    ) -> None:
        self._queue_posts = queue_posts
        self._reporting = reporting
        self._showing_again = showing_again

    async def recover(self) -> None:
        """Take up what an earlier process left."""
        await self._queue_posts.recover()
        await self._look_at_reports()

    async def look(self) -> None:
        """Once an hour."""
        await self._queue_posts.look()
        await self._look_at_reports()

    async def catch_up(self, guild: GuildId) -> None:
        """A server's moderators' channel may be another one since just now."""
        await self._queue_posts.catch_up(guild)
        await self._reporting.catch_up(guild)

    async def _look_at_reports(self) -> None:
        """In this order: what is shown again is hidden by the same reports no more."""
        await self._showing_again.look()
        await self._reporting.look()
