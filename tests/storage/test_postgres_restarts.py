"""A PostgreSQL server that went away and came back is used again without an error."""

import asyncpg
import pytest

from rejectbot.storage import guilds
from rejectbot.storage.engine import Database
from tests.storage.test_servers import SETTINGS

_ALL_OTHERS = "datname = current_database() AND pid <> pg_backend_pid()"


async def _end_all_connections(url: str) -> None:
    other = await asyncpg.connect(url)
    await other.execute(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {_ALL_OTHERS}"
    )
    while await other.fetchval(f"SELECT count(*) FROM pg_stat_activity WHERE {_ALL_OTHERS}"):
        pass  # each look lets the loop hear of their ends
    await other.close()


@pytest.mark.postgres
@pytest.mark.parametrize("is_write", [True, False])
async def test_connections_that_the_server_ended_are_made_anew(
    postgres_url: str, is_write: bool
) -> None:
    database = Database(postgres_url)
    database.open()
    await database.write(lambda tx: guilds.save(tx, SETTINGS))
    assert len(await database.read(guilds.load_all)) == 1
    await _end_all_connections(postgres_url)

    found = await (database.write if is_write else database.read)(guilds.load_all)

    assert found == [SETTINGS]
    await database.close()
