"""The form in which a moderator says why a card or note is taken down."""

import discord

from rejectbot.domain.limits import REASON_MAX
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form


def removal_form(verb: str, about: str, locale: str) -> Form:
    """Ask for a ready-made reason (`reason`) and, if they like, for more (`words`)."""
    form = Form(title=say(locale, "moderate-taken-down"), custom_id=custom_id(verb, about))
    options = [
        discord.SelectOption(label=say(locale, f"reason-{reason.value}"), value=reason.value)
        for reason in Reason
    ]
    chosen: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(
        custom_id="reason", options=options
    )
    form.ask(say(locale, "queue-reason"), chosen, say(locale, "moderate-reason-hint"))
    form.ask(
        say(locale, "queue-words"),
        discord.ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_MAX,
        ),
        say(locale, "queue-words-hint"),
    )
    return form
