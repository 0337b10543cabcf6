"""The season of a server's boards: which one runs, beginning another, and taking that back."""

from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, literal_column, select, update

from rejectbot.domain.boards import BoardKey
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import SEASON_UNDONE_WITHIN
from rejectbot.domain.settings import Season
from rejectbot.storage import totals
from rejectbot.storage.tables import earning, guild

NOTHING_TO_ERASE = "numbers of servers; what earned in which is erased by `points` and `totals`"

_HERE = guild.c.guild == bindparam("in_guild")
_FIND = select(guild.c.season, guild.c.season_reset).where(_HERE)
_NUMBER = select(guild.c.season).where(_HERE)
RUNNING = func.coalesce(_NUMBER.with_for_update(key_share=True).scalar_subquery(), 0)
"""The season that runs in `in_guild`, for a statement that writes.

On PostgreSQL it holds the server's row until the transaction ends, so that no season begins or is
undone meanwhile; on SQLite one transaction writes at a time anyway.
"""

_IS_EXPECTED = and_(_HERE, guild.c.season == bindparam("expected"))
_BEGIN = (
    update(guild)
    .where(_IS_EXPECTED)
    .values(season=bindparam("expected") + 1, season_reset=bindparam("on"))
)
_UNDO = (
    update(guild)
    .where(_IS_EXPECTED, guild.c.season_reset >= bindparam("since"))
    .values(season=bindparam("expected") - 1, season_reset=None)
)
_MOVE = (
    update(earning)
    .where(
        earning.c.guild == bindparam("in_guild"),
        earning.c.season == bindparam("was"),
        earning.c.season != literal_column("0"),  # in so many words, as its index says it
    )
    .values(season=bindparam("to"))
)


def find(tx: Connection, in_guild: GuildId) -> Season:
    """The season that runs in a server."""
    row = tx.execute(_FIND, {"in_guild": in_guild}).one_or_none()
    return Season() if row is None else Season(row.season, row.season_reset)


def begin(tx: Connection, in_guild: GuildId, expected: int, day: date) -> bool:
    """End the season `expected` on the server's `day`; False when it is not the one that runs."""
    values = {"in_guild": in_guild, "expected": expected, "on": day}
    return tx.execute(_BEGIN, values).rowcount == 1


def undo(tx: Connection, in_guild: GuildId, expected: int, today: date) -> bool:
    """Go back from the season `expected` to the one before, with all that was earned meanwhile.

    False when it is not the one that runs, or began too long before `today`. The season that is
    gone back to can't be undone itself.
    """
    since = today - SEASON_UNDONE_WITHIN
    values = {"in_guild": in_guild, "expected": expected, "since": since}
    if tx.execute(_UNDO, values).rowcount != 1:
        return False
    tx.execute(_MOVE, {"in_guild": in_guild, "was": expected, "to": expected - 1})
    for key in map(BoardKey.read, totals.periods(tx, in_guild)):
        if key.season == expected:
            totals.merge(tx, in_guild, key.stored, key.of_season(expected - 1).stored)
    return True
