"""Where what waits for review stands in moderators' channels, until it says what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from rejectbot.domain.ids import ChannelId, EntryId, GuildId, MessageId
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import review_message

NOTHING_TO_ERASE = "places on Discord, which name nobody"

_ADD = InsertOnce(review_message)
_ALL = select(review_message)
_FIND = select(review_message).where(review_message.c.id == bindparam("wanted"))
_OF_GUILD = _ALL.where(review_message.c.guild == bindparam("guild"))
_POSTED = select(review_message.c.id).where(
    review_message.c.id.in_(bindparam("wanted", expanding=True))
)
_REMOVE = delete(review_message).where(review_message.c.id == bindparam("wanted"))
_FORGET = delete(review_message).where(review_message.c.day < bindparam("before"))


@dataclass(frozen=True, slots=True)
class ReviewMessage:
    """The message of one entry; `day` is the UTC day on which it was posted."""

    entry: EntryId
    guild: GuildId
    channel: ChannelId
    message: MessageId
    day: date


def add(tx: Connection, new: ReviewMessage) -> None:
    """Store where an entry stands; nothing happens where that is known."""
    _ADD.into(
        tx,
        id=new.entry,
        guild=new.guild,
        channel=new.channel,
        message=new.message,
        day=new.day,
    )


def find(tx: Connection, entry: EntryId) -> ReviewMessage | None:
    """Where an entry stands, if it does."""
    row = tx.execute(_FIND, {"wanted": entry}).one_or_none()
    return None if row is None else _message(row)


def load_all(tx: Connection) -> list[ReviewMessage]:
    """Those of all servers."""
    return [_message(row) for row in tx.execute(_ALL)]


def of_guild(tx: Connection, guild: GuildId) -> list[ReviewMessage]:
    """Those of one server."""
    return [_message(row) for row in tx.execute(_OF_GUILD, {"guild": guild})]


def posted(tx: Connection, entries: Sequence[EntryId]) -> set[EntryId]:
    """Which of these stand in a channel."""
    return {EntryId(each) for each in tx.execute(_POSTED, {"wanted": list(entries)}).scalars()}


def remove(tx: Connection, entry: EntryId) -> None:
    """It says what was decided, or is gone."""
    tx.execute(_REMOVE, {"wanted": entry})


def forget(tx: Connection, before: date) -> None:
    """Delete what was posted before a day."""
    tx.execute(_FORGET, {"before": before})


def _message(row: Any) -> ReviewMessage:
    return ReviewMessage(EntryId(row.id), row.guild, row.channel, row.message, row.day)
