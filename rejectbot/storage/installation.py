"""What the database knows about the place where it runs: one row."""

from datetime import date

from sqlalchemy import func, select, update

from rejectbot.storage.dialect import Upsert
from rejectbot.storage.engine import Transaction
from rejectbot.storage.tables import installation

NOTHING_TO_ERASE = "an application and a day"

_ONE = 1
_MARK = Upsert(installation, ["one"], lambda new: {"backup_of": new.backup_of})
_CLAIM = Upsert(
    installation,
    ["one"],
    lambda new: {"application": func.coalesce(installation.c.application, new.application)},
)


def claim(tx: Transaction, application: int) -> int:
    """Let the database be this application's, unless it is another's; returns whose it is."""
    tx.execute(_CLAIM.on(tx), {"one": _ONE, "application": application})
    owner: int = tx.execute(select(installation.c.application)).scalar_one()
    return owner


def mark_backup(tx: Transaction, day: date) -> None:
    """Record that the data came from a backup of that UTC day; later erasures must be redone."""
    tx.execute(_MARK.on(tx), {"one": _ONE, "backup_of": day})


def backup_of(tx: Transaction) -> date | None:
    """The UTC day of the backup that the data came from, None if it came from none."""
    return tx.execute(select(installation.c.backup_of)).scalar_one_or_none()


def no_backup_any_more(tx: Transaction) -> None:
    """Record that every erasure since the backup is done again."""
    tx.execute(update(installation).values(backup_of=None))
