"""The inbox: what came for one's rejections, and texts that came back."""

from dataclasses import dataclass

import discord

from rejectbot.domain.ids import OutboxId, RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import LinkRule, inline_name, quoted, unquoted
from rejectbot.services.anonymity.parcel import Parcel, Waiting
from rejectbot.services.anonymity.private_notes import PrivateNote
from rejectbot.services.inbox import Arrived, InboxPage
from rejectbot.ui.cards.asking import add_question
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import own_link, posted_at
from rejectbot.ui.theme import ACCENT, Panel

MORE_VERB = "inbox"
REWRITE_VERB = "rewrite"
DISCARD_VERB = "discard"
STORY_ID, NEXT_ID = 120, 121
"""The numbers of the components that hold a text that came back."""
_BUDGET = 3_200
"""Characters of entries a page, of the 4,000 that Discord allows with all else."""
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
    shown = _fitting([*news, *staying[skip:]])
    view = Panel()
    texts = [say(locale, "inbox-title"), *(entry.text for entry in shown)]
    returned = page.returned[:1] if skip == 0 else ()
    asking = page.asking[:1] if skip == 0 else ()
    if not shown and not returned and not asking:
        texts.append(say(locale, "inbox-empty"))
    container: discord.ui.Container[Panel] = discord.ui.Container(
        *(discord.ui.TextDisplay[Panel](text) for text in texts), accent_colour=ACCENT
    )
    view.add_item(container)
    for parcel in returned:
        _add_returned(view, parcel, locale)
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


def returned_texts(message: discord.Message) -> tuple[str, str]:
    """The story (or note) and what was next, of a text that came back."""
    found = {STORY_ID: "", NEXT_ID: ""}
    for component in message.components:
        if isinstance(component, discord.Container):
            for child in component.children:
                if isinstance(child, discord.TextDisplay) and child.id in found:
                    found[child.id] = unquoted(child.content)
    return found[STORY_ID], found[NEXT_ID]


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


def _fitting(entries: list[_Entry]) -> list[_Entry]:
    room = _BUDGET
    shown: list[_Entry] = []
    for entry in entries[:_MOST]:
        room -= len(entry.text)
        if room < 0 and shown:
            break
        shown.append(entry)
    return shown


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


def _add_returned(view: Panel, parcel: Parcel, locale: str) -> None:
    is_share = isinstance(parcel, Waiting)
    story = parcel.draft.story if isinstance(parcel, Waiting) else parcel.text
    following = parcel.draft.next if isinstance(parcel, Waiting) else ""
    key = "inbox-returned-share" if is_share else "inbox-returned-act"
    shown: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(say(locale, key))]
    shown.append(discord.ui.TextDisplay(quoted(story, LinkRule.ON) or "-", id=STORY_ID))
    if following:
        shown.append(discord.ui.TextDisplay(quoted(following, LinkRule.ON), id=NEXT_ID))
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    if is_share:
        row.add_item(_button("inbox-rewrite", REWRITE_VERB, parcel.id, locale))
    row.add_item(_button("inbox-discard", DISCARD_VERB, parcel.id, locale))
    view.add_item(row)


def _button(label: str, verb: str, wanted: OutboxId, locale: str) -> discord.ui.Button[Panel]:
    return discord.ui.Button(label=say(locale, label), custom_id=custom_id(verb, wanted.hex()))


def _more(skip: int, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(
        discord.ui.Button(
            label=say(locale, "inbox-more"), custom_id=custom_id(MORE_VERB, str(skip))
        )
    )
    return row
