"""The form in which a moderator says why a text is not published."""

import discord

from rejectbot.domain.limits import REASON_MAX
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.cards.queue import RETURN_VERB
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form


def reason_form(verb: str, entry: str, locale: str) -> Form:
    """Ask for a ready-made reason (`reason`) and more (`words`); needed where it is returned."""
    is_needed = verb == RETURN_VERB
    form = Form(title=say(locale, verb), custom_id=custom_id(verb, entry))
    options = [
        discord.SelectOption(label=say(locale, f"reason-{reason.value}"), value=reason.value)
        for reason in Reason
    ]
    chosen: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(
        custom_id="reason", options=options, required=is_needed, min_values=int(is_needed)
    )
    optional = "" if is_needed else "-optional"
    form.ask(say(locale, "queue-reason"), chosen, say(locale, f"queue-reason-hint{optional}"))
    form.ask(
        say(locale, "queue-words"),
        discord.ui.TextInput(
            custom_id="words",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=REASON_MAX,
        ),
        say(locale, f"queue-words-hint{optional}"),
    )
    return form
