"""What the bot posts beside cards: quiet, in the server's language, naming nobody unasked."""

from collections.abc import Sequence

import discord

from rejectbot.domain.safe_text import inline_name
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.announcement import (
    Announcement,
    Celebration,
    Digest,
    TriedAgain,
    Unanswered,
)
from rejectbot.ui.cards.chart import Pictures, chart_items
from rejectbot.ui.cards.digest import digest_texts, waiting_lines
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.digest import Span, Step, digest_chart
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link
from rejectbot.ui.theme import ACCENT, Panel

_CELEBRATIONS = {
    25: "team-goal-quarter",
    50: "team-goal-half",
    75: "team-goal-three-quarters",
    100: "team-goal-reached",
}
"""The words by the share that is reached, in percent."""


def charts_of(what: Announcement) -> list[Chart]:
    """The charts that the post shows."""
    if not isinstance(what.content, Digest):
        return []
    spans = [Span(day.day, day.shared, day.answered) for day in what.content.days]
    return [digest_chart(spans, Step.DAY, what.settings.locale)]


def announcement_card(what: Announcement, charts: Sequence[Chart], pictures: Pictures) -> Panel:
    """The post; its first text carries the mark by which it is found again."""
    first, *others = _texts(what)
    shown: list[discord.ui.Item[Panel]] = [discord.ui.TextDisplay(first, id=what.mark)]
    for chart in charts:
        shown += chart_items(chart, pictures)
    shown += [discord.ui.TextDisplay[Panel](text) for text in others]
    view = Panel()
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def _texts(what: Announcement) -> list[str]:
    match what.content:
        case Celebration() as celebration:
            return [_celebration(celebration, what.settings.locale)]
        case Digest() as digest:
            return digest_texts(digest, what.settings)
        case Unanswered() as unanswered:
            return [_unanswered(unanswered, what.settings)]
        case TriedAgain() as tried:
            return [_tried_again(tried, what.settings.locale)]


def _tried_again(content: TriedAgain, locale: str) -> str:
    name = inline_name(content.name, default=say(locale, "somebody"))
    after = content.after
    if after is None:
        return say(locale, "again-told", name=name)
    link = message_link(after.guild, after.channel, after.message)
    return say(locale, "again-told-after", name=name, link=link)


def _celebration(content: Celebration, locale: str) -> str:
    progress = content.progress
    words = _CELEBRATIONS[content.percent]
    return say(locale, words, count=max(progress.count, 1), target=progress.target)


def _unanswered(content: Unanswered, settings: ServerSettings) -> str:
    role, count = f"<@&{content.role}>", len(content.waiting)
    words = say(settings.locale, "unanswered", role=role, count=count)
    footer = say(settings.locale, "unanswered-footer")
    return "\n".join([words, *waiting_lines(content.waiting, settings), footer])
