"""The second panel of `/setup`: what the bot posts by itself, all of it off until turned on."""

import discord

from rejectbot.domain.settings import DigestTime, ServerSettings, TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel

GOAL_VERB = "setup-team-goal"
DIGEST_DAY_VERB = "setup-digest"
DIGEST_HOUR_VERB = "setup-digest-hour"
OFF = "off"
_FIRST_DIGEST = DigestTime(weekday=1, hour=9)
"""What the panel begins with: the week before, at the start of a working one."""
_WEEKDAYS = (
    "digest-monday", "digest-tuesday", "digest-wednesday", "digest-thursday", "digest-friday",
    "digest-saturday", "digest-sunday",
)  # fmt: skip


def posts_panel(settings: ServerSettings, progress: Progress | None, locale: str) -> Panel:
    """What holds now, and the controls to change it."""
    view = Panel()
    texts = [say(locale, "posts-title"), _goal(progress, locale), _digest(settings, locale)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_digest_days(settings, locale))
    if settings.digest is not None:
        view.add_item(_digest_hours(settings.digest, locale))
    view.add_item(_form_row(locale))
    return view


def digest_of(settings: ServerSettings) -> DigestTime:
    """When the digest comes, or would come first."""
    return settings.digest or _FIRST_DIGEST


def goal_form(goal: TeamGoal | None, locale: str) -> Form:
    """Ask for the team's goal; empty is none."""
    form = Form(title=say(locale, "setup-team-goal"), custom_id=custom_id(GOAL_VERB))
    form.ask(
        say(locale, "team-goal-label"),
        discord.ui.TextInput(
            custom_id="target",
            max_length=6,
            required=False,
            default=str(goal.target) if goal else None,
        ),
        say(locale, "team-goal-hint"),
    )
    return form


def _goal(progress: Progress | None, locale: str) -> str:
    if progress is None:
        return say(locale, "posts-goal-off")
    return say(
        locale,
        "posts-goal-on",
        count=progress.count,
        target=progress.target,
        since=progress.since.isoformat(),
    )


def _digest(settings: ServerSettings, locale: str) -> str:
    digest = settings.digest
    if digest is None:
        return say(locale, "posts-digest-off")
    day = say(locale, _WEEKDAYS[digest.weekday - 1])
    return say(
        locale, "posts-digest-on", day=day, hour=_clock(digest.hour), zone=settings.time_zone
    )


def _digest_days(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    now = settings.digest
    options = [
        discord.SelectOption(
            label=say(locale, "posts-digest-none"), value=OFF, default=now is None
        ),
        *(
            discord.SelectOption(
                label=say(locale, "posts-digest-day", day=say(locale, name)),
                value=str(number),
                default=now is not None and now.weekday == number,
            )
            for number, name in enumerate(_WEEKDAYS, start=1)
        ),
    ]
    return _row(discord.ui.Select(custom_id=custom_id(DIGEST_DAY_VERB), options=options))


def _digest_hours(now: DigestTime, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=say(locale, "posts-digest-hour", hour=_clock(hour)),
            value=str(hour),
            default=hour == now.hour,
        )
        for hour in range(24)
    ]
    return _row(discord.ui.Select(custom_id=custom_id(DIGEST_HOUR_VERB), options=options))


def _clock(hour: int) -> str:
    return f"{hour:02}:00"


def _row(item: discord.ui.Item[Panel]) -> discord.ui.ActionRow[Panel]:
    return discord.ui.ActionRow(item)


def _form_row(locale: str) -> discord.ui.ActionRow[Panel]:
    return _row(
        discord.ui.Button(label=say(locale, "setup-team-goal"), custom_id=custom_id(GOAL_VERB))
    )
