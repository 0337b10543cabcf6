"""A bot of a few lines with a message menu, for what RejectBot does not have yet."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.settings import Settings


class Reason(discord.ui.Modal):
    why: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(label="Why?")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Thank you.", ephemeral=True)


class LittleBot(commands.AutoShardedBot):
    def __init__(self) -> None:
        super().__init__("!", intents=discord.Intents(guilds=True), shard_count=1)

    async def setup_hook(self) -> None:
        @self.tree.context_menu(name="Report")
        @app_commands.guild_only()
        async def report(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_modal(Reason(title=f"Report {message.id}"))

        await self.tree.sync()


def build(_settings: Settings) -> LittleBot:
    return LittleBot()
