"""The controls of the panel of posts by the clock: selects and a button."""

from collections.abc import Iterable

import discord

from rejectbot.domain.limits import UNANSWERED_HOURS
from rejectbot.domain.settings import DigestTime, Encouragers, ServerSettings
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import Panel

GOAL_VERB = "setup-team-goal"
DIGEST_DAY_VERB = "setup-digest"
DIGEST_HOUR_VERB = "setup-digest-hour"
ROLE_VERB = "setup-encouragers"
HOURS_VERB = "setup-unanswered"
UNDO_VERB = "setup-posts-undo"
OFF = "off"
_WEEKDAYS = (
    "digest-monday", "digest-tuesday", "digest-wednesday", "digest-thursday", "digest-friday",
    "digest-saturday", "digest-sunday",
)  # fmt: skip


def rows(
    settings: ServerSettings, locale: str, *, role_is_there: bool
) -> list[discord.ui.ActionRow[Panel]]:
    """What can be chosen now: hours only of what is on."""
    found = [_digest_days(settings.digest, locale)]
    if settings.digest is not None:
        found.append(_digest_hours(settings.digest, locale))
    found.append(_role(settings.encouragers if role_is_there else None, locale))
    if settings.encouragers is not None:
        found.append(_unanswered_hours(settings.encouragers, locale))
    goal: discord.ui.Button[Panel] = discord.ui.Button(
        label=say(locale, "setup-team-goal"), custom_id=custom_id(GOAL_VERB)
    )
    return [*found, discord.ui.ActionRow(goal)]


def weekday_name(weekday: int, locale: str) -> str:
    """An ISO weekday (1 is Monday) in words."""
    return say(locale, _WEEKDAYS[weekday - 1])


def clock(hour: int) -> str:
    """A full hour as it stands on a clock."""
    return f"{hour:02}:00"


def _digest_days(now: DigestTime | None, locale: str) -> discord.ui.ActionRow[Panel]:
    labels = {OFF: say(locale, "posts-digest-none")} | {
        str(weekday): say(locale, "posts-digest-day", day=weekday_name(weekday, locale))
        for weekday in range(1, 8)
    }
    return _select(DIGEST_DAY_VERB, labels.items(), OFF if now is None else str(now.weekday))


def _digest_hours(now: DigestTime, locale: str) -> discord.ui.ActionRow[Panel]:
    labels = ((str(hour), say(locale, "posts-digest-hour", hour=clock(hour))) for hour in range(24))
    return _select(DIGEST_HOUR_VERB, labels, str(now.hour))


def _unanswered_hours(now: Encouragers, locale: str) -> discord.ui.ActionRow[Panel]:
    labels = (
        (str(hours), say(locale, "posts-asked-hours", hours=hours)) for hours in UNANSWERED_HOURS
    )
    return _select(HOURS_VERB, labels, str(now.hours))


def _select(verb: str, labels: Iterable[tuple[str, str]], now: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(label=label, value=value, default=value == now)
        for value, label in labels
    ]
    select: discord.ui.Select[Panel] = discord.ui.Select(custom_id=custom_id(verb), options=options)
    return discord.ui.ActionRow(select)


def _role(now: Encouragers | None, locale: str) -> discord.ui.ActionRow[Panel]:
    """None chosen is a choice too: it turns the mention off."""
    kind = discord.SelectDefaultValueType.role
    chosen = [] if now is None else [discord.SelectDefaultValue(id=now.role, type=kind)]
    select: discord.ui.RoleSelect[Panel] = discord.ui.RoleSelect(
        custom_id=custom_id(ROLE_VERB),
        placeholder=say(locale, "posts-asked-choose"),
        min_values=0,
        default_values=chosen,
    )
    return discord.ui.ActionRow(select)
