"""Moderators, their channel and the queue, as tests act in them."""

from dataclasses import dataclass

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor
from simcord.backend.models import EPHEMERAL_FLAG
from simcord.results import to_discord_message

from tests.cogs.clock import wait
from tests.world import World, buttons, control, text_of


@dataclass(slots=True)
class Desk:
    """A server that reviews: Mo and Max moderate it, `channel` is theirs."""

    world: World
    channel: ChannelHandle
    mo: MemberActor
    max: MemberActor

    @property
    def messages(self) -> list[discord.Message]:
        """What the bot posted for moderators, oldest first."""
        env = self.world.env
        stored = env.backend.messages.get(self.channel.id, {}).values()
        shown = [each for each in stored if not each.flags & EPHEMERAL_FLAG]
        return [to_discord_message(env, each) for each in shown]

    @property
    def texts(self) -> list[str]:
        """The same as text."""
        return [text_of(message) for message in self.messages]

    @property
    def waiting(self) -> list[discord.Message]:
        """Those that can be decided."""
        return [message for message in self.messages if buttons(message)]

    async def press(
        self, verb: str, who: MemberActor | None = None, message: discord.Message | None = None
    ) -> InteractionResult:
        """Press a button of a message, the oldest that waits unless another is given."""
        pressed = message or self.waiting[0]
        custom_id = next(
            button.custom_id
            for button in buttons(pressed)
            if (button.custom_id or "").startswith(f"rb1:queue-{verb}:")
        )
        return await (who or self.mo).click(pressed, custom_id=custom_id)

    async def decline(
        self,
        verb: str,
        reason: str | None = None,
        words: str = "",
        message: discord.Message | None = None,
    ) -> InteractionResult:
        """Return or remove the oldest that waits."""
        form = await self.press(verb, message=message)
        chosen = {"reason": [reason]} if reason else {}
        return await self.mo.submit_modal(form, {**chosen, "words": words})

    async def queue(self, who: MemberActor | None = None) -> InteractionResult:
        """The page of `/mod queue`."""
        return await (who or self.mo).slash(self.world.channel, "mod queue")


async def set_up_desk(world: World, rule: str, *, with_channel: bool = True) -> Desk:
    """Turn review on, with two moderators and, if wanted, a channel that only they see."""
    right = discord.Permissions(moderate_members=True)
    role = world.guild.create_role("moderators", permissions=right)
    assert world.bot.user is not None
    channel = world.guild.create_text_channel(
        "mods",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(view_channel=False),
            role: discord.PermissionOverwrite(view_channel=True),
            world.boss: discord.PermissionOverwrite(view_channel=True),
            world.bot.user: discord.PermissionOverwrite(view_channel=True),
        },
    )
    mo = world.guild.add_member(world.env.create_user("Mo"), roles=[role])
    max_ = world.guild.add_member(world.env.create_user("Max"), roles=[role])
    await world.env.settle()
    options = {"moderators_channel": channel} if with_channel else {}
    await world.boss.slash(world.channel, "setup", review=rule, **options)
    return Desk(world, channel, mo, max_)


async def next_hour(world: World) -> None:
    """Let the clock pass the next full hour."""
    past = world.env.backend.clock.elapsed % 3_600
    await wait(world, seconds=3_600 - past + 1)


async def click(who: MemberActor, page: InteractionResult, verb: str) -> InteractionResult:
    """Use the first control with this verb of a private page."""
    assert page.response is not None
    return await who.click(page.response.message, custom_id=control(page, verb))
