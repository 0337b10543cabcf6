"""What is kept of an anonymous rejection beside its card: no row here names anybody.

The tally is one sealed blob a server, always replaced whole; links and receipts hold keyed hashes.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, insert, select

from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import anonymous_link, anonymous_receipt, anonymous_tally

_ADD_LINK = insert(anonymous_link)
_ADD_RECEIPT = insert(anonymous_receipt)
_TALLY = select(anonymous_tally).where(anonymous_tally.c.guild == bindparam("in_guild"))
_TALLY_TO_CHANGE = _TALLY.with_for_update()
_SAVE_TALLY = Upsert(
    anonymous_tally, ["guild"], lambda new: {"key_day": new.key_day, "sealed": new.sealed}
)


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A server's sealed tally; `key_day` names the key, `sealed` is 4 KiB times a power of two."""

    guild: GuildId
    key_day: date
    sealed: bytes


def add_link(tx: Connection, pid: RejectionId, day: date, tag: bytes) -> None:
    """Keep the 16-byte tag by which the author, and nobody without the day's key, is found."""
    tx.execute(_ADD_LINK, {"pid": pid, "day": day, "tag": tag})


def add_receipt(tx: Connection, pid: RejectionId, receipt_hash: bytes) -> None:
    """Keep the 32-byte hash of the receipt that the author was shown."""
    tx.execute(_ADD_RECEIPT, {"pid": pid, "receipt_hash": receipt_hash})


def tally(tx: Connection, guild: GuildId) -> TallyRow | None:
    """The server's tally, to read."""
    row = tx.execute(_TALLY, {"in_guild": guild}).one_or_none()
    return None if row is None else TallyRow(**row._mapping)


def tally_to_change(tx: Connection, guild: GuildId) -> TallyRow | None:
    """The server's tally, locked until the transaction ends."""
    row = tx.execute(_TALLY_TO_CHANGE, {"in_guild": guild}).one_or_none()
    return None if row is None else TallyRow(**row._mapping)


def save_tally(tx: Connection, row: TallyRow) -> None:
    """Replace the server's tally."""
    tx.execute(
        _SAVE_TALLY.on(tx), {"guild": row.guild, "key_day": row.key_day, "sealed": row.sealed}
    )
