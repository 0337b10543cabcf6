"""Crediting a published share: a named author on the board, an anonymous one in the tally alone."""

from datetime import UTC, date

from rejectbot.domain.points import ANONYMOUS_SHARE, Earning, PointRules
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.ports import Now
from rejectbot.storage import anonymous, goals, points, rejections
from rejectbot.storage.engine import Transaction


class Crediting:
    """Works inside the transaction that publishes, so that card and credit are one."""

    def __init__(self, keys: KeyFile, tallies: Tallies, now: Now) -> None:
        self._keys = keys
        self._tallies = tallies
        self._now = now

    async def prepare(self) -> date:
        """Have today's keys, before a transaction needs them; returns their UTC day."""
        key_day = self._now().astimezone(UTC).date()
        await self._keys.ensure_day(key_day)
        return key_day

    def credit(
        self, tx: Transaction, waiting: Waiting, rules: PointRules, day: date, key_day: date
    ) -> int:
        """Store the author's credit; returns the points of a named author, else 0.

        `day` is the server's own, `key_day` what `prepare` returned: a later look at the clock
        may fall on a day that has no keys yet.
        """
        if waiting.draft.how is How.NAMED:
            return _credit_by_name(tx, waiting, rules, day)
        self._credit_anonymously(tx, waiting, key_day)
        return 0

    def counts_for_goal(self, tx: Transaction, waiting: Waiting, day: date) -> bool:
        """Whether a share of the server's `day` counts for its author's goal; named ones alone."""
        if waiting.draft.how is not How.NAMED:
            return False
        goal = goals.find(tx, waiting.guild, waiting.author)
        return goal is not None and goal.counts(day)

    def _credit_anonymously(self, tx: Transaction, waiting: Waiting, key_day: date) -> None:
        if waiting.tag is None or waiting.receipt_hash is None:
            raise LookupError("an anonymous share without its tag and receipt")
        anonymous.add_link(tx, waiting.pid, waiting.day, waiting.tag)
        anonymous.add_receipt(tx, waiting.pid, waiting.receipt_hash)
        tally = self._tallies.open(anonymous.tally_to_change(tx, waiting.guild))
        tally[waiting.author] = tally.get(waiting.author, 0) + ANONYMOUS_SHARE
        anonymous.save_tally(tx, self._tallies.reseal(waiting.guild, tally, key_day))


def _credit_by_name(tx: Transaction, waiting: Waiting, rules: PointRules, day: date) -> int:
    rejections.add_author(tx, waiting.pid, waiting.author)
    earlier = points.count_on_day(tx, waiting.guild, waiting.author, Earning.SHARE, day)
    worth = rules.for_share(earlier)
    key = (waiting.guild, waiting.author, Earning.SHARE, waiting.pid)
    points.earn(tx, points.Earned(*key, day, worth.points, worth.counts))
    return worth.points
