"""The page of `/mod queue`, as an answer to the command or in its own place."""

import discord

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.people import place_of
from rejectbot.domain.ids import EntryId
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.ui.cards.queue import PAGE_VERB, queue_page
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply


async def show_queue(
    interaction: Interaction,
    queue: ReviewQueue,
    page: int = 0,
    told: str = "",
    entry: EntryId | None = None,
) -> None:
    """One entry, counted from 0, below what was just done (`told`); or this one if it waits."""
    entries = await queue.everything(place_of(interaction))
    page = next((at for at, each in enumerate(entries) if each.id == entry), page)
    panel = queue_page(entries, page, str(interaction.locale), told)
    await answer(interaction, Reply(panel=panel))


def number_of(page: str) -> int:
    """The number of a page, counted from 0, out of what a button of its pager names."""
    return int(page) if page.isdecimal() and len(page) <= 4 else 0


def page_of(interaction: Interaction) -> int:
    """On which page it was pressed; 0 where there is one alone, without a pager."""
    rows = interaction.message.components if interaction.message else []
    buttons = [each for row in rows if isinstance(row, discord.ActionRow) for each in row.children]
    used = [CustomId.parse(each.custom_id or "") for each in buttons]
    pages = [number_of(each.more) for each in used if each is not None and each.verb == PAGE_VERB]
    return max(pages, default=1) - 1  # the greater one is that of the page after it
