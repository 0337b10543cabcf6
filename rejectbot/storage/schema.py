"""What all tables are made with."""

from typing import Any

from sqlalchemy import BigInteger, Column, Index, MetaData, Table

metadata = MetaData()


def table(name: str, *parts: Column[Any] | Index) -> Table:
    """A table WITHOUT ROWID, so that no order of insertion is kept."""
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


def snowflake(name: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    """A column for one of Discord's ids."""
    return Column(name, BigInteger, autoincrement=False, primary_key=primary_key, nullable=nullable)
