"""Two buttons that lead to the pages before and after the one that is shown."""

import discord

from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.theme import Panel

_DIGITS_MOST = 4


def page_buttons(
    verb: str, number: int, has_more: bool, labels: tuple[str, str], locale: str
) -> discord.ui.ActionRow[Panel]:
    """`number` is the page that is shown, from 0; `labels` are messages for back and on."""
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for label, to, is_there in (
        (labels[0], max(number - 1, 0), number > 0),
        (labels[1], number + 1, has_more),
    ):
        row.add_item(
            discord.ui.Button(
                label=say(locale, label), custom_id=custom_id(verb, str(to)), disabled=not is_there
            )
        )
    return row


def page_number(pressed: CustomId) -> int:
    """The page that a button leads to, counted from 0; the first one where it is forged."""
    number = pressed.more
    return int(number) if number.isdecimal() and len(number) <= _DIGITS_MOST else 0
