"""A database as the first version left it: its schema, and rows in every table of it.

Written from what the first version stored, without the code of today wherever that may change.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from alembic import command
from sqlalchemy import Connection, MetaData, Table, make_url, select, text

from rejectbot.domain.ids import MessageId, RejectionId, UserId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag, post_key, receipt_hash
from rejectbot.services.anonymity.seal import derive, seal
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.storage import migrate
from rejectbot.storage.tables import metadata
from tests.services.house import ADA, BEN, CHANNEL, CHI, HERE

T = TypeVar("T")

DAY = date(2026, 11, 23)
NAMED, ANONYMOUS, WAITING, WAITING_ANONYMOUS = (RejectionId(bytes([n]) * 16) for n in range(1, 5))
NAMED_CARD, ANONYMOUS_CARD = (MessageId(1_500_000_000_000_000_000 + n) for n in (1, 2))
RECEIPT, WAITING_RECEIPT = "A" * 26, "B" * 26
PERIODS = ("2026-W48", "2026-11", "2026", "all")

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class FirstVersion:
    """What the first version would store with these keys, which must have the day's."""

    keys: KeyFile
    chance: random.Random

    def rows(self) -> Rows:
        """Rows for every table."""
        return {
            "guild": [_guild()],
            "rejection": [
                _rejection(NAMED, NAMED_CARD, "named"),
                _rejection(ANONYMOUS, ANONYMOUS_CARD, "anonymous"),
            ],
            "rejection_author": [{"pid": NAMED, "user": ADA, "tell": True}],
            "anonymous_link": [{"pid": ANONYMOUS, "day": DAY, "tag": self._tag(ANONYMOUS, BEN)}],
            "anonymous_receipt": [
                {"pid": ANONYMOUS, "receipt_hash": receipt_hash(ANONYMOUS, RECEIPT)}
            ],
            "anonymous_tally": [self._tally()],
            "support": [
                {"pid": NAMED, "user": CHI, "kind": "hug", "button": True, "reaction": False}
            ],
            "earning": [_earning(ADA, "share", 10), _earning(CHI, "support", 1)],
            "total": [_total(period, who, n) for period in PERIODS for who, n in _POINTS],
            "standing": [row for period in PERIODS for row in _standing(period)],
            "outbox": [
                self._outbox(WAITING, ADA, "named"),
                self._outbox(WAITING_ANONYMOUS, BEN, "anonymous"),
            ],
            "command_sync": [{"application": 1, "digest": "d" * 64}],
        }

    def _tag(self, pid: RejectionId, user: UserId) -> bytes:
        return author_tag(post_key(self._link_key(), pid), HERE, user)

    def _link_key(self) -> bytes:
        key = self.keys.link_key(DAY)
        assert key is not None
        return key

    def _tally(self) -> dict[str, Any]:
        row = Tallies(self.keys, self.chance.randbytes).reseal(HERE, {BEN: 10}, DAY)
        return {"guild": row.guild, "key_day": row.key_day, "sealed": row.sealed}

    def _outbox(self, pid: RejectionId, author: UserId, visibility: str) -> dict[str, Any]:
        """Kept under the id of its card, of which its sealed text says nothing."""
        is_named = visibility == "named"
        said = {
            "channel": CHANNEL,
            "author": f"{author:020}",
            "name": "Member 1" if is_named else "",
            "story": f"Left over, {visibility}.",
            "kind": "research",
            "wants": "listen",
            "next": "",
            "visibility": visibility,
            "nonce": pid.hex()[:24],
            "due": datetime(2026, 11, 23, 12, 0, tzinfo=UTC).isoformat(),
            "tag": None if is_named else self._tag(pid, author).hex(),
            "receipt_hash": None if is_named else receipt_hash(pid, WAITING_RECEIPT).hex(),
        }
        sealed = seal(
            json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(),
            key=derive(self._link_key(), "outbox"),
            day=DAY,
            bound_to=pid + HERE.to_bytes(8, "big"),
            sizes=(1024, 2048, 4096, 8192),
            random_bytes=self.chance.randbytes,
        )
        return {"pid": pid, "guild": HERE, "sealed": sealed}


def take_back(url: str) -> None:
    """Leave the empty database at `url` with the first schema."""

    def work(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0001")

    in_transaction(url, work)


def fill(url: str, rows: Rows) -> None:
    """Store rows in the database at `url`, in whichever schema it has."""

    def work(tx: Connection) -> None:
        for name, table in tables(tx).items():
            tx.execute(table.insert(), rows[name])

    in_transaction(url, work)


def stored(url: str) -> Rows:
    """Every row of every table."""

    def work(tx: Connection) -> Rows:
        return {
            name: [dict(row) for row in tx.execute(select(table)).mappings()]
            for name, table in tables(tx).items()
        }

    return in_transaction(url, work)


def tables(tx: Connection) -> dict[str, Table]:
    """Our tables as they are in the database."""
    found = MetaData()
    found.reflect(tx)
    return {name: table for name, table in found.tables.items() if name != "alembic_version"}


def in_transaction(url: str, work: Callable[[Connection], T]) -> T:
    """As upgrades do it."""
    return migrate.in_transaction(make_url(url), work)


_POINTS = ((ADA, 10), (CHI, 1))


def _guild() -> dict[str, Any]:
    return {
        "guild": HERE,
        "channel": CHANNEL,
        "anonymous": "both",
        "emoji": "garden",
        "points": json.dumps({"note": 3}),
        "locale": "en",
        "time_zone": "Europe/Vienna",
    }


def _rejection(pid: RejectionId, message: MessageId, how: str) -> dict[str, Any]:
    return {
        "pid": pid,
        "guild": HERE,
        "channel": CHANNEL,
        "message": message,
        "thread": None,
        "kind": "job",
        "wants": "cheer",
        "how": how,
        "day": DAY,
        "state": "published",
    }


def _earning(user: UserId, what: str, amount: int) -> dict[str, Any]:
    return {
        "guild": HERE,
        "user": user,
        "what": what,
        "pid": NAMED,
        "day": DAY,
        "points": amount,
    }


def _total(period: str, user: UserId, amount: int) -> dict[str, Any]:
    return {"guild": HERE, "period": period, "user": user, "points": amount}


def _standing(period: str) -> list[dict[str, Any]]:
    where = {"guild": HERE, "period": period}
    return [
        {**where, "width": 1, "bucket": 10, "members": 1},
        {**where, "width": 1, "bucket": 1, "members": 1},
        {**where, "width": 64, "bucket": 0, "members": 2},
    ]
