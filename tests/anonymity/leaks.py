"""Mistakes of other bots, planted into ours: each must be seen, or the comparison is worthless."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
import structlog

from rejectbot.domain.errors import OwnCard
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity import envelope, packing
from rejectbot.services.anonymity.parcel import Parcel, Waiting
from rejectbot.services.crediting import Crediting
from rejectbot.services.sharing import Accepted, Sharing
from rejectbot.services.supporting import Supporting
from rejectbot.storage import points
from tests.anonymity.stage import PEOPLE, House

Leak = Callable[[pytest.MonkeyPatch, House], None]


def a_row_for_each_author(patch: pytest.MonkeyPatch, house: House) -> None:
    """As bots do that make a member's row at the first act of any kind."""
    _table(house, "CREATE TABLE met (guild, user, PRIMARY KEY (guild, user)) WITHOUT ROWID")
    _after_submit(patch, "INSERT OR IGNORE INTO met VALUES (?, ?)", guild_and_user)


def updated_at(patch: pytest.MonkeyPatch, house: House) -> None:
    """All members have a row already; the author's is touched."""
    _table(house, "CREATE TABLE active (user PRIMARY KEY, updated_at) WITHOUT ROWID")
    for user in PEOPLE.values():
        _table(house, f"INSERT INTO active VALUES ({user}, NULL)")
    _after_submit(patch, "UPDATE active SET updated_at = '2026-01-01' WHERE user = ?", only_user)


def points_beside_it(patch: pytest.MonkeyPatch, house: House) -> None:
    """The author's public points move with the post."""
    original = Crediting._credit_anonymously

    def credit(self: Crediting, tx: Any, waiting: Waiting, *rest: Any) -> None:
        original(self, tx, waiting, *rest)
        day = local_day(self._now(), "UTC")
        points.earn(
            tx,
            points.Earned(waiting.guild, waiting.author, Earning.SHARE, waiting.pid, day, 10),
        )

    patch.setattr(Crediting, "_credit_anonymously", credit)


def a_hash_without_a_key(patch: pytest.MonkeyPatch, house: House) -> None:
    """A pseudonym that anybody can compute again for every member."""
    _table(house, "CREATE TABLE pseudonym (hash PRIMARY KEY) WITHOUT ROWID")
    _after_submit(patch, "INSERT OR IGNORE INTO pseudonym VALUES (?)", hashed_user)


def own_support_refused(patch: pytest.MonkeyPatch, house: House) -> None:
    """The author of an anonymous card may not press its buttons."""
    authors: dict[bytes, int] = {}
    submit, supportable = Sharing.submit, Supporting._supportable

    async def remember(self: Sharing, guild: Any, author: Any, *rest: Any) -> Accepted:
        accepted = await submit(self, guild, author, *rest)
        if accepted.waiting.draft.how is How.ANONYMOUS:
            authors[accepted.waiting.pid] = author.user
        return accepted

    def refuse(self: Supporting, tx: Any, guild: Any, user: Any, pid: Any) -> Any:
        if authors.get(pid) == user:
            raise OwnCard
        return supportable(self, tx, guild, user, pid)

    patch.setattr(Sharing, "submit", remember)
    patch.setattr(Supporting, "_supportable", refuse)


def a_log_line_with_a_pseudonym(patch: pytest.MonkeyPatch, house: House) -> None:
    """Four digits of the author's id pass the guards of the log, as a figure."""
    submit = Sharing.submit

    async def and_log(self: Sharing, guild: Any, author: Any, *rest: Any) -> Accepted:
        structlog.get_logger().info("shared", count=author.user % 10_000)
        return await submit(self, guild, author, *rest)

    patch.setattr(Sharing, "submit", and_log)


def room_by_the_digits_of_the_id(patch: pytest.MonkeyPatch, house: House) -> None:
    """Sealed rows as large as the id is long, and a story that just fills one."""
    packed = packing.packed

    def padded(parcel: Parcel) -> dict[str, Any]:
        plain = packed(parcel) | {"room": ""}
        taken = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
        fill = max(0, 1024 - 37 - 17 - len(taken))
        return plain | {"room": " " * (fill + len(str(parcel.author)))}

    patch.setattr(envelope, "packed", padded)


LEAKS: tuple[Leak, ...] = (
    a_row_for_each_author,
    updated_at,
    points_beside_it,
    a_hash_without_a_key,
    own_support_refused,
    a_log_line_with_a_pseudonym,
    room_by_the_digits_of_the_id,
)


def guild_and_user(accepted: Accepted) -> tuple[Any, ...]:
    return accepted.waiting.guild, accepted.waiting.author


def only_user(accepted: Accepted) -> tuple[Any, ...]:
    return (accepted.waiting.author,)


def hashed_user(accepted: Accepted) -> tuple[Any, ...]:
    return (hashlib.sha256(str(accepted.waiting.author).encode()).digest(),)


def _table(house: House, sql: str) -> None:
    """Into the empty database that performances copy."""
    connection = sqlite3.connect(house.empty_database)
    connection.execute(sql)
    connection.commit()
    connection.close()


def _after_submit(
    patch: pytest.MonkeyPatch, sql: str, values: Callable[[Accepted], tuple[Any, ...]]
) -> None:
    submit = Sharing.submit

    async def and_write(self: Sharing, guild: Any, author: Any, *rest: Any) -> Accepted:
        accepted = await submit(self, guild, author, *rest)
        if accepted.waiting.draft.how is How.ANONYMOUS:
            await self._outbox._database.write(lambda tx: tx.exec_driver_sql(sql, values(accepted)))
        return accepted

    patch.setattr(Sharing, "submit", and_write)
