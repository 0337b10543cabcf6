"""A member's badges: what they look like, and the private page on which one is chosen to show."""

import discord

from rejectbot.domain.badges import Badge
from rejectbot.services.badges import OwnBadges
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

VERB = "badges"
SHOW_VERB = "badge-show"
NONE = "none"
BADGE_EMOJI = {
    Badge.FIRST: "🌱",
    Badge.TEN: "🌿",
    Badge.TWENTY_FIVE: "🌳",
    Badge.FIFTY: "🏞️",
    Badge.HUNDRED: "🏔️",
    Badge.SUPPORT_FIRST: "✨",
    Badge.SUPPORT_FIFTY: "🌤️",
    Badge.SUPPORT_MANY: "☀️",
    Badge.COMEBACK: "🪃",
    Badge.SAME_BOAT: "⛵",
    Badge.YEAR: "🗓️",
}
"""None of the emoji that support is given with, so that a board shows no support by mistake."""


def badge_name(badge: Badge, locale: str) -> str:
    """Its emoji and what it is for."""
    return f"{BADGE_EMOJI[badge]} {say(locale, f'badge-{badge.value}')}"


def badges_card(own: OwnBadges, locale: str) -> Panel:
    """What is earned, and the choice of what the board shows; what is to come is not listed."""
    view = Panel()
    texts = [say(locale, "badges-title"), *_texts(own, locale)]
    items = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*items, accent_colour=ACCENT))
    if own.earned:
        row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
        row.add_item(_choice(own, locale))
        view.add_item(row)
    return view


def _texts(own: OwnBadges, locale: str) -> list[str]:
    if not own.earned:
        return [say(locale, "badges-none")]
    listed = "\n".join(badge_name(badge, locale) for badge in own.earned)
    if own.shown is None:
        return [listed, say(locale, "badges-private")]
    key = "badges-shown" if own.on_board else "badges-shown-later"
    return [listed, say(locale, key, badge=BADGE_EMOJI[own.shown])]


def _choice(own: OwnBadges, locale: str) -> discord.ui.Select[Panel]:
    options = [
        discord.SelectOption(
            label=say(locale, f"badge-{badge.value}"),
            value=badge.value,
            emoji=BADGE_EMOJI[badge],
            default=badge is own.shown,
        )
        for badge in own.earned
    ]
    nothing = discord.SelectOption(
        label=say(locale, "badges-show-none"), value=NONE, default=own.shown is None
    )
    return discord.ui.Select(custom_id=custom_id(SHOW_VERB), options=[nothing, *options])
