"""Each UTC day what is over goes with its key; tallies go on, whenever the process ends."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select
from structlog.testing import capture_logs

from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, NoteId, RejectionId
from rejectbot.services.anonymity import keydisk
from rejectbot.services.anonymity.private_notes import PrivateNote, PrivateNotes
from rejectbot.services.anonymity.tally import Points
from rejectbot.services.owning import Claim, Owning
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import anonymous, private_notes
from rejectbot.storage.engine import Database, Transaction, Work
from rejectbot.storage.tables import anonymous_link, anonymous_tally, private_note
from tests.services.house import ADA, BEN, CHI, HERE, House

WINDOW = 7
SERVERS = [GuildId(HERE + number) for number in range(1, 6)]


class Crash(BaseException):
    """The process ends here."""


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the few servers here are as many steps."""
    monkeypatch.setattr("rejectbot.services.sweeping.TALLIES_AT_ONCE", 1)


def sweeping(house: House) -> Sweeping:
    return Sweeping(house.database, house.keys, house.tallies, WINDOW, house.clock)


def today(house: House) -> date:
    return house.clock().date()


async def fill(house: House) -> None:
    """Give some servers tallies of today."""
    await house.keys.ensure_day(today(house))

    def work(tx: Transaction) -> None:
        for number, guild in enumerate(SERVERS, start=1):
            points = {ADA: 10 * number, BEN: 20}
            anonymous.save_tally(tx, house.tallies.reseal(guild, points, today(house)))

    await house.database.write(work)


async def filled(house: House) -> list[Points]:
    """What the tallies of those servers say."""
    read = house.database.read
    rows = [await read(partial(anonymous.tally, guild=guild)) for guild in SERVERS]
    return [house.tallies.open(row) for row in rows]


EXPECTED = [{ADA: 10 * number, BEN: 20} for number in range(1, 6)]


def _rows(tx: Transaction, table: Table) -> list[Any]:
    return list(tx.execute(select(table)))


async def key_days(house: House) -> set[date]:
    rows = await house.database.read(lambda tx: tx.execute(select(anonymous_tally)).all())
    return {row.key_day for row in rows}


async def is_own(house: House, pid: RejectionId) -> bool:
    owning = Owning(house.keys, WINDOW, house.clock)
    try:
        await house.database.read(lambda tx: owning.own(tx, HERE, ADA, Claim(pid)))
    except NotYours:
        return False
    return True


async def test_an_author_is_found_for_seven_days_and_then_by_nobody(house: House) -> None:
    pid = (await house.share(visibility="anonymous")).place.pid
    links = select(anonymous_link)
    for _ in range(WINDOW - 1):
        house.clock.move(days=1)
        await sweeping(house).sweep()
        assert await is_own(house, pid)
    assert len(await house.database.read(lambda tx: tx.execute(links).all())) == 1

    house.clock.move(days=1)
    await sweeping(house).sweep()

    assert not await is_own(house, pid)
    assert await house.database.read(lambda tx: tx.execute(links).all()) == []
    assert today(house) - timedelta(days=WINDOW) not in keydisk.read(house.keys_path).link
    assert await house.tally() == {ADA: 10}


async def test_days_of_downtime_are_made_up_for_at_once(house: House) -> None:
    await house.share(visibility="anonymous")
    await house.submit(BEN, visibility="anonymous_later")
    note = PrivateNote(NoteId(b"n" * 16), RejectionId(b"p" * 16), "", "A hug.", today(house))
    row = PrivateNotes(house.keys, bytes).close(note)
    await house.database.write(lambda tx: private_notes.add(tx, row))
    house.clock.move(days=400)

    await sweeping(after := await house.restarted()).sweep()

    kept = keydisk.read(house.keys_path)
    assert set(kept.link) == set(kept.tally) == {today(house)}
    assert set(kept.report) == {f"{today(house):%Y-%m}"}
    assert await after.waiting() == set()
    for table in (anonymous_link, private_note):
        assert await after.database.read(partial(_rows, table=table)) == []
    assert await after.tally() == {ADA: 10}


async def test_what_still_waits_inside_the_window_is_left_alone(house: House) -> None:
    waiting = (await house.submit(BEN, visibility="anonymous_later")).waiting.id
    house.clock.move(days=WINDOW - 1)
    await sweeping(house).sweep()

    assert await house.waiting() == {waiting}


async def test_all_tallies_are_sealed_anew_and_one_key_is_left(house: House) -> None:
    await fill(house)
    house.clock.move(days=1)
    await sweeping(house).sweep()

    assert await key_days(house) == {today(house)}
    assert set(keydisk.read(house.keys_path).tally) == {today(house)}
    assert await filled(house) == EXPECTED


async def test_a_day_is_swept_once_by_the_clock(house: House) -> None:
    sweep = sweeping(house)
    with capture_logs() as lines:
        await sweep.sweep_daily()
        house.clock.move(hours=1)
        await sweep.sweep_daily()
        house.clock.move(hours=24)
        await sweep.sweep_daily()

    assert [line["event"] for line in lines] == ["swept"] * 2


