"""A server that removed the bot for good leaves no row, whatever tables there are."""

import secrets
from datetime import date
from typing import Any

import pytest
from alembic import command
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    Table,
    insert,
    make_url,
    select,
    text,
)

from rejectbot.domain.ids import GuildId
from rejectbot.storage import expiry, migrate, stays
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.purge import OF_NO_SERVER, purge_some
from rejectbot.storage.tables import (
    anonymous_link,
    metadata,
    note,
    note_author,
    private_note,
    rejection,
    stay,
    support,
)
from tests.storage.makers import ADA, ELSEWHERE, HERE, TODAY

TABLES = [table for table in metadata.sorted_tables if table not in OF_NO_SERVER]


def any_value(column: Column[Any]) -> Any:
    match column.type:
        case LargeBinary():
            return secrets.token_bytes(16)
        case Boolean():
            return True
        case Date():
            return TODAY
        case BigInteger() | Integer():
            return secrets.randbelow(2**31)
    return "x"


def fill(tx: Transaction, guild: GuildId) -> None:
    """A row of the server in every table; one that hangs on nothing known would stay."""
    card, public, private = (secrets.token_bytes(16) for _ in range(3))
    for table in TABLES:
        add(tx, table, guild=guild, pid=card, **({"id": private} if table is private_note else {}))
    add(tx, note, id=public, pid=card, guild=guild)
    add(tx, note_author, id=public)
    for hung_on in (public, private):
        add(tx, anonymous_link, pid=hung_on)


def add(tx: Transaction, table: Table, **known: Any) -> None:
    values = {column.key: known.get(column.key, any_value(column)) for column in table.c}
    tx.execute(insert(table), values)


def rows(tx: Transaction) -> dict[str, set[tuple[Any, ...]]]:
    return {table.name: set(map(tuple, tx.execute(select(table)))) for table in TABLES}


def without_stray(tx: Transaction) -> None:
    """Of the generic rows one note author belongs to no note: real ones always do."""
    tx.execute(note_author.delete().where(note_author.c.id.not_in(select(note.c.id))))


async def test_everything_of_the_server_goes_and_nothing_of_another(database: Database) -> None:
    def prepare(tx: Transaction) -> dict[str, set[tuple[Any, ...]]]:
        fill(tx, ELSEWHERE)
        without_stray(tx)
        others = rows(tx)
        fill(tx, HERE)
        without_stray(tx)
        return others

    others = await database.write(prepare)
    assert all(others.values()), "a table that this test does not fill"
    while await database.write(lambda tx: purge_some(tx, HERE)):
        pass
    assert await database.read(rows) == others


async def test_no_transaction_deletes_much(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = [secrets.token_bytes(16) for _ in range(45)]

    def prepare(tx: Transaction) -> None:
        stays.leave(tx, HERE, TODAY)
        for number, card in enumerate(cards):
            add(tx, rejection, pid=card, guild=HERE, message=number)
        for number in range(3 * expiry.BATCH):
            add(tx, support, pid=cards[0], user=ADA + number)

    await database.write(prepare)
    went: list[int] = []

    def step(tx: Transaction) -> bool:
        before = sum(map(len, rows(tx).values()))
        more = purge_some(tx, HERE)
        went.append(before - sum(map(len, rows(tx).values())))
        return more

    while await database.write(step):
        pass
    assert sum(went) == 45 + 3 * expiry.BATCH + 1
    assert max(went) <= expiry.BATCH + 20


async def test_where_the_bot_is_and_was(database: Database) -> None:
    def work(tx: Transaction) -> None:
        assert stays.arrive(tx, HERE)
        assert not stays.arrive(tx, HERE)
        assert not stays.come_back(tx, HERE)
        stays.leave(tx, HERE, TODAY)
        stays.leave(tx, HERE, date(2026, 12, 24))
        stays.leave(tx, ELSEWHERE, TODAY)
        assert stays.away(tx) == {HERE: TODAY, ELSEWHERE: TODAY}
        assert stays.present(tx) == set()
        assert stays.come_back(tx, HERE)
        assert stays.present(tx) == {HERE}
        tx.execute(stay.delete())

    await database.write(work)


async def test_of_before_nothing_is_known_of_any_server(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0009")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.read(stays.present) == set()
    assert await database.read(stays.away) == {}
    await database.close()
