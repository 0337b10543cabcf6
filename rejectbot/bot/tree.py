"""The command tree: guild-only, localised, synced only when changed, one place for every "no"."""

import hashlib
import json

import discord
from discord import app_commands

from rejectbot.bot.answers import Interaction, answer_error
from rejectbot.ui.copy import languages, nearest, say

KEY = "message"


class CommandTree(app_commands.CommandTree[discord.Client]):
    """Turns what a command raises into a private answer."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let every command under way be waited for at the end, and take none in after that."""
        if interaction.client.ending:
            return False
        interaction.client.errands.join()
        return True

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Answer a refusal or a crash of a command."""
        await answer_error(interaction, error)

    async def digest(self) -> str:
        """A hash of all commands as they would be sent, translations included."""
        commands = [
            await command.get_translated_payload(self, self.translator)
            if self.translator is not None
            else command.to_dict(self)
            for command in self.get_commands()
        ]
        return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()


class WordsTranslator(app_commands.Translator):
    """Descriptions and choices in every language that has words."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - given by discord.py
    ) -> str | None:
        """The words in `locale`, or None where English holds."""
        message = string.extras.get(KEY)
        language = nearest(locale.value)
        if message is None or language == "en" or language not in languages():
            return None
        return say(language, message)


def described(message: str) -> app_commands.locale_str:
    """A description, option or choice as a Fluent message of `commands.ftl`."""
    return app_commands.locale_str(say("en", message), **{KEY: message})
