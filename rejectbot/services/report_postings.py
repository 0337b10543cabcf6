"""Posting a message about reports once, over lost answers and crashes, and knowing where it is."""

from dataclasses import replace
from datetime import UTC
from functools import partial
from hashlib import sha256

from rejectbot.domain.ids import EntryId, MessageId
from rejectbot.services.desk import Desk, DeskPost
from rejectbot.services.ports import Now
from rejectbot.services.report_state import ReportState
from rejectbot.storage import report_messages, reports
from rejectbot.storage.engine import Database
from rejectbot.storage.report_messages import ReportMessage


class ReportPostings:
    """A channel is looked through only where an earlier try or process may have posted there."""

    def __init__(self, database: Database, desk: Desk, now: Now) -> None:
        self._database = database
        self._desk = desk
        self._now = now
        self._may_stand: set[bytes] | None = None
        """What an earlier try may have posted; None: all, since an earlier process may have."""

    async def recover(self) -> None:
        """From a process's first look on, only what was open then may stand unknown."""
        if self._may_stand is None:
            places = await self._database.read(reports.open_places)
            self._may_stand = {about for _, about in places}

    async def post(self, post: DeskPost, now: ReportState, said: bytes | None) -> None:
        """Post it, unless it stands; raises what `Desk` does."""
        gone = now.posted
        if gone is not None:
            # Discord gives the deleted message back for what has the same nonce.
            post = replace(post, content=replace(post.content, id=_anew(post.content.id, gone)))
        message = await self._found(post, now)
        if self._may_stand is not None:
            self._may_stand.add(now.about)
        if message is None:
            message = await self._desk.post(post)
        else:
            await self._desk.change(post, message)
        day = self._now().astimezone(UTC).date()
        guild = post.settings.guild
        new = ReportMessage(now.about, guild, post.channel, message, day, said, now.reports)
        await self._database.write(partial(report_messages.save, new=new))
        self._stands(now.about)

    async def says(self, posted: ReportMessage, said: bytes | None, count: int) -> None:
        """It was edited so, for that many reports."""
        new = replace(posted, said=said, reports=count)
        await self._database.write(partial(report_messages.save, new=new))

    async def is_gone(self, posted: ReportMessage) -> ReportMessage:
        """Moderators deleted it."""
        gone = replace(posted, gone=True)
        await self._database.write(partial(report_messages.save, new=gone))
        return gone

    async def forget(self, about: bytes) -> None:
        """Nothing is to be said about these reports any more."""
        await self._database.write(partial(report_messages.remove, about=about))
        self._stands(about)

    async def left(self, about: bytes) -> None:
        """It stands in a channel that is not the moderators' any more; they may come back to it."""
        await self._database.write(partial(report_messages.remove, about=about))
        if self._may_stand is not None:
            self._may_stand.add(about)

    async def _found(self, post: DeskPost, now: ReportState) -> MessageId | None:
        if self._may_stand is not None and now.about not in self._may_stand:
            return None
        guild = post.settings.guild
        found = await self._desk.find(guild, post.channel, [post.mark], now.begin)
        return found.get(post.mark)

    def _stands(self, about: bytes) -> None:
        if self._may_stand is not None:
            self._may_stand.discard(about)


def _anew(entry: EntryId, gone: ReportMessage) -> EntryId:
    """Another id for each time that something is posted anew."""
    said = b"anew" + entry + gone.reports.to_bytes(4, "big")
    return EntryId(sha256(said).digest()[:16])
