"""What came for a rejection, in entries: an inbox shows as many of them as fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.inbox import Arrived
from rejectbot.services.owning import By, Claim
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.forms.report import PRIVATE_VERB
from rejectbot.ui.theme import Panel

_MOST = 8
_COMPONENTS = 16
"""For entries, of the 40 that Discord allows with all else of a full inbox."""


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
        Entry(_private(note, locale), report=_pressed(arrived, note, receipt))
        for note in arrived.private
    ]
    return shown + [
        Entry(say(locale, f"inbox-reported-{looked.value.replace('_', '-')}"))
        for looked in arrived.reported
    ]


def fitting(entries: Sequence[Entry], room: int, at_least: int) -> list[Entry]:
    """Those that fit into so many characters from the first on; `at_least` so many."""
    shown: list[Entry] = []
    components = _COMPONENTS
    for entry in entries[:_MOST]:
        room -= len(entry.text)
        components -= entry.components
        if (room < 0 or components < 0) and len(shown) >= at_least:
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


def _private(note: PrivateNote, locale: str) -> str:
    if note.writer_name:
        name = inline_name(note.writer_name, default=say(locale, "somebody"))
        heading = say(locale, "inbox-private", name=name)
    else:
        heading = say(locale, "inbox-private-anonymous")
    return f"{heading}\n{quoted(note.text)}"


def _pressed(arrived: Arrived, note: PrivateNote, receipt: str | None) -> str:
    """The note's id where a claim has the card's, and by what its reader is known."""
    by = By.NAME if arrived.rejection.how is How.NAMED else By.TAG
    claim = Claim(RejectionId(note.id), receipt)
    return custom_id(PRIVATE_VERB, claim_text(claim, By.RECEIPT if receipt else by))
