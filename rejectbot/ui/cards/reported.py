"""What was reported, as moderators see it, and what they can do about it."""

import discord

from rejectbot.domain.ids import ChannelId
from rejectbot.domain.limits import REPORT_MAX
from rejectbot.domain.moderating import Step
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.review import State
from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.ui.cards.hidden import hiding_words
from rejectbot.ui.cards.private_note import private_note
from rejectbot.ui.copy import say
from rejectbot.ui.links import message_link
from rejectbot.ui.theme import Panel
from rejectbot.ui.views.moderating import VERBS, Action, action_row, possible

KEEP_VERB = "report-keep"
_ROOM = 2_600
"""Characters for what reporters add, of the 4,000 that Discord allows."""
_WORDS_MOST = 8
_BELOW_MOST = 3


def reported_texts(reported: Reported, locale: str) -> list[str]:
    """Which it is, how often and why it was reported, and what reporters add."""
    place = reported.what.place
    link = message_link(place.guild, place.channel, place.message)
    sort, is_there = reported.what.sort.value, reported.what.has_message
    lines = [say(locale, f"reported-{sort}", count=reported.count)]
    lines.append(link if is_there else say(locale, "queue-about", link=link))
    lines += [
        say(locale, "reported-reason", count=count, reason=say(locale, f"report-{reason.value}"))
        for reason in ReportReason
        if (count := reported.reasons.get(reason, 0))
    ]
    if reported.hiding is not None:
        lines.append(hiding_words(reported.hiding, locale))
    lines += _below(reported, locale)
    note = reported.private
    private = private_note(note, "reported", LinkRule.ON, locale) if note else ""
    texts = ["\n".join(lines), *filter(None, [private])]
    return [*texts, *_words(reported, _ROOM - len(private), locale)]


def reported_row(reported: Reported, locale: str) -> discord.ui.ActionRow[Panel]:
    """Hide, remove, hold, keep; of what is hidden: show again, remove, hold, read, leave it so."""
    actions, hiding = possible(reported.what, locale), reported.hiding
    if reported.what.state is not State.HIDDEN:
        actions.append(Action(KEEP_VERB, say(locale, "report-keep")))
    elif hiding is not None and hiding.by_reports and hiding.until is not None:
        actions.append(Action(VERBS[Step.HIDDEN], say(locale, "report-leave")))
    return action_row(reported.what.id, actions)


def looked_at_words(looked: LookedAt, by: str, locale: str) -> str:
    """What was done about it, by whom."""
    if looked.step is None:
        return say(locale, "reported-over")
    return say(locale, f"reported-{looked.step.value.replace('_', '-')}", by=by)


def _below(reported: Reported, locale: str) -> list[str]:
    """Where the messages are that were meant; a thread has the id of its card's message."""
    place = reported.what.place
    thread = ChannelId(place.message)
    links = [message_link(place.guild, thread, each) for each in reported.below[:_BELOW_MOST]]
    return [say(locale, "reported-below", link=link) for link in links]


def _words(reported: Reported, room: int, locale: str) -> list[str]:
    """As many as fit; of the others only how many there are."""
    shown: list[str] = []
    for words in reported.words[:_WORDS_MOST]:
        text = quoted(words[:REPORT_MAX], LinkRule.ON)
        room -= len(text)
        if room < 0:
            break
        shown.append(text)
    left = len(reported.words) - len(shown)
    return [*shown, say(locale, "reported-more", count=left)] if left else shown
