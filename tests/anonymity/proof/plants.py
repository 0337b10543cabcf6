"""Mistakes of other bots, planted into ours: the same adversaries must find the authors by them."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import structlog

from rejectbot.domain.errors import OwnCard
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.services.posting import Posting
from rejectbot.services.rulings import Rulings
from rejectbot.services.sharing import Accepted, Sharing
from rejectbot.services.supporting import Supporting
from rejectbot.storage import points
from tests.anonymity.proof.people import OPEN_PEOPLE, PEOPLE, Person
from tests.anonymity.proof.playing import Plant
from tests.anonymity.proof.scene import Scene

Values = Callable[[Sharing, Accepted], tuple[Any, ...]]


def plain_hash(patch: pytest.MonkeyPatch, path: Path) -> None:
    """A pseudonym that anybody can compute again for every member."""
    _table(path, "CREATE TABLE pseudonym (pid PRIMARY KEY, hash) WITHOUT ROWID")

    def values(_: Sharing, accepted: Accepted) -> tuple[Any, ...]:
        author = str(accepted.waiting.author).encode()
        return accepted.waiting.pid, hashlib.sha256(author).digest()

    _after_submit(patch, "INSERT INTO pseudonym VALUES (?, ?)", values)


def points_in_the_next_transaction(patch: pytest.MonkeyPatch, path: Path) -> None:
    """The author's public points move right after the post."""
    commit = Posting._commit

    async def and_earn(self: Posting, waiting: Any, message: Any) -> Any:
        published = await commit(self, waiting, message)
        if waiting.how is How.ANONYMOUS and published is not None:
            day = local_day(self._now(), "UTC")
            earned = points.Earned(
                waiting.guild, waiting.author, Earning.SHARE, waiting.pid, day, 10
            )
            await self._database.write(lambda tx: points.earn(tx, earned))
        return published

    patch.setattr(Posting, "_commit", and_earn)


def updated_at(patch: pytest.MonkeyPatch, path: Path) -> None:
    """All members have a row already; the author's is touched."""
    _table(path, "CREATE TABLE profile (user PRIMARY KEY, updated_at) WITHOUT ROWID")
    for person in PEOPLE:
        _table(path, f"INSERT INTO profile VALUES ({person.id}, NULL)")

    def values(sharing: Sharing, accepted: Accepted) -> tuple[Any, ...]:
        return sharing._now().isoformat(), accepted.waiting.author

    _after_submit(patch, "UPDATE profile SET updated_at = ? WHERE user = ?", values)


def autoincrement(patch: pytest.MonkeyPatch, path: Path) -> None:
    """Two tables that say nothing, but for the order of their running numbers."""
    _table(path, "CREATE TABLE taken (id INTEGER PRIMARY KEY AUTOINCREMENT, pid)")
    _table(path, "CREATE TABLE active (id INTEGER PRIMARY KEY AUTOINCREMENT, user)")
    for table, column in (("taken", "pid"), ("active", "author")):
        sql = f"INSERT INTO {table} VALUES (NULL, ?)"
        _after_submit(patch, sql, partial(_one_value, column), named_too=True)


def own_support_excluded(patch: pytest.MonkeyPatch, path: Path) -> None:
    """The author's support of their anonymous card does not count."""
    authors = _remembered_authors(patch)
    supportable = Supporting._supportable

    def refuse(self: Supporting, tx: Any, guild: Any, user: Any, pid: Any) -> Any:
        if authors.get(pid) == user:
            raise OwnCard
        return supportable(self, tx, guild, user, pid)

    patch.setattr(Supporting, "_supportable", refuse)


def erased_on_leave(patch: pytest.MonkeyPatch, path: Path) -> None:
    """What belongs to somebody goes when they go."""
    authors = _remembered_authors(patch)
    leave = Scene.leave

    async def and_erase(self: Scene, person: Person) -> None:
        await leave(self, person)
        share: Any = self.world.bot.get_cog("Share")
        own = [pid for pid, author in authors.items() if author == person.id]
        for pid in own:
            await _write(
                share._publishing._posting, "DELETE FROM anonymous_receipt WHERE pid = ?", (pid,)
            )
            await _write(share._publishing._posting, "DELETE FROM rejection WHERE pid = ?", (pid,))

    patch.setattr(Scene, "leave", and_erase)


