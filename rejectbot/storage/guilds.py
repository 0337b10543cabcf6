"""The settings of servers."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import guild


@dataclass(frozen=True, slots=True)
class GuildRow:
    """One server's settings as they are stored; `points` is JSON."""

    guild: GuildId
    channel: ChannelId | None
    anonymous: str
    emoji: str
    points: str
    locale: str
    time_zone: str


_COLUMNS = ("channel", "anonymous", "emoji", "points", "locale", "time_zone")
_SAVE = Upsert(guild, ["guild"], lambda new: {name: new[name] for name in _COLUMNS})
_ALL = select(*(guild.c[name] for name in ("guild", *_COLUMNS)))


def save(tx: Connection, row: GuildRow) -> None:
    """Store all settings of one server."""
    values = {name: getattr(row, name) for name in ("guild", *_COLUMNS)}
    tx.execute(_SAVE.on(tx), values)


def load_all(tx: Connection) -> list[GuildRow]:
    """The settings of every server that has any."""
    return [GuildRow(**row._mapping) for row in tx.execute(_ALL)]
