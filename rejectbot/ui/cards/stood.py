"""What a member wrote, found in what stood in a message that moderators hid or took down."""

import json

from rejectbot.ui.copy import say

_QUOTE = "> "


def text_in(stood: str, locale: str) -> str:
    """The story, and what was next, or the note: quoted as it stood there. Empty for nothing.

    Of the bot's own words none begins like a quote.
    """
    components = json.loads(stood) if stood else []
    shown = (
        str(child.get("content", ""))
        for component in components
        for child in component.get("components", ())
    )
    quotes = [text for text in shown if text.startswith(_QUOTE)]
    return f"\n{say(locale, 'card-next')}\n".join(quotes)
