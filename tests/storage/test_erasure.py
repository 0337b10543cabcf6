"""A person can be forgotten: every table that holds one, every module that stores one."""

import asyncio
import importlib
import pkgutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import select

from rejectbot import storage
from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import (
    AttemptId,
    ChangeId,
    ChannelId,
    EntryId,
    GuildId,
    HoldId,
    MessageId,
    NoteId,
    UserId,
)
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.storage import (
    attempts,
    erasure,
    goals,
    lockdowns,
    member_holds,
    members,
    moderation,
    notes,
    people,
    points,
    private_notes,
    rejections,
    setting_changes,
    support,
)
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.member_holds import MemberHold
from rejectbot.storage.members import Choices
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.setting_changes import StoredChange
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id, rank, rejection

PERSONAL = {name: table for name, table in metadata.tables.items() if "user" in table.c}


def modules() -> list[ModuleType]:
    """The modules of storage that speak of tables."""
    found = [
        importlib.import_module(f"rejectbot.storage.{info.name}")
        for info in pkgutil.iter_modules(storage.__path__)
        if info.name not in {"tables", "migrations"}
    ]
    return [
        module
        for module in found
        if "rejectbot.storage.tables" in Path(str(module.__file__)).read_text("utf-8")
        and module.__name__ != "rejectbot.storage.migrate"
    ]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__.split(".")[-1])
def test_every_module_erases_or_says_why_it_need_not(module: ModuleType) -> None:
    erase, reason = getattr(module, "erase", None), getattr(module, "NOTHING_TO_ERASE", "")
    assert (erase is None) == bool(reason)
    assert erase is None or erase in erasure.ERASERS


def live(tx: Transaction, guild: GuildId, user: UserId, number: int) -> None:
    """Leave a row in every table that holds people."""
    own, other = (rejection(number * 10 + n, guild=guild) for n in (1, 2))
    note = notes.Note(
        NoteId(new_id()),
        other.id,
        guild,
        ChannelId(1),
        MessageId(number),
        How.NAMED,
        TODAY,
    )
    for card in (own, other):
        rejections.add(tx, card)
    rejections.add_author(tx, own.id, user)
    notes.add(tx, note)
    notes.add_author(tx, note.id, user)
    private = NoteId(new_id())
    private_notes.add(tx, private_notes.PrivateNoteRow(private, other.id, b"sealed", TODAY))
    notes.add_author(tx, private, user)
    for kind in (SupportKind.HUG, SupportKind.GO):
        support.save(tx, other.id, user, kind, Marks(button=True))
    points.earn(tx, points.Earned(guild, user, Earning.NOTE, other.id, TODAY, 5))
    members.save(tx, guild, user, Choices())
    attempts.add(tx, attempts.Attempt(AttemptId(new_id()), guild, user, TODAY))
    goals.save(tx, guild, user, Goal(100, TODAY, TODAY))
    lockdowns.add_who(tx, guild, user)
    hold = MemberHold(HoldId(new_id()), guild, user, own.id, TODAY)
    assert member_holds.add(tx, hold, TODAY)
    decided = Moderation(EntryId(new_id()), guild, user, "published", TODAY)
    assert moderation.add(tx, decided)
    setting_changes.add(tx, StoredChange(ChangeId(new_id()), guild, user, 7, "{}", "{}"))


def rows_of(tx: Transaction, user: UserId) -> dict[str, list[Any]]:
    return {
        name: list(tx.execute(select(table).where(table.c.user == user)))
        for name, table in PERSONAL.items()
    }


async def test_nothing_of_a_person_stays_here_and_everything_of_others(database: Database) -> None:
    def work(tx: Transaction) -> None:
        live(tx, ELSEWHERE, ADA, 1)
        live(tx, HERE, BEN, 2)
        only_there, others = rows_of(tx, ADA), rows_of(tx, BEN)
        live(tx, HERE, ADA, 3)
        assert all(rows_of(tx, ADA).values()), "a table with people that this test does not fill"

        erasure.erase_rows(tx, ADA, HERE)

        assert rows_of(tx, ADA) == only_there
        assert rows_of(tx, BEN) == others
        erasure.erase_rows(tx, ADA, ELSEWHERE)
        assert not any(rows_of(tx, ADA).values())

    await database.write(work)


