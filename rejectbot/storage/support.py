"""Who supports which card: rows name supporters, never authors.

Of supporters who had themselves erased a number is kept, so that no card loses support by it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, delete, func, not_, or_, select, union_all

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import rejection, support, support_kept

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
ANY = "any"
"""In `support_kept`: how many people, in whatever kinds; one person may have given several."""
_COUNTS = union_all(
    select(support.c.kind, func.count().label("people"))
    .where(support.c.pid == bindparam("id"), or_(support.c.button, support.c.reaction))
    .group_by(support.c.kind),
    select(support_kept.c.kind, support_kept.c.count).where(
        support_kept.c.pid == bindparam("id"), support_kept.c.kind != ANY
    ),
)
_SUPPORTERS = union_all(
    select(support.c.pid, func.count(support.c.user.distinct()).label("people"))
    .where(
        support.c.pid.in_(bindparam("ids", expanding=True)),
        or_(support.c.button, support.c.reaction),
    )
    .group_by(support.c.pid),
    select(support_kept.c.pid, support_kept.c.count).where(
        support_kept.c.pid.in_(bindparam("ids", expanding=True)), support_kept.c.kind == ANY
    ),
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

# A card that is not stored (any more) belongs to no server: its marks go with the first erasure.
_MINE = and_(
    support.c.user == bindparam("by"),
    or_(
        support.c.pid.in_(
            select(rejection.c.pid).where(rejection.c.guild == bindparam("in_guild"))
        ),
        not_(support.c.pid.in_(select(rejection.c.pid))),
    ),
)
_OF_MEMBER = (
    select(support, rejection.c.channel, rejection.c.message)
    .outerjoin(rejection, rejection.c.pid == support.c.pid)
    .where(_MINE)
    .order_by(rejection.c.message, support.c.kind)
)
_ERASE = delete(support).where(_MINE)
_KEEP = Upsert(
    support_kept, ["pid", "kind"], lambda new: {"count": support_kept.c.count + new.count}
)

Counts = dict[SupportKind, int]


@dataclass(frozen=True, slots=True)
class Given:
    """Support that a member gave; `channel` and `message` of a card that is stored."""

    pid: RejectionId
    kind: SupportKind
    marks: Marks
    channel: ChannelId | None
    message: MessageId | None


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
    found: Counter[SupportKind] = Counter()
    for kind, people in tx.execute(_COUNTS, {"id": pid}):
        found[SupportKind(kind)] += people
    return dict(found)


def supporters(tx: Connection, pids: Iterable[RejectionId]) -> dict[RejectionId, int]:
    """How many people support each of these cards, in whatever way; none are left out."""
    found: Counter[RejectionId] = Counter()
    for pid, people in tx.execute(_SUPPORTERS, {"ids": list(pids)}):
        found[RejectionId(pid)] += people
    return dict(found)


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


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Given]:
    """All support that a member gives in a server."""
    return [
        Given(
            RejectionId(row.pid),
            SupportKind(row.kind),
            Marks(row.button, row.reaction),
            row.channel,
            row.message,
        )
        for row in tx.execute(_OF_MEMBER, {"by": user, "in_guild": guild})
    ]


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget whom a member supported; the cards keep the numbers."""
    given = of_member(tx, guild, user)
    if not given:
        return
    kept = Counter((each.pid, each.kind.value) for each in given)
    kept.update({(pid, ANY): 1 for pid in {each.pid for each in given}})
    tx.execute(
        _KEEP.on(tx),
        [{"pid": pid, "kind": kind, "count": number} for (pid, kind), number in kept.items()],
    )
    tx.execute(_ERASE, {"by": user, "in_guild": guild})
