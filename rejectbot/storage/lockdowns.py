"""Servers in which sharing rests, or rested until a full hour that is to come or lately came."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.lockdown import Lockdown
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import lockdown, lockdown_by

_HERE = lockdown.c.guild == bindparam("in_guild")
_BY_HERE = lockdown_by.c.guild == bindparam("in_guild")
_ALL = select(lockdown.c.guild, lockdown.c.since, lockdown.c.resumes)
_FIND = select(lockdown.c.since, lockdown.c.resumes).where(_HERE)
_WHO = select(lockdown_by.c.user).where(_BY_HERE)
_SAVE = Upsert(lockdown, ["guild"], lambda new: {"since": new.since, "resumes": new.resumes})
_REMOVE = delete(lockdown).where(_HERE)
_REMOVE_WHO = delete(lockdown_by).where(_BY_HERE)
_ERASE = delete(lockdown_by).where(and_(_BY_HERE, lockdown_by.c.user == bindparam("by")))
_HOUR_S = 3_600


def load_all(tx: Connection) -> dict[GuildId, Lockdown]:
    """Those of every server."""
    return {GuildId(row.guild): _lockdown(row.since, row.resumes) for row in tx.execute(_ALL)}


def find(tx: Connection, guild: GuildId) -> Lockdown | None:
    """That of a server."""
    row = tx.execute(_FIND, {"in_guild": guild}).one_or_none()
    return None if row is None else _lockdown(row.since, row.resumes)


def who(tx: Connection, guild: GuildId) -> UserId | None:
    """Which moderator began it, unless they had themselves erased."""
    return tx.execute(_WHO, {"in_guild": guild}).scalar()


def begin(tx: Connection, guild: GuildId, user: UserId, new: Lockdown) -> None:
    """Store that a moderator began one, in the place of an older one."""
    save(tx, guild, new)
    tx.execute(_REMOVE_WHO, {"in_guild": guild})
    add_who(tx, guild, user)


def add_who(tx: Connection, guild: GuildId, user: UserId) -> None:
    """Store who began it."""
    tx.execute(insert(lockdown_by), {"guild": guild, "user": user})


def save(tx: Connection, guild: GuildId, new: Lockdown) -> None:
    """Store when it resumes."""
    resumes = None if new.resumes is None else int(new.resumes.timestamp()) // _HOUR_S
    tx.execute(_SAVE.on(tx), {"guild": guild, "since": new.since, "resumes": resumes})


def lift(tx: Connection, guild: GuildId, new: Lockdown) -> None:
    """Store that it is over, and no more who began it."""
    save(tx, guild, new)
    tx.execute(_REMOVE_WHO, {"in_guild": guild})


def remove(tx: Connection, guild: GuildId) -> None:
    """Forget one that is over."""
    tx.execute(_REMOVE, {"in_guild": guild})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget that the user began it; it goes on."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})


def is_by(tx: Connection, guild: GuildId, user: UserId) -> bool:
    """Whether the user began the one that holds there."""
    return who(tx, guild) == user


def _lockdown(since: date, hour: int | None) -> Lockdown:
    return Lockdown(since, None if hour is None else datetime.fromtimestamp(hour * _HOUR_S, UTC))
