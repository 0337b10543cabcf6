"""Keys for tests of what stands on them: a key file in a folder of the test's own."""

import random
from datetime import date
from pathlib import Path

from rejectbot.services.anonymity.keyfile import KeyFile

DAY, NEXT_DAY = date(2026, 1, 1), date(2026, 1, 2)


async def opened_keys(folder: Path, *days: date, seed: int = 0) -> KeyFile:
    """A key file that has the keys of these UTC days."""
    keys = KeyFile(folder / "state" / "keys", random.Random(seed).randbytes)
    keys.open()
    for day in days:
        await keys.ensure_day(day)
    return keys
