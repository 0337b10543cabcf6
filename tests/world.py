"""A simulated server in which tests act as people do: commands, forms, buttons, reactions."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import discord
import simcord
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot


class World:
    """The server "Second Tries": Boss manages it; Ada, Ben and Chi are members."""

    def __init__(
        self, env: simcord.Env, logs: list[MutableMapping[str, Any]] | None = None
    ) -> None:
        self.env = env
        self.logs = [] if logs is None else logs
        self.guild = env.create_guild("Second Tries")
        self.channel = self.guild.create_text_channel("rejections")
        manager = self.guild.create_role(
            "manager", permissions=discord.Permissions(manage_guild=True)
        )
        self.boss = self.guild.add_member(env.create_user("Boss"), roles=[manager])
        self.ada = self.guild.add_member(env.create_user("Ada"))
        self.ben = self.guild.add_member(env.create_user("Ben"))
        self.chi = self.guild.add_member(env.create_user("Chi"))

    @property
    def bot(self) -> RejectBot:
        """The bot that runs now."""
        assert isinstance(self.env.bot, RejectBot)
        return self.env.bot

    async def set_up(self) -> InteractionResult:
        """Choose the channel, as the server's manager does."""
        return await self.boss.slash(self.channel, "setup", channel=self.channel)

    async def share(
        self, who: MemberActor, story: str = "They went with somebody else.", **fields: Any
    ) -> InteractionResult:
        """Share through the form, with the name unless `visibility` says else."""
        form = await who.slash(self.channel, "share")
        return await who.submit_modal(form, {"story": story, "visibility": "named", **fields})

    async def press(
        self, who: MemberActor, verb: str, card: discord.Message | None = None
    ) -> InteractionResult:
        """Press a card's button: hug, go, brave, boat or note; the newest card's by default."""
        message = card or self.card
        wanted = next(
            button.custom_id
            for button in buttons(message)
            if (button.custom_id or "").startswith(f"rb1:{verb}:")
        )
        return await who.click(message, custom_id=wanted)

    async def note(
        self, who: MemberActor, text: str, card: discord.Message | None = None
    ) -> InteractionResult:
        """Write a note through its form."""
        form = await self.press(who, "note", card)
        return await who.submit_modal(form, {"note": text})

    async def board(self, who: MemberActor, **options: Any) -> str:
        """What `/leaderboard` shows this member."""
        return shown(await who.slash(self.channel, "leaderboard", **options))

    @property
    def cards(self) -> list[discord.Message]:
        """Every card in the channel, oldest first."""
        return [message for message in self.channel.history() if buttons(message)]

    @property
    def card(self) -> discord.Message:
        """The newest card."""
        return self.cards[-1]

    def counts(self, card: discord.Message | None = None) -> dict[str, int]:
        """What a card's buttons show, by verb; buttons without a count are left out."""
        return {
            (button.custom_id or "").split(":")[1]: int(button.label or "")
            for button in buttons(card or self.card)
            if (button.label or "").isdecimal()
        }

    def thread_texts(self, card: discord.Message | None = None) -> list[str]:
        """The texts in the thread under a card, oldest first."""
        wanted = (card or self.card).id
        found = [thread for thread in self.channel.threads if thread.id == wanted]
        return [text_of(message) for thread in found for message in thread.history()]

    async def restart(self, bot: RejectBot) -> None:
        """End the running bot and start `bot`."""
        await self.bot.close()
        await self.env.restart_bot(bot)


def buttons(message: discord.Message) -> list[discord.Button]:
    """The buttons of a message's rows."""
    return [
        child
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for child in row.children
        if isinstance(child, discord.Button)
    ]


def text_of(message: discord.Message) -> str:
    """All text of a message, its components' included."""
    return "\n".join([message.content, *_texts([c.to_dict() for c in message.components])]).strip()


def shown(result: InteractionResult) -> str:
    """All text of a private answer."""
    response = result.response
    if response is None:
        return ""
    return "\n".join([response.content, *_texts(response.components)]).strip()


def control(result: InteractionResult, verb: str) -> str:
    """The custom id of the first control with this verb in a private answer."""
    assert result.response is not None
    for component in walk(result.response.components):
        custom_id = str(component.get("custom_id", ""))
        if custom_id == f"rb1:{verb}" or custom_id.startswith(f"rb1:{verb}:"):
            return custom_id
    raise AssertionError(f"no control {verb}")


def walk(components: Any) -> Iterator[dict[str, Any]]:
    """Every component, however deep."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if component.get("accessory"):
            yield component["accessory"]


def _texts(components: Any) -> list[str]:
    return [part["content"] for part in walk(components) if part.get("content")]
