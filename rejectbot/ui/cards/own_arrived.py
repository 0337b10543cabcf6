"""What came for one rejection: on its own page, and on further ones where that is full."""

import discord

from rejectbot.services.inbox import Arrived
from rejectbot.services.owning import Claim
from rejectbot.ui.cards.arrived import (
    Entry,
    Room,
    fitting,
    items_of,
    known_by,
    numbers,
    private_entries,
)
from rejectbot.ui.claims import claim_text
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.theme import ACCENT, Panel

MORE_VERB = "own-more"
_PAGE = Room(4_000, 39)
"""What Discord allows a message, without the container around it."""
_LEFT = Room(60, 3)
"""For how many more there are, and the button below that."""

Item = discord.ui.TextDisplay[Panel] | discord.ui.ActionRow[Panel]


def arrived_items(
    arrived: Arrived, room: Room, locale: str, receipt: str | None = None
) -> list[Item]:
    """What came, as far as it fits, and the way to the rest."""
    return _items(arrived, room, locale, receipt, 0)


def arrived_page(arrived: Arrived, skip: int, locale: str, receipt: str | None = None) -> Panel:
    """What came, from the `skip`-th of it on."""
    items = _items(arrived, _PAGE, locale, receipt, skip)
    shown = items or [discord.ui.TextDisplay[Panel](say(locale, "inbox-empty"))]
    view = Panel()
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view


def more_of(pressed: CustomId) -> tuple[int, CustomId]:
    """How many entries were shown, and the claim; a number of over four digits is forged: 0."""
    number, _, claim = pressed.more.partition(":")
    is_number = number.isascii() and number.isdecimal() and len(number) <= 4
    return int(number) if is_number else 0, CustomId(pressed.verb, claim)


def _items(arrived: Arrived, room: Room, locale: str, receipt: str | None, skip: int) -> list[Item]:
    entries = [Entry(words)] if (words := numbers(arrived, locale)) else []
    entries = [*entries, *private_entries(arrived, locale, receipt)][skip:]
    inside = Room(room.characters - _LEFT.characters, room.components - _LEFT.components)
    shown = fitting(entries, inside, at_least=0)
    items = items_of(shown, locale)
    if len(shown) < len(entries):
        left = say(locale, "inbox-left", count=len(entries) - len(shown))
        claim = claim_text(Claim(arrived.rejection.id, receipt), known_by(arrived, receipt))
        pressed = custom_id(MORE_VERB, f"{skip + len(shown)}:{claim}")
        button: discord.ui.Button[Panel] = discord.ui.Button(
            label=say(locale, "inbox-more"), custom_id=pressed
        )
        items += [discord.ui.TextDisplay(left), discord.ui.ActionRow(button)]
    return items