async def test_a_share_credited_while_tallies_are_sealed_anew_counts(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looked at the clock before midnight, and is stored after any step of the sweep."""
    await fill(house)
    yesterday, real, done = today(house), house.database.write, 0
    house.clock.move(days=1)

    def credit(tx: Transaction) -> None:
        for guild in (SERVERS[0], SERVERS[-1]):
            tally = house.tallies.open(anonymous.tally_to_change(tx, guild))
            tally[CHI] = tally.get(CHI, 0) + 10
            anonymous.save_tally(tx, house.tallies.reseal(guild, tally, yesterday))

    async def write_and_credit(work: Work[Any]) -> Any:
        nonlocal done
        found = await real(work)
        await real(credit)
        done += 1
        return found

    monkeypatch.setattr(house.database, "write", write_and_credit)
    await sweeping(house).sweep()

    tallies = await filled(house)
    assert done > len(SERVERS)
    assert [each.pop(CHI, 0) for each in tallies] == [10 * done, 0, 0, 0, 10 * done]
    assert tallies == EXPECTED
    assert await key_days(house) == {today(house)}


class Dying:
    """Counts the steps of a sweep, and ends the process before or after one of them."""

    def __init__(self, step: int, *, late: bool) -> None:
        self.left = step
        self.late = late

    def at(self, real: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def call(*given: Any) -> Any:
            self.left -= 1
            if self.left == 0 and not self.late:
                raise Crash
            found = await real(*given)
            if self.left == 0:
                raise Crash
            return found

        return call


async def crashed(house: House, monkeypatch: pytest.MonkeyPatch, dying: Dying) -> bool:
    """Sweep until the end, which may be the process's; False when it was the sweep's."""
    with monkeypatch.context() as patch:
        for name in ("write", "read", "tidy"):
            patch.setattr(house.database, name, dying.at(getattr(house.database, name)))
        patch.setattr(house.keys, "_changed", dying.at(house.keys._changed))
        try:
            await sweeping(house).sweep()
        except Crash:
            return True
    return False


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
async def test_ended_at_any_step_no_tally_is_lost_or_doubled(
    house: House, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    await fill(house)
    steps = 0
    while True:
        house.clock.move(days=1)
        process = await house.restarted()
        if not await crashed(process, monkeypatch, Dying(steps + 1, late=late)):
            break
        steps += 1
        alive = await house.restarted()
        assert await filled(alive) == EXPECTED, f"after step {steps}, before the next sweep"
        await sweeping(alive).sweep()
        assert await filled(alive) == EXPECTED, f"after step {steps}"
        assert set(keydisk.read(house.keys_path).tally) == await key_days(alive) == {today(house)}
    assert steps > len(SERVERS) + 5


async def test_a_tally_that_nothing_opens_is_deleted_and_told_once(house: House) -> None:
    await fill(house)
    row = await house.database.read(lambda tx: anonymous.tally(tx, SERVERS[0]))
    assert row is not None
    broken = anonymous.TallyRow(row.guild, row.key_day - timedelta(days=9), row.sealed)
    await house.database.write(lambda tx: anonymous.save_tally(tx, broken))
    house.clock.move(days=1)

    with capture_logs() as lines:
        await sweeping(house).sweep()

    assert [line for line in lines if line["log_level"] != "info"] == [
        {"event": "tallies_without_their_key", "servers": 1, "log_level": "warning"}
    ]
    assert (await filled(house))[1:] == EXPECTED[1:]


def _sqlite_file(database: Database) -> str:
    if not database.is_sqlite:
        pytest.skip("the log and the file are SQLite's")
    return database.name.removeprefix("sqlite:///")


def _size(path: str) -> int:
    return Path(path).stat().st_size


async def test_the_log_is_emptied_and_once_a_week_the_file_is_written_anew(house: House) -> None:
    path = _sqlite_file(house.database)
    days = []
    for _ in range(16):
        await house.share(visibility="anonymous")
        await sweeping(house).sweep()
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
            days.append(opened.execute("PRAGMA user_version").fetchone()[0])
        house.clock.move(days=1)

    assert sorted(set(days)) == [days[0], days[0] + 7, days[0] + 14]
    await sweeping(house).sweep()
    assert _size(f"{path}-wal") == 0


async def test_a_long_read_puts_the_emptying_off_and_holds_nobody_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _sqlite_file(house.database)
    monkeypatch.setattr("rejectbot.storage.tidying._PATIENCE_MS", 1)
    sweep = sweeping(house)
    await sweep.sweep_daily()
    house.clock.move(days=1)
    with closing(sqlite3.connect(path, isolation_level=None)) as backup:
        backup.execute("BEGIN")
        backup.execute("SELECT count(*) FROM outbox").fetchone()
        await house.share(visibility="anonymous")
        with capture_logs() as lines:
            await sweep.sweep_daily()
    with capture_logs() as later:
        await sweep.sweep_daily()
        await sweep.sweep_daily()

    assert [line["tidied"] for line in lines + later] == [False, True]


async def test_two_sweeps_at_once_are_one_after_the_other(house: House) -> None:
    await fill(house)
    house.clock.move(days=1)
    sweep = sweeping(house)
    await asyncio.gather(sweep.sweep(), sweep.sweep(), house.keys.ensure_day(today(house)))

    assert await filled(house) == EXPECTED


async def test_what_is_sent_in_while_it_runs_over_midnight_stays(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    real = house.database.read

    async def read(work: Work[Any]) -> Any:
        if not sent:
            sent.append(None)
            house.clock.move(days=1)
            sent[0] = (await house.submit(visibility="anonymous_later")).waiting.id
            await house.share(BEN, visibility="anonymous")
        return await real(work)

    monkeypatch.setattr(house.database, "read", read)
    await sweeping(house).sweep()

    assert await house.waiting() == set(sent)
    assert len(await real(partial(_rows, table=anonymous_link))) == 1
    assert await house.tally() == {BEN: 10}
