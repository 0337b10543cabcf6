"""Who supports which card: rows name supporters, never authors."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, bindparam, delete, func, or_, select

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import rejection, support

_MARKS = select(support.c.kind, support.c.button, support.c.reaction).where(
    support.c.pid == bindparam("id"), support.c.user == bindparam("by")
)
_SAVE = Upsert(
    support,
    ["pid", "user", "kind"],
    lambda new: {"button": new.button, "reaction": new.reaction},
)
_REMOVE = delete(support).where(
    support.c.pid == bindparam("id"),
    support.c.user == bindparam("by"),
    support.c.kind == bindparam("of"),
)
_COUNTS = (
    select(support.c.kind, func.count())
    .where(support.c.pid == bindparam("id"), or_(support.c.button, support.c.reaction))
    .group_by(support.c.kind)
)
_SUPPORTERS = (
    select(support.c.pid, func.count(support.c.user.distinct()))
    .where(
        support.c.pid.in_(bindparam("ids", expanding=True)),
        or_(support.c.button, support.c.reaction),
    )
    .group_by(support.c.pid)
)
_REACTED = select(support.c.user).where(
    support.c.pid == bindparam("id"), support.c.kind == bindparam("of"), support.c.reaction
)
_REACTION_COUNTS = (
    select(support.c.pid, support.c.kind, func.count())
    .where(support.c.pid.in_(bindparam("ids", expanding=True)), support.c.reaction)
    .group_by(support.c.pid, support.c.kind)
)
_GIVEN = (
    select(func.count(support.c.pid.distinct()))
    .join(rejection, rejection.c.pid == support.c.pid)
    .where(and_(support.c.user == bindparam("by"), rejection.c.guild == bindparam("in_guild")))
)

Counts = dict[SupportKind, int]


def marks(tx: Connection, pid: RejectionId, user: UserId) -> dict[SupportKind, Marks]:
    """One person's marks on one card, by kind."""
    rows = tx.execute(_MARKS, {"id": pid, "by": user})
    return {SupportKind(kind): Marks(button, reaction) for kind, button, reaction in rows}


def save(tx: Connection, pid: RejectionId, user: UserId, kind: SupportKind, new: Marks) -> None:
    """Store one person's marks of one kind; a pair of nothing leaves no row."""
    if new.counts:
        values = {"pid": pid, "user": user, "kind": kind.value}
        tx.execute(_SAVE.on(tx), {**values, "button": new.button, "reaction": new.reaction})
    else:
        tx.execute(_REMOVE, {"id": pid, "by": user, "of": kind.value})


def counts(tx: Connection, pid: RejectionId) -> Counts:
    """How many people support a card, by kind; kinds without any are left out."""
    return {SupportKind(kind): n for kind, n in tx.execute(_COUNTS, {"id": pid})}


def supporters(tx: Connection, pids: Iterable[RejectionId]) -> dict[RejectionId, int]:
    """How many people support each of these cards, in whatever way; none are left out."""
    rows = tx.execute(_SUPPORTERS, {"ids": list(pids)})
    return {RejectionId(pid): n for pid, n in rows}


def reacted(tx: Connection, pid: RejectionId, kind: SupportKind) -> set[UserId]:
    """Who supports a card by a native reaction of `kind`."""
    return set(tx.execute(_REACTED, {"id": pid, "of": kind.value}).scalars())


def reaction_counts(
    tx: Connection, pids: Iterable[RejectionId]
) -> dict[tuple[RejectionId, SupportKind], int]:
    """How many native reactions are stored, by card and kind."""
    rows = tx.execute(_REACTION_COUNTS, {"ids": list(pids)})
    return {(RejectionId(pid), SupportKind(kind)): n for pid, kind, n in rows}


def cards_supported(tx: Connection, guild: GuildId, user: UserId) -> int:
    """How many cards of a server a member supports."""
    return int(tx.execute(_GIVEN, {"by": user, "in_guild": guild}).scalar_one())
