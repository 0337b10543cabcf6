"""Deeds about no card that stands: what told of an attempt, and what moderators decided."""

from dataclasses import dataclass

import structlog

from rejectbot.domain.ids import MessageId
from rejectbot.services.announcement import Announcer, mark_of
from rejectbot.services.anonymity.parcel import BY_MODERATORS, Act, Deed
from rejectbot.services.ports import CardPlace, Publisher
from rejectbot.services.posts_of_attempts import PostOfAttempt
from rejectbot.services.setting_aside import SettingAside
from rejectbot.storage import outbox
from rejectbot.storage.engine import Database

log = structlog.get_logger(__name__)

APART = BY_MODERATORS | {Deed.DELETE_POST}


@dataclass(frozen=True, slots=True)
class Apart:
    """Does each and commits it."""

    database: Database
    setting_aside: SettingAside
    publisher: Publisher
    announcer: Announcer

    async def do(self, act: Act) -> CardPlace | None:
        """Where it was done; None when somebody else has committed it. Raises a PlaceRefusal."""
        if act.deed in BY_MODERATORS:
            return await self.setting_aside.do(act)
        return await self._delete_post(act)

    async def _delete_post(self, act: Act) -> CardPlace | None:
        """Take down what told of an attempt: there is no card, and nothing to keep."""
        post = PostOfAttempt.read(act.detail)
        message = post.message or await self.announcer.find_announcement(
            act.guild, post.channel, mark_of(act.pid), post.since, post.before
        )
        place = CardPlace(act.pid, act.guild, post.channel, message or MessageId(0))
        if message is not None:
            await self.publisher.delete_card(place)
        was_there = await self.database.write(lambda tx: outbox.remove(tx, act.id))
        log.info("done", id=act.pid.hex(), name=act.deed.value)
        return place if was_there else None
