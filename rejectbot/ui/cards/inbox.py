"""The inbox: what came for one's rejections, and texts that came back."""

from dataclasses import dataclass

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.inbox import Arrived, InboxPage
from rejectbot.ui.cards.asking import add_question
from rejectbot.ui.cards.queue import back_on
from rejectbot.ui.cards.returned import returned_items, returned_row
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import own_link, posted_at, whole_day
from rejectbot.ui.theme import ACCENT, Panel

MORE_VERB = "inbox"
_BUDGET = 3_200
"""Characters of entries a page, of the 4,000 that Discord allows with all else."""
_FOR_A_QUESTION = 300
_MOST = 8


@dataclass(frozen=True, slots=True)
class ShownInbox:
    """The page, and which named rejections' news stand on it."""

    panel: Panel
    told: frozenset[RejectionId]


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    news_of: RejectionId | None = None


def inbox_card(page: InboxPage, skip: int, locale: str) -> ShownInbox:
    """What fits: news first, then what stays to be read, from the `skip`-th of that on."""
    entries = _entries(page, locale)
    news = [entry for entry in entries if entry.news_of is not None]
    staying = [entry for entry in entries if entry.news_of is None]
    returned = page.returned[:1] if skip == 0 else ()
    came_back = [returned_items(parcel, page.window_days, locale) for parcel in returned]
    room = _BUDGET - sum(len(item.content) for items in came_back for item in items)
    asking = page.asking[:1] if skip == 0 and room >= _FOR_A_QUESTION else ()
    shown = _fitting([*news, *staying[skip:]], room, at_least=0 if came_back else 1)
    view = Panel()
    texts = [say(locale, "inbox-title")]
    if page.held and skip == 0:
        texts.append(_held(page, locale))
    texts += [entry.text for entry in shown]
    if len(texts) == 1 and not returned and not asking:
        texts.append(say(locale, "inbox-empty"))
    container: discord.ui.Container[Panel] = discord.ui.Container(
        *(discord.ui.TextDisplay[Panel](text) for text in texts), accent_colour=ACCENT
    )
    view.add_item(container)
    for parcel, items in zip(returned, came_back, strict=True):
        view.add_item(discord.ui.Container(*items, accent_colour=ACCENT))
        view.add_item(returned_row(parcel, locale))
    for question in asking:
        add_question(view, question, locale)
    told = frozenset(entry.news_of for entry in shown if entry.news_of is not None)
    left = len(news) + len(staying) - skip - len(shown)
    if left > 0:
        view.add_item(_more(skip + len(shown) - len(told), locale))
    return ShownInbox(view, told)


def arrived_words(arrived: Arrived, locale: str) -> str | None:
    """What came for one rejection, in one text; None when nothing did."""
    lines = [_numbers(arrived, locale)] if arrived.supporters or arrived.notes else []
    lines += [_private(note, locale) for note in arrived.private]
    return "\n".join(lines)[:_BUDGET] or None


def _entries(page: InboxPage, locale: str) -> list[_Entry]:
    entries: list[_Entry] = []
    for arrived in page.arrived:
        if arrived.supporters or arrived.notes:
            named = arrived.rejection.how is How.NAMED
            words = f"{_heading(arrived, locale)}\n{_numbers(arrived, locale)}"
            entries.append(_Entry(words, arrived.rejection.id if named else None))
        entries += [
            _Entry(f"{_heading(arrived, locale)}\n{_private(note, locale)}")
            for note in arrived.private
        ]
    return entries


def _fitting(entries: list[_Entry], room: int, at_least: int) -> list[_Entry]:
    shown: list[_Entry] = []
    for entry in entries[:_MOST]:
        room -= len(entry.text)
        if room < 0 and len(shown) >= at_least:
            break
        shown.append(entry)
    return shown


def _held(page: InboxPage, locale: str) -> str:
    first = min(back_on(parcel, page.window_days) for parcel in page.held)
    return say(locale, "inbox-held", count=len(page.held), until=whole_day(first))


def _heading(arrived: Arrived, locale: str) -> str:
    rejection = arrived.rejection
    return say(
        locale,
        f"inbox-about-{rejection.how.value}",
        at=posted_at(rejection.message, "D"),
        link=own_link(rejection, locale),
    )


def _numbers(arrived: Arrived, locale: str) -> str:
    lines: list[str] = []
    if arrived.supporters:
        lines.append(say(locale, "inbox-supporters", count=arrived.supporters))
    if arrived.notes:
        thread = f"<#{arrived.thread}>" if arrived.thread is not None else ""
        lines.append(say(locale, "inbox-notes", count=arrived.notes, thread=thread))
    return "\n".join(lines)


def _private(note: PrivateNote, locale: str) -> str:
    if note.writer_name:
        name = inline_name(note.writer_name, default=say(locale, "somebody"))
        heading = say(locale, "inbox-private", name=name)
    else:
        heading = say(locale, "inbox-private-anonymous")
    return f"{heading}\n{quoted(note.text)}"


def _more(skip: int, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(
            label=say(locale, "inbox-more"), custom_id=custom_id(MORE_VERB, str(skip))
        )
    )
    return row
