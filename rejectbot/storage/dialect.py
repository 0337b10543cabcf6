"""One spelling of "insert or update" for both databases."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Insert, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

Changes = Callable[[Any], Mapping[str, Any]]
"""From the row that was refused (`excluded`) to the new values."""


class Upsert:
    """An INSERT … ON CONFLICT DO UPDATE, built once for each database.

    `returning`: columns of each row as it is stored then, in no order. `rows`: a SELECT with a
    WHERE whose columns, named like the table's, are the rows.
    """

    def __init__(
        self,
        table: Table,
        keys: Sequence[str],
        changes: Changes,
        *,
        returning: Sequence[Column[Any]] = (),
        rows: Select[*tuple[Any, ...]] | None = None,
    ) -> None:
        self._statements: dict[str, Insert] = {}
        for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
            new = insert(table)
            made: Any = new.on_conflict_do_update(index_elements=keys, set_=changes(new.excluded))
            if rows is not None:
                made = made.from_select(list(rows.selected_columns.keys()), rows)
            self._statements[name] = made.returning(*returning) if returning else made

    def on(self, tx: Connection) -> Insert:
        """The statement in the language of the transaction's database."""
        return self._statements[tx.dialect.name]


class InsertOnce:
    """An INSERT … ON CONFLICT DO NOTHING, built once for each database."""

    def __init__(self, table: Table) -> None:
        self._statements: dict[str, Insert] = {
            "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
            "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
        }

    def into(self, tx: Connection, **values: object) -> bool:
        """Insert one row; False when it stands already."""
        return tx.execute(self._statements[tx.dialect.name], values).rowcount == 1
