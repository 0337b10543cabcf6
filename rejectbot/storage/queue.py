"""Who waits for encouragement: the cards with the least support first, then the oldest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, exists, func, not_, or_, select

from rejectbot.domain.answering import WaitingRejection
from rejectbot.domain.ids import ChannelId, GuildId, RejectionId, UserId
from rejectbot.domain.rejection import Kind, Wants
from rejectbot.domain.review import State
from rejectbot.storage.support import ANY
from rejectbot.storage.tables import rejection, rejection_author, support, support_kept

NOTHING_TO_ERASE = "reads alone"

_COUNTS = or_(support.c.button, support.c.reaction)
_KNOWN = (
    select(func.count(support.c.user.distinct()))
    .where(support.c.pid == rejection.c.pid, _COUNTS)
    .correlate(rejection)
    .scalar_subquery()
)
_ERASED = (
    select(func.coalesce(func.sum(support_kept.c.count), 0))
    .where(support_kept.c.pid == rejection.c.pid, support_kept.c.kind == ANY)
    .correlate(rejection)
    .scalar_subquery()
)
_SUPPORTERS = (_KNOWN + _ERASED).label("supporters")
_IS_SUPPORTED_BY_VIEWER = exists().where(
    and_(support.c.pid == rejection.c.pid, support.c.user == bindparam("viewer"), _COUNTS)
)
_FIRST = (
    select(rejection, rejection_author.c.user, _SUPPORTERS)
    .outerjoin(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day >= bindparam("since"),
        rejection.c.state == State.PUBLISHED.value,
        or_(rejection_author.c.user.is_(None), rejection_author.c.user != bindparam("viewer")),
        rejection.c.pid.not_in(bindparam("seen", expanding=True)),
        rejection.c.channel.not_in(bindparam("closed", expanding=True)),
        not_(_IS_SUPPORTED_BY_VIEWER),
    )
    .order_by(_SUPPORTERS, rejection.c.message)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Without:
    """What is not looked for: cards that were seen today, channels that can't be read."""

    seen: Collection[RejectionId] = ()
    closed: Collection[ChannelId] = ()


def first(
    tx: Connection, guild: GuildId, viewer: UserId, since: date, without: Without
) -> WaitingRejection | None:
    """The first in the queue of `viewer`: nothing of their own name or supported by them.

    Whoever wrote an anonymous card is offered it like anybody else.
    """
    values = {
        "in_guild": guild,
        "viewer": viewer,
        "since": since,
        "seen": list(without.seen),
        "closed": list(without.closed),
    }
    row = tx.execute(_FIRST, values).one_or_none()
    if row is None:
        return None
    return WaitingRejection(
        pid=RejectionId(row.pid),
        channel=row.channel,
        message=row.message,
        kind=Kind(row.kind),
        wants=Wants(row.wants),
        author=row.user,
        supporters=row.supporters,
    )
