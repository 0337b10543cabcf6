"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Add only: an older program must be able to go on reading."""
    ${upgrades if upgrades else "pass"}
