"""The form in which a moderator says why a card or note is taken down."""

from rejectbot.domain.limits import REASON_MAX
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.forms.saying_why import own_words, reason_choice


def removal_form(verb: str, about: str, locale: str) -> Form:
    """Ask for a ready-made reason (`reason`) and, if they like, for more (`words`)."""
    form = Form(title=say(locale, "moderate-taken-down"), custom_id=custom_id(verb, about))
    reason = reason_choice(Reason, locale)
    form.ask(say(locale, "queue-reason"), reason, say(locale, "moderate-reason-hint"))
    words = own_words(REASON_MAX)
    form.ask(say(locale, "queue-words"), words, say(locale, "queue-words-hint"))
    return form
