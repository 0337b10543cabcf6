"""The message context menus of the bot, which SimCord's preview does not list."""

from dataclasses import dataclass

import simcord

from rejectbot.demo import simulator, transcript
from rejectbot.demo.world import World


@dataclass(frozen=True, slots=True)
class Target:
    """A message that a menu can be used on: its id and its first words."""

    id: int
    words: str


def offered(world: World, person: str, channel: simcord.ChannelHandle) -> list[str]:
    """Names of the menus that `person` has on messages of `channel`."""
    return simulator.message_menus(world.env, world.people[person], channel)


def targets(
    world: World, person: str, channel: simcord.ChannelHandle, *, most: int = 10
) -> list[Target]:
    """The newest public messages of `channel`, newest first, at most `most` of them."""
    history = channel.history(viewer=world.people[person])
    public = [seen for seen in history if not seen.flags.ephemeral]
    names = world.names()
    return [
        Target(seen.id, transcript.first_words(seen, names)) for seen in reversed(public[-most:])
    ]


async def use(
    actor: simcord.MemberActor, channel: simcord.ChannelHandle, command: str, message: int
) -> simcord.InteractionResult:
    """Use the menu `command` on a message. Raises SetupError where a person could not."""
    for seen in channel.history(viewer=actor):
        if seen.id == message:
            return await actor.context_menu(channel, command, seen)
    raise simcord.SetupError("that message is gone")
