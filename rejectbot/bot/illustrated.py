"""Private pages with pictures: the words at once, the pictures when they are rendered."""

from collections.abc import Callable, Sequence

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.painter import Painter
from rejectbot.ui.cards.chart import Pictures
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.reply import Reply
from rejectbot.ui.theme import Panel


async def answer_illustrated(
    interaction: Interaction,
    painter: Painter,
    charts: Sequence[Chart],
    page: Callable[[Pictures], Panel],
) -> None:
    """Answer with the page as words, then with those of its charts that became pictures.

    `page` builds it anew for the pictures there are.
    """
    await answer(interaction, Reply(panel=page({})))
    pictures = await painter.paint_all(charts)
    if pictures:
        shown = Reply(panel=page(pictures), pictures=tuple(pictures.values()))
        await answer(interaction, shown)
