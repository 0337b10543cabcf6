"""Published rejections and, of the named ones alone, their authors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import How, Kind, Rejection, Wants
from rejectbot.domain.review import State
from rejectbot.storage.tables import rejection, rejection_author

_ADD = insert(rejection)
_ADD_AUTHOR = insert(rejection_author)
_FIND = (
    select(rejection, rejection_author.c.user, rejection_author.c.tell)
    .outerjoin(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(rejection.c.pid == bindparam("id"))
)
_BY_MESSAGE = select(rejection.c.pid).where(rejection.c.message == bindparam("message_id"))
_SET_STATE = (
    update(rejection)
    .where(
        rejection.c.pid == bindparam("id"), rejection.c.state.in_(bindparam("from", expanding=True))
    )
    .values(state=bindparam("to"))
)
_SET_THREAD = (
    update(rejection).where(rejection.c.pid == bindparam("id")).values(thread=bindparam("to"))
)
_SET_TELL = (
    update(rejection_author)
    .where(rejection_author.c.pid == bindparam("id"))
    .values(tell=bindparam("to"))
)
_SET_NAMED = (
    update(rejection)
    .where(rejection.c.pid == bindparam("id"), rejection.c.how == How.ANONYMOUS.value)
    .values(how=How.NAMED.value)
)
_SET_SEEN = (
    update(rejection_author)
    .where(rejection_author.c.pid == bindparam("id"))
    .values(seen_support=bindparam("support"), seen_note=bindparam("note"))
)
_SEEN = select(
    rejection_author.c.pid, rejection_author.c.seen_support, rejection_author.c.seen_note
).where(rejection_author.c.pid.in_(bindparam("pids", expanding=True)))
_OF_AUTHOR = (
    select(rejection, rejection_author.c.user, rejection_author.c.tell)
    .join(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(
        rejection_author.c.user == bindparam("author"),
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.state != State.REMOVED.value,
    )
    .order_by(rejection.c.message.desc())
)
_DAYS_OF_AUTHOR = (
    select(rejection.c.day)
    .join(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(
        rejection_author.c.user == bindparam("author"),
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.state != State.REMOVED.value,
    )
)
_DAYS_OF_AUTHOR_SINCE = _DAYS_OF_AUTHOR.where(rejection.c.day >= bindparam("since"))
_ERASE = delete(rejection_author).where(
    and_(
        rejection_author.c.user == bindparam("author"),
        or_(
            rejection_author.c.pid.in_(
                select(rejection.c.pid).where(rejection.c.guild == bindparam("in_guild"))
            ),
            not_(rejection_author.c.pid.in_(select(rejection.c.pid))),
        ),
    )
)
_RECENT = (
    select(rejection)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day >= bindparam("since"),
        rejection.c.state == bindparam("in_state"),
    )
    .order_by(rejection.c.message.desc())
    .limit(bindparam("most"))
)
_GUILDS_WITH_RECENT = (
    select(rejection.c.guild).where(rejection.c.day >= bindparam("since")).distinct()
)
_KNOWN = (
    select(rejection.c.message, rejection.c.pid)
    .order_by(rejection.c.message.desc())
    .limit(bindparam("most"))
)
_COUNT = (
    select(func.count())
    .select_from(rejection)
    .where(rejection.c.guild == bindparam("in_guild"), rejection.c.state == State.PUBLISHED.value)
)


@dataclass(frozen=True, slots=True)
class FoundRejection:
    """A rejection with its author where named; `tell`: mention them at the first note."""

    rejection: Rejection
    author: UserId | None
    tell: bool


def add(tx: Connection, new: Rejection) -> None:
    """Store a published rejection."""
    tx.execute(
        _ADD,
        {
            "pid": new.id,
            "guild": new.guild,
            "channel": new.channel,
            "message": new.message,
            "thread": new.thread,
            "kind": new.kind.value,
            "wants": new.wants.value,
            "how": new.how.value,
            "day": new.day,
            "state": new.state.value,
        },
    )


def add_author(tx: Connection, pid: RejectionId, user: UserId) -> None:
    """Store who wrote a named rejection."""
    tx.execute(_ADD_AUTHOR, {"pid": pid, "user": user, "tell": False})


def find(tx: Connection, pid: RejectionId) -> FoundRejection | None:
    """The rejection with this id, whatever its state."""
    row = tx.execute(_FIND, {"id": pid}).one_or_none()
    return None if row is None else _found(row)


def find_by_message(tx: Connection, message: MessageId) -> RejectionId | None:
    """The rejection whose card is this message."""
    pid: bytes | None = tx.execute(_BY_MESSAGE, {"message_id": message}).scalar_one_or_none()
    return None if pid is None else RejectionId(pid)


def move(tx: Connection, pid: RejectionId, sources: frozenset[State], then: State) -> bool:
    """Change the state from one of `sources`; False when it was not in any of them."""
    values = {"id": pid, "from": [state.value for state in sources], "to": then.value}
    return tx.execute(_SET_STATE, values).rowcount == 1


def set_thread(tx: Connection, pid: RejectionId, thread: ChannelId) -> None:
    """Remember the thread in which a card's notes stand."""
    tx.execute(_SET_THREAD, {"id": pid, "to": thread})


