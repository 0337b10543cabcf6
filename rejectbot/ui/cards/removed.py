"""What the author of a card or note reads once moderators have taken it down: why, and the text."""

from datetime import timedelta

import discord

from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.services.farewells import Removed
from rejectbot.ui.cards.returned import cut_to
from rejectbot.ui.cards.stood import text_in
from rejectbot.ui.copy import say
from rejectbot.ui.links import posted_at, whole_day
from rejectbot.ui.theme import ACCENT, Panel

_ROOM = 3_900
"""Characters for all of a page, of the 4,000 that Discord allows."""


def removed_page(removed: Removed, window_days: int, locale: str) -> Panel:
    """All of it. Where that would be too long, moderators' words are cut: the text never is."""
    text = removed_text(removed, locale)
    lines = [_which(removed, locale), *_why(removed, locale), _until(removed, window_days, locale)]
    said = removed.farewell.words
    if said:
        heading = say(locale, "inbox-words")
        left = _ROOM - len(text) - len(heading) - sum(len(line) + 1 for line in lines)
        lines[-1:-1] = [heading, cut_to(said, left)]
    view = Panel()
    shown = (discord.ui.TextDisplay[Panel](part) for part in ("\n".join(lines), text) if part)
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def removed_words(removed: Removed, window_days: int, locale: str) -> str:
    """Which it was, why, what they add, and until when this can be read."""
    said = removed.farewell.words
    words = [say(locale, "inbox-words"), quoted(said, LinkRule.ON)] if said else []
    until = _until(removed, window_days, locale)
    return "\n".join([_which(removed, locale), *_why(removed, locale), *words, until])


def removed_text(removed: Removed, locale: str) -> str:
    """What they wrote, as it stood there; empty where nobody could read that any more."""
    text = text_in(removed.farewell.stood, locale)
    if not text:
        return ""
    at = posted_at(removed.message, "D")
    return f"{say(locale, f'inbox-taken-down-text-{removed.sort.value}', at=at)}\n{text}"


def _which(removed: Removed, locale: str) -> str:
    at = posted_at(removed.message, "D")
    if removed.is_hidden:
        return say(locale, f"inbox-hidden-{removed.sort.value}", at=at)
    return say(locale, f"inbox-taken-down-{removed.sort.value}-{removed.how.value}", at=at)


def _why(removed: Removed, locale: str) -> list[str]:
    reason = removed.farewell.reason
    if reason is None:
        return []
    return [say(locale, "inbox-reason", reason=say(locale, f"reason-{reason.value}"))]


def _until(removed: Removed, window_days: int, locale: str) -> str:
    until = whole_day(removed.day + timedelta(days=window_days))
    return say(locale, "inbox-kept-until", until=until)
