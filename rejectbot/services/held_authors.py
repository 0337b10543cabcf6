"""Whether the author of a new text is held by moderators: asked by `holding` alone."""

import hmac
from datetime import UTC, date

import structlog

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.measures import Measure
from rejectbot.domain.rejection import How
from rejectbot.services import held_once
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.services.ports import Now
from rejectbot.storage import anonymous_holds, member_holds, moderation
from rejectbot.storage.anonymous_holds import AnonymousHold
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class HeldAuthors:
    """Reads alone once it is loaded. In memory is only which servers have holds, of either sort.

    An anonymous text is compared with all that its server has, and by nothing but the tag.
    """

    def __init__(self, database: Database, keys: KeyFile, log: ModeratorsLog, now: Now) -> None:
        self._database = database
        self._keys = keys
        self._log = log
        self._now = now
        self._known: dict[How, set[GuildId]] = {how: set() for how in How}

    async def load(self) -> None:
        """Learn which servers have holds, and end those that have no key: they hold nobody.

        A crash came before the key, the key file was lost, or the database is a backup from before
        a hold was ended. What was held so can be held again.
        """
        if await self._database.read(self._lost):
            ended = await self._database.write(self._end_lost)
            log.warning("holds_without_their_key", count=ended)
        self._known = {
            How.ANONYMOUS: await self._database.read(anonymous_holds.guilds),
            How.NAMED: await self._database.read(member_holds.guilds),
        }

    def begun(self, guild: GuildId, how: How) -> None:
        """The server has a hold of this sort."""
        self._known[how].add(guild)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        for known in self._known.values():
            known.discard(guild)

    async def wait(self, guild: GuildId, how: How, author: UserId) -> bool:
        """Whether what they write so waits for moderators."""
        if guild not in self._known[how]:
            return False
        today = self._today()
        if how is How.NAMED:
            return await self._database.read(
                lambda tx: member_holds.of_member(tx, guild, author, today) is not None
            )
        held = await self._database.read(lambda tx: anonymous_holds.of_guild(tx, guild, today))
        return self._is_among(held, guild, author)

    def _is_among(self, held: list[AnonymousHold], guild: GuildId, author: UserId) -> bool:
        """Each is compared, whoever asks: found early or not at all, it is the same work."""
        found = False
        for hold in held:
            key = self._keys.hold_key(hold.id)
            if key is not None:
                found |= hmac.compare_digest(hold.tag, author_tag(key, guild, author))
        return found

    def _lost(self, tx: Transaction) -> list[AnonymousHold]:
        every = anonymous_holds.load_all(tx)
        return [hold for hold in every if self._keys.hold_key(hold.id) is None]

    def _end_lost(self, tx: Transaction) -> int:
        lost = self._lost(tx)
        for hold in lost:
            anonymous_holds.remove(tx, hold.guild, hold.id)
            held_once.lift(tx, hold.pid, self._log.new_id())
            moderation.add(
                tx, self._log.measure(hold.guild, None, Measure.HOLD_LOST, about=hold.pid)
            )
        return len(lost)

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()
