"""The settings of servers."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, case, select

from rejectbot.domain.ids import ChannelId, GuildId, RoleId
from rejectbot.storage.dialect import InsertOnce, Upsert
from rejectbot.storage.tables import guild

NOTHING_TO_ERASE = "settings of servers, which name nobody"


@dataclass(frozen=True, slots=True)
class GuildRow:
    """One server's settings as they are stored; `points` is JSON, `newcomers_wait` in minutes.

    What is off is None: `team_goal` with its `team_goal_since` and `team_goal_after`, both of the
    digest, both of `encourager_role` and `unanswered_hours`.
    """

    guild: GuildId
    channel: ChannelId | None
    anonymous: str
    emoji: str
    points: str
    locale: str
    time_zone: str
    credit_crowd: int
    team_goal: int | None
    team_goal_since: date | None
    team_goal_after: int | None
    team_goal_told: int
    digest_weekday: int | None
    digest_hour: int | None
    encourager_role: RoleId | None
    unanswered_hours: int | None
    season: int
    season_reset: date | None
    care: str
    links: str
    newcomers_wait: int
    moderators_channel: ChannelId | None
    review: str
    reports_to_hide: int


_COLUMNS = tuple(field.name for field in fields(GuildRow) if field.name != "guild")
_OF_SEASON = frozenset({"season", "season_reset"})


def _changes(new: Any) -> dict[str, Any]:
    """All that is new, but for the season, which `seasons` alone changes.

    What was told of a team goal is not untold by saving the same goal again.
    """
    is_same = and_(
        guild.c.team_goal.is_not_distinct_from(new.team_goal),
        guild.c.team_goal_since.is_not_distinct_from(new.team_goal_since),
        guild.c.team_goal_after.is_not_distinct_from(new.team_goal_after),
        guild.c.team_goal_told > new.team_goal_told,
    )
    told = case((is_same, guild.c.team_goal_told), else_=new.team_goal_told)
    kept = {name: new[name] for name in _COLUMNS if name not in _OF_SEASON}
    return kept | {"team_goal_told": told}


_SAVE = Upsert(guild, ["guild"], _changes)
_ADD = InsertOnce(guild)
_ALL = select(*(guild.c[name] for name in ("guild", *_COLUMNS)))


def save(tx: Connection, row: GuildRow) -> None:
    """Store all settings of one server; of one that has some, the season stays as it is."""
    tx.execute(_SAVE.on(tx), _values(row))


def add(tx: Connection, row: GuildRow) -> None:
    """Store the settings of a server that has none; those of another stay as they are."""
    _ADD.into(tx, **_values(row))


def load_all(tx: Connection) -> list[GuildRow]:
    """The settings of every server that has any."""
    return [GuildRow(**row._mapping) for row in tx.execute(_ALL)]


def _values(row: GuildRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("guild", *_COLUMNS)}
