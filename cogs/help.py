"""`/help`: the commands that exist, in the member's language."""

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.tree import KEY, described
from rejectbot.ui.reply import Reply, words_panel
from rejectbot.ui.views.help import CommandLine, help_text


class Help(commands.Cog):
    """Reads the command tree, so that it can't forget a command."""

    def __init__(self, bot: commands.AutoShardedBot) -> None:
        self._bot = bot

    @app_commands.command(name="help", description=described("command-help"))
    @app_commands.guild_only()
    async def help(self, interaction: Interaction) -> None:
        """Answer at once: everything is in memory."""
        lines = [line for line in self._lines() if _may_see(interaction, line)]
        text = help_text(
            (line for line, _ in lines),
            str(interaction.locale),
            tells_of_rights=any(needed is not None for _, needed in lines),
        )
        await answer(interaction, Reply(panel=words_panel(text)))

    def _lines(self) -> Iterator[tuple[CommandLine, discord.Permissions | None]]:
        for command in self._bot.tree.walk_commands():
            if isinstance(command, app_commands.Command):
                described_by = command._locale_description  # noqa: SLF001 - the only way to it
                key = described_by.extras[KEY] if described_by else ""
                name = command.qualified_name
                root = command.root_parent or command
                yield CommandLine(name, f"`/{name}`", key), root.default_permissions
        for menu in self._bot.tree.get_commands(type=discord.AppCommandType.message):
            if isinstance(menu, app_commands.ContextMenu):
                key = menu.extras[KEY]
                yield (
                    CommandLine(f"menu {menu.name}", f"**{menu.name}**", key),
                    menu.default_permissions,
                )


def _may_see(
    interaction: Interaction, line: tuple[CommandLine, discord.Permissions | None]
) -> bool:
    needed = line[1]
    return needed is None or interaction.permissions >= needed
