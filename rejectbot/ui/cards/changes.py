"""A card with other texts: made from the card itself, whose story is stored nowhere else."""

from collections.abc import Callable

import discord

from rejectbot.domain.errors import UpdatesFull
from rejectbot.domain.limits import UPDATES_MAX
from rejectbot.domain.rejection import UpdateKind, Wants
from rejectbot.domain.safe_text import LinkRule, inline_name, quoted, unquoted
from rejectbot.services.ports import CardTexts
from rejectbot.ui.cards.rejection import WISH_ID
from rejectbot.ui.copy import say

AnyView = discord.ui.LayoutView | discord.ui.View

_HEADING, _STORY, _NEXT = 0, 1, 5
"""Places in the card's container; what is next stands behind the wish, a gap and its title."""
_MARKS_FROM = 0x40000000
_FOOT = 2
"""Components at the end of a card: the line, and the words that explain the buttons."""

Text = discord.ui.Item[discord.ui.LayoutView]
Texts = list[Text]


def texts_of(message: discord.Message) -> CardTexts:
    """The author's own words on a card, as they wrote them."""
    shown = [
        child.content if isinstance(child, discord.TextDisplay) else ""
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
    ]
    quotes = [text for text in shown if text.startswith("> ")]
    story, following = [*quotes, "", ""][:2]
    return CardTexts(unquoted(story), unquoted(following))


def with_story(message: discord.Message, story: str, links: LinkRule) -> AnyView | None:
    """The card with another story."""

    def change(texts: Texts) -> None:
        _text(texts[_STORY]).content = quoted(story, links)

    return _changed(message, change)


def with_update(
    message: discord.Message, update: UpdateKind, mark: int, locale: str
) -> AnyView | None:
    """The card with one more line, or None when it has it already. Raises UpdatesFull."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    marks = [item.id for item in view.walk_children() if (item.id or 0) >= _MARKS_FROM]
    if mark in marks:
        return None
    if len(marks) >= UPDATES_MAX:
        raise UpdatesFull

    def change(texts: Texts) -> None:
        line = say(locale, f"card-update-{update.value.replace('_', '-')}")
        texts.insert(len(texts) - _FOOT, discord.ui.TextDisplay(line, id=mark))

    return _changed(message, change)


def with_name(message: discord.Message, name: str, wants: Wants, locale: str) -> AnyView | None:
    """The card of somebody who put their name on it."""
    shown = inline_name(name, default=say(locale, "somebody"))

    def change(texts: Texts) -> None:
        heading = _text(texts[_HEADING])
        _, line, kind = heading.content.partition("\n")
        heading.content = say(locale, "card-heading-named", name=shown) + line + kind
        for item in texts:
            if item.id == WISH_ID:
                _text(item).content = say(locale, f"card-wants-{wants.value}", name=shown)

    return _changed(message, change)


def _changed(message: discord.Message, change: Callable[[Texts], None]) -> AnyView | None:
    """The message's view with the texts of its container changed; None for what is no card."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    view.stop()
    for item in view.children:
        if isinstance(item, discord.ui.Container):
            texts: Texts = list(item.children)
            change(texts)
            item.clear_items()
            for text in texts:
                item.add_item(text)
            return view
    return None


def _text(
    item: discord.ui.Item[discord.ui.LayoutView],
) -> discord.ui.TextDisplay[discord.ui.LayoutView]:
    if not isinstance(item, discord.ui.TextDisplay):
        raise TypeError("a card's text is not where it should be")
    return item
