"""The note form. It repeats what the author asked for, and offers what this server allows."""

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.services.noting import NoteInput
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.form import Form

VERB = "note"
_DESCRIPTION_MAX = 100


def note_form(
    locale: str, pid: RejectionId, wish: str | None, rule: AnonymousRule, text: str | None = None
) -> Form:
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
            default=text,
        ),
        (wish or say(locale, "note-text-hint"))[:_DESCRIPTION_MAX],
    )
    if rule is not AnonymousRule.OFF:
        form.ask(say(locale, "note-from"), _from(locale))
    form.ask(say(locale, "note-to"), _to(locale))
    return form


def note_input(sent: dict[str, str]) -> NoteInput:
    """What was sent, unchecked."""
    return NoteInput(sent.get("note", ""), sent.get("from"), sent.get("to"))


def _from(locale: str) -> discord.ui.RadioGroup[discord.ui.LayoutView]:
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="from", required=False
    )
    for way in ("named", "anonymous"):
        group.add_option(
            label=say(locale, f"note-from-{way}"),
            value=way,
            description=say(locale, f"note-from-{way}-hint"),
            default=way == "named",
        )
    return group


def _to(locale: str) -> discord.ui.RadioGroup[discord.ui.LayoutView]:
    group: discord.ui.RadioGroup[discord.ui.LayoutView] = discord.ui.RadioGroup(
        custom_id="to", required=False
    )
    for way in ("thread", "author"):
        group.add_option(label=say(locale, f"note-to-{way}"), value=way, default=way == "thread")
    return group
