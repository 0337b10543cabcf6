"""A text that came back to its author: why, the text itself, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import discord

from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.domain.safe_text import LinkRule, quoted, unquoted
from rejectbot.services.anonymity.parcel import Act, Answer, Parcel, Waiting
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import whole_day
from rejectbot.ui.theme import ACCENT, Panel

TURN_VERB = "returned"
REWRITE_VERB = "rewrite"
DISCARD_VERB = "discard"
STORY_ID, NEXT_ID = 120, 121
"""The numbers of the components that hold a text that came back."""
_ROOM = 3_700
"""Characters for all of it, of the 4,000 that Discord allows with the inbox's own lines."""
_CUT = "\u2026"
_BY_MODERATORS = {
    Verdict.RETURNED: "inbox-returned-by-moderators",
    Verdict.REMOVED: "inbox-removed-by-moderators",
    Verdict.UNDECIDED: "inbox-undecided",
}


@dataclass(frozen=True, slots=True)
class CameBack:
    """What an inbox shows of the texts that came back, and how many characters that is."""

    items: tuple[discord.ui.Container[Panel] | discord.ui.ActionRow[Panel], ...] = ()
    length: int = 0


def came_back_at(returned: Sequence[Parcel], at: int, window_days: int, locale: str) -> CameBack:
    """The text `at`, from 0 on, or the last one, with its buttons; nothing where there is none."""
    if not returned:
        return CameBack()
    at = min(at, len(returned) - 1)
    number = ""
    if len(returned) > 1:
        number = say(locale, "inbox-number", at=at + 1, of=len(returned)) + "\n"
    texts = _items(returned[at], number, window_days, locale)
    row = _row(returned[at], locale)
    if len(returned) > 1:
        following = custom_id(TURN_VERB, str((at + 1) % len(returned)))
        row.add_item(discord.ui.Button(label=say(locale, "inbox-next"), custom_id=following))
    container: discord.ui.Container[Panel] = discord.ui.Container(*texts, accent_colour=ACCENT)
    return CameBack((container, row), sum(len(text.content) for text in texts))


def _items(
    parcel: Parcel, number: str, window_days: int, locale: str
) -> list[discord.ui.TextDisplay[Panel]]:
    """Why it came back, the text, and until when it is here.

    Where all of it would be too long, moderators' words are cut: the text never is.
    """
    story, following = texts_of(parcel)
    items = [
        discord.ui.TextDisplay[Panel](number + _why(parcel, locale)),
        discord.ui.TextDisplay[Panel](quoted(story, LinkRule.ON) or "-", id=STORY_ID),
    ]
    if following:
        items.append(discord.ui.TextDisplay(quoted(following, LinkRule.ON), id=NEXT_ID))
    until = whole_day(parcel.day + timedelta(days=window_days))
    items.append(discord.ui.TextDisplay(say(locale, "inbox-kept-until", until=until)))
    said = _said(parcel.answer, _ROOM - sum(len(item.content) for item in items), locale)
    if said:
        items.insert(1, discord.ui.TextDisplay(said))
    return items


def texts_of(parcel: Parcel) -> tuple[str, str]:
    """What its author wrote: the story, or other text, and what is next."""
    if isinstance(parcel, Waiting):
        return parcel.draft.story, parcel.draft.next
    return parcel.text, ""


def _row(parcel: Parcel, locale: str) -> discord.ui.ActionRow[Panel]:
    """Write a share anew, or throw the text away."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    verbs = {DISCARD_VERB: "inbox-discard"}
    if isinstance(parcel, Waiting):
        verbs = {REWRITE_VERB: "inbox-rewrite"} | verbs
    for verb, label in verbs.items():
        pressed = custom_id(verb, parcel.id.hex())
        row.add_item(discord.ui.Button(label=say(locale, label), custom_id=pressed))
    return row


def returned_texts(message: discord.Message) -> tuple[str, str]:
    """The story (or note) and what was next, of a text that came back."""
    found = {STORY_ID: "", NEXT_ID: ""}
    for component in message.components:
        if isinstance(component, discord.Container):
            for child in component.children:
                if isinstance(child, discord.TextDisplay) and child.id in found:
                    found[child.id] = unquoted(child.content)
    return found[STORY_ID], found[NEXT_ID]


def _why(parcel: Parcel, locale: str) -> str:
    if parcel.answer is not None and parcel.answer.verdict in _BY_MODERATORS:
        return say(locale, _BY_MODERATORS[parcel.answer.verdict])
    if isinstance(parcel, Act) and parcel.replaced:
        return say(locale, "inbox-replaced")
    is_share = isinstance(parcel, Waiting)
    return say(locale, "inbox-returned-share" if is_share else "inbox-returned-act")


def _said(answer: Answer | None, room: int, locale: str) -> str:
    """The reason, then the moderators' own words as far as they fit."""
    if answer is None:
        return ""
    lines: list[str] = []
    if answer.reason not in {None, Reason.OTHER}:
        reason = say(locale, f"reason-{answer.reason.value}")
        lines.append(say(locale, "inbox-reason", reason=reason))
    if answer.words:
        lines.append(say(locale, "inbox-words"))
        lines.append(cut_to(answer.words, room - sum(map(len, lines)) - len(lines)))
    return "\n".join(lines)


def cut_to(words: str, room: int) -> str:
    """What moderators say, quoted, in up to `room` characters."""
    shown = quoted(words)
    while len(shown) > room and words:
        words = words[:-1]
        shown = quoted(words + _CUT)
    return shown
