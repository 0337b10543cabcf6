"""The second panel of `/setup`: what the bot posts by itself, all of it off until turned on."""

from dataclasses import dataclass

import discord

from rejectbot.domain.limits import ASKED_FROM, ASKED_UNTIL
from rejectbot.domain.settings import ServerSettings, TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.services.announcement import RoleReach
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel
from rejectbot.ui.views.posts_controls import (
    GOAL_VERB,
    UNDO_VERB,
    clock,
    rows,
    weekday_name,
)
from rejectbot.ui.views.top import Top, add_top


@dataclass(frozen=True, slots=True)
class PostsNow:
    """What holds now; `reach` is what a mention of the encouragers does, None if unknown.

    `lacks_pictures`: the digest that was chosen has to come without its chart.
    """

    settings: ServerSettings
    progress: Progress | None
    reach: RoleReach | None
    lacks_pictures: bool = False


def posts_panel(now: PostsNow, locale: str, top: Top | None = None) -> Panel:
    """What holds now, and the controls to change it, below what was changed."""
    view = Panel()
    add_top(view, top, UNDO_VERB, locale)
    shown: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(say(locale, "posts-title"))]
    for text in (_goal(now.progress, locale), _digest(now, locale), _asked(now, locale)):
        shown += [discord.ui.Separator(visible=False), discord.ui.TextDisplay(text)]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    is_there = now.reach is not RoleReach.GONE
    for row in rows(now.settings, locale, role_is_there=is_there):
        view.add_item(row)
    return view


def goal_form(goal: TeamGoal | None, locale: str) -> Form:
    """Ask for the team's goal; empty is none."""
    form = Form(title=say(locale, "setup-team-goal"), custom_id=custom_id(GOAL_VERB))
    form.ask(
        say(locale, "team-goal-label"),
        discord.ui.TextInput(
            custom_id="target",
            max_length=5,
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


def _digest(now: PostsNow, locale: str) -> str:
    settings, digest = now.settings, now.settings.digest
    if digest is None:
        return say(locale, "posts-digest-off")
    day = weekday_name(digest.weekday, locale)
    hour, zone = clock(digest.hour), settings.time_zone
    text = say(locale, "posts-digest-on", day=day, hour=hour, zone=zone)
    if now.lacks_pictures:
        text += "\n" + say(locale, "digest-lacks-picture", channel=f"<#{settings.channel}>")
    return text


def _asked(now: PostsNow, locale: str) -> str:
    asked = now.settings.encouragers
    if asked is None:
        return say(locale, "posts-asked-off")
    if now.reach is RoleReach.GONE:
        return say(locale, "posts-asked-gone")
    role = f"<@&{asked.role}>"
    hours, zone = asked.hours, now.settings.time_zone
    begin, end = clock(ASKED_FROM), clock(ASKED_UNTIL)
    text = say(locale, "posts-asked-on", role=role, hours=hours, begin=begin, end=end, zone=zone)
    if now.reach is RoleReach.SILENT:
        text += "\n" + say(locale, "posts-asked-silent", role=role)
    return text
