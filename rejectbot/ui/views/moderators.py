"""The panel of `/setup` about moderators: what they look at first, and where."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import discord

from rejectbot.domain import choices
from rejectbot.domain.errors import CardUnknown, ChannelGone
from rejectbot.domain.ids import ChannelId
from rejectbot.domain.limits import (
    HIDDEN_BY_REPORTS_MOST,
    REPORTS_TO_HIDE,
    REVIEW_COMES_BACK_BEFORE,
)
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.server_setup import DeskState
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel
from rejectbot.ui.views.refusal import permission_names
from rejectbot.ui.views.setting_words import reports_choice
from rejectbot.ui.views.top import Top, add_top

REVIEW_VERB = "setup-review"
REPORTS_VERB = "setup-reports"
CHANNEL_VERB = "setup-moderators-channel"
UNDO_VERB = "setup-moderators-undo"
_MODERATE_MEMBERS = "moderate_members"

Change = Callable[[ServerSettings], ServerSettings]


@dataclass(frozen=True, slots=True)
class ModeratorsNow:
    """What holds now; `waiting` is how many entries moderators can see in the queue."""

    settings: ServerSettings
    desk: DeskState
    waiting: int
    window_days: int


def moderators_panel(now: ModeratorsNow, locale: str, top: Top | None = None) -> Panel:
    """What holds, and the controls to change it, below what was changed."""
    view = Panel()
    add_top(view, top, UNDO_VERB, locale)
    right = permission_names((_MODERATE_MEMBERS,), locale)
    texts = [say(locale, "moderators-title", permission=right), _review(now, locale)]
    texts += [_channel(now, locale), _reports(now.settings, locale)]
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    view.add_item(_review_row(now.settings, locale))
    view.add_item(_channel_row(now, locale))
    view.add_item(_reports_row(now.settings, locale))
    return view


def desk_troubles(settings: ServerSettings, desk: DeskState, locale: str) -> list[str]:
    """What must be mended about the moderators' channel, and what breaks until it is."""
    channel = f"<#{settings.moderators_channel}>"
    if desk.is_gone:
        return [say(locale, "moderators-channel-gone")]
    if desk.missing:
        names = permission_names(desk.missing, locale)
        return [say(locale, "moderators-channel-missing", channel=channel, permissions=names)]
    return [say(locale, "moderators-channel-open", channel=channel)] if desk.is_open else []


def review_chosen(values: list[str]) -> Change:
    """The change that the select asks for; raises CardUnknown for a forged value."""
    rule = choices.chosen(ReviewRule, values[0] if values else None)
    if rule is None:
        raise CardUnknown
    return lambda old: replace(old, review=rule)


def channel_chosen(values: list[str], channels: Collection[int]) -> Change:
    """The change to one of these text channels, or to none; raises ChannelGone."""
    if not values:
        return lambda old: replace(old, moderators_channel=None)
    chosen = next((channel for channel in channels if str(channel) == values[0]), None)
    if chosen is None:
        raise ChannelGone
    return lambda old: replace(old, moderators_channel=ChannelId(chosen))


def reports_chosen(values: list[str]) -> Change:
    """The change that the select asks for; raises CardUnknown for a forged value."""
    count = next((each for each in REPORTS_TO_HIDE if [str(each)] == values[:1]), None)
    if count is None:
        raise CardUnknown
    return lambda old: replace(old, reports_to_hide=count)


def _reports(settings: ServerSettings, locale: str) -> str:
    count = settings.reports_to_hide
    if not count:
        return say(locale, "moderators-reports-never")
    return say(locale, "moderators-reports", count=count, most=HIDDEN_BY_REPORTS_MOST)


def _review(now: ModeratorsNow, locale: str) -> str:
    review = now.settings.review
    lines = [say(locale, f"moderators-review-{review.value}")]
    if review is not ReviewRule.OFF:
        days = now.window_days - REVIEW_COMES_BACK_BEFORE.days
        lines.append(say(locale, "moderators-review-until", days=days))
        lines.append(say(locale, "moderators-waiting", count=now.waiting))
    elif now.waiting:
        lines.append(say(locale, "moderators-waiting-off", count=now.waiting))
    return "\n".join(lines)


def _channel(now: ModeratorsNow, locale: str) -> str:
    wrong = desk_troubles(now.settings, now.desk, locale)
    if now.desk.is_gone:
        return "\n".join(wrong)
    if now.settings.moderators_channel is None:
        return say(locale, "moderators-channel-none")
    here = f"<#{now.settings.moderators_channel}>"
    return "\n".join([say(locale, "moderators-channel-here", channel=here), *wrong])


def _review_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=say(locale, f"setup-review-{rule.value}"),
            value=rule.value,
            default=rule is settings.review,
        )
        for rule in ReviewRule
    ]
    select: discord.ui.Select[Panel] = discord.ui.Select(
        custom_id=custom_id(REVIEW_VERB), options=options
    )
    return discord.ui.ActionRow(select)


def _reports_row(settings: ServerSettings, locale: str) -> discord.ui.ActionRow[Panel]:
    options = [
        discord.SelectOption(
            label=reports_choice(count, locale),
            value=str(count),
            default=count == settings.reports_to_hide,
        )
        for count in REPORTS_TO_HIDE
    ]
    select: discord.ui.Select[Panel] = discord.ui.Select(
        custom_id=custom_id(REPORTS_VERB), options=options
    )
    return discord.ui.ActionRow(select)


def _channel_row(now: ModeratorsNow, locale: str) -> discord.ui.ActionRow[Panel]:
    """None chosen is a choice too."""
    chosen = None if now.desk.is_gone else now.settings.moderators_channel
    kind = discord.SelectDefaultValueType.channel
    defaults = [] if chosen is None else [discord.SelectDefaultValue(id=chosen, type=kind)]
    select: discord.ui.ChannelSelect[Panel] = discord.ui.ChannelSelect(
        custom_id=custom_id(CHANNEL_VERB),
        channel_types=[discord.ChannelType.text],
        placeholder=say(locale, "moderators-channel-choose"),
        min_values=0,
        default_values=defaults,
    )
    return discord.ui.ActionRow(select)
