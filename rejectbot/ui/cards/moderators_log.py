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
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.links import message_link
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "log-page"
_DIGITS_MOST = 4
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
        view.add_item(_pager(page, locale))
    return view


def page_number(pressed: CustomId) -> int:
    """The page that a button leads to, counted from 0; the first one where it is forged."""
    number = pressed.more
    return int(number) if number.isdecimal() and len(number) <= _DIGITS_MOST else 0


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


def _pager(page: LogPage, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    number, before = page.number, page.number - 1
    for label, to, is_there in (
        ("log-newer", max(before, 0), number > 0),
        ("log-older", number + 1, page.has_more),
    ):
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                custom_id=custom_id(PAGE_VERB, str(to)),
                disabled=not is_there,
            )
        )
    return row
