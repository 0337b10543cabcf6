"""Making an act out of what somebody intends, and putting it into the outbox."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC

from rejectbot.domain.ids import GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.domain.slots import later_slot
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag, post_key
from rejectbot.services.anonymity.parcel import Act, Deed, Parcel
from rejectbot.services.holding import Holding, Submission
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Environment
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.storage.engine import Transaction

_NONCE_BYTES = 12
_NOTES = (Deed.NOTE, Deed.PRIVATE_NOTE)


@dataclass(frozen=True, slots=True)
class Intent:
    """A checked intention about the card `pid`; `shows_name` also where the card is anonymous.

    `note_id` is as in `Act`, where it is not a new one.
    """

    guild: GuildId
    pid: RejectionId
    deed: Deed
    how: How
    text: str
    detail: str = ""
    later: bool = False
    shows_name: bool = False
    note_id: bytes | None = None


class Acts:
    """Adds what only chance, the keys and the clock can give."""

    def __init__(
        self,
        keys: KeyFile,
        outbox: Outbox,
        setup: ServerSetup,
        holding: Holding,
        environment: Environment,
    ) -> None:
        self._outbox = outbox
        self._keys = keys
        self._setup = setup
        self._holding = holding
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    def rule(self, guild: GuildId) -> AnonymousRule:
        """Which anonymous ways the server offers."""
        return self._setup.of(guild).anonymous

    async def store(
        self,
        who: Author,
        intent: Intent,
        check: Callable[[Transaction], None] = lambda _: None,
    ) -> Act:
        """Make it, and put it into the outbox; raises what `check` raises in that transaction.

        Another story for a card takes the place of one that waits still, whatever it waits for:
        so what was written last is what stands. The earlier one goes back to its author.
        """
        act = await self._make(who, intent)
        replaced: list[Parcel] = []

        def in_transaction(tx: Transaction) -> None:
            check(tx)
            replaced[:] = self._outbox.replace_edits(tx, act) if act.deed is Deed.EDIT else []

        await self._outbox.add(act, in_transaction)
        for each in replaced:
            self._outbox.dropped(each)
        return act

    async def _make(self, who: Author, intent: Intent) -> Act:
        """The act; whoever acts anonymously, it draws the same amount of chance."""
        now = self._now()
        day = now.astimezone(UTC).date()
        await self._keys.ensure_day(day)
        is_anonymous = intent.how is How.ANONYMOUS
        only_later = self.rule(intent.guild) is AnonymousRule.LATER
        later = is_anonymous and (intent.later or only_later)
        note_id = intent.note_id or self._random_bytes(16)
        made = Act(
            id=OutboxId(self._random_bytes(16)),
            pid=intent.pid,
            guild=intent.guild,
            deed=intent.deed,
            how=intent.how,
            author=who.user,
            author_name=who.name if intent.shows_name or not is_anonymous else "",
            text=intent.text,
            detail=intent.detail,
            waits_for_hour=later,
            nonce=self._random_bytes(_NONCE_BYTES).hex(),
            day=day,
            due=later_slot(now) if later else now,
            note_id=note_id if intent.deed in _NOTES else intent.note_id or bytes(16),
            held=await self._holding.held_from(_submitted(intent, who.user), now),
        )
        return self._tagged(made) if is_anonymous and intent.deed in _NOTES else made

    def _tagged(self, act: Act) -> Act:
        key = self._keys.link_key(act.day)
        if key is None:
            raise LookupError("the link key of the day was not made")
        tag = author_tag(post_key(key, RejectionId(act.note_id)), act.guild, act.author)
        return replace(act, tag=tag)


def _submitted(intent: Intent, author: UserId) -> Submission:
    return Submission(intent.guild, intent.how, (intent.text,), author)
