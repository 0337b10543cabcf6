"""`/mod`: keeping the place safe, without knowing who wrote an anonymous text."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.checks import MODERATE, needs, require
from rejectbot.bot.holds_page import show_holds
from rejectbot.bot.log_page import show_log
from rejectbot.bot.people import place_of, who
from rejectbot.bot.queue_page import show_queue
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.filters import FilterAction
from rejectbot.services.held_posts import HeldPosts
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.services.publishing import Publishing
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.word_filters import WordFilters
from rejectbot.ui.copy import say
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import filters as filters_view
from rejectbot.ui.views.lockdown import resting_words

_CHOICES_MOST = 25
"""Discord shows no more."""


class Moderation(commands.Cog):
    """For members who may moderate others."""

    mod = app_commands.Group(
        name="mod",
        description=described("command-mod"),
        guild_only=True,
        default_permissions=discord.Permissions(moderate_members=True),
    )
    lockdown = app_commands.Group(
        name="lockdown", description=described("command-mod-lockdown"), parent=mod
    )
    words = app_commands.Group(
        name="filter", description=described("command-mod-filter"), parent=mod
    )

    def __init__(
        self,
        lockdowns: Lockdowns,
        word_filters: WordFilters,
        publishing: Publishing,
        queue: ReviewQueue,
        log: ModeratorsLog,
        held: HeldPosts,
    ) -> None:
        self._lockdowns = lockdowns
        self._word_filters = word_filters
        self._publishing = publishing
        self._queue = queue
        self._log = log
        self._held = held

    @mod.command(name="queue", description=described("command-mod-queue"))
    @needs(MODERATE)
    async def queue(self, interaction: Interaction) -> None:
        """What waits for a look, from the first on."""
        await promise(interaction)
        await show_queue(interaction, self._queue)

    @mod.command(name="held", description=described("command-mod-held"))
    @needs(MODERATE)
    async def held(self, interaction: Interaction) -> None:
        """Whose next texts wait for a look."""
        await promise(interaction)
        await show_holds(interaction, self._held)

    @mod.command(name="log", description=described("command-mod-log"))
    @needs(MODERATE)
    async def log(self, interaction: Interaction) -> None:
        """What moderators did, the newest first."""
        await promise(interaction)
        await show_log(interaction, self._log)

    @lockdown.command(name="on", description=described("command-mod-lockdown-on"))
    @needs(MODERATE)
    async def lockdown_on(self, interaction: Interaction) -> None:
        """Let sharing rest."""
        await promise(interaction)
        resting = await self._lockdowns.begin(place_of(interaction), who(interaction).user)
        await answer(interaction, Reply(resting_words(resting, str(interaction.locale))))

    @lockdown.command(name="off", description=described("command-mod-lockdown-off"))
    @needs(MODERATE)
    async def lockdown_off(self, interaction: Interaction) -> None:
        """Let sharing go on; the answer comes before what waited."""
        await promise(interaction)
        guild = place_of(interaction)
        was_resting = await self._lockdowns.lift(guild, who(interaction).user)
        key = "lockdown-lifted" if was_resting else "lockdown-none"
        await answer(interaction, Reply(say(str(interaction.locale), key)))
        if was_resting:
            await self._publishing.go_on(guild)

    @words.command(name="add", description=described("command-mod-filter-add"))
    @app_commands.describe(
        words=described("option-filter-words"), action=described("option-filter-action")
    )
    @app_commands.choices(
        action=[
            app_commands.Choice(name=described(f"choice-filter-{action.value}"), value=action.value)
            for action in FilterAction
        ]
    )
    @needs(MODERATE)
    async def filter_add(
        self, interaction: Interaction, words: str, action: str | None = None
    ) -> None:
        """Look for a word or phrase."""
        await promise(interaction)
        wanted = chosen(FilterAction, action) or FilterAction.ASK
        guild, moderator = place_of(interaction), who(interaction).user
        added = await self._word_filters.add(guild, moderator, words, wanted)
        await answer(interaction, filters_view.added_reply(added, str(interaction.locale)))

    @words.command(name="remove", description=described("command-mod-filter-remove"))
    @app_commands.describe(words=described("option-filter-which"))
    @needs(MODERATE)
    async def filter_remove(self, interaction: Interaction, words: str) -> None:
        """Look for it no more."""
        await promise(interaction)
        guild, moderator = place_of(interaction), who(interaction).user
        removed = await self._word_filters.remove(guild, moderator, words)
        await answer(interaction, filters_view.removed_reply(removed, str(interaction.locale)))

    @filter_remove.autocomplete("words")
    async def offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Those there are, from memory, for who may see them."""
        require(interaction, MODERATE)
        kept = self._word_filters.of(place_of(interaction))
        shown = filters_view.choices(kept, typed, _CHOICES_MOST)
        return [app_commands.Choice(name=words, value=words) for words in shown]

    @words.command(name="list", description=described("command-mod-filter-list"))
    @needs(MODERATE)
    async def filter_list(self, interaction: Interaction) -> None:
        """What is looked for, from memory."""
        kept = self._word_filters.of(place_of(interaction))
        await answer(interaction, filters_view.list_reply(kept, str(interaction.locale)))
