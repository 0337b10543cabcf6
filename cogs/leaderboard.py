"""`/leaderboard`: the board, its pager, and showing it to everyone."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.posting import post_here
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import CannotPostHere, CardUnknown
from rejectbot.domain.ids import ChannelId, GuildId, UserId
from rejectbot.domain.periods import Period
from rejectbot.services.board import Board, BoardPage
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards import board as card
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply

_BOARDS = ("points",)


class Leaderboard(commands.Cog):
    """The points of a server."""

    def __init__(self, router: Router, board: Board, setup: ServerSetup) -> None:
        self._board = board
        self._setup = setup
        router.on_control(card.PAGE_VERB, self.turn)
        router.on_control(card.SHOW_VERB, self.show_everyone)

    @app_commands.command(name="leaderboard", description=described("command-leaderboard"))
    @app_commands.describe(
        period=described("option-leaderboard-period"), board=described("option-leaderboard-board")
    )
    @app_commands.choices(
        period=[
            app_commands.Choice(name=described(f"period-{period.value}"), value=period.value)
            for period in Period
        ],
        board=[
            app_commands.Choice(name=described(f"choice-board-{board}"), value=board)
            for board in _BOARDS
        ],
    )
    @app_commands.guild_only()
    async def leaderboard(
        self, interaction: Interaction, period: str = Period.MONTH.value, board: str = _BOARDS[0]
    ) -> None:
        """The first page, for the viewer alone."""
        del board  # there is one board so far
        await promise(interaction)
        page = await self._page(interaction, chosen(Period, period) or Period.MONTH, 0)
        await answer(interaction, Reply(panel=card.board_card(page, str(interaction.locale))))

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another page in the same message."""
        await promise_update(interaction)
        page = await self._page(interaction, *_place(pressed))
        await answer(interaction, Reply(panel=card.board_card(page, str(interaction.locale))))

    async def show_everyone(self, interaction: Interaction, pressed: CustomId) -> None:
        """Post the page in the channel, without the viewer's own line."""
        await promise(interaction)
        channel = interaction.channel
        in_thread = isinstance(channel, discord.Thread)
        may_write = interaction.permissions.send_messages
        if not (interaction.permissions.send_messages_in_threads if in_thread else may_write):
            raise CannotPostHere
        place = _place(pressed)
        with self._board.showing(ChannelId(interaction.channel_id or 0)):
            page = await self._page(interaction, *place)
            locale = self._setup.of(GuildId(interaction.guild_id or 0)).locale
            await post_here(interaction, card.public_board_card(page, locale))
        await answer(interaction, Reply(say(str(interaction.locale), "board-shown")))

    async def _page(self, interaction: Interaction, period: Period, page: int) -> BoardPage:
        guild, viewer = GuildId(interaction.guild_id or 0), UserId(interaction.user.id)
        return await self._board.page(guild, period, page, viewer)


def _place(pressed: CustomId) -> tuple[Period, int]:
    wanted, _, rest = pressed.more.partition(":")
    period = chosen(Period, wanted)
    page = rest.partition(":")[0]
    if period is None or not page.isdecimal() or len(page) > 4:
        raise CardUnknown
    return period, int(page)
