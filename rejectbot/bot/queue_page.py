"""The page of `/mod queue`, as an answer to the command or in its own place."""

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.people import place_of
from rejectbot.domain.ids import EntryId
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.ui.cards.queue import queue_page
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
