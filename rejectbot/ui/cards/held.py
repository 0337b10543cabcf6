"""One's own texts that wait for moderators: each can be taken back."""

from collections.abc import Sequence

import discord

from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import LinkRule, quoted
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.ui.cards.queue import back_at
from rejectbot.ui.cards.returned import texts_of
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.reply import Reply, with_own_text
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "waits"
TAKE_BACK_VERB = "take-back"


def held_row(locale: str) -> discord.ui.ActionRow[Panel]:
    """The way from the inbox to what waits."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    row.add_item(discord.ui.Button(label=say(locale, "held-see"), custom_id=custom_id(PAGE_VERB)))
    return row


def held_page(held: Sequence[Parcel], at: int, window_days: int, locale: str) -> Panel:
    """One text a page, the one `at` from 0 on; beyond the last it is the last."""
    view = Panel()
    if not held:
        view.add_item(discord.ui.TextDisplay(say(locale, "held-none")))
        return view
    at = min(at, len(held) - 1)
    parcel = held[at]
    texts = [
        say(locale, "held-title", at=at + 1, of=len(held)),
        *(quoted(text, LinkRule.ON) for text in texts_of(parcel) if text),
        say(locale, "held-until", until=back_at(parcel, window_days)),
    ]
    if parcel.how is How.ANONYMOUS:
        texts.append(say(locale, "held-anonymous"))
    shown = (discord.ui.TextDisplay[Panel](text) for text in texts)
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    pressed = custom_id(TAKE_BACK_VERB, parcel.id.hex())
    row.add_item(discord.ui.Button(label=say(locale, "held-take-back"), custom_id=pressed))
    if len(held) > 1:
        following = custom_id(PAGE_VERB, str((at + 1) % len(held)))
        row.add_item(discord.ui.Button(label=say(locale, "inbox-next"), custom_id=following))
    view.add_item(row)
    return view


def taken_back(parcel: Parcel, locale: str) -> Reply:
    """The text, to be copied."""
    return with_own_text(say(locale, "held-taken-back"), *texts_of(parcel))
