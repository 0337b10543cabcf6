"""Taking down what stands of a member who is being erased, as deeds that name nobody."""

from datetime import UTC

from rejectbot.domain.ids import GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Act, Deed, Parcel
from rejectbot.services.desk import entry_of
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Environment
from rejectbot.services.posts_of_attempts import PostOfAttempt
from rejectbot.services.publishing import Publishing
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.storage import attempts, rejections
from rejectbot.storage.engine import Transaction

_NOBODY = UserId(0)
_TO_GO = frozenset({State.PUBLISHED, State.HIDDEN, State.LOST})
"""A card that was taken for deleted may stand nevertheless, and one that is hidden does."""
_NONCE_BYTES = 12


class TakingDown:
    """Puts one deletion for each card into the outbox, which survives crashes and outages."""

    def __init__(
        self,
        keys: KeyFile,
        outbox: Outbox,
        publishing: Publishing,
        queue_posts: QueuePosts,
        environment: Environment,
    ) -> None:
        self._keys = keys
        self._queue_posts = queue_posts
        self._outbox = outbox
        self._publishing = publishing
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    def order(self, tx: Transaction, guild: GuildId, user: UserId) -> list[Act]:
        """Store that every named card of the member is to go, and what told the channel of their
        attempts; today's key is there.
        """
        acts = [
            self._deletion(found.rejection.id, guild, Deed.DELETE)
            for found in rejections.of_author(tx, guild, user)
            if found.rejection.state in _TO_GO
        ]
        for attempt in attempts.of_member(tx, guild, user):
            post = PostOfAttempt.of(attempt)
            if post is not None:
                about = RejectionId(attempt.id)
                acts.append(self._deletion(about, guild, Deed.DELETE_POST, post.detail))
        for act in acts:
            self._outbox.seal(tx, act)
        return acts

    async def finish(self, acts: list[Act], dropped: list[Parcel]) -> None:
        """Do what was ordered; what Discord does not take now is tried again for a day.

        What was `dropped` from the outbox waits for no moderator any more.
        """
        for parcel in dropped:
            if parcel.held is not None:
                await self._queue_posts.close(parcel.guild, entry_of(parcel))
        for act in acts:
            await self._publishing.carry_out(act)

    def _deletion(self, pid: RejectionId, guild: GuildId, deed: Deed, detail: str = "") -> Act:
        now = self._now()
        return Act(
            id=OutboxId(self._random_bytes(16)),
            pid=pid,
            guild=guild,
            deed=deed,
            how=How.ANONYMOUS,  # without a name: it is tried again, and given back to nobody
            author=_NOBODY,
            author_name="",
            text="",
            detail=detail,
            waits_for_hour=False,
            nonce=self._random_bytes(_NONCE_BYTES).hex(),
            day=now.astimezone(UTC).date(),
            due=now,
        )
