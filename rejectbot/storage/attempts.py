"""What members tried again, and when their inbox asks how it went."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from rejectbot.domain.ids import AttemptId, ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.storage.tables import attempt

_MINE = and_(attempt.c.guild == bindparam("in_guild"), attempt.c.user == bindparam("by"))
_THIS = and_(_MINE, attempt.c.id == bindparam("wanted"))
_ADD = insert(attempt)
_OF_MEMBER = select(attempt).where(_MINE).order_by(attempt.c.day, attempt.c.id)
_FIND = select(attempt).where(_THIS)
_DAYS_SINCE = select(attempt.c.day).where(_MINE, attempt.c.day >= bindparam("since"))
_DUE = (
    select(attempt)
    .where(_MINE, attempt.c.ask_on <= bindparam("today"), attempt.c.outcome.is_(None))
    .order_by(attempt.c.ask_on, attempt.c.id)
)
_SET_TELLING = (
    update(attempt)
    .where(_THIS)
    .values(told=bindparam("to"), channel=bindparam("there"), message=bindparam("posted"))
)
_COUNT_TOLD_ON_DAY = select(func.count()).where(
    _MINE, attempt.c.day == bindparam("on"), attempt.c.told
)
_COUNT_ON_DAY = select(func.count()).where(_MINE, attempt.c.day == bindparam("on"))
_SET_ASKING = (
    update(attempt).where(_THIS, attempt.c.outcome.is_(None)).values(ask_on=bindparam("on"))
)
_ANSWER = update(attempt).where(_THIS).values(ask_on=None, outcome=bindparam("answer"))
_ERASE = delete(attempt).where(_MINE)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a channel knows of an attempt.

    Nothing, while it is not `told`. A channel with a message: the post that stands there. A channel
    without one: a post that is on its way there, or whose place a crash or an outage lost. Told
    without either: its member took the post down.
    """

    told: bool = False
    channel: ChannelId | None = None
    message: MessageId | None = None


NOT_TOLD, TAKEN_DOWN = Telling(), Telling(told=True)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt on a day of the server, perhaps after the member's own named rejection `pid`.

    `ask_on`: the day from which the inbox asks, if it was asked to. `outcome`: what the member
    answered, up to 8 characters; None while they did not.
    """

    id: AttemptId
    guild: GuildId
    user: UserId
    day: date
    pid: RejectionId | None = None
    told: bool = False
    ask_on: date | None = None
    outcome: str | None = None
    channel: ChannelId | None = None
    message: MessageId | None = None

    @property
    def telling(self) -> Telling:
        """What a channel knows of it."""
        return Telling(self.told, self.channel, self.message)


def add(tx: Connection, new: Attempt) -> None:
    """Store an attempt."""
    tx.execute(
        _ADD,
        {
            "id": new.id,
            "guild": new.guild,
            "user": new.user,
            "day": new.day,
            "pid": new.pid,
            "told": new.told,
            "ask_on": new.ask_on,
            "outcome": new.outcome,
            "channel": new.channel,
            "message": new.message,
        },
    )


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Attempt]:
    """All attempts of a member in a server, oldest day first."""
    return [Attempt(**row._mapping) for row in tx.execute(_OF_MEMBER, _mine(guild, user))]


def find(tx: Connection, guild: GuildId, user: UserId, wanted: AttemptId) -> Attempt | None:
    """A member's own attempt; None for somebody else's."""
    row = tx.execute(_FIND, {**_mine(guild, user), "wanted": wanted}).one_or_none()
    return None if row is None else Attempt(**row._mapping)


def days_since(tx: Connection, guild: GuildId, user: UserId, since: date) -> list[date]:
    """The day of each attempt from `since` on, in no order."""
    return list(tx.execute(_DAYS_SINCE, {**_mine(guild, user), "since": since}).scalars())


def due(tx: Connection, guild: GuildId, user: UserId, today: date) -> list[Attempt]:
    """The attempts about which the member's inbox asks by now."""
    rows = tx.execute(_DUE, {**_mine(guild, user), "today": today})
    return [Attempt(**row._mapping) for row in rows]


def count_on_day(tx: Connection, guild: GuildId, user: UserId, day: date) -> int:
    """How many attempts a member has on one of the server's days."""
    return int(tx.execute(_COUNT_ON_DAY, {**_mine(guild, user), "on": day}).scalar_one())


def count_told_on_day(tx: Connection, guild: GuildId, user: UserId, day: date) -> int:
    """Of how many of those the channel was told."""
    return int(tx.execute(_COUNT_TOLD_ON_DAY, {**_mine(guild, user), "on": day}).scalar_one())


def set_telling(
    tx: Connection, guild: GuildId, user: UserId, wanted: AttemptId, new: Telling
) -> bool:
    """Store what a channel knows of an attempt; False when it is not theirs, or erased."""
    values = {"wanted": wanted, "to": new.told, "there": new.channel, "posted": new.message}
    return tx.execute(_SET_TELLING, {**_mine(guild, user), **values}).rowcount == 1


def set_asking(
    tx: Connection,
    guild: GuildId,
    user: UserId,
    wanted: AttemptId,
    *,
    ask_on: date | None,
) -> bool:
    """Change when the inbox asks; False when it was answered, or is not theirs."""
    values = {**_mine(guild, user), "wanted": wanted, "on": ask_on}
    return tx.execute(_SET_ASKING, values).rowcount == 1


def answer(tx: Connection, guild: GuildId, user: UserId, wanted: AttemptId, outcome: str) -> bool:
    """Store how it went, in place of an earlier answer; False when the attempt is not theirs."""
    values = {**_mine(guild, user), "wanted": wanted, "answer": outcome}
    return tx.execute(_ANSWER, values).rowcount == 1


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget what a member tried."""
    tx.execute(_ERASE, _mine(guild, user))


def _mine(guild: GuildId, user: UserId) -> dict[str, object]:
    return {"in_guild": guild, "by": user}
