"""Each setting of a server in plain words: its name, and what is chosen."""

from collections.abc import Callable
from datetime import timedelta

from rejectbot.domain.points import PointRules
from rejectbot.domain.safe_text import inline_name
from rejectbot.domain.settings import ServerSettings
from rejectbot.ui.copy import say
from rejectbot.ui.views.posts_controls import clock, weekday_name

CARE_SHOWN = 40
"""Characters of the server's own words about help: enough to know them again."""

_HOUR = 60


def setting_name(name: str, locale: str) -> str:
    """What a setting is called; `name` is its attribute in `ServerSettings`."""
    return say(locale, f"setting-{name.replace('_', '-')}")


def setting_words(name: str, settings: ServerSettings, locale: str) -> str:
    """What is chosen for a setting other than the points."""
    return WORDS[name](settings, locale)


def points_words(rules: PointRules, locale: str) -> dict[str, str]:
    """What is earned, by the fields of the points form."""

    def pair(points: int, most: int) -> str:
        return say(locale, "changed-points-a-day", points=points, most=most)

    worked_out = say(locale, "changed-points-updates", points=rules.update, worked=rules.worked_out)
    return {
        "shares": f"{rules.first_share}, {rules.second_share}, {rules.third_share}",
        "support": pair(rules.support, rules.supports_a_day),
        "note": pair(rules.note, rules.notes_a_day),
        "again": pair(rules.attempt, rules.attempts_a_day),
        "update": worked_out,
    }


def _channel(channel: int | None, locale: str) -> str:
    return say(locale, "changed-none") if channel is None else f"<#{channel}>"


def _team_goal(settings: ServerSettings, locale: str) -> str:
    goal = settings.team_goal
    if goal is None:
        return say(locale, "changed-off")
    return say(locale, "changed-team-goal", target=goal.target, since=goal.since.isoformat())


def _digest(settings: ServerSettings, locale: str) -> str:
    digest = settings.digest
    if digest is None:
        return say(locale, "changed-off")
    day = weekday_name(digest.weekday, locale)
    return say(locale, "changed-digest", day=day, hour=clock(digest.hour))


def _encouragers(settings: ServerSettings, locale: str) -> str:
    asked = settings.encouragers
    if asked is None:
        return say(locale, "changed-off")
    return say(locale, "changed-encouragers", role=f"<@&{asked.role}>", hours=asked.hours)


def _care(settings: ServerSettings, locale: str) -> str:
    if not settings.care:
        return say(locale, "changed-none")
    return say(locale, "changed-care", words=inline_name(settings.care, limit=CARE_SHOWN))


def _wait(wait: timedelta, locale: str) -> str:
    minutes = int(wait.total_seconds()) // 60
    if not minutes:
        return say(locale, "changed-wait-none")
    if minutes < _HOUR:
        return say(locale, "changed-wait-minutes", count=minutes)
    if wait.days:
        return say(locale, "changed-wait-days", count=wait.days)
    return say(locale, "changed-wait-hours", count=minutes // _HOUR)


def reports_choice(count: int, locale: str) -> str:
    """How many reports hide something."""
    return (
        say(locale, "setup-reports", count=count) if count else say(locale, "setup-reports-never")
    )


WORDS: dict[str, Callable[[ServerSettings, str], str]] = {
    "channel": lambda it, locale: _channel(it.channel, locale),
    "moderators_channel": lambda it, locale: _channel(it.moderators_channel, locale),
    "review": lambda it, locale: say(locale, f"setup-review-{it.review.value}"),
    "anonymous": lambda it, locale: say(locale, f"setup-anonymous-{it.anonymous.value}"),
    "emoji_set": lambda it, _: " ".join(it.emoji.values()),
    "locale": lambda it, _: say(it.locale, "language-name"),
    "time_zone": lambda it, _: it.time_zone,
    "credit_crowd": lambda it, _: str(it.credit_crowd),
    "team_goal": _team_goal,
    "digest": _digest,
    "encouragers": _encouragers,
    "care": _care,
    "links": lambda it, locale: say(locale, f"changed-links-{it.links.value.replace('_', '-')}"),
    "reports_to_hide": lambda it, locale: reports_choice(it.reports_to_hide, locale),
    "newcomers_wait": lambda it, locale: _wait(it.newcomers_wait, locale),
}
"""By attribute of `ServerSettings`; a test finds the one that is missing."""
