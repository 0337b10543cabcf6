"""A PostgreSQL server that went away and came back is used again without an error."""

import asyncio
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event

from rejectbot.storage import guilds
from rejectbot.storage.engine import Database
from rejectbot.storage.postgres import Postgres
from tests.storage.test_servers import SETTINGS

_ALL_OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"


async def _end_all_connections(url: str) -> None:
    other = await asyncpg.connect(url)
    ending = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {_ALL_OTHERS}"
    await other.execute(ending)
    await other.close()


def _connections_of(database: Database) -> list[Any]:
    """Those that will have been used, as the driver has them."""
    used: list[Any] = []
    assert isinstance(database._connections, Postgres)
    engine = database._connections._writer.sync_engine
    event.listen(engine, "checkout", lambda each, *_: used.append(each.driver_connection))
    return used


@pytest.mark.postgres
@pytest.mark.parametrize("is_write", [True, False])
async def test_connections_that_the_server_ended_are_made_anew(
    postgres_url: str, is_write: bool
) -> None:
    database = Database(postgres_url)
    database.open()
    used = _connections_of(database)
    await database.write(lambda tx: guilds.save(tx, SETTINGS))
    (before,) = set(used)
    ended = asyncio.Event()
    before.add_termination_listener(lambda _: ended.set())
    await _end_all_connections(postgres_url)
    await ended.wait()

    found = await (database.write if is_write else database.read)(guilds.load_all)

    assert found == [SETTINGS]
    assert len(set(used)) == 2
    await database.close()