def set_tell(tx: Connection, pid: RejectionId, *, tell: bool) -> None:
    """Whether the author of a named rejection wants to be mentioned at the first note."""
    tx.execute(_SET_TELL, {"id": pid, "to": tell})


def put_name(tx: Connection, pid: RejectionId, user: UserId) -> None:
    """Make an anonymous rejection a named one of this member."""
    if tx.execute(_SET_NAMED, {"id": pid}).rowcount:
        add_author(tx, pid, user)


@dataclass(frozen=True, slots=True)
class Seen:
    """What an author's inbox has shown: supporters counted, and the newest note's message."""

    support: int
    note: int


def seen(tx: Connection, pids: Sequence[RejectionId]) -> dict[RejectionId, Seen]:
    """What the authors of named rejections have been shown."""
    rows = tx.execute(_SEEN, {"pids": list(pids)})
    return {RejectionId(row.pid): Seen(row.seen_support, row.seen_note) for row in rows}


def set_seen(tx: Connection, pid: RejectionId, new: Seen) -> None:
    """Remember what the author of a named rejection was shown."""
    tx.execute(_SET_SEEN, {"id": pid, "support": new.support, "note": new.note})


def of_author(tx: Connection, guild: GuildId, user: UserId) -> list[FoundRejection]:
    """A member's own named rejections, newest first."""
    return [_found(row) for row in tx.execute(_OF_AUTHOR, {"author": user, "in_guild": guild})]


def days_of_author(tx: Connection, guild: GuildId, user: UserId) -> list[date]:
    """The server's local day of each named rejection of a member."""
    return list(tx.execute(_DAYS_OF_AUTHOR, {"author": user, "in_guild": guild}).scalars())


def days_of_author_since(tx: Connection, guild: GuildId, user: UserId, since: date) -> list[date]:
    """The same from the day `since` on."""
    values = {"author": user, "in_guild": guild, "since": since}
    return list(tx.execute(_DAYS_OF_AUTHOR_SINCE, values).scalars())


def recent(
    tx: Connection, guild: GuildId, since: date, most: int, state: State = State.PUBLISHED
) -> list[Rejection]:
    """The newest cards of a server from `since` on, in one state."""
    values = {"in_guild": guild, "since": since, "most": most, "in_state": state.value}
    rows = tx.execute(_RECENT, values)
    return [_rejection(row) for row in rows]


def guilds_with_recent(tx: Connection, since: date) -> list[GuildId]:
    """The servers with a card from `since` on."""
    return list(tx.execute(_GUILDS_WITH_RECENT, {"since": since}).scalars())


def known(tx: Connection, most: int) -> list[tuple[MessageId, RejectionId]]:
    """The newest cards of all servers, newest first."""
    return [(row.message, RejectionId(row.pid)) for row in tx.execute(_KNOWN, {"most": most})]


def count(tx: Connection, guild: GuildId) -> int:
    """How many rejections of a server stand published."""
    return int(tx.execute(_COUNT, {"in_guild": guild}).scalar_one())


def _found(row: Row[tuple[object, ...]]) -> FoundRejection:
    return FoundRejection(_rejection(row), row.user, bool(row.tell))


def _rejection(row: Row[tuple[object, ...]]) -> Rejection:
    return Rejection(
        id=RejectionId(row.pid),
        guild=row.guild,
        channel=row.channel,
        message=row.message,
        thread=row.thread,
        kind=Kind(row.kind),
        wants=Wants(row.wants),
        how=How(row.how),
        day=row.day,
        state=State(row.state),
    )


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget whose a member's named rejections are, and what their inbox showed."""
    tx.execute(_ERASE, {"author": user, "in_guild": guild})
