"""Whose reports hide nothing, what reports hide no more, and what is hidden, found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_HIDDEN = sa.text("state = 'hidden'")
_LET_STAND = """
    INSERT INTO reports_spent (pid, guild, waits)
    SELECT pid, MIN(guild), :waits FROM report WHERE state IN ('kept', 'shown') GROUP BY pid
"""
_WAITING = """
    INSERT INTO reports_spent (pid, guild, waits)
    SELECT pid, MIN(guild), :waits FROM moderation
    WHERE what = 'reported' AND pid NOT IN (SELECT pid FROM reports_spent)
    AND pid IN (SELECT pid FROM report WHERE state = 'open')
    AND pid NOT IN (SELECT pid FROM moderation WHERE what = 'hidden' AND pid IS NOT NULL)
    AND (pid IN (SELECT pid FROM rejection WHERE state = 'hidden')
      OR pid IN (SELECT id FROM note WHERE state = 'hidden'))
    GROUP BY pid
"""


def upgrade() -> None:
    """Add a column, a table and two indexes; what moderators have let stand stays so."""
    op.add_column(
        "report", sa.Column("is_new", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "reports_spent",
        sa.Column("pid", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("reports_spent_waiting", "reports_spent", ["guild", "waits"])
    for table in ("rejection", "note"):
        op.create_index(
            f"{table}_hidden",
            table,
            ["guild"],
            sqlite_where=_HIDDEN,
            postgresql_where=_HIDDEN,
        )
    for statement, waits in ((_LET_STAND, False), (_WAITING, True)):
        told = sa.bindparam("waits", waits, sa.Boolean())
        op.get_bind().execute(sa.text(statement).bindparams(told))
