"""The form in which a moderator says for how long an author's next texts are held, and why."""

import discord

from rejectbot.domain.holds import HoldDays
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.forms.saying_why import reason_choice

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
    days: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(
        custom_id="days", options=lengths
    )
    form.ask(say(locale, "hold-days"), days, say(locale, "hold-days-hint"))
    reason = reason_choice(Reason, locale, is_needed=False)
    form.ask(say(locale, "queue-reason"), reason, say(locale, "hold-reason-hint"))
    return form
