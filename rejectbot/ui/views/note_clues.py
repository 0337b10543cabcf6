"""The private answer when clues were found in an anonymous note; the note is in it alone."""

import discord

from rejectbot.domain.ids import RejectionId, rejection_id_from_text
from rejectbot.domain.rejection import How
from rejectbot.services.noting import NoteClues, NoteInput, NoteTo
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Panel
from rejectbot.ui.views import clues

EDIT_VERB = "note-edit"
SEND_VERB = "note-send"
_NOTE_ID = 211
"""The number of the component that holds the note."""


def note_clues_found(found: NoteClues, pid: RejectionId, locale: str) -> Reply:
    """What was found, the note in a block that can be copied, *Edit* and *Send anyway*."""
    panel = Panel()
    panel.add_item(discord.ui.TextDisplay(clues.words(found.clues, locale)))
    add_note(panel, found.text)
    choices = choices_of(pid, found.to, How.ANONYMOUS)
    panel.add_item(clues.buttons(choices, locale, EDIT_VERB, SEND_VERB))
    return Reply(panel=panel)


def add_note(panel: Panel, text: str) -> None:
    """The note in a block that can be copied and read back."""
    panel.add_item(discord.ui.TextDisplay(clues.block(text), id=_NOTE_ID))


def choices_of(pid: RejectionId, to: NoteTo, how: How) -> str:
    """What was chosen for a note, as the buttons carry it."""
    return f"{pid.hex()}.{to}.{how}"


def note_draft_of(message: discord.Message | None, choices: str = "") -> NoteInput | None:
    """The note in a private answer, unchecked, or None where there is none.

    `choices` are what a button of it carries.
    """
    text = clues.blocks_of(message).get(_NOTE_ID)
    pid_text, to, how = [*choices.split("."), "", "", ""][:3]
    pid = rejection_id_from_text(pid_text)
    if text is None or pid is None:
        return None
    return NoteInput(pid, text, how or How.ANONYMOUS.value, to)


def is_note_page(message: discord.Message | None) -> bool:
    """Whether a private answer holds a note."""
    return _NOTE_ID in clues.blocks_of(message)
