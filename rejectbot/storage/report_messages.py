"""Where what was reported stands in moderators' channels, until it says what was done."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import report_message

NOTHING_TO_ERASE = "places on Discord, which name nobody"

_STATE = ("said", "reports", "gone")
_SAVE = Upsert(
    report_message,
    ["pid"],
    lambda new: {name: new[name] for name in ("channel", "message", "day", *_STATE)},
)
_ALL = select(report_message.c.guild, report_message.c.pid)
_FIND = select(report_message).where(report_message.c.pid == bindparam("about"))
_REMOVE = delete(report_message).where(report_message.c.pid == bindparam("about"))
_FORGET = delete(report_message).where(report_message.c.day < bindparam("before"))


@dataclass(frozen=True, slots=True)
class ReportMessage:
    """The message about one card or note; `day` is the UTC day on which it was posted.

    `said` are 16 bytes for what it says, about so many `reports`; `gone`: moderators deleted it.
    """

    about: bytes
    guild: GuildId
    channel: ChannelId
    message: MessageId
    day: date
    said: bytes | None = None
    reports: int = 0
    gone: bool = False


def save(tx: Connection, new: ReportMessage) -> None:
    """Store where it stands, in the place of what was known."""
    values = {"guild": new.guild, "channel": new.channel, "message": new.message, "day": new.day}
    state = {name: getattr(new, name) for name in _STATE}
    tx.execute(_SAVE.on(tx), {"pid": new.about, **values, **state})


def find(tx: Connection, about: bytes) -> ReportMessage | None:
    """Where it stands, if it does."""
    row: Any = tx.execute(_FIND, {"about": about}).one_or_none()
    if row is None:
        return None
    state = {name: getattr(row, name) for name in _STATE}
    return ReportMessage(row.pid, row.guild, row.channel, row.message, row.day, **state)


def places(tx: Connection) -> list[tuple[GuildId, bytes]]:
    """What stands in the channels of all servers."""
    return [(row.guild, row.pid) for row in tx.execute(_ALL)]


def remove(tx: Connection, about: bytes) -> None:
    """It says what was done, or is gone."""
    tx.execute(_REMOVE, {"about": about})


def forget(tx: Connection, before: date) -> None:
    """Delete what was posted before a day."""
    tx.execute(_FORGET, {"before": before})
