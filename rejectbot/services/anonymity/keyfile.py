"""The key file: the one secret beside the database, replaced whole or not at all."""

import asyncio
import stat
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from rejectbot.services.anonymity import keydisk
from rejectbot.services.anonymity.keyplace import obstacle, out_of_reach
from rejectbot.services.anonymity.keyring import (
    ID_BYTES,
    HeldKey,
    Keys,
    RandomBytes,
    with_day,
    without_expired,
)
from rejectbot.services.anonymity.replacing import beside


class KeyFileError(RuntimeError):
    """The key file can't be used; the message says what to do and never what is in it."""


class KeyFileDamaged(KeyFileError):
    """Not the JSON that this program wrote."""


class KeyFileOpenToOthers(KeyFileError):
    """Other users of the machine can read it."""


class KeyFileOutOfReach(KeyFileError):
    """It cannot be made, read or replaced where it was put."""


class KeyFileOfOther(KeyFileError):
    """It belongs to another database."""


@dataclass(frozen=True, slots=True)
class KeyFileState:
    """What can be said about a key file without using it; `mode` are the permission bits.

    `obstacle` says why the bot could not make or keep it there, and what to do about that. `keys`
    are there where they can be read.
    """

    exists: bool
    mode: int | None
    damaged: bool
    obstacle: str | None = None
    keys: Keys | None = field(default=None, repr=False)

    @property
    def is_private(self) -> bool:
        """Nobody but its owner can read or change it."""
        return self.mode is not None and not self.mode & 0o077


class KeyFile:
    """The keys in memory, kept equal to the file. Call `open` before anything else."""

    def __init__(self, path: Path, random_bytes: RandomBytes) -> None:
        self.path = path
        self._random_bytes = random_bytes
        self._keys = Keys(b"")
        self._tally_day: date | None = None
        self._lock = asyncio.Lock()

    @staticmethod
    def inspect(path: Path) -> KeyFileState:
        """Look at the file without raising."""
        in_the_way = obstacle(path)
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
        except OSError:
            return KeyFileState(exists=False, mode=None, damaged=False, obstacle=in_the_way)
        keys = _readable(path) if in_the_way is None else None
        damaged = in_the_way is None and keys is None
        return KeyFileState(True, mode, damaged, in_the_way, keys)

    def open(self) -> None:
        """Read the file, or make it (mode 0600, its folder 0700).

        Raises KeyFileOutOfReach, KeyFileDamaged or KeyFileOpenToOthers.
        """
        state = self.inspect(self.path)
        if state.obstacle is not None:
            raise KeyFileOutOfReach(state.obstacle)
        self.path = self.path.resolve()  # a link stays, and the keys stay where it points
        try:
            self._take(state)
        except OSError as error:
            raise KeyFileOutOfReach(out_of_reach(self.path, error)) from error

    def _take(self, state: KeyFileState) -> None:
        if not state.exists:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = Keys(b"")
        elif state.is_private:
            found = _read(self.path)
            beside(self.path).unlink(missing_ok=True)  # left half replaced by a crash
        else:
            raise KeyFileOpenToOthers(
                f"Other users of this machine can read the key file {self.path}. "
                f"Run: chmod 600 {self.path}"
            )
        if not found.id:
            found = replace(found, id=self._random_bytes(ID_BYTES))
            keydisk.replace(self.path, found)
        self._keys = found

    @property
    def keys(self) -> Keys:
        """All there are now."""
        return self._keys

    def beside(self, name: str) -> Path:
        """A file that belongs to the key file and lies beside it."""
        return self.path.with_name(f"{self.path.name}.{name}")

    async def ensure_day(self, day: date) -> None:
        """Make what this UTC day needs if it does not exist, on disk before it is used."""
        if not self._keys.has(day):
            await self._change(lambda keys: with_day(keys, day, self._random_bytes))

    async def mark_paired(self) -> None:
        """Note that a database has taken this file down as its own."""
        await self._change(lambda keys: replace(keys, paired=True))

    async def destroy_expired(self, today: date, window_days: int) -> None:
        """Destroy the link, report and hold keys whose time is over on the UTC day `today`."""
        await self._change(lambda keys: without_expired(keys, today, window_days))

    def seal_tallies_under(self, day: date) -> None:
        """From now on every tally is sealed with the key of this UTC day, which must exist."""
        self._tally_day = day

    def tally_day(self, asked: date) -> date:
        """The day whose key seals tallies now; `asked` until the first sweep has chosen one.

        Whoever looked at the clock just before midnight must not seal with a key that goes.
        """
        return self._tally_day or asked

    async def keep_one_tally_key(self) -> None:
        """Destroy every tally key but the one that seals; no stored tally may need the others."""
        day = self._tally_day
        if day is None:
            raise LookupError("no day was chosen to seal tallies under")
        await self._change(lambda keys: replace(keys, tally={day: keys.tally[day]}))

    def link_key(self, day: date) -> bytes | None:
        """The link key of a UTC day, or None when it is gone."""
        return self._keys.link.get(day)

    def tally_key(self, day: date) -> bytes | None:
        """The tally key of a UTC day, or None when it is gone."""
        return self._keys.tally.get(day)

    def report_key(self, month: str) -> bytes | None:
        """The key of a month's reports (`2026-11`), or None when it is gone or not made yet."""
        return self._keys.report.get(month)

    async def make_hold(self, hold: bytes, key: bytes, until: date) -> None:
        """Keep a post's key until the end of the UTC day `until`, on disk when this returns."""
        held = HeldKey(key, until)
        await self._change(lambda keys: replace(keys, hold={**keys.hold, hold: held}))

    def hold_key(self, hold: bytes) -> bytes | None:
        """The key of a held post, or None when its hold has ended."""
        held = self._keys.hold.get(hold)
        return None if held is None else held.key

    async def end_hold(self, *holds: bytes) -> None:
        """Destroy held posts' keys before their time; nothing happens when they are gone."""
        await self._change(
            lambda keys: replace(
                keys, hold={name: held for name, held in keys.hold.items() if name not in holds}
            )
        )

    async def _change(self, change: Callable[[Keys], Keys]) -> None:
        # A caller that is cancelled must not leave two threads at work on one file.
        await asyncio.shield(asyncio.ensure_future(self._changed(change)))

    async def _changed(self, change: Callable[[Keys], Keys]) -> None:
        async with self._lock:
            made = change(self._keys)
            if made == self._keys:
                return
            try:
                await asyncio.to_thread(keydisk.replace, self.path, made)
            except OSError as error:
                raise KeyFileOutOfReach(out_of_reach(self.path, error)) from error
            self._keys = made


def _read(path: Path) -> Keys:
    try:
        return keydisk.read(path)
    except keydisk.Unreadable:
        raise KeyFileDamaged(
            f"The key file {path} is damaged. Put a good copy back, or move it away: then queued "
            "texts, private notes and tallies and the way back to recent anonymous posts are lost."
        ) from None


def _readable(path: Path) -> Keys | None:
    try:
        return keydisk.read(path)
    except (keydisk.Unreadable, OSError):
        return None
