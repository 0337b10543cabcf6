"""The page of `/mod held`: whose next texts wait for a look, by name only where they had one."""

import discord

from rejectbot.services.held_posts import Held, HeldPage
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import end_of_day, message_link
from rejectbot.ui.pager import page_buttons
from rejectbot.ui.theme import ACCENT, Panel

PAGE_VERB = "holds-page"
END_VERB = "hold-end"
_LABELS = ("queue-back", "queue-next")


def holds_page(page: HeldPage, locale: str, told: str = "") -> Panel:
    """One page below what was just done (`told`); each hold has a button that ends it."""
    view = Panel()
    container: discord.ui.Container[Panel] = discord.ui.Container(accent_colour=ACCENT)
    texts = [*filter(None, [told]), say(locale, "holds-title")]
    for text in texts if page.holds else [*texts, say(locale, "holds-empty")]:
        container.add_item(discord.ui.TextDisplay(text))
    for hold in page.holds:
        container.add_item(_section(hold, locale))
    view.add_item(container)
    if page.count > len(page.holds):
        view.add_item(page_buttons(PAGE_VERB, page.number, page.has_more, _LABELS, locale))
    return view


def _section(hold: Held, locale: str) -> discord.ui.Section[Panel]:
    button: discord.ui.Button[Panel] = discord.ui.Button(
        label=say(locale, "holds-end"), custom_id=custom_id(END_VERB, hold.id.hex())
    )
    return discord.ui.Section(_line(hold, locale), accessory=button)


def _line(hold: Held, locale: str) -> str:
    until = end_of_day(hold.until)
    if hold.author is not None:
        said = say(locale, "holds-named", member=f"<@{hold.author}>", until=until)
    else:
        said = say(locale, "holds-anonymous", until=until)
    where = say(locale, "holds-gone")
    if hold.place is not None:
        where = message_link(hold.place.guild, hold.place.channel, hold.place.message)
    parts = [said, where]
    if hold.reason is not None:
        why = say(locale, f"reason-{hold.reason.value}")
        parts.append(say(locale, "log-reason", reason=why))
    return " ".join(parts)