def remembered_choice(patch: pytest.MonkeyPatch, path: Path) -> None:
    """The form opens next time with what was chosen last."""
    _table(path, "CREATE TABLE choice (user PRIMARY KEY, way, chosen) WITHOUT ROWID")

    def values(sharing: Sharing, accepted: Accepted) -> tuple[Any, ...]:
        draft = accepted.waiting.draft
        moment = sharing._now().isoformat()
        return accepted.waiting.author, draft.visibility.value, moment

    _after_submit(patch, "INSERT OR REPLACE INTO choice VALUES (?, ?, ?)", values)


def pseudonym_in_the_log(patch: pytest.MonkeyPatch, path: Path) -> None:
    """Four digits of the author's id pass the guards of the log, as a figure."""
    submit = Sharing.submit

    async def and_log(self: Sharing, *given: Any, **options: Any) -> Accepted:
        accepted = await submit(self, *given, **options)
        waiting = accepted.waiting
        structlog.get_logger().info("shared", id=waiting.pid.hex(), count=waiting.author % 10_000)
        return accepted

    patch.setattr(Sharing, "submit", and_log)


def author_in_the_moderators_log(patch: pytest.MonkeyPatch, path: Path) -> None:
    """A decision is stored with who wrote the text in the place of who decided."""
    store = Rulings._store

    def and_name(self: Rulings, tx: Any, parcel: Any, moderator: Any, answer: Any) -> Any:
        return store(self, tx, parcel, parcel.author, answer)

    patch.setattr(Rulings, "_store", and_name)


@dataclass(frozen=True, slots=True)
class Control:
    """A planted leak, the adversaries that must find authors by it, and who may be an author.

    `reviewed`: it shows only where moderators look first.
    """

    plant: Plant
    found_by: tuple[str, ...]
    pool: Sequence[Person] = PEOPLE
    reviewed: bool = False


CONTROLS = (
    Control(plain_hash, ("classifier on raw dumps", "linking two posts of one author")),
    Control(points_in_the_next_transaction, ("hourly board and profile snapshots",)),
    Control(updated_at, ("daily backups compared",)),
    Control(autoincrement, ("page order",)),
    Control(own_support_excluded, ("moderators' screens only",), OPEN_PEOPLE),
    Control(erased_on_leave, ("erase and leave",)),
    Control(remembered_choice, ("replay of the WAL",)),
    Control(pseudonym_in_the_log, ("logs and metrics",)),
    Control(author_in_the_moderators_log, ("moderators' queue, channel and log",), reviewed=True),
)


def _table(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


async def _write(holder: Any, sql: str, values: tuple[Any, ...]) -> None:
    await holder._database.write(lambda tx: tx.exec_driver_sql(sql, values))


def _after_submit(
    patch: pytest.MonkeyPatch, sql: str, values: Values, *, named_too: bool = False
) -> None:
    submit = Sharing.submit

    async def and_write(self: Sharing, *given: Any, **options: Any) -> Accepted:
        accepted = await submit(self, *given, **options)
        if named_too or accepted.waiting.draft.how is How.ANONYMOUS:
            await _write(self._outbox, sql, values(self, accepted))
        return accepted

    patch.setattr(Sharing, "submit", and_write)


def _one_value(column: str, _: Sharing, accepted: Accepted) -> tuple[Any, ...]:
    return (getattr(accepted.waiting, column),)


def _remembered_authors(patch: pytest.MonkeyPatch) -> dict[bytes, int]:
    authors: dict[bytes, int] = {}
    submit = Sharing.submit

    async def remember(self: Sharing, *given: Any, **options: Any) -> Accepted:
        accepted = await submit(self, *given, **options)
        if accepted.waiting.draft.how is How.ANONYMOUS:
            authors[accepted.waiting.pid] = accepted.waiting.author
        return accepted

    patch.setattr(Sharing, "submit", remember)
    return authors
