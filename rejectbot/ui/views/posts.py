"""The second panel of `/setup`: what the bot posts by itself, all of it off until turned on."""

import discord

from rejectbot.domain.settings import TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.theme import ACCENT, Panel

GOAL_VERB = "setup-team-goal"


def posts_panel(progress: Progress | None, locale: str) -> Panel:
    """What holds now, and the controls to change it."""
    view = Panel()
    texts = [say(locale, "posts-title"), _goal(progress, locale)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_form_row(locale))
    return view


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


def _form_row(locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(label=say(locale, "setup-team-goal"), custom_id=custom_id(GOAL_VERB))
    )
    return row
