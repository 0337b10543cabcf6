"""The inbox: what came for one's rejections, and texts that came back."""

from dataclasses import dataclass, replace

import discord

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import How
from rejectbot.services.inbox import Arrived, InboxPage
from rejectbot.ui.cards.arrived import Entry, Room, fitting, items_of, numbers, private_entries
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
_COMPONENTS = 16
"""For entries, of the 40 that Discord allows with all else of a full inbox."""
_MOST = 8
_FOR_A_QUESTION = 300


@dataclass(frozen=True, slots=True)
class ShownInbox:
    """The page, and which named rejections' news stand on it."""

    panel: Panel
    told: frozenset[RejectionId]


@dataclass(frozen=True, slots=True)
class _Entries:
    """News are told once; what is `staying` is told each time."""

    news: list[Entry]
    staying: list[Entry]


def inbox_card(page: InboxPage, locale: str, at: int = 0) -> ShownInbox:
    """The first page: what waits, what fits of what came, and one of the texts that came back.

    That is the one `at`, from 0 on; beyond the last it is the last.
    """
    view, entries = Panel(), _split(page, locale)
    came_back = came_back_at(page.returned, at, page.window_days, locale)
    room = _BUDGET - came_back.length
    asking = page.asking[:1] if room >= _FOR_A_QUESTION else ()
    shown = _fitting([*entries.news, *entries.staying], room, at_least=0 if page.returned else 1)
    texts = [say(locale, "inbox-title")]
    if page.held:
        texts.append(_held(page, locale))
    elif not (shown or page.returned or asking):
        texts.append(say(locale, "inbox-empty"))
    view.add_item(_container(texts, shown, locale))
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
    texts = [say(locale, "inbox-title"), *([] if shown else [say(locale, "inbox-empty")])]
    view.add_item(_container(texts, shown, locale))
    return _told(view, entries, skip, shown, locale)


def _fitting(entries: list[Entry], characters: int, at_least: int) -> list[Entry]:
    return fitting(entries[:_MOST], Room(characters, _COMPONENTS), at_least)


def _container(texts: list[str], shown: list[Entry], locale: str) -> discord.ui.Container[Panel]:
    """Our own lines first, then what came."""
    items = items_of([*(Entry(text) for text in texts), *shown], locale)
    return discord.ui.Container(*items, accent_colour=ACCENT)


def _told(view: Panel, entries: _Entries, skip: int, shown: list[Entry], locale: str) -> ShownInbox:
    """With the way to what is left, if anything is."""
    told = frozenset(entry.news_of for entry in shown if entry.news_of is not None)
    if len(entries.news) + len(entries.staying) - skip > len(shown):
        view.add_item(_more(skip + len(shown) - len(told), locale))
    return ShownInbox(view, told)


def _split(page: InboxPage, locale: str) -> _Entries:
    entries = _entries(page, locale)
    news = [entry for entry in entries if entry.news_of is not None]
    return _Entries(news, [entry for entry in entries if entry.news_of is None])


def _entries(page: InboxPage, locale: str) -> list[Entry]:
    entries: list[Entry] = []
    for removed in page.removed:
        # Two entries, since both in one would not fit where the text is long.
        parts = removed_words(removed, page.window_days, locale), removed_text(removed, locale)
        entries += [Entry(part) for part in parts if part]
    for arrived in page.arrived:
        if arrived.supporters or arrived.notes:
            named = arrived.rejection.how is How.NAMED
            words = f"{_heading(arrived, locale)}\n{numbers(arrived, locale)}"
            entries.append(Entry(words, arrived.rejection.id if named else None))
        entries += [
            replace(entry, text=f"{_heading(arrived, locale)}\n{entry.text}")
            for entry in private_entries(arrived, locale)
        ]
    return entries


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


def _more(skip: int, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(
            label=say(locale, "inbox-more"), custom_id=custom_id(MORE_VERB, str(skip))
        )
    )
    return row
