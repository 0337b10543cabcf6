"""Migrations make exactly the tables that the code speaks of, once, and never go back."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text

from rejectbot.storage import migrate
from rejectbot.storage.engine import Database
from rejectbot.storage.readiness import UpgradeFailed, make_ready
from rejectbot.storage.tables import metadata


async def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    assert await database.write(migrate.differences) == []


async def test_a_missing_index_and_column_would_be_found(database: Database) -> None:
    await database.write(lambda tx: tx.execute(text("DROP INDEX earning_day")))
    await database.write(lambda tx: tx.execute(text("ALTER TABLE outbox DROP COLUMN sealed")))

    assert len(await database.write(migrate.differences)) == 2


def test_the_head_that_the_program_asks_for_is_the_newest_revision() -> None:
    script = ScriptDirectory.from_config(migrate.config())
    versions = Path(migrate.__file__).parent / "migrations" / "versions"

    assert script.get_heads() == [migrate.HEAD]
    assert max(path.name[1:5] for path in versions.glob("v*.py")) == migrate.HEAD


def test_revisions_are_numbered_upwards_in_a_row() -> None:
    script = ScriptDirectory.from_config(migrate.config())
    numbers = [revision.revision for revision in script.walk_revisions()][::-1]

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_an_upgrade_of_what_is_current_changes_nothing(database_url: str) -> None:
    migrate.upgrade(database_url)
    migrate.upgrade(database_url)

    assert migrate.state(database_url) == migrate.SchemaState(migrate.HEAD)
    assert migrate.state(database_url).is_current


async def test_a_newer_schema_is_refused_and_left_alone(database_url: str) -> None:
    database = Database(database_url)
    database.open()
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    await database.write(lambda tx: tx.execute(newer))
    await database.close()

    with pytest.raises(migrate.SchemaNewer, match="9999"):
        migrate.upgrade(database_url)
    with pytest.raises(migrate.SchemaNewer):
        await make_ready(database_url)
    assert migrate.state(database_url).is_newer


async def test_two_processes_that_upgrade_at_once_upgrade_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"

    await asyncio.gather(make_ready(url), make_ready(url))

    assert migrate.state(url).is_current


def test_a_new_file_that_another_process_is_at_work_on_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")  # as an upgrade does
        timer = threading.Timer(0.3, other.rollback)
        timer.start()
        migrate.upgrade(f"sqlite:///{file}")
        timer.join()

    assert migrate.state(f"sqlite:///{file}").is_current


@pytest.mark.postgres
async def test_two_processes_upgrade_an_empty_server_once(postgres_url: str) -> None:
    database = Database(postgres_url)
    database.open()
    await database.write(metadata.drop_all)
    await database.write(lambda tx: tx.execute(text("DROP TABLE alembic_version")))

    await asyncio.gather(make_ready(postgres_url), make_ready(postgres_url))

    assert await database.write(migrate.differences) == []
    await database.close()


async def test_an_upgrade_that_fails_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as made:
        made.execute("CREATE TABLE outbox (somebody_elses TEXT)")

    with pytest.raises(UpgradeFailed, match=r"\(table outbox already exists\)"):
        await make_ready(f"sqlite:///{foreign}")
    assert capfd.readouterr() == ("", "")
    assert migrate.state(f"sqlite:///{foreign}").current is None


def test_looking_at_a_file_that_is_not_there_makes_none(tmp_path: Path) -> None:
    assert migrate.state(f"sqlite:///{tmp_path / 'none.db'}").current is None
    assert list(tmp_path.iterdir()) == []


def test_no_table_of_ours_keeps_the_order_of_insertion(empty_database: Path) -> None:
    with closing(sqlite3.connect(empty_database)) as opened:
        found = dict(opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))

    assert set(found) == {*metadata.tables, "alembic_version"}
    with_rowid = {name for name, sql in found.items() if "WITHOUT ROWID" not in sql}
    assert with_rowid == {"alembic_version"}
    assert not any("AUTOINCREMENT" in sql for sql in found.values())


def test_the_running_bot_does_not_load_the_tools_of_the_upgrade() -> None:
    code = "import rejectbot.storage.readiness, sys; sys.exit('alembic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
