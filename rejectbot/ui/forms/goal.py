"""The form of a member's own goal: the options of `/goal set`, for who is on a phone."""

from typing import Any

import discord

from rejectbot.domain.goal import GOAL_MOST
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

VERB = "goal-set"
_DAY_MAX = 32
"""Characters: more than a day takes, so that what is no day can be told back."""


def goal_form(locale: str, target: str = "", by: str = "") -> Form:
    """Ask for how many (`target`) and by when (`by`), beginning with what holds."""
    form = Form(title=say(locale, "goal-form"), custom_id=custom_id(VERB))
    most = len(str(GOAL_MOST))
    form.ask(say(locale, "goal-form-target"), _line("target", target[:most], most))
    form.ask(
        say(locale, "goal-form-by"),
        _line("by", by[:_DAY_MAX], _DAY_MAX, required=False),
        say(locale, "goal-form-by-hint"),
    )
    return form


def _line(
    name: str, written: str, most: int, *, required: bool = True
) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=name, max_length=most, required=required, default=written or None
    )
