"""What the bot posts by itself: quiet, in the server's language, naming nobody."""

import discord

from rejectbot.services.announcement import Announcement, Celebration
from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel

_CELEBRATIONS = {
    25: "team-goal-quarter",
    50: "team-goal-half",
    75: "team-goal-three-quarters",
    100: "team-goal-reached",
}
"""The words by the share that is reached, in percent."""


def announcement_card(what: Announcement) -> Panel:
    """The post; its first text carries the mark by which it is found again."""
    return _panel(_celebration(what.content, what.settings.locale), what.mark)


def _panel(texts: list[str], mark: int) -> Panel:
    first, *others = texts
    view = Panel()
    view.add_item(
        discord.ui.Container(
            discord.ui.TextDisplay(first, id=mark),
            *(discord.ui.TextDisplay[Panel](text) for text in others),
            accent_colour=ACCENT,
        )
    )
    return view


def _celebration(content: Celebration, locale: str) -> list[str]:
    progress = content.progress
    return [
        say(
            locale,
            _CELEBRATIONS[content.percent],
            count=max(progress.count, 1),
            target=progress.target,
        )
    ]
