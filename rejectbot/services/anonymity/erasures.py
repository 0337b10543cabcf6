"""Who had themselves erased and when, as keyed hashes beside the key file.

A restored backup brings rows back that were erased since; from this file they are erased again.
Backups never hold it, and the key of its hashes lies in it: who has only a database learns nothing.
"""

import asyncio
import hmac
import json
import stat
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.anonymity.keyfile import (
    KeyFile,
    KeyFileDamaged,
    KeyFileOpenToOthers,
    KeyFileOutOfReach,
)
from rejectbot.services.anonymity.keyplace import out_of_reach
from rejectbot.services.anonymity.keyring import KEY_BYTES, RandomBytes
from rejectbot.services.anonymity.replacing import replace_whole

_EVERYWHERE = GuildId(0)


@dataclass(slots=True)
class _Kept:
    """The newest UTC day of erasure by hash (hexadecimal), and the hashes' key if there is one."""

    key: bytes
    days: dict[str, date] = field(default_factory=dict)


class Erasures:
    """Read when first asked, kept equal to the file from then on."""

    def __init__(self, keys: KeyFile, random_bytes: RandomBytes) -> None:
        self._keys = keys
        self._random_bytes = random_bytes
        self._kept: _Kept | None = None
        self._lock = asyncio.Lock()

    async def record(self, user: UserId, guild: GuildId | None, day: date) -> None:
        """Keep on disk that a member is erased on this UTC day; everywhere without a guild.

        Raises KeyFileError.
        """
        async with self._lock:
            kept = self._read()
            key = kept.key or self._random_bytes(KEY_BYTES)
            days = {**kept.days, _hash(key, user, guild or _EVERYWHERE): day}
            written = {name: when.isoformat() for name, when in sorted(days.items())}
            path = self._path
            text = json.dumps({"key": key.hex(), "erased": written})
            try:
                await asyncio.to_thread(replace_whole, path, text)
            except OSError as error:
                raise KeyFileOutOfReach(out_of_reach(path, error)) from error
            self._kept = _Kept(key, days)

    def covers(self, user: UserId, guild: GuildId, since: date) -> bool:
        """Whether the member was erased here or everywhere on the UTC day `since` or later.

        Raises KeyFileError.
        """
        kept = self._read()
        if not kept.days:
            return False
        days = (kept.days.get(_hash(kept.key, user, place)) for place in (guild, _EVERYWHERE))
        return any(day is not None and day >= since for day in days)

    @property
    def _path(self) -> Path:
        return self._keys.beside("erasures")

    def _read(self) -> _Kept:
        if self._kept is None:
            self._kept = _read(self._path) or _Kept(key=b"")
        return self._kept


def _hash(key: bytes, user: UserId, guild: GuildId) -> str:
    said = b"erased" + guild.to_bytes(8, "big") + user.to_bytes(8, "big")
    return hmac.digest(key, said, "sha256").hex()


def _read(path: Path) -> _Kept | None:
    try:
        mode, text = stat.S_IMODE(path.stat().st_mode), path.read_text("ascii")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyFileOutOfReach(out_of_reach(path, error)) from error
    except ValueError:
        raise _damaged(path) from None
    if mode & 0o077:
        raise KeyFileOpenToOthers(
            f"Other users of this machine can read {path}. Run: chmod 600 {path}"
        )
    try:
        stored = json.loads(text)
        days = {name: date.fromisoformat(day) for name, day in stored["erased"].items()}
        return _Kept(bytes.fromhex(stored["key"]), days)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(path) from None


def _damaged(path: Path) -> KeyFileDamaged:
    return KeyFileDamaged(
        f"The file of erasures {path} is damaged. Put a good copy back, or move it away: then "
        "erasures are not applied again after a backup is restored."
    )