@pytest.mark.parametrize("name", sorted(PERSONAL))
async def test_everyone_is_found_by_any_one_row(database: Database, name: str) -> None:
    def work(tx: Transaction) -> None:
        live(tx, HERE, ADA, 1)
        for table in PERSONAL.values():
            if table.name != name:
                tx.execute(table.delete())
        assert people.everyone(tx) == {(HERE, ADA)}
        assert people.servers_of(tx, ADA) == {HERE}
        assert people.servers_of(tx, BEN) == set()

    await database.write(work)


async def test_support_stays_as_numbers_of_kinds_and_of_people(database: Database) -> None:
    card = rejection()

    def work(tx: Transaction) -> None:
        rejections.add(tx, card)
        support.save(tx, card.id, ADA, SupportKind.HUG, Marks(button=True))
        support.save(tx, card.id, ADA, SupportKind.GO, Marks(reaction=True))
        support.save(tx, card.id, BEN, SupportKind.HUG, Marks(button=True, reaction=True))
        before = support.counts(tx, card.id), support.supporters(tx, [card.id])
        assert before == ({SupportKind.HUG: 2, SupportKind.GO: 1}, {card.id: 2})
        for user in (ADA, BEN):
            support.erase(tx, user, HERE)
            assert (support.counts(tx, card.id), support.supporters(tx, [card.id])) == before
        support.save(tx, card.id, ADA, SupportKind.HUG, Marks(button=True))
        assert support.counts(tx, card.id)[SupportKind.HUG] == 3

    await database.write(work)


async def test_who_stood_on_the_board_leaves_no_gap(database: Database) -> None:
    def work(tx: Transaction) -> None:
        for user, amount in ((ADA, 70), (BEN, 3)):
            points.earn(tx, points.Earned(HERE, user, Earning.SHARE, new_id(), TODAY, amount))
        erasure.erase_rows(tx, ADA, HERE)
        assert rank(tx, HERE, "all", 3) == 1
        assert rank(tx, HERE, "s00all", 1) == 1

    await database.write(work)


def stands(trace: bytes, path: Path) -> bool:
    return trace in path.read_bytes()


def log_size(path: Path) -> int:
    return path.with_name(path.name + "-wal").stat().st_size


def delete_as_sqlite_moves_rows(path: Path) -> None:
    """Leave a deleted row's bytes in the file, as rows that moved between pages may."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA secure_delete=OFF")
        other.execute("DELETE FROM member")


async def test_no_copy_of_the_id_is_left_between_the_rows(sqlite_url: str) -> None:
    database, path = Database(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    database.open()
    trace = erasure.trace_of(ADA)
    await database.write(lambda tx: members.save(tx, HERE, ADA, Choices()))
    await database.clean()
    await asyncio.to_thread(delete_as_sqlite_moves_rows, path)
    await database.clean()
    assert stands(trace, path)

    assert await database.clean(trace)

    assert not stands(trace, path)
    assert log_size(path) == 0
    await database.close()


async def test_cleaning_waits_for_nobody_who_reads(sqlite_url: str) -> None:

    database = Database(sqlite_url)
    database.open()
    reading, go_on = threading.Event(), threading.Event()

    def read(tx: Transaction) -> None:
        tx.execute(select(metadata.tables["member"])).all()
        reading.set()
        go_on.wait(10)

    await database.write(lambda tx: members.save(tx, HERE, ADA, Choices()))
    reader = asyncio.ensure_future(database.read(read))
    await asyncio.to_thread(reading.wait, 10)
    await database.write(lambda tx: members.save(tx, HERE, BEN, Choices()))
    assert not await database.clean()
    go_on.set()
    await reader
    assert await database.clean()
    await database.close()
