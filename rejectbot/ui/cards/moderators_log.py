"""The page of `/mod log`: what moderators did, by day, never about whom."""

import discord

from rejectbot.domain.choices import chosen
from rejectbot.domain.filters import FilterAction
from rejectbot.domain.limits import FILTER_MAX, MODERATION_KEPT
from rejectbot.domain.measures import Measure
from rejectbot.domain.moderating import Step
from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.domain.safe_text import inline_name
from rejectbot.services.moderators_log import LogLine, LogPage
from rejectbot.ui.cards.queue import moderator_name
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link
from rejectbot.ui.pager import page_buttons
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "log-page"
_LABELS = ("log-newer", "log-older")
_KNOWN = frozenset(each.value for each in (*Verdict, *Measure, *Step))


def log_page(page: LogPage, locale: str) -> Panel:
    """One page, with buttons to the others where there are any."""
    view = Panel()
    lines = [_line(each, locale) for each in page.lines] or [say(locale, "log-empty")]
    title = say(locale, "log-title", days=MODERATION_KEPT.days)
    texts = [title, "\n".join(lines)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    if page.number or page.has_more:
        view.add_item(page_buttons(PAGE_VERB, page.number, page.has_more, _LABELS, locale))
    return view


def _line(line: LogLine, locale: str) -> str:
    done = line.done
    parts = [f"- {done.day.isoformat()} · {_what(line, locale)}"]
    reason = chosen(Reason, done.reason)
    if reason is not None:
        parts.append(say(locale, "log-reason", reason=say(locale, f"reason-{reason.value}")))
    if line.card is not None:
        card = line.card
        parts.append(message_link(card.guild, card.channel, card.message))
    return " ".join(parts)


def _what(line: LogLine, locale: str) -> str:
    done, by = line.done, moderator_name(line.done.moderator, locale)
    what = done.what.replace("_", "-") if done.what in _KNOWN else "other"
    if done.what == Measure.WORDS_ADDED:
        action = chosen(FilterAction, done.reason) or FilterAction.ASK
        then = say(locale, f"filter-{action.value}")
        return say(locale, "log-word-added", by=by, words=_words(line), then=then)
    if done.what == Measure.WORDS_REMOVED:
        return say(locale, "log-word-removed", by=by, words=_words(line))
    return say(locale, f"log-{what}", by=by)


def _words(line: LogLine) -> str:
    return inline_name(line.done.words or "", limit=FILTER_MAX)
