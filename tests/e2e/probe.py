"""A bare discord.py bot that notes what it hears: the stand-in must convince the real library."""

from collections import Counter

import discord
import yarl
from discord import app_commands
from discord.ext import commands

from tests.standin.client import StandinClient

TOKEN = "MTIz.synthetic.token"


class Form(discord.ui.Modal, title="A form"):
    """One text and one choice."""

    def __init__(self) -> None:
        super().__init__(custom_id="probe:form")
        self.story: discord.ui.TextInput[Form] = discord.ui.TextInput(custom_id="story")
        self.tone: discord.ui.RadioGroup[Form] = discord.ui.RadioGroup(
            custom_id="tone",
            options=[discord.RadioGroupOption(label=name, value=name) for name in ("a", "b")],
        )
        self.add_item(discord.ui.Label(text="What happened?", component=self.story))
        self.add_item(discord.ui.Label(text="How?", component=self.tone))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content=f"{self.story.value}/{self.tone.value}")


class Button(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"probe:press"):
    """Counts presses in the message it stands on."""

    def __init__(self) -> None:
        super().__init__(discord.ui.Button(label="Press", custom_id="probe:press"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: object, match: object
    ) -> "Button":
        return cls()

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("pressed", ephemeral=True)
        await interaction.followup.send("and followed", ephemeral=True)


class Probe(commands.AutoShardedBot):
    """Has `/form` and `/post`; keeps what the gateway told."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_reactions=True)
        super().__init__((), intents=intents, max_messages=None, chunk_guilds_at_startup=False)
        self.heard: Counter[str] = Counter()
        self.reactions: list[discord.RawReactionActionEvent] = []
        self.add_dynamic_items(Button)
        self.tree.add_command(app_commands.Command(name="form", description="-", callback=_form))
        self.tree.add_command(app_commands.Command(name="post", description="-", callback=_post))

    def reactions_on(self, message_id: int) -> list[discord.RawReactionActionEvent]:
        """The events of one message, in order."""
        return [event for event in self.reactions if event.message_id == message_id]

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        self.heard["identify"] += 1

    async def on_resumed(self) -> None:
        self.heard["resumed"] += 1

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.reactions.append(event)

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.reactions.append(event)

    async def on_message(self, message: discord.Message) -> None:
        self.heard["message"] += 1


async def _form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


async def _post(interaction: discord.Interaction, text: str) -> None:
    assert isinstance(interaction.channel, discord.TextChannel)
    await interaction.response.defer(ephemeral=True)
    view = discord.ui.View(timeout=None)
    view.add_item(Button())
    await interaction.channel.send(text, view=view)
    await interaction.edit_original_response(content="done")


def point_at(standin: StandinClient) -> tuple[str, yarl.URL]:
    """Where discord.py must look to find the stand-in: the base of REST and the gateway."""
    return standin.api_url, yarl.URL(f"ws://127.0.0.1:{standin.port}/gateway/")
