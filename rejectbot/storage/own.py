"""All that is stored about a member's own named rejections, removed ones too: for their export."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.review import State
from rejectbot.storage.tables import private_note, rejection, rejection_author

NOTHING_TO_ERASE = "reads alone"

_WAITING = (
    select(func.count())
    .where(private_note.c.pid == rejection.c.pid, private_note.c.state == State.PUBLISHED.value)
    .correlate(rejection)
    .scalar_subquery()
    .label("private_notes")
)
_OF_MEMBER = (
    select(rejection, rejection_author, _WAITING)
    .join(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(rejection_author.c.user == bindparam("by"), rejection.c.guild == bindparam("in_guild"))
    .order_by(rejection.c.message)
)


@dataclass(frozen=True, slots=True)
class OwnRejection:
    """One row with its author's marks; `private_notes` wait in the inbox, their texts sealed."""

    pid: RejectionId
    channel: ChannelId
    message: MessageId
    kind: str
    wants: str
    day: date
    state: str
    tell: bool
    seen_support: int
    seen_note: int
    private_notes: int


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[OwnRejection]:
    """A member's named rejections in a server, oldest first."""
    return [
        OwnRejection(
            pid=RejectionId(row.pid),
            channel=row.channel,
            message=row.message,
            kind=row.kind,
            wants=row.wants,
            day=row.day,
            state=row.state,
            tell=bool(row.tell),
            seen_support=row.seen_support,
            seen_note=row.seen_note,
            private_notes=row.private_notes,
        )
        for row in tx.execute(_OF_MEMBER, {"by": user, "in_guild": guild})
    ]
