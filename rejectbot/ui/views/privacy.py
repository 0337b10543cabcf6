"""What a member is told after an export or an erasure, and the exported file."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.domain.limits import HOLD_LONGEST
from rejectbot.services.anonymity.parcel import Answer, Deed
from rejectbot.services.erasing import Erased, Where
from rejectbot.services.exporting import ServerExport
from rejectbot.ui.cards.privacy import EXPORT_VERB
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import message_link
from rejectbot.ui.reply import Document, Reply
from rejectbot.ui.theme import Controls

FILE_NAME = "rejectbot-export.json"
FORMAT = 1
"""Of the file, whose keys stand in docs/privacy.md."""


def export_reply(servers: list[ServerExport], where: Where, window_days: int, locale: str) -> Reply:
    """The file, with what is not in it; after one server's, the offer of all."""
    left_out = say(locale, "export-left-out", days=window_days, held=HOLD_LONGEST.days)
    content = {"rejectbot_export": FORMAT, "servers": [_server(each) for each in servers]}
    document = Document(FILE_NAME, json.dumps(content, ensure_ascii=False, indent=2))
    if where is Where.EVERYWHERE:
        words = say(locale, "export-everywhere", left_out=left_out)
        return Reply(words, document=document)
    button: discord.ui.Button[discord.ui.View] = discord.ui.Button(
        label=say(locale, "export-all-servers"),
        custom_id=custom_id(EXPORT_VERB, Where.EVERYWHERE.value),
    )
    words = say(locale, "export-here", left_out=left_out)
    return Reply(words, Controls(button), document=document)


def erased_reply(erased: Erased, where: Where, locale: str, *, cards: bool) -> Reply:
    """That it is done, and what is still under way."""
    if cards:
        count = sum(act.deed is Deed.DELETE for act in erased.cards)
        if count == 0 and erased.cards:
            return Reply(say(locale, "erased-taking-tries-down"))
        return Reply(say(locale, "erased-taking-down", cards=count))
    return Reply(say(locale, f"erased-{where.value}"))


def _server(found: ServerExport) -> dict[str, Any]:
    guild = found.guild
    cards = {own.pid: message_link(guild, own.channel, own.message) for own in found.rejections}
    return {
        "server": str(guild),
        "on_board": found.choices.on_board,
        "public_credit": found.choices.credit,
        "badge_shown": found.badge,
        "named_rejections": [
            {
                "day": own.day.isoformat(),
                "kind": own.kind,
                "wants": own.wants,
                "state": own.state,
                "card": cards[own.pid],
                "tell_me_at_the_first_note": own.tell,
                "inbox_showed_supporters": own.seen_support,
                "inbox_showed_note": str(own.seen_note) if own.seen_note else None,
                "private_notes_waiting": own.private_notes,
            }
            for own in found.rejections
        ],
        "waiting": [
            {
                "what": each.what,
                "text": each.text,
                "came_back": each.came_back,
                "waits_for_moderators": each.held,
                "moderators_said": _said(each.answer),
            }
            for each in found.waiting
        ],
        "notes_written": [
            {"day": note.day.isoformat(), "note": message_link(guild, note.thread, note.message)}
            for note in found.notes
        ],
        "private_notes_written": [
            {"day": note.day.isoformat(), "card": message_link(guild, note.channel, note.message)}
            for note in found.private_notes
        ],
        "support_given": [
            {
                "kind": each.kind.value,
                "by_button": each.marks.button,
                "by_reaction": each.marks.reaction,
                "card": _card(guild, each.channel, each.message),
            }
            for each in found.support
        ],
        "attempts": [
            {
                "day": each.day.isoformat(),
                "after": cards.get(each.pid) if each.pid else None,
                "told_the_channel": each.told,
                "asks_on": each.ask_on.isoformat() if each.ask_on else None,
                "answer": each.outcome,
            }
            for each in found.attempts
        ],
        "goal": _goal(found.goal),
        "lets_sharing_rest": found.lets_sharing_rest,
        "held_until": found.held_until.isoformat() if found.held_until else None,
        "earned": [
            {
                "what": each.what.value,
                "day": each.day.isoformat(),
                "points": each.points,
                "counts": each.counts,
                "season": each.season,
            }
            for each in found.earned
        ],
        "totals": _points_by_period(found.totals),
        "boards": [
            {"board": key.kind.value, "season": key.season, "period": key.period, "total": amount}
            for key, amount in sorted(found.totals.items())
        ],
        "moderated": [
            {
                "day": each.day.isoformat(),
                "what": each.what,
                "reason": each.reason,
                "words": each.words,
            }
            for each in found.moderated
        ],
        "settings_changed": [
            {
                "hour": datetime.fromtimestamp(each.hour * 3_600, UTC).isoformat(),
                "settings": sorted(json.loads(each.after)),
            }
            for each in found.settings_changed
        ],
        "private_tally": found.tally,
    }


def _points_by_period(totals: Mapping[BoardKey, int]) -> dict[str, int]:
    """Of all seasons together."""
    found: Counter[str] = Counter()
    for key, amount in totals.items():
        if key.kind is BoardKind.POINTS:
            found[key.period] += amount
    return dict(sorted(found.items()))


def _goal(goal: Goal | None) -> dict[str, Any] | None:
    if goal is None:
        return None
    days = {"since": goal.since.isoformat(), "until": goal.until.isoformat()}
    return {"target": goal.target, **days}


def _said(answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    reason = answer.reason.value if answer.reason else None
    return {"what": answer.verdict.value, "reason": reason, "words": answer.words}


def _card(guild: GuildId, channel: ChannelId | None, message: MessageId | None) -> str | None:
    if channel is None or message is None:
        return None  # support of a card that is not stored (yet)
    return message_link(guild, channel, message)
