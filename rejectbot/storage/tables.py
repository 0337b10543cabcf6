"""Every table, once: the migrations are held equal to this by a test.

Rows about an anonymous rejection hold no user id, no running number and no time finer than a day
(docs/architecture.md, "Anonymity"). Random 16-byte primary keys of WITHOUT ROWID tables keep the
order of insertion out of the file.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()


def _table(name: str, *parts: Column[Any] | Index) -> Table:
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


def _snowflake(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, autoincrement=False, primary_key=primary_key, nullable=nullable)


guild = _table(
    "guild",
    _snowflake("guild", primary_key=True),
    _snowflake("channel", nullable=True),
    Column("anonymous", String(8), nullable=False),
    Column("emoji", String(16), nullable=False),
    Column("points", String(400), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("time_zone", String(64), nullable=False),
)

outbox = _table(
    "outbox",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    Column("sealed", LargeBinary, nullable=False),
)

rejection = _table(
    "rejection",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("guild"),
    _snowflake("channel"),
    _snowflake("message"),
    _snowflake("thread", nullable=True),
    Column("kind", String(12), nullable=False),
    Column("wants", String(8), nullable=False),
    Column("how", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(12), nullable=False),
    Index("rejection_message", "message", unique=True),
    Index("rejection_recent", "guild", "day"),
)

rejection_author = _table(
    "rejection_author",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("user"),
    Column("tell", Boolean, nullable=False),
    Index("rejection_author_user", "user"),
)

anonymous_link = _table(
    "anonymous_link",
    Column("pid", LargeBinary(16), primary_key=True),
    Column("day", Date, nullable=False),
    Column("tag", LargeBinary(16), nullable=False),
)

anonymous_receipt = _table(
    "anonymous_receipt",
    Column("pid", LargeBinary(16), primary_key=True),
    Column("receipt_hash", LargeBinary(32), nullable=False),
)

anonymous_tally = _table(
    "anonymous_tally",
    _snowflake("guild", primary_key=True),
    Column("key_day", Date, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

support = _table(
    "support",
    Column("pid", LargeBinary(16), primary_key=True),
    _snowflake("user", primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("button", Boolean, nullable=False),
    Column("reaction", Boolean, nullable=False),
    Index("support_user", "user"),
)

earning = _table(
    "earning",
    _snowflake("guild", primary_key=True),
    _snowflake("user", primary_key=True),
    Column("what", String(8), primary_key=True),
    Column("pid", LargeBinary(16), primary_key=True),
    Column("day", Date, nullable=False),
    Column("points", Integer, nullable=False),
    Index("earning_day", "guild", "user", "day"),
)

total = _table(
    "total",
    _snowflake("guild", primary_key=True),
    Column("period", String(8), primary_key=True),
    _snowflake("user", primary_key=True),
    Column("points", Integer, nullable=False),
)
Index("total_board", total.c.guild, total.c.period, total.c.points.desc(), total.c.user)

standing = _table(
    "standing",
    _snowflake("guild", primary_key=True),
    Column("period", String(8), primary_key=True),
    Column("width", Integer, primary_key=True, autoincrement=False),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
)
"""How many members stand at each amount of points, in buckets 1 and 64 points wide, so that a
member's place is a sum of few rows however large the server is."""

command_sync = _table(
    "command_sync",
    _snowflake("application", primary_key=True),
    Column("digest", String(64), nullable=False),
)

installation = _table(
    "installation",
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("key_file", LargeBinary(16), nullable=True),
    Column("backup_of", Date, nullable=True),
)
