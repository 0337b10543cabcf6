"""The private answer to a text that suggests self-harm: where to find help, and the text itself.

It comes before anything else, to its author alone, and the text stands nowhere but in it.
"""

from typing import Final

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import Draft, FormInput
from rejectbot.domain.safe_text import quoted
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.noting import NoteCare
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Panel
from rejectbot.ui.views import clues, note_clues

SHARE_VERB = "care-share"
NOTE_VERB = "care-note"
OWN_VERB = "care-own"
OWN_EDIT_VERB = "care-own-edit"
_TEXT_ID: Final = 221
_LATER: Final = "1"


def share_care(draft: Draft, form: FormInput, own_words: str, locale: str) -> Reply:
    """For a share; `own_words` are the server's own, or empty."""
    panel = _begun(own_words, locale)
    clues.add_draft(panel, draft, locale)
    choices = clues.choices_of(draft, form)
    panel.add_item(_choose(locale, clues.EDIT_VERB, SHARE_VERB, choices))
    return Reply(panel=panel)


def note_care(found: NoteCare, pid: RejectionId, own_words: str, locale: str) -> Reply:
    """For a note."""
    panel = _begun(own_words, locale)
    note_clues.add_note(panel, found.text)
    choices = note_clues.choices_of(pid, found.to, found.how)
    panel.add_item(_choose(locale, note_clues.EDIT_VERB, NOTE_VERB, choices))
    return Reply(panel=panel)


def own_care(wish: Wish, claim: str, own_words: str, locale: str) -> Reply:
    """For an update, a reply or another story; `claim` says of which rejection."""
    panel = _begun(own_words, locale)
    add_wish(panel, wish)
    panel.add_item(_choose(locale, OWN_EDIT_VERB, OWN_VERB, choices_of(wish, claim)))
    return Reply(panel=panel)


def add_wish(panel: Panel, wish: Wish) -> None:
    """Its text, in a block that can be copied and read back."""
    panel.add_item(discord.ui.TextDisplay(clues.block(wish.text), id=_TEXT_ID))


def choices_of(wish: Wish, claim: str) -> str:
    """What was chosen, and of which rejection, as the buttons carry it."""
    later = _LATER if wish.later else ""
    return f"{wish.deed}.{wish.detail or ''}.{later}.{claim}"


def own_wish_of(message: discord.Message | None, choices: str) -> tuple[Wish, str] | None:
    """What stands in such an answer, unchecked, with its claim; None where there is nothing."""
    text = clues.blocks_of(message).get(_TEXT_ID)
    deed_text, detail, later, claim = [*choices.split(".", 3), "", "", "", ""][:4]
    deed = chosen(Deed, deed_text)
    if text is None or deed not in {Deed.UPDATE, Deed.REPLY, Deed.EDIT}:
        return None
    return Wish(deed, text, detail or None, later=later == _LATER), claim


def is_own_page(message: discord.Message | None) -> bool:
    """Whether a private answer holds the text of an update, a reply or another story."""
    return _TEXT_ID in clues.blocks_of(message)


def _begun(own_words: str, locale: str) -> Panel:
    panel = Panel()
    panel.add_item(discord.ui.TextDisplay(say(locale, "care-words")))
    if own_words:
        panel.add_item(discord.ui.TextDisplay(say(locale, "care-server")))
        panel.add_item(discord.ui.TextDisplay(quoted(own_words)))
    panel.add_item(discord.ui.TextDisplay(say(locale, "care-choose")))
    return panel


def _choose(locale: str, edit: str, send: str, choices: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, key in ((edit, "care-edit"), (send, "care-send")):
        row.add_item(discord.ui.Button(label=say(locale, key), custom_id=custom_id(verb, choices)))
    return row
