"""What members reported, once each: with a keyed hash of who did, and never with their id."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, not_, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import report

NOTHING_TO_ERASE = (
    "keyed hashes of who reported, which end with their month's key, and sealed words"
)

OPEN = "open"
GONE = "gone"
"""Nobody looked: what was reported does not stand any more."""
_OF = (report.c.guild == bindparam("in_guild"), report.c.pid == bindparam("about"))
_ADD = InsertOnce(report)
_KNOWN = select(report.c.id).where(
    report.c.pid == bindparam("about"),
    report.c.reporter_tag.in_(bindparam("tags", expanding=True)),
)
_STATES = select(report.c.pid, report.c.state).where(
    report.c.pid.in_(bindparam("ids", expanding=True))
)
_ALL = select(report).where(*_OF).order_by(report.c.day, report.c.id)
_PLACES = select(report.c.guild, report.c.pid).where(report.c.state == OPEN).distinct()
_OPEN_IN = (
    select(report.c.pid, func.min(report.c.day).label("since"))
    .where(report.c.guild == bindparam("in_guild"), report.c.state == OPEN)
    .group_by(report.c.pid)
    .order_by(func.min(report.c.day), report.c.pid)
)
_COUNT = (
    select(func.count())
    .select_from(report)
    .where(*_OF, report.c.state == OPEN, not_(report.c.is_new))
)
_CLOSE = (
    update(report).where(*_OF, report.c.state == OPEN).values(state=bindparam("then"), sealed=None)
)
_LET_GO = (
    update(report)
    .where(report.c.pid == bindparam("about"), report.c.state == OPEN)
    .values(state=GONE, sealed=None)
)
_UNTIE = (
    update(report)
    .where(report.c.pid == bindparam("about"), report.c.state != OPEN)
    .values(reporter_tag=report.c.id)
)
_FORGET = delete(report).where(report.c.day < bindparam("before"))


@dataclass(frozen=True, slots=True)
class Report:
    """`about` is a card's or a note's id, `tag` 16 bytes, `day` the UTC day that names the key.

    `state` is `OPEN`, `GONE`, or what moderators did then; `sealed` are the reporter's words, until
    then. `is_new`: it does not help to hide anything, since the reporter was new in the server.
    """

    id: bytes
    guild: GuildId
    about: bytes
    tag: bytes
    reason: str
    state: str
    day: date
    sealed: bytes | None
    is_new: bool = False


def add(tx: Connection, new: Report) -> bool:
    """Store a report; False where there is one with this tag already."""
    return _ADD.into(
        tx,
        id=new.id,
        guild=new.guild,
        pid=new.about,
        reporter_tag=new.tag,
        reason=new.reason,
        state=new.state,
        day=new.day,
        sealed=new.sealed,
        is_new=new.is_new,
    )


def is_known(tx: Connection, about: bytes, tags: Collection[bytes]) -> bool:
    """Whether somebody with one of these tags has reported it."""
    return tx.execute(_KNOWN, {"about": about, "tags": list(tags)}).first() is not None


def states(tx: Connection, ids: Collection[bytes]) -> dict[bytes, str]:
    """How it is with what was reported of these, at most once each."""
    return {row.pid: row.state for row in tx.execute(_STATES, {"ids": list(ids)})}


def of_one(tx: Connection, guild: GuildId, about: bytes) -> list[Report]:
    """All about one card or note, the earliest day first, in no order within a day."""
    rows = tx.execute(_ALL, {"in_guild": guild, "about": about})
    return [_report(row) for row in rows]


def open_places(tx: Connection) -> list[tuple[GuildId, bytes]]:
    """What was reported and not looked at, in all servers."""
    return [(row.guild, row.pid) for row in tx.execute(_PLACES)]


def open_in(tx: Connection, guild: GuildId) -> list[bytes]:
    """The same in one server, what waits longest first."""
    return [row.pid for row in tx.execute(_OPEN_IN, {"in_guild": guild})]


def count_to_hide(tx: Connection, guild: GuildId, about: bytes) -> int:
    """How many of those that are open help to hide it."""
    return int(tx.execute(_COUNT, {"in_guild": guild, "about": about}).scalar_one())


def close(tx: Connection, guild: GuildId, about: bytes, then: str) -> int:
    """Moderators looked and did `then`; the words go. Returns how many were open."""
    values = {"in_guild": guild, "about": about, "then": then}
    return tx.execute(_CLOSE, values).rowcount


def let_go(tx: Connection, about: bytes) -> None:
    """It does not stand any more, so nobody need look; the words go."""
    tx.execute(_LET_GO, {"about": about})


def untie(tx: Connection, about: bytes) -> None:
    """Closed ones are nobody's any more: whoever made them can report it anew."""
    tx.execute(_UNTIE, {"about": about})


def forget(tx: Connection, before: date) -> None:
    """Delete the reports of days before this one."""
    tx.execute(_FORGET, {"before": before})


def _report(row: Any) -> Report:
    return Report(
        row.id,
        row.guild,
        row.pid,
        row.reporter_tag,
        row.reason,
        row.state,
        row.day,
        row.sealed,
        bool(row.is_new),
    )
