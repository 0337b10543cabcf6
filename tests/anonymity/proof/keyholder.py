"""Who holds the database and the key file: every key is tried on everything that is sealed."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.services.anonymity.links import author_tag, post_key
from rejectbot.services.anonymity.seal import SealBroken, derive, unseal
from rejectbot.services.anonymity.tally import _ENTRY
from tests.anonymity.proof.dumps import without_journal
from tests.anonymity.proof.people import PEOPLE


@dataclass(slots=True)
class Found:
    """What one database gives away to these keys."""

    links: set[bytes] = field(default_factory=set)
    authors: dict[bytes, int] = field(default_factory=dict)
    opened: int = 0
    tally: Counter[int] = field(default_factory=Counter)

    def guess(self) -> int | None:
        """The best guess about any card: who shared most."""
        return min(self.tally, key=lambda user: (-self.tally[user], user), default=None)


def held(database: bytes, key_file: str) -> Found:
    """Open what can be opened."""
    links, tallies = _keys(key_file)
    found = Found()
    with _opened(database) as connection:
        guilds = [guild for (guild,) in connection.execute("SELECT guild FROM guild")]
        for pid, day, tag in connection.execute("SELECT pid, day, tag FROM anonymous_link"):
            found.links.add(pid)
            author = _by_tag(guilds, links.get(date.fromisoformat(day)), pid, tag)
            if author is not None:
                found.authors[pid] = author
        for key, bound_to, sealed in _sealed(connection, links):
            found.opened += _unsealed(sealed, key, bound_to) is not None
        for guild, sealed in connection.execute("SELECT guild, sealed FROM anonymous_tally"):
            for key in tallies.values():
                plain = _unsealed(sealed, key, b"tally" + guild.to_bytes(8, "big"))
                found.tally.update(dict(_ENTRY.iter_unpack(plain or b"")))
    return found


def _keys(key_file: str) -> tuple[dict[date, bytes], dict[date, bytes]]:
    stored = json.loads(key_file)
    links, tallies = (
        {date.fromisoformat(day): bytes.fromhex(key) for day, key in stored[name].items()}
        for name in ("link", "tally")
    )
    return links, tallies


def _by_tag(guilds: list[int], key: bytes | None, pid: bytes, tag: bytes) -> int | None:
    made = None if key is None else post_key(key, RejectionId(pid))
    for guild, person in product(guilds, PEOPLE):
        if made and author_tag(made, GuildId(guild), UserId(person.id)) == tag:
            return person.id
    return None


def _sealed(
    connection: sqlite3.Connection, links: dict[date, bytes]
) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Queued texts and private notes, with every key that there is."""
    for key in links.values():
        for pid, guild, sealed in connection.execute("SELECT * FROM outbox"):
            yield derive(key, "outbox"), pid + guild.to_bytes(8, "big"), sealed
        for note, pid, sealed in connection.execute("SELECT id, pid, sealed FROM private_note"):
            yield derive(key, "private note"), note + pid, sealed


def _unsealed(sealed: bytes, key: bytes, bound_to: bytes) -> bytes | None:
    try:
        return unseal(sealed, key=key, bound_to=bound_to)
    except SealBroken:
        return None


@contextmanager
def _opened(database: bytes) -> Iterator[sqlite3.Connection]:
    """A database in memory, closed after the block."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(without_journal(database))
        yield connection
    finally:
        connection.close()
