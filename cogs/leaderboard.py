"""`/leaderboard`: three boards, their pager, and showing one to everyone."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.posting import post_here
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.boards import BoardKind
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


class Leaderboard(commands.Cog):
    """Who put themselves out there, and who stood by them."""

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
            app_commands.Choice(name=described(f"choice-board-{kind.value}"), value=kind.value)
            for kind in BoardKind
        ],
    )
    @app_commands.guild_only()
    async def leaderboard(
        self,
        interaction: Interaction,
        period: str = Period.MONTH.value,
        board: str = BoardKind.POINTS.value,
    ) -> None:
        """The first page, for the viewer alone."""
        await promise(interaction)
        kind = chosen(BoardKind, board) or BoardKind.POINTS
        page = await self._page(interaction, kind, chosen(Period, period) or Period.MONTH, 0)
        await answer(interaction, Reply(panel=card.board_card(page, str(interaction.locale))))

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another page or board in the same message."""
        place = _place(pressed)
        await promise_update(interaction)
        page = await self._page(interaction, *place)
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

    async def _page(
        self, interaction: Interaction, kind: BoardKind, period: Period, page: int
    ) -> BoardPage:
        guild, viewer = GuildId(interaction.guild_id or 0), UserId(interaction.user.id)
        return await self._board.page(guild, period, page, viewer, kind)


def _place(pressed: CustomId) -> tuple[BoardKind, Period, int]:
    place = card.place_of(pressed.more)
    if place is None:
        raise CardUnknown
    return place
