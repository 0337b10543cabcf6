"""What keeps accepted things from being done for now: a lockdown, or that the bot was removed."""

from datetime import datetime

from rejectbot.domain.limits import OUTBOX_GIVES_UP
from rejectbot.services.absence import Absence
from rejectbot.services.anonymity.parcel import Parcel, is_always_done
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.ports import Now


class Rests:
    """From memory alone: whatever waits is looked at each hour."""

    def __init__(self, lockdowns: Lockdowns, absence: Absence, now: Now) -> None:
        self._lockdowns = lockdowns
        self._absence = absence
        self._now = now

    def stops(self, parcel: Parcel) -> bool:
        """Whether this, just accepted, must wait."""
        return self._absence.is_away(parcel.guild) or self._lockdowns.stops(parcel)

    def keeps(self, parcel: Parcel) -> bool:
        """Whether this, accepted some time ago, must wait still."""
        return self._absence.is_away(parcel.guild) or self._lockdowns.keeps(parcel)

    def is_last_call(self, parcel: Parcel) -> bool:
        """Whether it has waited long enough and goes back to its author."""
        if is_always_done(parcel):
            return False  # else what was to go would stand there for good after a return
        if self._absence.is_away(parcel.guild):
            return self._now() - parcel.due >= OUTBOX_GIVES_UP
        return self._lockdowns.is_last_call(parcel)

    def lets_go(self, parcel: Parcel) -> bool:
        """Whether it waited for the full hour that has come after a lockdown."""
        return self._lockdowns.lets_go(parcel)

    def tried_since(self, parcel: Parcel) -> datetime:
        """From when on its day of tries counts: neither a lockdown nor an absence uses it up."""
        guild, due = parcel.guild, parcel.due
        return max(
            due, self._lockdowns.resumed(guild) or due, self._absence.back_since(guild) or due
        )

    async def forget_over(self) -> None:
        """Forget what ended long enough ago."""
        await self._lockdowns.forget_over()
