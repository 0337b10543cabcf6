"""The private answer when clues were found: the draft itself is in it, and nowhere else."""

import re
from collections.abc import Sequence
from typing import Final

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.clues import Clue
from rejectbot.domain.ids import OutboxId, rejection_id_from_text
from rejectbot.domain.limits import CLUE_SHOWN_MAX, CLUES_SHOWN
from rejectbot.domain.rejection import Draft, FormInput, Kind, Wants
from rejectbot.domain.safe_text import clean, inline_name, plain
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Panel

EDIT_VERB = "draft-edit"
SEND_VERB = "draft-send"
_STORY_ID, _NEXT_ID = 201, 202
"""The numbers of the components that hold the texts, by which they are found again."""
_BLOCK: Final = re.compile(r"\A```\n(.*)\n```\Z", re.DOTALL)


def clues_found(draft: Draft, form: FormInput, clues: Sequence[Clue], locale: str) -> Reply:
    """What was found, the draft in blocks that can be copied, *Edit* and *Send anyway*."""
    panel = Panel()
    panel.add_item(discord.ui.TextDisplay(words(clues, locale)))
    add_draft(panel, draft, locale)
    panel.add_item(buttons(choices_of(draft, form), locale))
    return Reply(panel=panel)


def add_draft(panel: Panel, draft: Draft, locale: str) -> None:
    """The texts of the draft, in blocks that can be copied and read back."""
    panel.add_item(discord.ui.TextDisplay(block(draft.story), id=_STORY_ID))
    if draft.next:
        panel.add_item(discord.ui.TextDisplay(say(locale, "clues-next")))
        panel.add_item(discord.ui.TextDisplay(block(draft.next), id=_NEXT_ID))


def draft_of(message: discord.Message | None, choices: str = "") -> FormInput | None:
    """The draft in a private answer, unchecked, or None where there is none.

    `choices` are what a button of it carries.
    """
    texts = blocks_of(message)
    if _STORY_ID not in texts:
        return None
    kind, wants, visibility, before = [*choices.split("."), "", "", "", ""][:4]
    instead_of = rejection_id_from_text(before)
    return FormInput(
        story=texts[_STORY_ID],
        kind=kind,
        wants=wants,
        next=texts.get(_NEXT_ID, ""),
        visibility=visibility,
        instead_of=None if instead_of is None else OutboxId(instead_of),
    )


def words(clues: Sequence[Clue], locale: str) -> str:
    """What was found, and what its writer can do."""
    shown = [
        say(locale, f"clue-{clue.kind.value}", found=inline_name(clue.text, limit=CLUE_SHOWN_MAX))
        for clue in clues[:CLUES_SHOWN]
    ]
    left = len(clues) - len(shown)
    more = [say(locale, "clues-more", count=left)] if left else []
    title, found = say(locale, "clues-title"), say(locale, "clues-found")
    return "\n".join([title, found, *shown, *more, say(locale, "clues-choose")])


def block(text: str) -> str:
    """A text that can be copied, and read back by `blocks_of`."""
    return f"```\n{plain(text)}\n```"


def choices_of(draft: Draft, form: FormInput) -> str:
    """What was chosen; what was left open stays open. Then what it is written instead of."""
    kind, wants = chosen(Kind, form.kind), chosen(Wants, form.wants)
    before = [] if form.instead_of is None else [form.instead_of.hex()]
    return ".".join([kind or "", wants or "", draft.visibility, *before])


def buttons(
    choices: str, locale: str, edit: str = EDIT_VERB, send: str = SEND_VERB
) -> discord.ui.ActionRow[Panel]:
    """*Edit* and *Send anyway*, which carry what was chosen."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, key, style in (
        (edit, "clues-edit", discord.ButtonStyle.primary),
        (send, "clues-send", discord.ButtonStyle.secondary),
    ):
        row.add_item(
            discord.ui.Button(
                label=say(locale, key), style=style, custom_id=custom_id(verb, choices)
            )
        )
    return row


def blocks_of(message: discord.Message | None) -> dict[int, str]:
    """The blocks of the message by their number, cleaned of what made them fit to copy."""
    found: dict[int, str] = {}
    for component in message.components if message else ():
        if isinstance(component, discord.TextDisplay) and component.id is not None:
            block = _BLOCK.match(component.content)
            if block:
                found[component.id] = clean(block[1])
    return found
