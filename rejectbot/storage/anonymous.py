"""What is kept of an anonymous rejection beside its card: no row here names anybody.

The tally is one sealed blob a server, always replaced whole; links and receipts hold keyed hashes.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select

from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import (
    anonymous_link,
    anonymous_receipt,
    anonymous_tally,
    rejection,
)

NOTHING_TO_ERASE = "keyed hashes end with their sweep; the sealed tally is `services.erasing`'s"

_ADD_LINK = insert(anonymous_link)
_ADD_RECEIPT = insert(anonymous_receipt)
_LINK = select(anonymous_link).where(anonymous_link.c.pid == bindparam("id"))
_LINKS = (
    select(anonymous_link)
    .join(rejection, rejection.c.pid == anonymous_link.c.pid)
    .where(rejection.c.guild == bindparam("in_guild"), anonymous_link.c.day >= bindparam("since"))
)
_FORGET_LINK = delete(anonymous_link).where(anonymous_link.c.pid == bindparam("id"))
_FORGET_RECEIPT = delete(anonymous_receipt).where(anonymous_receipt.c.pid == bindparam("id"))
_RECEIPT = select(anonymous_receipt.c.receipt_hash).where(
    anonymous_receipt.c.pid == bindparam("id")
)
_RECEIPTS = (
    select(anonymous_receipt)
    .join(rejection, rejection.c.pid == anonymous_receipt.c.pid)
    .where(rejection.c.guild == bindparam("in_guild"))
)
_TALLY = select(anonymous_tally).where(anonymous_tally.c.guild == bindparam("in_guild"))
_TALLY_TO_CHANGE = _TALLY.with_for_update()
_SERVERS_WITH_TALLY = select(anonymous_tally.c.guild).order_by(anonymous_tally.c.guild)
_SAVE_TALLY = Upsert(
    anonymous_tally, ["guild"], lambda new: {"key_day": new.key_day, "sealed": new.sealed}
)


@dataclass(frozen=True, slots=True)
class Link:
    """How the author of an anonymous post is found; `day` (UTC) names the key, `tag` 16 bytes."""

    pid: RejectionId
    day: date
    tag: bytes


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


def link(tx: Connection, pid: RejectionId) -> Link | None:
    """The link of one post, while there is one."""
    row = tx.execute(_LINK, {"id": pid}).one_or_none()
    return None if row is None else Link(**row._mapping)


def links(tx: Connection, guild: GuildId, since: date) -> list[Link]:
    """The links of a server's rejections from the UTC day `since` on."""
    return [Link(**row._mapping) for row in tx.execute(_LINKS, {"in_guild": guild, "since": since})]


def receipt_hash(tx: Connection, pid: RejectionId) -> bytes | None:
    """The hash of one post's receipt."""
    found: bytes | None = tx.execute(_RECEIPT, {"id": pid}).scalar_one_or_none()
    return found


def receipts(tx: Connection, guild: GuildId) -> list[tuple[RejectionId, bytes]]:
    """The receipt hashes of all of a server's anonymous rejections."""
    rows = tx.execute(_RECEIPTS, {"in_guild": guild})
    return [(RejectionId(row.pid), row.receipt_hash) for row in rows]


def forget(tx: Connection, pid: RejectionId) -> None:
    """Delete the link and the receipt of a post that carries a name now."""
    tx.execute(_FORGET_LINK, {"id": pid})
    tx.execute(_FORGET_RECEIPT, {"id": pid})


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


def servers_with_tally(tx: Connection) -> list[GuildId]:
    """Every server that has a tally, in an order that never changes."""
    return list(tx.execute(_SERVERS_WITH_TALLY).scalars())
