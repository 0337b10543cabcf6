"""What the bot posts to servers by itself: each claimed once for a server's day, and finished."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import InsertOnce, Upsert
from rejectbot.storage.tables import job_run

NOTHING_TO_ERASE = "posts to servers, which name nobody"

_MOST = 2**63 - 1

_CLAIM = InsertOnce(job_run)
_CLAIM_AGAIN = Upsert(
    job_run, ["guild", "job", "day"], lambda new: {"about": new.about, "posted": False}
)
_THIS = and_(
    job_run.c.guild == bindparam("in_guild"),
    job_run.c.job == bindparam("of_job"),
    job_run.c.day == bindparam("on_day"),
    job_run.c.about.is_not_distinct_from(bindparam("is_about", type_=job_run.c.about.type)),
    ~job_run.c.posted,
)
_FINISH = update(job_run).where(_THIS).values(posted=True)
_LET_GO = _FINISH.values(about=None)
_OPEN = (
    select(job_run.c.guild, job_run.c.job, job_run.c.day, job_run.c.about)
    .where(~job_run.c.posted)
    .order_by(job_run.c.day, job_run.c.guild, job_run.c.job)
)
_IS_OPEN = select(job_run.c.posted).where(_THIS)
_LAST_ABOUT = select(func.max(job_run.c.about)).where(
    job_run.c.guild == bindparam("in_guild"),
    job_run.c.job == bindparam("of_job"),
    job_run.c.about < bindparam("below"),
)
_FORGET = delete(job_run).where(job_run.c.day < bindparam("before"))


@dataclass(frozen=True, slots=True)
class JobRun:
    """One post; `day` is the server's own. `about`: the newest card it names, or `TeamGoal.after`.

    What was let go without a post is stored without its `about`. `job` has up to 12 characters.
    """

    guild: GuildId
    job: str
    day: date
    about: int | None = None


def claim(tx: Connection, run: JobRun) -> bool:
    """Take a run upon oneself; False when somebody did before."""
    return _CLAIM.into(tx, guild=run.guild, job=run.job, day=run.day, about=run.about, posted=False)


def claim_again(tx: Connection, run: JobRun) -> None:
    """Take upon oneself what something else than this row lets happen only once."""
    values = {"guild": run.guild, "job": run.job, "day": run.day, "about": run.about}
    tx.execute(_CLAIM_AGAIN.on(tx), {**values, "posted": False})


def finish(tx: Connection, run: JobRun, *, stands: bool) -> None:
    """Remember that its post stands; or that none will, so that it was about nothing."""
    statement = _FINISH if stands else _LET_GO
    tx.execute(statement, _values(run))


def is_unfinished(tx: Connection, run: JobRun) -> bool:
    """Whether it was claimed, with this `about`, and is not known to stand."""
    return tx.execute(_IS_OPEN, _values(run)).one_or_none() is not None


def unfinished(tx: Connection) -> list[JobRun]:
    """What was claimed and is not known to stand, the oldest first."""
    return [JobRun(**row._mapping) for row in tx.execute(_OPEN)]


def last_about(tx: Connection, guild: GuildId, job: str, below: int = _MOST) -> int:
    """The newest card older than `below` that runs of a job named; 0 when there was none."""
    values = {"in_guild": guild, "of_job": job, "below": below}
    return tx.execute(_LAST_ABOUT, values).scalar_one() or 0


def forget(tx: Connection, before: date) -> None:
    """Delete the runs of days before this one."""
    tx.execute(_FORGET, {"before": before})


def _values(run: JobRun) -> dict[str, object]:
    return {
        "in_guild": run.guild,
        "of_job": run.job,
        "on_day": run.day,
        "is_about": run.about,
    }
