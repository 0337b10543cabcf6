"""What all tables are made with."""

from typing import Any

from sqlalchemy import BigInteger, Column, Index, MetaData, Table, text

metadata = MetaData()
IS_HIDDEN = text("state = 'hidden'")
"""Written out, since SQLite uses a partial index only where it reads the very same."""


def table(name: str, *parts: Column[Any] | Index) -> Table:
    """A table WITHOUT ROWID, so that no order of insertion is kept."""
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


def snowflake(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    """A column for one of Discord's ids."""
    return Column(name, BigInteger, autoincrement=False, primary_key=primary_key, nullable=nullable)


def hidden_index(name: str) -> Index:
    """The few rows of a server that are hidden, among however many."""
    return Index(name, "guild", sqlite_where=IS_HIDDEN, postgresql_where=IS_HIDDEN)
