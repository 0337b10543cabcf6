"""`rejectbot db`: whether the database is whole and current, and bringing it up to date."""

from dataclasses import dataclass
from pathlib import Path

from rejectbot.cli.database_trouble import before_trying, told
from rejectbot.cli.start import FAILED, complain, say, settings


def upgrade() -> int:
    """Bring the database to the newest schema; returns the exit code."""
    from sqlalchemy.exc import SQLAlchemyError

    from rejectbot.storage import migrate

    url = settings().database_url
    misplaced = before_trying(url)
    if misplaced is not None:
        complain(misplaced)
        return FAILED
    try:
        before = migrate.state(url)
        migrate.upgrade(url)
    except migrate.SchemaNewer as error:
        complain(str(error))
        return FAILED
    except (SQLAlchemyError, OSError) as error:
        complain(told(url, error))
        return FAILED
    say(f"database: schema {before.current or 'none'}, now {before.head}")
    return 0


def check(*, quick: bool) -> int:
    """Tell the state of the database; returns 0 if it is whole and has this version's schema."""
    from rejectbot.storage.integrity import damage, oddities

    url = settings().database_url
    description = describe(url)
    path = Path(url.removeprefix("sqlite:///"))
    if description.is_usable and url.startswith("sqlite:") and path.is_file():
        found = damage(path, quick=quick)
        for trouble in found:
            say(f"database is damaged: {trouble}")
        if found:
            return FAILED
        say(f"database holds together ({'quick' if quick else 'integrity'}_check)")
    say(description.line)
    odd = oddities(url) if description.is_current else []
    for each in odd:
        say(f"database is not as it was made: {each}")
    return 0 if description.is_current and not odd else FAILED


@dataclass(frozen=True, slots=True)
class Description:
    """What can be said of a database; `is_usable` means that `rejectbot run` can start on it."""

    is_current: bool
    is_usable: bool
    line: str


def describe(url: str) -> Description:
    """Look at the database at `url` and change nothing."""
    from sqlalchemy.exc import SQLAlchemyError

    from rejectbot.storage import migrate

    misplaced = before_trying(url)
    if misplaced is not None:
        return Description(False, False, misplaced)
    try:
        state = migrate.state(url)
    except (SQLAlchemyError, OSError) as error:
        return Description(False, False, told(url, error))
    if state.is_current:
        return Description(
            True, True, f"database can be reached, its schema {state.current} is current"
        )
    if state.is_newer:
        return Description(
            False,
            False,
            f"database is from a newer version (schema {state.current}, this one knows "
            f"{state.head}): install that version again, or restore a backup from before",
        )
    found = f"has schema {state.current}, not {state.head}" if state.current else "is empty yet"
    return Description(
        False,
        True,
        f"database {found}; `rejectbot run` or `rejectbot db upgrade` brings it up to date",
    )
