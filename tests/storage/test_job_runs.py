"""What the bot posts by itself is claimed once for a server's day, and forgotten after a while."""

from datetime import timedelta

from rejectbot.storage import job_runs
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.job_runs import JobRun
from tests.storage.makers import ELSEWHERE, HERE, TODAY

YESTERDAY = TODAY - timedelta(days=1)


async def test_a_servers_day_is_claimed_once_a_job(database: Database) -> None:
    run = JobRun(HERE, "digest", TODAY)
    others = [
        JobRun(ELSEWHERE, "digest", TODAY),
        JobRun(HERE, "other", TODAY),
        JobRun(HERE, "digest", YESTERDAY),
    ]

    def work(tx: Transaction) -> list[bool]:
        return [job_runs.claim(tx, each) for each in (run, run, *others, run)]

    assert await database.write(work) == [True, False, True, True, True, False]


async def test_what_was_claimed_is_open_until_it_is_finished(database: Database) -> None:
    old, new = JobRun(HERE, "digest", YESTERDAY), JobRun(HERE, "digest", TODAY, about=7)

    def work(tx: Transaction) -> None:
        for run in (new, old):
            job_runs.claim(tx, run)
        assert job_runs.unfinished(tx) == [old, new]
        job_runs.finish(tx, new, stands=True)
        assert job_runs.unfinished(tx) == [old]
        assert [job_runs.is_unfinished(tx, run) for run in (old, new)] == [True, False]
        job_runs.claim_again(tx, new)
        assert job_runs.unfinished(tx) == [old, new]

    await database.write(work)


async def test_the_newest_card_that_was_named_and_the_one_before(database: Database) -> None:
    def work(tx: Transaction) -> list[int]:
        job_runs.claim(tx, JobRun(HERE, "asked", TODAY, about=2**62))
        job_runs.claim(tx, JobRun(HERE, "asked", YESTERDAY, about=2**62 + 1))
        job_runs.claim(tx, JobRun(ELSEWHERE, "asked", YESTERDAY, about=2**62 + 2))
        return [
            job_runs.last_about(tx, HERE, "asked"),
            job_runs.last_about(tx, HERE, "asked", below=2**62 + 1),
            job_runs.last_about(tx, HERE, "asked", below=2**62),
        ]

    assert await database.write(work) == [2**62 + 1, 2**62, 0]


async def test_what_was_claimed_again_about_something_else_is_another_run(
    database: Database,
) -> None:
    old, new = JobRun(HERE, "goal-25", TODAY, about=4), JobRun(HERE, "goal-25", TODAY, about=8)

    def work(tx: Transaction) -> list[JobRun]:
        job_runs.claim(tx, old)
        job_runs.claim_again(tx, new)
        assert not job_runs.is_unfinished(tx, old)
        job_runs.finish(tx, old, stands=True)
        assert job_runs.is_unfinished(tx, new)
        return job_runs.unfinished(tx)

    assert await database.write(work) == [new]


async def test_what_was_let_go_named_nothing(database: Database) -> None:
    posted, gone = JobRun(HERE, "asked", YESTERDAY, about=7), JobRun(HERE, "asked", TODAY, about=8)

    def work(tx: Transaction) -> int:
        for run, stands in ((posted, True), (gone, False)):
            job_runs.claim(tx, run)
            job_runs.finish(tx, run, stands=stands)
        assert job_runs.unfinished(tx) == []
        assert not job_runs.claim(tx, gone), "its day is over all the same"
        return job_runs.last_about(tx, HERE, "asked")

    assert await database.write(work) == 7


async def test_old_runs_are_forgotten(database: Database) -> None:
    old, new = JobRun(HERE, "digest", YESTERDAY), JobRun(HERE, "digest", TODAY)

    def work(tx: Transaction) -> list[JobRun]:
        for run in (old, new):
            job_runs.claim(tx, run)
        job_runs.forget(tx, TODAY)
        return job_runs.unfinished(tx)

    assert await database.write(work) == [new]
