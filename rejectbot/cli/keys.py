"""`rejectbot keys`: what is in the key file but the keys, and destroying those that are over."""

import asyncio
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from rejectbot.cli.start import FAILED, complain, say, settings
from rejectbot.settings import variable

if TYPE_CHECKING:
    from rejectbot.services.anonymity.keyring import Keys
    from rejectbot.settings import Settings


def status() -> int:
    """Print which keys there are, what each protects and when it goes; returns the exit code."""
    from rejectbot.cli.key_finding import describe

    chosen = settings()
    found = describe(chosen)
    if not found.is_fine or found.keys is None:
        complain(found.line)
        return FAILED
    say(found.line)
    for line in sections(found.keys, datetime.now(UTC).date(), chosen.link_window_days):
        say(line)
    return 0


def sections(keys: "Keys", today: date, window_days: int) -> Iterator[str]:
    """A line for each section and each of its keys."""
    from rejectbot.services.anonymity.keyring import link_ends, report_ends

    yield "link: whose a recent anonymous post is; queued texts, drafts and private notes"
    for day in sorted(keys.link):
        yield _line(day.isoformat(), _age(day, today), link_ends(day, window_days), today)
    yield "tally: the private tallies of all servers"
    for day in sorted(keys.tally):
        goes = "goes when every tally is sealed with the next day's"
        yield f"  {day}  {_age(day, today):<12} {goes}"
    yield "report: that nobody reports a post twice"
    for month in sorted(keys.report):
        age = _age(date.fromisoformat(f"{month}-01"), today)
        yield _line(month, age, report_ends(month), today)
    yield "hold: whether a new post is by the author of a held one"
    for until in sorted(held.until for held in keys.hold.values()):
        yield f"  a hold until the end of {until}" + (", over" if until < today else "")


def _line(name: str, age: str, goes: date, today: date) -> str:
    return f"  {name:<10}  {age:<12} " + ("over" if goes <= today else f"goes on {goes}")


def _age(day: date, today: date) -> str:
    days = (today - day).days
    return "1 day old" if days == 1 else f"{days} days old"


def destroy_expired() -> int:
    """Do what the running bot does at midnight (UTC); returns the exit code."""
    from sqlalchemy.exc import SQLAlchemyError

    from rejectbot.cli import database_trouble
    from rejectbot.cli.database import describe
    from rejectbot.services.anonymity.keyfile import KeyFileError
    from rejectbot.storage.claim import AlreadyRunning

    chosen = settings()
    description = describe(chosen.database_url)
    if not description.is_current:
        complain(description.line)
        return FAILED
    try:
        asyncio.run(_destroy_expired(chosen))
    except AlreadyRunning:
        complain("the bot is running and destroys expired keys by itself, each day at midnight UTC")
    except KeyFileError as error:
        complain(f"{variable('keys_path')}: {error}")
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        complain(database_trouble.told(chosen.database_url, error))
    else:
        say("expired keys are destroyed, with what they sealed")
        return 0
    return FAILED


async def _destroy_expired(chosen: "Settings") -> None:
    from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileOutOfReach
    from rejectbot.services.anonymity.tally import Tallies
    from rejectbot.services.pairing import Pairing
    from rejectbot.services.sweeping import Sweeping
    from rejectbot.storage.claim import claimed
    from rejectbot.storage.engine import Database

    if not KeyFile.inspect(chosen.keys_path).exists:
        raise KeyFileOutOfReach(f"there is no key file {chosen.keys_path}, so no key to destroy")
    keys, database = KeyFile(chosen.keys_path, secrets.token_bytes), Database(chosen.database_url)
    tallies = Tallies(keys, secrets.token_bytes)

    def now() -> datetime:
        return datetime.now(UTC)

    async with claimed(chosen.database_url, range(chosen.shard_count or 1)):
        database.open()
        try:
            keys.open()
            await Pairing(database, keys).settle()
            await Sweeping(database, keys, tallies, chosen.link_window_days, now).sweep()
        finally:
            await database.close()
