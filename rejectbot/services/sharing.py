"""Taking a share in: checked, sealed and stored in one transaction before anything is promised."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from rejectbot.domain.errors import NoChannelYet, PermissionsMissing
from rejectbot.domain.ids import ChannelId, GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.rejection import Draft, FormInput, How, Visibility
from rejectbot.domain.slots import later_slot
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag, new_receipt, post_key, receipt_hash
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.holding import Holding, Submission
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Environment, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage.engine import Transaction

_NONCE_BYTES = 12
"""24 hexadecimal digits: Discord takes at most 25 characters."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who shares, the display name that a named card shows, and all names to look for.

    `joined`: when they joined this server, where Discord says so.
    """

    user: UserId
    name: str
    names: tuple[str, ...] = ()
    joined: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A stored share and, for an anonymous one, the receipt that is shown once."""

    waiting: Waiting
    receipt: str | None


class Sharing:
    """Accepts shares; `publishing` brings them to the channel."""

    def __init__(
        self,
        keys: KeyFile,
        outbox: Outbox,
        setup: ServerSetup,
        publisher: Publisher,
        holding: Holding,
        environment: Environment,
    ) -> None:
        self._holding = holding
        self._keys = keys
        self._outbox = outbox
        self._setup = setup
        self._publisher = publisher
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    def ready_channel(self, guild: GuildId) -> ChannelId:
        """Where shares are posted; raises NoChannelYet, ChannelGone or PermissionsMissing."""
        channel = self._setup.of(guild).channel
        if channel is None:
            raise NoChannelYet
        missing = self._publisher.missing_permissions(guild, channel)
        if missing:
            raise PermissionsMissing(channel=channel, permissions=missing)
        return channel

    async def submit(
        self,
        guild: GuildId,
        author: Author,
        form: FormInput,
        pid: RejectionId | None = None,
        check: Callable[[Transaction], None] = lambda _: None,
    ) -> Accepted:
        """Check a form and store it, sealed, to be published; `pid` is its id, if not a new one.

        Raises a TextRefusal, a PlaceRefusal or what `check` raises in the transaction that
        stores; then nothing was stored.
        """
        draft = form.checked(self._setup.of(guild).anonymous)
        channel = self.ready_channel(guild)
        now = self._now()
        day = now.astimezone(UTC).date()
        await self._keys.ensure_day(day)
        waiting = Waiting(
            id=OutboxId(self._random_bytes(16)),
            pid=pid or RejectionId(self._random_bytes(16)),
            guild=guild,
            channel=channel,
            author=author.user,
            author_name=author.name if draft.how is How.NAMED else "",
            draft=draft,
            nonce=self._random_bytes(_NONCE_BYTES).hex(),
            day=day,
            due=_due(draft, now),
            held=await self._holding.held_from(
                Submission(guild, draft.how, (draft.story, draft.next), author.user), now
            ),
        )
        accepted = (
            self._with_receipt(waiting) if draft.how is How.ANONYMOUS else Accepted(waiting, None)
        )
        await self._outbox.add(accepted.waiting, check)
        return accepted

    def _with_receipt(self, waiting: Waiting) -> Accepted:
        link_key = self._keys.link_key(waiting.day)
        if link_key is None:
            raise LookupError("the link key of the day was not made")
        receipt = new_receipt(self._random_bytes)
        linked = replace(
            waiting,
            tag=author_tag(post_key(link_key, waiting.pid), waiting.guild, waiting.author),
            receipt_hash=receipt_hash(waiting.pid, receipt),
        )
        return Accepted(linked, receipt)


def _due(draft: Draft, now: datetime) -> datetime:
    return later_slot(now) if draft.visibility is Visibility.ANONYMOUS_LATER else now
