"""The form in which a moderator says for how long an author's next texts are held, and why."""

import discord

from rejectbot.domain.holds import HoldDays
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

HOLD_VERB = "mod-hold"


def hold_form(about: str, locale: str) -> Form:
    """Ask for how long (`days`) and, if they like, why (`reason`); `about` is a card or note."""
    form = Form(title=say(locale, "hold-title"), custom_id=custom_id(HOLD_VERB, about))
    lengths = [
        discord.SelectOption(
            label=say(locale, f"hold-days-{days.name.lower()}"), value=str(days.value)
        )
        for days in HoldDays
    ]
    form.ask(say(locale, "hold-days"), _select("days", lengths), say(locale, "hold-days-hint"))
    reasons = [
        discord.SelectOption(label=say(locale, f"reason-{reason.value}"), value=reason.value)
        for reason in Reason
    ]
    asked = _select("reason", reasons)
    asked.required = False
    form.ask(say(locale, "queue-reason"), asked, say(locale, "hold-reason-hint"))
    return form


def _select(
    name: str, options: list[discord.SelectOption]
) -> discord.ui.Select[discord.ui.LayoutView]:
    return discord.ui.Select(custom_id=name, options=options)
