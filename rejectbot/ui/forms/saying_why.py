"""The two fields of every form that asks for a reason: ready-made ones, and one's own words."""

from collections.abc import Iterable
from enum import StrEnum

import discord

from rejectbot.ui.copy import say


def reason_choice(
    reasons: Iterable[StrEnum], locale: str, *, is_needed: bool = True
) -> discord.ui.Select[discord.ui.LayoutView]:
    """The field `reason`: a select of `reasons`, whose words are the messages `reason-…`."""
    options = [
        discord.SelectOption(label=say(locale, f"reason-{reason.value}"), value=reason.value)
        for reason in reasons
    ]
    return discord.ui.Select(
        custom_id="reason", options=options, required=is_needed, min_values=int(is_needed)
    )


def own_words(most: int) -> discord.ui.TextInput[discord.ui.LayoutView]:
    """The field `words`: a paragraph of up to `most` characters, never needed."""
    return discord.ui.TextInput(
        custom_id="words",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=most,
    )
