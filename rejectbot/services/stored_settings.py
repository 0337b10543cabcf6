"""A server's settings as they are stored, and back."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.safe_text import LinkRule
from rejectbot.domain.settings import DigestTime, Encouragers, Season, ServerSettings, TeamGoal
from rejectbot.domain.support import DEFAULT_EMOJI_SET, EMOJI_SETS
from rejectbot.storage.guilds import GuildRow

_COLUMNS = {
    "emoji_set": ("emoji",),
    "team_goal": ("team_goal", "team_goal_since", "team_goal_after", "team_goal_told"),
    "digest": ("digest_weekday", "digest_hour"),
    "encouragers": ("encourager_role", "unanswered_hours"),
}
"""Of the settings that are not stored in the one column of their name."""
_DAY = "team_goal_since"


def row_of(settings: ServerSettings) -> GuildRow:
    """What is stored of these settings."""
    goal, digest, asked = settings.team_goal, settings.digest, settings.encouragers
    return GuildRow(
        guild=settings.guild,
        channel=settings.channel,
        anonymous=settings.anonymous.value,
        emoji=settings.emoji_set,
        points=json.dumps(settings.points.as_dict()),
        locale=settings.locale,
        time_zone=settings.time_zone,
        credit_crowd=settings.credit_crowd,
        team_goal=goal.target if goal else None,
        team_goal_since=goal.since if goal else None,
        team_goal_after=goal.after if goal else None,
        team_goal_told=goal.told if goal else 0,
        digest_weekday=digest.weekday if digest else None,
        digest_hour=digest.hour if digest else None,
        encourager_role=asked.role if asked else None,
        unanswered_hours=asked.hours if asked else None,
        season=settings.season.number,
        season_reset=settings.season.reset,
        care=settings.care,
        links=settings.links.value,
        newcomers_wait=int(settings.newcomers_wait.total_seconds()) // 60,
        moderators_channel=settings.moderators_channel,
        review=settings.review.value,
        reports_to_hide=settings.reports_to_hide,
    )


def settings_of(row: GuildRow) -> ServerSettings:
    """The settings in a stored row; an emoji set that is no more becomes the default."""
    return ServerSettings(
        guild=row.guild,
        channel=row.channel,
        anonymous=AnonymousRule(row.anonymous),
        emoji_set=row.emoji if row.emoji in EMOJI_SETS else DEFAULT_EMOJI_SET,
        points=PointRules(**json.loads(row.points)),
        locale=row.locale,
        time_zone=row.time_zone,
        credit_crowd=row.credit_crowd,
        team_goal=_team_goal(row),
        digest=_digest(row),
        encouragers=_encouragers(row),
        season=Season(row.season, row.season_reset),
        care=row.care,
        links=LinkRule(row.links),
        newcomers_wait=timedelta(minutes=row.newcomers_wait),
        moderators_channel=row.moderators_channel,
        review=ReviewRule(row.review),
        reports_to_hide=row.reports_to_hide,
    )


def some_as_json(settings: ServerSettings, names: Iterable[str]) -> str:
    """The stored columns of these settings, named as attributes of `ServerSettings`."""
    row = row_of(settings)
    columns = [column for name in names for column in _COLUMNS.get(name, (name,))]
    return json.dumps({each: _plain(getattr(row, each)) for each in columns}, ensure_ascii=False)


def with_json(settings: ServerSettings, stored: str) -> ServerSettings:
    """The settings, but for what `some_as_json` wrote."""
    columns: dict[str, Any] = json.loads(stored)
    if columns.get(_DAY) is not None:
        columns[_DAY] = date.fromisoformat(columns[_DAY])
    return settings_of(replace(row_of(settings), **columns))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _team_goal(row: GuildRow) -> TeamGoal | None:
    if row.team_goal is None or row.team_goal_since is None:
        return None
    after = row.team_goal_after or 0
    return TeamGoal(row.team_goal, row.team_goal_since, after, row.team_goal_told)


def _digest(row: GuildRow) -> DigestTime | None:
    if row.digest_weekday is None or row.digest_hour is None:
        return None
    return DigestTime(row.digest_weekday, row.digest_hour)


def _encouragers(row: GuildRow) -> Encouragers | None:
    if row.encourager_role is None or row.unanswered_hours is None:
        return None
    return Encouragers(row.encourager_role, row.unanswered_hours)
