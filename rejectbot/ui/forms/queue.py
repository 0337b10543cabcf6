"""The form in which a moderator says why a text is not published."""

from rejectbot.domain.limits import REASON_MAX
from rejectbot.domain.reviewing import Reason
from rejectbot.ui.cards.queue import RETURN_VERB
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form
from rejectbot.ui.forms.saying_why import own_words, reason_choice


def reason_form(verb: str, entry: str, locale: str) -> Form:
    """Ask for a ready-made reason (`reason`) and more (`words`); needed where it is returned."""
    is_needed = verb == RETURN_VERB
    form = Form(title=say(locale, verb), custom_id=custom_id(verb, entry))
    optional = "" if is_needed else "-optional"
    reason = reason_choice(Reason, locale, is_needed=is_needed)
    form.ask(say(locale, "queue-reason"), reason, say(locale, f"queue-reason-hint{optional}"))
    words = own_words(REASON_MAX)
    form.ask(say(locale, "queue-words"), words, say(locale, f"queue-words-hint{optional}"))
    return form
