"""A bare discord.py bot that does on Discord's side what RejectBot does, and stores nothing."""

import asyncio
import logging
import secrets
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from benchmarks.bare_views import Form, board, card, with_count

EDIT_EVERY_S = 5.0
"""One edit of a card in so many seconds, as RejectBot does it."""
VERBS = ("hug", "go", "brave", "boat", "note")
Bot = commands.AutoShardedBot


class Support(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"rb1:(?P<verb>hug|go|brave|boat):(?P<card>[0-9a-f]{32})",
):
    """A press: answered privately, its count edited in within five seconds."""

    def __init__(self, verb: str, card_id: str) -> None:
        super().__init__(discord.ui.Button(custom_id=f"rb1:{verb}:{card_id}"))
        self.verb = verb

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: object, match: Any, /
    ) -> "Support":
        return cls(match["verb"], match["card"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="Given. Thank you.")
        assert isinstance(interaction.client, Bare)
        assert interaction.message is not None
        interaction.client.count(interaction.message, self.verb)


class Bare(Bot):
    """Knows the channel it was set up with, and counts presses in memory."""

    def __init__(self) -> None:
        super().__init__(
            (),
            intents=discord.Intents(guilds=True, guild_reactions=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.channel_id = 0
        self.counts: dict[int, dict[str, int]] = {}
        self.waiting: dict[int, asyncio.Task[None]] = {}
        self.reactions = 0
        self.add_dynamic_items(Support)
        for name, callback in (("setup", setup), ("share", share), ("leaderboard", leaderboard)):
            command: app_commands.Command[Any, Any, Any] = app_commands.Command(
                name=name, description="A command", callback=callback
            )
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        _, gateway, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await self.submitted(interaction)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        data: dict[str, Any] = dict(interaction.data or {})
        fields = [label["component"] for label in data["components"]]
        sent = {field["custom_id"]: field for field in fields}
        channel = self.get_partial_messageable(self.channel_id, guild_id=interaction.guild_id)
        view = card(secrets.token_hex(16), interaction.user.display_name, sent["story"]["value"])
        message = await channel.send(view=view, nonce=secrets.token_hex(12))
        await interaction.edit_original_response(content=f"Thank you. {message.jump_url}")

    def count(self, message: discord.Message, verb: str) -> None:
        """Counts a press and has the card edited soon."""
        counts = self.counts.setdefault(message.id, {})
        counts[verb] = counts.get(verb, 0) + 1
        if message.id not in self.waiting:
            self.waiting[message.id] = asyncio.create_task(self._edit(message))

    async def _edit(self, message: discord.Message) -> None:
        await asyncio.sleep(EDIT_EVERY_S)
        del self.waiting[message.id]
        await message.edit(view=with_count(message, self.counts[message.id]))

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        if self.user is not None and event.message_author_id == self.user.id:
            self.reactions += 1

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.reactions -= event.message_id in self.counts


async def setup(interaction: discord.Interaction[Any], channel: discord.TextChannel) -> None:
    """Remembers the channel."""
    interaction.client.channel_id = channel.id
    await interaction.response.send_message("Ready.", ephemeral=True)


async def share(interaction: discord.Interaction[Any]) -> None:
    """Opens the form."""
    await interaction.response.send_modal(Form())


async def leaderboard(interaction: discord.Interaction[Any]) -> None:
    """Shows a page of a board that never changes."""
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(view=board(interaction.user.id))


async def serve(api_url: str, token: str) -> None:
    """Runs until it is ended."""
    Route.BASE = api_url
    async with Bare() as bot:
        await bot.start(token)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
