"""The inbox: what came for one's rejections, and texts that came back."""

from dataclasses import dataclass

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.inbox import Arrived, InboxPage
from rejectbot.ui.cards.asking import add_question
from rejectbot.ui.cards.held import held_row
from rejectbot.ui.cards.queue import back_on
from rejectbot.ui.cards.removed import removed_text, removed_words
from rejectbot.ui.cards.returned import came_back_at
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


@dataclass(frozen=True, slots=True)
class _Entries:
    """News are told once; what is `staying` is told each time."""

    news: list[_Entry]
    staying: list[_Entry]


def inbox_card(page: InboxPage, locale: str, at: int = 0) -> ShownInbox:
    """The first page: what waits, what fits of what came, and one of the texts that came back.

    That is the one `at`, from 0 on; beyond the last it is the last.
    """
    view, entries = Panel(), _split(page, locale)
    came_back = came_back_at(page.returned, at, page.window_days, locale)
    room = _BUDGET - came_back.length
    asking = page.asking[:1] if room >= _FOR_A_QUESTION else ()
    shown = _fitting([*entries.news, *entries.staying], room, at_least=0 if page.returned else 1)
    texts = [say(locale, "inbox-title"), *(entry.text for entry in shown)]
    if page.held:
        texts.insert(1, _held(page, locale))
    if len(texts) == 1 and not page.returned and not asking:
        texts.append(say(locale, "inbox-empty"))
    view.add_item(_container(texts))
    if page.held:
        view.add_item(held_row(locale))
    for item in came_back.items:
        view.add_item(item)
    for question in asking:
        add_question(view, question, locale)
    return _told(view, entries, 0, shown, locale)


def inbox_more(page: InboxPage, skip: int, locale: str) -> ShownInbox:
    """A further page: news first, then what stays to be read, from the `skip`-th of that on."""
    view, entries = Panel(), _split(page, locale)
    shown = _fitting([*entries.news, *entries.staying[skip:]], _BUDGET, at_least=1)
    texts = [entry.text for entry in shown] or [say(locale, "inbox-empty")]
    view.add_item(_container([say(locale, "inbox-title"), *texts]))
    return _told(view, entries, skip, shown, locale)


def arrived_words(arrived: Arrived, locale: str) -> str | None:
    """What came for one rejection, in one text; None when nothing did."""
    lines = [_numbers(arrived, locale)] if arrived.supporters or arrived.notes else []
    lines += [_private(note, locale) for note in arrived.private]
    return "\n".join(lines)[:_BUDGET] or None


def _container(texts: list[str]) -> discord.ui.Container[Panel]:
    shown = (discord.ui.TextDisplay[Panel](text) for text in texts)
    return discord.ui.Container(*shown, accent_colour=ACCENT)


def _told(
    view: Panel, entries: _Entries, skip: int, shown: list[_Entry], locale: str
) -> ShownInbox:
    """With the way to what is left, if anything is."""
    told = frozenset(entry.news_of for entry in shown if entry.news_of is not None)
    if len(entries.news) + len(entries.staying) - skip > len(shown):
        view.add_item(_more(skip + len(shown) - len(told), locale))
    return ShownInbox(view, told)


def _split(page: InboxPage, locale: str) -> _Entries:
    entries = _entries(page, locale)
    news = [entry for entry in entries if entry.news_of is not None]
    return _Entries(news, [entry for entry in entries if entry.news_of is None])


def _entries(page: InboxPage, locale: str) -> list[_Entry]:
    entries: list[_Entry] = []
    for removed in page.removed:
        # Two entries, since both in one would not fit where the text is long.
        parts = removed_words(removed, page.window_days, locale), removed_text(removed, locale)
        entries += [_Entry(part) for part in parts if part]
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
