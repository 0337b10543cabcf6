"""The form in which a member tells moderators what is wrong with a card or note."""

import discord

from rejectbot.domain.limits import REPORT_MAX
from rejectbot.domain.reporting import ReportReason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.forms.saying_why import own_words

VERB = "report"
PRIVATE_VERB = "report-private"


def report_form(message: int, locale: str) -> Form:
    """Ask what is wrong (`reason`) and, if they like, for more (`words`)."""
    form = Form(title=say(locale, "report-title"), custom_id=custom_id(VERB, str(message)))
    return _asking(form, "report-reason-hint", "report-words-hint", locale)


def private_report_form(more: str, locale: str, *, is_anonymous: bool) -> Form:
    """The same of a note to an author alone; `is_anonymous`: that author's card is.

    Then for a reason alone: whoever writes nothing gives nothing away about themselves.
    """
    made = custom_id(PRIVATE_VERB, more)
    form = Form(title=say(locale, "inbox-report"), custom_id=made)
    if is_anonymous:
        return _asking_why(form, "report-private-hint-anonymous", locale)
    return _asking(form, "report-private-hint-named", "report-private-words-hint", locale)


def _asking(form: Form, reason_hint: str, words_hint: str, locale: str) -> Form:
    form = _asking_why(form, reason_hint, locale)
    form.ask(say(locale, "report-words"), own_words(REPORT_MAX), say(locale, words_hint))
    return form


def _asking_why(form: Form, hint: str, locale: str) -> Form:
    options = [
        discord.RadioGroupOption(label=say(locale, f"report-{reason.value}"), value=reason.value)
        for reason in ReportReason
    ]
    chosen: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="reason", options=options
    )
    form.ask(say(locale, "report-reason"), chosen, say(locale, hint))
    return form
