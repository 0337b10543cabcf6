"""`services.announcement.Announcer` over discord.py: what the bot posts by itself."""

from datetime import datetime

import discord

from rejectbot.bot.channels import TO_READ, Channels
from rejectbot.bot.painter import Painter
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import ChannelGone, DiscordUnreachable, PermissionsMissing
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RoleId
from rejectbot.services.announcement import Announcement, RoleReach, Unanswered
from rejectbot.ui.cards.announcements import announcement_card, charts_of
from rejectbot.ui.reply import picture_file

_TO_SEND = ("view_channel", "send_messages")


class DiscordAnnouncer:
    """Posts into a server's channel, pinging nobody but the one role that was asked for."""

    def __init__(self, channels: Channels, publisher: DiscordPublisher, painter: Painter) -> None:
        self._channels = channels
        self._publisher = publisher
        self._painter = painter

    async def announce(self, what: Announcement) -> MessageId:
        """Post it with its nonce and, where it may be attached and can be painted, its picture.

        What is known to be missing is refused without asking Discord: a post is tried for hours.
        """
        self.check(what.settings.guild, what.channel)
        charts = charts_of(what)
        may_attach = self._publisher.may_attach(what.settings.guild, what.channel)
        pictures = await self._painter.paint_all(charts) if may_attach else {}
        with refusing(what.channel, *_TO_SEND):
            message = await self._channels.find(what.settings.guild, what.channel).send(
                view=announcement_card(what, charts, pictures),
                files=[picture_file(picture) for picture in pictures.values()],
                nonce=what.nonce,
                allowed_mentions=_pinging(what),
            )
        return MessageId(message.id)

    def check(self, guild: GuildId, channel: ChannelId) -> None:
        """From discord.py's cache of channels."""
        self._need(guild, channel, _TO_SEND)

    async def find_announcement(
        self,
        guild: GuildId,
        channel: ChannelId,
        mark: int,
        since: datetime,
        before: datetime | None = None,
    ) -> MessageId | None:
        """Look through all of the channel's messages, from the newest (`before`) back to `since`.

        Without the right to read the history Discord shows an empty one: that is refused here.
        """
        self._need(guild, channel, TO_READ)
        found = await self._channels.find_marked(guild, channel, {mark}, since, before)
        return found.get(mark)

    def role_reach(self, guild: GuildId, channel: ChannelId, role: RoleId) -> RoleReach:
        """From discord.py's cache of roles and channels."""
        server = self._channels.bot.get_guild(guild)
        if server is None or server.unavailable:
            raise DiscordUnreachable
        place, found = server.get_channel(channel), server.get_role(role)
        if place is None:
            raise ChannelGone
        if found is None:
            return RoleReach.GONE
        may_ping = found.mentionable or place.permissions_for(server.me).mention_everyone
        return RoleReach.PINGS if may_ping else RoleReach.SILENT

    def _need(self, guild: GuildId, channel: ChannelId, permissions: tuple[str, ...]) -> None:
        lacking = self._publisher.missing_permissions(guild, channel)
        missing = tuple(name for name in permissions if name in lacking)
        if missing:
            raise PermissionsMissing(channel=channel, permissions=missing)


def _pinging(what: Announcement) -> discord.AllowedMentions:
    """Nobody; or the role that was asked for, alone."""
    if not isinstance(what.content, Unanswered):
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(
        everyone=False, users=False, replied_user=False, roles=[discord.Object(what.content.role)]
    )
