"""Which cards of a server were answered, and which still wait, for what the bot posts by itself.

An answer is support, or a note in the thread that is not the named author's own. A note to the
author alone is theirs to know of. Nobody is treated as the author of an anonymous card.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, case, exists, func, not_, or_, select, union

from rejectbot.domain.answering import SharedDay, WaitingCard
from rejectbot.domain.ids import ChannelId, GuildId, RejectionId
from rejectbot.domain.review import State
from rejectbot.storage.tables import (
    note,
    note_author,
    rejection,
    rejection_author,
    support,
    support_kept,
)

NOTHING_TO_ERASE = "reads alone"

_COUNTS = or_(support.c.button, support.c.reaction)
_FROM_OTHERS = or_(
    note_author.c.user.is_(None),
    rejection_author.c.user.is_(None),
    note_author.c.user != rejection_author.c.user,
)
_NOTES = note.outerjoin(note_author, note_author.c.id == note.c.id).outerjoin(
    rejection_author, rejection_author.c.pid == note.c.pid
)
_IS_NOTE = and_(note.c.state == State.PUBLISHED.value, _FROM_OTHERS)
_IS_ANSWERED = or_(
    exists().where(support.c.pid == rejection.c.pid, _COUNTS),
    exists().where(support_kept.c.pid == rejection.c.pid),
    select(note.c.id)
    .select_from(_NOTES)
    .where(note.c.pid == rejection.c.pid, _IS_NOTE)
    .correlate(rejection)
    .exists(),
)
_STANDS = and_(
    rejection.c.guild == bindparam("in_guild"), rejection.c.state == State.PUBLISHED.value
)
_IN_DAYS = and_(_STANDS, rejection.c.day.between(bindparam("first"), bindparam("last")))
_BY_DAY = (
    select(
        rejection.c.day,
        func.count().label("shared"),
        func.sum(case((_IS_ANSWERED, 1), else_=0)).label("answered"),
    )
    .where(_IN_DAYS)
    .group_by(rejection.c.day)
)
_PEOPLE = select(func.count()).select_from(
    union(
        select(support.c.user)
        .join(rejection, rejection.c.pid == support.c.pid)
        .where(_IN_DAYS, _COUNTS),
        select(note_author.c.user)
        .select_from(_NOTES.join(rejection, rejection.c.pid == note.c.pid))
        .where(_IN_DAYS, _IS_NOTE, note_author.c.user.is_not(None)),
    ).subquery()
)
_WAITING = (
    select(rejection.c.pid, rejection.c.channel, rejection.c.message)
    .where(
        _STANDS,
        rejection.c.day >= bindparam("since"),
        rejection.c.message > bindparam("after"),
        rejection.c.channel.not_in(bindparam("closed", expanding=True)),
        not_(_IS_ANSWERED),
    )
    .order_by(rejection.c.message)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Without:
    """What is not looked for: cards up to the message `after`, channels that are gone."""

    after: int = 0
    closed: Collection[ChannelId] = ()


_NOTHING = Without()


def by_day(tx: Connection, guild: GuildId, first: date, last: date) -> dict[date, SharedDay]:
    """The days from `first` to `last`, both included; those without a card are left out."""
    rows = tx.execute(_BY_DAY, {"in_guild": guild, "first": first, "last": last})
    return {row.day: SharedDay(row.day, row.shared, row.answered) for row in rows}


def people(tx: Connection, guild: GuildId, first: date, last: date) -> int:
    """How many people answered the cards of these days under their own names."""
    values = {"in_guild": guild, "first": first, "last": last}
    return int(tx.execute(_PEOPLE, values).scalar_one())


def waiting(
    tx: Connection, guild: GuildId, since: date, most: int, without: Without = _NOTHING
) -> list[WaitingCard]:
    """The oldest unanswered cards from `since` on."""
    values = {
        "in_guild": guild,
        "since": since,
        "after": without.after,
        "closed": list(without.closed),
        "most": most,
    }
    return [
        WaitingCard(RejectionId(row.pid), row.channel, row.message)
        for row in tx.execute(_WAITING, values)
    ]
