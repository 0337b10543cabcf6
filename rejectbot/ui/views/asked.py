"""The private answer where other words are asked for: what was found, the text, and *Edit*."""

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.rejection import Draft, FormInput, How
from rejectbot.domain.safe_text import clean
from rejectbot.domain.safety_errors import WordsAsked
from rejectbot.services.control import Wish
from rejectbot.services.noting import NoteInput, NoteTo
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Panel
from rejectbot.ui.views import care, clues, note_clues
from rejectbot.ui.views.refusal import refusal_text


def share_asked(asked: WordsAsked, draft: Draft, form: FormInput, locale: str) -> Reply:
    """For a share."""
    panel = _begun(asked, locale)
    clues.add_draft(panel, draft, locale)
    return _with_edit(panel, clues.EDIT_VERB, clues.choices_of(draft, form), locale)


def note_asked(asked: WordsAsked, note: NoteInput, locale: str) -> Reply:
    """For a note."""
    panel = _begun(asked, locale)
    note_clues.add_note(panel, f"{note.opener} {clean(note.note)}".strip())
    to, how = chosen(NoteTo, note.to) or NoteTo.THREAD, chosen(How, note.by) or How.NAMED
    choices = note_clues.choices_of(note.pid, to, how)
    return _with_edit(panel, note_clues.EDIT_VERB, choices, locale)


def own_asked(asked: WordsAsked, wish: Wish, claim: str, locale: str) -> Reply:
    """For an update, a reply or another story; `claim` says of which rejection."""
    panel = _begun(asked, locale)
    care.add_wish(panel, wish)
    return _with_edit(panel, care.OWN_EDIT_VERB, care.choices_of(wish, claim), locale)


def _begun(asked: WordsAsked, locale: str) -> Panel:
    panel = Panel()
    panel.add_item(discord.ui.TextDisplay(refusal_text(asked, locale)))
    return panel


def _with_edit(panel: Panel, verb: str, choices: str, locale: str) -> Reply:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(label=say(locale, "clues-edit"), custom_id=custom_id(verb, choices))
    )
    panel.add_item(row)
    return Reply(panel=panel)
