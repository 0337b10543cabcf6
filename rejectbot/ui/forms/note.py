"""The note form. It repeats what the author asked for, and offers what exists."""

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

VERB = "note"
_DESCRIPTION_MAX = 100


def note_form(locale: str, pid: RejectionId, wish: str | None) -> Form:
    """The form for a note to the card `pid`; `wish` is the card's own line about that."""
    form = Form(title=say(locale, "note-title"), custom_id=custom_id(VERB, pid))
    form.ask(
        say(locale, "note-text"),
        discord.ui.TextInput(
            custom_id="note",
            style=discord.TextStyle.paragraph,
            min_length=1,
            max_length=NOTE_MAX,
            placeholder=say(locale, "note-placeholder"),
        ),
        (wish or say(locale, "note-text-hint"))[:_DESCRIPTION_MAX],
    )
    return form
