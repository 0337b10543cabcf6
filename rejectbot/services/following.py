"""What follows a moderator's decision about a card or note, once it is stored and answered."""

from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.publishing import Publishing
from rejectbot.services.report_posts import ReportPosts


class Following:
    """Its message, and what moderators were shown of reports about it."""

    def __init__(self, publishing: Publishing, report_posts: ReportPosts) -> None:
        self._publishing = publishing
        self._report_posts = report_posts

    async def finish(self, act: Act, about: bytes) -> None:
        """Do it; what Discord does not take now is tried again."""
        await self._publishing.carry_out(act)
        await self._report_posts.update(act.guild, about)
