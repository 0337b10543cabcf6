"""The form in which a member tells moderators what is wrong with a card or note."""

import discord

from rejectbot.domain.limits import REPORT_MAX
from rejectbot.domain.reporting import ReportReason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.forms.saying_why import own_words

VERB = "report"


def report_form(message: int, locale: str) -> Form:
    """Ask what is wrong (`reason`) and, if they like, for more (`words`)."""
    form = Form(title=say(locale, "report-title"), custom_id=custom_id(VERB, str(message)))
    options = [
        discord.RadioGroupOption(label=say(locale, f"report-{reason.value}"), value=reason.value)
        for reason in ReportReason
    ]
    chosen: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="reason", options=options
    )
    form.ask(say(locale, "report-reason"), chosen, say(locale, "report-reason-hint"))
    words = own_words(REPORT_MAX)
    form.ask(say(locale, "report-words"), words, say(locale, "report-words-hint"))
    return form
