"""What can get lost in a server, one thing after the other, and found again."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord

from rejectbot.bot.client import RejectBot
from tests.cogs.place import allow, delete_message, deny
from tests.leaving import Kept, add_again, lose, regain, remove
from tests.world import World, buttons

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from simcord import RoleHandle

_RIGHTS = ("send_messages", "view_channel", "create_public_threads", "read_message_history")


class Losses:
    """Draws from `chance` what is lost; `role` and `desk` may be among it."""

    def __init__(
        self, world: World, chance: random.Random, make_bot: Callable[[], RejectBot]
    ) -> None:
        self.role: RoleHandle | None = None
        self.desk: int | None = None
        self.is_broken = False
        self._world = world
        self._chance = chance
        self._make_bot = make_bot
        self._kept: Kept | None = None
        self._is_out = False
        self._each: list[Callable[[], Awaitable[None]]] = [
            self.channel,
            self._thread,
            self._card,
            self.right,
            self._outage,
            self._role_goes,
            self.removal,
            self._desk_goes,
            self._restart,
        ]

    @property
    def is_there(self) -> bool:
        """Whether the bot is in the server, and the server can be reached."""
        return self._kept is None and not self._is_out

    def cards(self) -> list[tuple[discord.Message, str]]:
        """The cards that stand, with their ids."""
        if self._world.channel.id not in self._world.env.backend.channels:
            return []
        cards = self._world.cards
        return [(card, str(buttons(card)[0].custom_id).split(":")[2]) for card in cards]

    async def any(self) -> None:
        """Lose something."""
        self.is_broken = True
        await self._chance.choice(self._each)()

    async def channel(self) -> None:
        """The channel is deleted."""
        if self._kept is None:
            await self._delete_channel(self._world.channel.id)

    async def right(self) -> None:
        """The bot loses a permission in it."""
        if self._kept is None and self._world.channel.id in self._world.env.backend.channels:
            await deny(self._world, self._chance.choice(_RIGHTS))

    async def removal(self) -> None:
        """The bot is removed from the server."""
        if self.is_there:
            self._kept = await remove(self._world)

    async def mend(self) -> None:
        """Everything is as it should be again."""
        self.is_broken = False
        if self._is_out:
            self._is_out = False
            await regain(self._world)
        if self._kept is not None:
            kept, self._kept = self._kept, None
            await add_again(self._world, kept)
        if self._world.channel.id not in self._world.env.backend.channels:
            self._world.channel = self._world.guild.create_text_channel("rejections again")
            await self._world.set_up()
        await allow(self._world)

    async def _thread(self) -> None:
        guild = self._world.env.backend.get_guild(self._world.guild.id) if not self._kept else None
        if guild is not None and guild.thread_ids:
            await self._delete_channel(self._chance.choice(list(guild.thread_ids)))

    async def _card(self) -> None:
        if self._kept is None and (cards := self.cards()):
            await delete_message(self._world, self._chance.choice(cards)[0])

    async def _outage(self) -> None:
        if self.is_there:
            self._is_out = True
            await lose(self._world)

    async def _role_goes(self) -> None:
        backend, server = self._world.env.backend, self._world.guild.id
        if (
            self._kept is None
            and self.role is not None
            and self.role.id in backend.get_guild(server).roles
        ):
            backend.delete_role(server, self.role.id)
            await self._world.env.settle()

    async def _desk_goes(self) -> None:
        if self._kept is None and self.desk is not None:
            await self._delete_channel(self.desk)

    async def _restart(self) -> None:
        """The program begins anew; an outage is over with it."""
        self._is_out = False
        await self._world.restart(self._make_bot())

    async def _delete_channel(self, channel: int) -> None:
        if channel in self._world.env.backend.channels:
            self._world.env.backend.delete_channel(channel)
            await self._world.env.settle()
