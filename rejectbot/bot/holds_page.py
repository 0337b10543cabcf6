"""The page of `/mod held`, as an answer to the command or in its own place."""

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.people import place_of
from rejectbot.services.held_posts import HeldPosts
from rejectbot.ui.cards.holds import holds_page
from rejectbot.ui.reply import Reply


async def show_holds(
    interaction: Interaction, posts: HeldPosts, number: int = 0, told: str = ""
) -> None:
    """One page, counted from 0, below what was just done (`told`)."""
    page = await posts.page(place_of(interaction), number)
    await answer(interaction, Reply(panel=holds_page(page, str(interaction.locale), told)))
