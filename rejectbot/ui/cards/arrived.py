"""What came for a rejection, in entries: an inbox shows as many of them as fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import LinkRule
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.inbox import Arrived
from rejectbot.services.owning import By, Claim
from rejectbot.ui.cards.private_note import private_note
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.report import PRIVATE_VERB
from rejectbot.ui.theme import Panel


@dataclass(frozen=True, slots=True)
class Room:
    """So many characters and components, of the 4,000 and 40 that Discord allows a message."""

    characters: int
    components: int


@dataclass(frozen=True, slots=True)
class Entry:
    """`news_of` is the named rejection of whose news it tells; `report` opens the form about it."""

    text: str
    news_of: RejectionId | None = None
    report: str = ""

    @property
    def components(self) -> int:
        """How many it takes: a button stands in a row."""
        return 3 if self.report else 1


def numbers(arrived: Arrived, locale: str) -> str:
    """How many people stand by, and how many notes there are; empty where there is neither."""
    lines: list[str] = []
    if arrived.supporters:
        lines.append(say(locale, "inbox-supporters", count=arrived.supporters))
    if arrived.notes:
        thread = f"<#{arrived.thread}>" if arrived.thread is not None else ""
        lines.append(say(locale, "inbox-notes", count=arrived.notes, thread=thread))
    return "\n".join(lines)


def private_entries(arrived: Arrived, locale: str, receipt: str | None = None) -> list[Entry]:
    """Notes to its author alone, each with its button; those that were reported are folded."""
    shown = [
        Entry(
            private_note(note, "inbox", LinkRule.HOST_NAMES, locale),
            report=_pressed(arrived, note, receipt),
        )
        for note in arrived.private
    ]
    return shown + [
        Entry(say(locale, f"inbox-reported-{looked.value.replace('_', '-')}"))
        for looked in arrived.reported
    ]


def fitting(entries: Sequence[Entry], room: Room, at_least: int) -> list[Entry]:
    """Those that fit from the first on; `at_least` so many."""
    shown: list[Entry] = []
    characters, components = room.characters, room.components
    for entry in entries:
        characters -= len(entry.text)
        components -= entry.components
        if (characters < 0 or components < 0) and len(shown) >= at_least:
            break
        shown.append(entry)
    return shown


def items_of(
    entries: Iterable[Entry], locale: str
) -> list[discord.ui.TextDisplay[Panel] | discord.ui.ActionRow[Panel]]:
    """The texts, each with its button below it."""
    items: list[discord.ui.TextDisplay[Panel] | discord.ui.ActionRow[Panel]] = []
    for entry in entries:
        items.append(discord.ui.TextDisplay(entry.text))
        if entry.report:
            button: discord.ui.Button[Panel] = discord.ui.Button(
                label=say(locale, "inbox-report"), custom_id=entry.report
            )
            items.append(discord.ui.ActionRow(button))
    return items


def known_by(arrived: Arrived, receipt: str | None) -> By:
    """By what its author is known, who may have shown a `receipt`."""
    if receipt:
        return By.RECEIPT
    return By.NAME if arrived.rejection.how is How.NAMED else By.TAG


def _pressed(arrived: Arrived, note: PrivateNote, receipt: str | None) -> str:
    """The note's id where a claim has the card's, and by what its reader is known."""
    claim = Claim(RejectionId(note.id), receipt)
    return custom_id(PRIVATE_VERB, claim_text(claim, known_by(arrived, receipt)))
