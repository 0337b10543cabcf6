"""What is hidden, as moderators see it: who hid it, until when it can be read, and the text."""

import json
from collections.abc import Iterator
from typing import Any

import discord

from rejectbot.services.hidings import Hidden, Hiding
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link, whole_day
from rejectbot.ui.theme import ACCENT, Panel
from rejectbot.ui.views.moderating import action_row, possible

_ROOM = 4_000
"""Characters that Discord allows a message."""


def hiding_words(hiding: Hiding, locale: str) -> str:
    """Who hid it, and what comes of it on which day."""
    by = "reports" if hiding.by_reports else "moderators"
    if hiding.until is None:
        return say(locale, f"hiding-{by}-gone")
    return say(locale, f"hiding-{by}", day=whole_day(hiding.until))


def hidden_texts(hidden: Hidden, locale: str) -> list[str]:
    """Which it is, and how it is with it."""
    place = hidden.what.place
    link = message_link(place.guild, place.channel, place.message)
    title = say(locale, f"hidden-{hidden.what.sort.value}")
    return ["\n".join([title, link, hiding_words(hidden.hiding, locale)])]


def hidden_row(hidden: Hidden, locale: str) -> discord.ui.ActionRow[Panel]:
    """Show again, remove, hold, read."""
    return action_row(hidden.what.id, possible(hidden.what, locale))


def hidden_page(text: str, locale: str) -> Panel:
    """What stood there (components as JSON), without its buttons; the title where it has room."""
    texts = list(_texts(json.loads(text)))
    title = say(locale, "hidden-title")
    if sum(map(len, [title, *texts])) <= _ROOM:
        texts.insert(0, title)
    shown = [discord.ui.TextDisplay[Panel](each) for each in texts]
    view = Panel()
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def _texts(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if "content" in component:
            yield component["content"]
        yield from _texts(component.get("components", []))
