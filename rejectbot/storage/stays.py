"""Which servers the bot is in, and from which it was removed, on which UTC day."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, select, union, update

from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import InsertOnce, Upsert
from rejectbot.storage.tables import metadata, stay

NOTHING_TO_ERASE = "servers, which name nobody"

_HERE = stay.c.guild == bindparam("in_guild")
_ARRIVE = InsertOnce(stay)
_COME_BACK = update(stay).where(_HERE, stay.c.gone_on.is_not(None)).values(gone_on=None)
_LEAVE = Upsert(
    stay, ["guild"], lambda new: {"gone_on": func.coalesce(stay.c.gone_on, new.gone_on)}
)
_PRESENT = select(stay.c.guild).where(stay.c.gone_on.is_(None))
_AWAY = select(stay.c.guild, stay.c.gone_on).where(stay.c.gone_on.is_not(None))


_COME_FIRST = ("guild", "member", "attempt", "goal", "word_filter")
"""Whatever else is stored of a server comes after something in one of these tables."""
_WITH_DATA = union(*(select(metadata.tables[name].c.guild) for name in _COME_FIRST))
_UNKNOWN = select(_WITH_DATA.subquery().c.guild).except_(select(stay.c.guild))


def arrive(tx: Connection, guild: GuildId) -> bool:
    """The bot is in the server; True where nothing was known of it."""
    return _ARRIVE.into(tx, guild=guild, gone_on=None)


def come_back(tx: Connection, guild: GuildId) -> bool:
    """The bot is in the server again; False where it had not been removed."""
    return tx.execute(_COME_BACK, {"in_guild": guild}).rowcount == 1


def leave(tx: Connection, guild: GuildId, day: date) -> None:
    """The bot was removed on this UTC day; where it was removed already, that day stays."""
    tx.execute(_LEAVE.on(tx), {"guild": guild, "gone_on": day})


def present(tx: Connection) -> set[GuildId]:
    """The servers that the bot is in, as far as it was told."""
    return set(tx.execute(_PRESENT).scalars())


def unknown(tx: Connection) -> set[GuildId]:
    """The servers that have something stored, and of which nothing is known here."""
    return set(tx.execute(_UNKNOWN).scalars())


def away(tx: Connection) -> dict[GuildId, date]:
    """The servers that the bot was removed from, each with the UTC day."""
    return {GuildId(row.guild): row.gone_on for row in tx.execute(_AWAY)}
