"""The key file: the one secret beside the database, replaced whole or not at all."""

import asyncio
import json
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rejectbot.services.anonymity.keyplace import obstacle, out_of_reach

KEY_BYTES = 32
_MODE = 0o600

RandomBytes = Callable[[int], bytes]


class KeyFileError(RuntimeError):
    """The key file can't be used; the message says what to do and never what is in it."""


class KeyFileDamaged(KeyFileError):
    """Not the JSON that this program wrote."""


class KeyFileOpenToOthers(KeyFileError):
    """Other users of the machine can read it."""


class KeyFileOutOfReach(KeyFileError):
    """It cannot be made, read or replaced where it was put."""


@dataclass(frozen=True, slots=True)
class KeyFileState:
    """What can be said about a key file without using it; `mode` are the permission bits.

    `obstacle` says why the bot could not make or keep it there, and what to do about that.
    """

    exists: bool
    mode: int | None
    damaged: bool
    obstacle: str | None = None

    @property
    def is_private(self) -> bool:
        """Nobody but its owner can read or change it."""
        return self.mode is not None and not self.mode & 0o077


@dataclass(slots=True)
class Keys:
    """32 random bytes by UTC day: `link` ties posts to authors, `tally` seals the tallies."""

    link: dict[date, bytes] = field(default_factory=dict)
    tally: dict[date, bytes] = field(default_factory=dict)


class KeyFile:
    """The keys in memory, kept equal to the file. Call `open` before anything else."""

    def __init__(self, path: Path, random_bytes: RandomBytes) -> None:
        self._path = path
        self._random_bytes = random_bytes
        self._keys = Keys()
        self._lock = asyncio.Lock()

    @staticmethod
    def inspect(path: Path) -> KeyFileState:
        """Look at the file without raising."""
        in_the_way = obstacle(path)
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            return KeyFileState(exists=False, mode=None, damaged=False, obstacle=in_the_way)
        damaged = in_the_way is None and _is_damaged(path)
        return KeyFileState(exists=True, mode=mode, damaged=damaged, obstacle=in_the_way)

    def open(self) -> None:
        """Read the file, or make it (mode 0600, its folder 0700).

        Raises KeyFileOutOfReach, KeyFileDamaged or KeyFileOpenToOthers.
        """
        state = self.inspect(self._path)
        if state.obstacle is not None:
            raise KeyFileOutOfReach(state.obstacle)
        self._path = self._path.resolve()  # a link stays, and the keys stay where it points
        try:
            self._take(state)
        except OSError as error:
            raise KeyFileOutOfReach(out_of_reach(self._path, error)) from error

    def _take(self, state: KeyFileState) -> None:
        if not state.exists:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(self._path, self._keys)
            return
        if not state.is_private:
            raise KeyFileOpenToOthers(
                f"Other users of this machine can read the key file {self._path}. "
                f"Run: chmod 600 {self._path}"
            )
        self._keys = _read(self._path)
        _beside(self._path).unlink(missing_ok=True)  # keys that a crash left half replaced

    def beside(self, name: str) -> Path:
        """A file that belongs to the key file and lies beside it."""
        return self._path.with_name(f"{self._path.name}.{name}")

    async def ensure_day(self, day: date) -> None:
        """Make this UTC day's keys if they do not exist, on disk before they are used."""
        if not self._has(day):
            # A caller that is cancelled must not leave two threads at work on one file.
            await asyncio.shield(asyncio.ensure_future(self._make_day(day)))

    def _has(self, day: date) -> bool:
        return day in self._keys.link and day in self._keys.tally

    async def _make_day(self, day: date) -> None:
        async with self._lock:
            if self._has(day):
                return
            made = Keys(dict(self._keys.link), dict(self._keys.tally))
            made.link.setdefault(day, self._random_bytes(KEY_BYTES))
            made.tally.setdefault(day, self._random_bytes(KEY_BYTES))
            try:
                await asyncio.to_thread(_replace, self._path, made)
            except OSError as error:
                raise KeyFileOutOfReach(out_of_reach(self._path, error)) from error
            self._keys = made

    def link_key(self, day: date) -> bytes | None:
        """The link key of a UTC day, or None when it is gone."""
        return self._keys.link.get(day)

    def tally_key(self, day: date) -> bytes | None:
        """The tally key of a UTC day, or None when it is gone."""
        return self._keys.tally.get(day)


def _read(path: Path) -> Keys:
    try:
        stored = json.loads(path.read_text("ascii"))
        return Keys(link=_days(stored["link"]), tally=_days(stored["tally"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileDamaged(
            f"The key file {path} is damaged. Put a good copy back, or move it away: then queued "
            "texts, private tallies and the way back to recent anonymous posts are lost."
        ) from None  # the cause holds the whole text of the file


def _is_damaged(path: Path) -> bool:
    try:
        _read(path)
    except (KeyFileDamaged, OSError):
        return True
    return False


def _days(stored: dict[str, str]) -> dict[date, bytes]:
    keys = {date.fromisoformat(day): bytes.fromhex(key) for day, key in stored.items()}
    if any(len(key) != KEY_BYTES for key in keys.values()):
        raise ValueError("a key has the wrong length")
    return keys


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _replace(path: Path, keys: Keys) -> None:
    """Write beside, flush to disk, rename over: a crash leaves the old file or the new one."""
    stored = {
        "link": {day.isoformat(): key.hex() for day, key in keys.link.items()},
        "tally": {day.isoformat(): key.hex() for day, key in keys.tally.items()},
    }
    fresh = _beside(path)
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(stored, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
