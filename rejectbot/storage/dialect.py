"""One spelling of "insert or update" for both databases."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

Changes = Callable[[Any], Mapping[str, Any]]
"""From the row that was refused (`excluded`) to the new values."""


class Upsert:
    """An INSERT … ON CONFLICT DO UPDATE, built once for each database.

    `returning`: columns of each row as it is stored then, in no order.
    """

    def __init__(
        self,
        table: Table,
        keys: Sequence[str],
        changes: Changes,
        returning: Sequence[Column[Any]] = (),
    ) -> None:
        lite = sqlite.insert(table)
        post = postgresql.insert(table)
        statements: dict[str, Any] = {
            "sqlite": lite.on_conflict_do_update(index_elements=keys, set_=changes(lite.excluded)),
            "postgresql": post.on_conflict_do_update(
                index_elements=keys, set_=changes(post.excluded)
            ),
        }
        self._statements: dict[str, Insert] = {
            name: each.returning(*returning) if returning else each
            for name, each in statements.items()
        }

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
