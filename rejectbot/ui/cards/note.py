"""A note as it stands in a card's thread."""

import discord

from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.services.ports import NoteToPost
from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel


def note_card(note: NoteToPost) -> Panel:
    """Who wrote it, in our words, and the note, quoted; the author's mention where they asked."""
    locale = note.settings.locale
    name = inline_name(note.writer_name, default=say(locale, "somebody"))
    view = Panel()
    if note.mention is not None:
        told = say(locale, "note-for-author", author=f"<@{note.mention}>")
        view.add_item(discord.ui.TextDisplay(told))
    view.add_item(
        discord.ui.Container(
            discord.ui.TextDisplay(say(locale, "note-heading", name=name)),
            discord.ui.TextDisplay(quoted(note.text)),
            accent_colour=ACCENT,
        )
    )
    return view
