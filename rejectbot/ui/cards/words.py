"""What stands in a card's thread: a note, the author's reply, or how it went on."""

import discord

from rejectbot.domain.safe_text import inline_name, quoted
from rejectbot.services.ports import WordsToPost
from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel


def words_card(words: WordsToPost) -> Panel:
    """Who wrote it, in our words, and the text, quoted; the author's mention where they asked."""
    locale = words.settings.locale
    view = Panel()
    if words.mention is not None:
        told = say(locale, "note-for-author", author=f"<@{words.mention}>")
        view.add_item(discord.ui.TextDisplay(told))
    view.add_item(
        discord.ui.Container(
            discord.ui.TextDisplay(_heading(words, locale), id=words.mark),
            discord.ui.TextDisplay(quoted(words.text, words.settings.links)),
            accent_colour=ACCENT,
        )
    )
    return view


def is_marked(message: discord.Message, mark: int) -> bool:
    """Whether these are the words with this mark."""
    return any(
        getattr(child, "id", None) == mark
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
    )


def _heading(words: WordsToPost, locale: str) -> str:
    key = f"words-{words.words.value}"
    if words.writer_name is None:
        return say(locale, f"{key}-anonymous")
    name = inline_name(words.writer_name, default=say(locale, "somebody"))
    return say(locale, key, name=name)
