"""What is asked before a member agrees to public credit or has themselves erased."""

import discord

from rejectbot.domain.limits import CREDIT_CONFIDENCE_MAX, CREDIT_CROWD
from rejectbot.services.erasing import Where
from rejectbot.services.public_credit import Figures
from rejectbot.ui.cards.privacy import CREDIT_VERB, ON
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel

ERASE_VERB = "erase"
CARDS = "cards"


def credit_question(figures: Figures | None, locale: str) -> Panel:
    """What it does and does not do, with the figures of this server."""
    needed = CREDIT_CROWD if figures is None else figures.needed
    texts = (
        say(locale, "credit-title"),
        say(locale, "credit-does"),
        say(locale, "credit-only-if", needed=needed, sure=CREDIT_CONFIDENCE_MAX),
        _figures(figures, locale),
        say(locale, "credit-does-not"),
    )
    button: discord.ui.Button[Panel] = discord.ui.Button(
        label=say(locale, "credit-yes"), custom_id=custom_id(CREDIT_VERB, ON)
    )
    return _question(texts, [discord.ui.ActionRow(button)])


def erase_question(window_days: int, locale: str) -> Panel:
    """What goes, what stays, what about anonymous posts; then how far it shall reach."""
    texts = (
        say(locale, "erase-title"),
        say(locale, "erase-goes"),
        say(locale, "erase-stays"),
        say(locale, "erase-anonymous", days=window_days),
        say(locale, "erase-afterwards"),
    )
    return _question(texts, [_erase_row(where, locale) for where in Where])


def _figures(figures: Figures | None, locale: str) -> str:
    if figures is None:
        return say(locale, "credit-none")
    if not figures.crowd:
        return say(locale, "credit-last-too-few", needed=figures.needed)
    return say(
        locale,
        "credit-last" if figures.moved else "credit-last-waits",
        crowd=figures.crowd,
        needed=figures.needed,
        confidence=figures.confidence,
    )


def _erase_row(where: Where, locale: str) -> discord.ui.ActionRow[Panel]:
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for label, more in (
        (f"erase-{where.value}", where.value),
        (f"erase-{where.value}-cards", f"{where.value}:{CARDS}"),
    ):
        row.add_item(
            discord.ui.Button(
                label=say(locale, label),
                style=discord.ButtonStyle.danger,
                custom_id=custom_id(ERASE_VERB, more),
            )
        )
    return row


def _question(texts: tuple[str, ...], rows: list[discord.ui.ActionRow[Panel]]) -> Panel:
    view = Panel()
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    for row in rows:
        view.add_item(row)
    return view
