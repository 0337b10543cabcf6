"""`services.ports.KeywordRules` over discord.py: AutoMod rules, where the bot may read them."""

import discord

from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import ChannelGone
from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.ids import ChannelId, GuildId


class DiscordAutoMod:
    """Discord hands out rules, and tells of their changes, to bots with Manage Server alone."""

    def __init__(self) -> None:
        self._bot: discord.Client | None = None

    def attach(self, bot: discord.Client) -> None:
        """Read through this bot."""
        self._bot = bot

    def may_read(self, guild: GuildId) -> bool:
        """From what is known without asking Discord."""
        server = self._server(guild)
        return server is not None and server.me.guild_permissions.manage_guild

    async def read(self, guild: GuildId, channel: ChannelId | None) -> tuple[KeywordRule, ...]:
        """The keyword rules that block messages in the channel."""
        server = self._server(guild)
        if server is None:
            raise ChannelGone
        with refusing(channel or ChannelId(0), "manage_guild"):
            rules = await server.fetch_automod_rules()
        return tuple(
            KeywordRule.of(rule.trigger.keyword_filter, rule.trigger.allow_list)
            for rule in rules
            if _applies(rule, channel)
        )

    def _server(self, guild: GuildId) -> discord.Guild | None:
        return None if self._bot is None else self._bot.get_guild(guild)


def _applies(rule: discord.AutoModRule, channel: ChannelId | None) -> bool:
    """Of enabled rules, those that block; alerts alone let a message stand."""
    return (
        rule.enabled
        and rule.trigger.type is discord.AutoModRuleTriggerType.keyword
        and channel not in rule.exempt_channel_ids
        and any(
            action.type is discord.AutoModRuleActionType.block_message for action in rule.actions
        )
    )
