"""`services.covers.Covers` over discord.py: the bot's own messages, also in threads that sleep."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import discord

from rejectbot.bot.card_edits import CardEdits
from rejectbot.bot.channels import TO_READ, Channels
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import CardUnknown, ChannelGone, PermissionsMissing
from rejectbot.domain.ids import ChannelId
from rejectbot.services.covers import Keep
from rejectbot.services.ports import CardPlace
from rejectbot.ui.cards.covered import cover, is_covered, put_back, written_down
from rejectbot.ui.theme import Panel

_THREAD_ARCHIVED = 50083


class DiscordCovers:
    """Edits of one message happen one at a time, with those of counts and texts."""

    def __init__(self, channels: Channels, publisher: DiscordPublisher, edits: CardEdits) -> None:
        self._channels = channels
        self._publisher = publisher
        self._edits = edits

    def check(self, place: CardPlace, channel: ChannelId) -> None:
        """From discord.py's cache of channels."""
        lacking = self._publisher.missing_permissions(place.guild, channel)
        missing = tuple(name for name in TO_READ if name in lacking)
        if missing:
            raise PermissionsMissing(channel=channel, permissions=missing)

    async def read(self, place: CardPlace, channel: ChannelId) -> str | None:
        """Read the message."""
        with _reaching(place, channel):
            message = await self._message(place).fetch()
        return None if is_covered(message) else written_down(message)

    async def cover(self, place: CardPlace, channel: ChannelId, keep: Keep, locale: str) -> None:
        """Read it, have that kept, then edit it."""
        async with self._edits.alone(place.message):
            with _reaching(place, channel):
                message = await self._message(place).fetch()
            if is_covered(message):
                return
            await keep(written_down(message))
            with _reaching(place, channel):
                await self._edit(place, cover(locale))

    async def uncover(self, place: CardPlace, channel: ChannelId, text: str) -> None:
        """Edit it, unless it is not covered."""
        async with self._edits.alone(place.message):
            with _reaching(place, channel):
                if is_covered(await self._message(place).fetch()):
                    await self._edit(place, put_back(text))

    async def delete(self, place: CardPlace, channel: ChannelId, keep: Keep) -> None:
        """Read it, have that kept, then delete it."""
        try:
            async with self._edits.alone(place.message):
                with _reaching(place, channel):
                    message = await self._message(place).fetch()
                if not is_covered(message):
                    await keep(written_down(message))
                with _reaching(place, channel):
                    await self._awake(place, self._message(place).delete)
        except CardUnknown:
            return  # gone is gone

    async def _edit(self, place: CardPlace, view: Panel) -> None:
        async def edit() -> None:
            edited = await self._message(place).edit(
                view=view, allowed_mentions=discord.AllowedMentions.none()
            )
            self._edits.changed(edited)

        await self._awake(place, edit)

    async def _awake(self, place: CardPlace, change: Callable[[], Awaitable[None]]) -> None:
        """Change it; a thread that sleeps, in which nothing can be changed, is woken first."""
        try:
            await change()
        except discord.HTTPException as error:
            if error.code != _THREAD_ARCHIVED:
                raise
            thread = await self._channels.bot.fetch_channel(place.channel)
            if isinstance(thread, discord.Thread):
                await thread.edit(archived=False)
            await change()

    def _message(self, place: CardPlace) -> discord.PartialMessage:
        return self._channels.find(place.guild, place.channel).get_partial_message(place.message)


@contextmanager
def _reaching(place: CardPlace, channel: ChannelId) -> Iterator[None]:
    """`refusing`; a thread that is gone took its messages along."""
    try:
        with refusing(channel, *TO_READ):
            yield
    except ChannelGone:
        if place.channel == channel:
            raise
        raise CardUnknown from None
