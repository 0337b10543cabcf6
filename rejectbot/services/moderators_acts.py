"""Acts by which messages follow what moderators decided: they name nobody."""

from datetime import UTC

from rejectbot.domain.ids import GuildId, OutboxId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Environment
from rejectbot.storage.engine import Transaction

_NOBODY = UserId(0)
_NONCE_BYTES = 12
_DEEDS = {Step.HIDDEN: Deed.HIDE, Step.SHOWN: Deed.SHOW, Step.TAKEN_DOWN: Deed.REMOVE}


class ModeratorsActs:
    """Makes them, and stores them as part of the decision's own transaction."""

    def __init__(self, keys: KeyFile, outbox: Outbox, environment: Environment) -> None:
        self._keys = keys
        self._outbox = outbox
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    async def make(self, guild: GuildId, what: Moderable, step: Step) -> Act:
        """The act of a step; `due` is now, and the key of its day is there."""
        now = self._now()
        day = now.astimezone(UTC).date()
        await self._keys.ensure_day(day)
        return Act(
            id=OutboxId(self._random_bytes(16)),
            pid=what.card,
            guild=guild,
            deed=_DEEDS[step],
            how=How.ANONYMOUS,  # without a name: it is tried again, and given back to nobody
            author=_NOBODY,
            author_name="",
            text="",
            detail="",
            waits_for_hour=False,
            nonce=self._random_bytes(_NONCE_BYTES).hex(),
            day=day,
            due=now,
            note_id=bytes(16) if what.sort is Sort.CARD else what.id,
        )

    def seal(self, tx: Transaction, act: Act) -> None:
        """Store it."""
        self._outbox.seal(tx, act)
