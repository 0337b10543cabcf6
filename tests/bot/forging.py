"""Interactions as a modified client would send them: SimCord's actors refuse to."""

from typing import Any

import discord
from simcord import InteractionResult, MemberActor
from simcord.backend import serializers
from simcord.interactions import base_payload

from tests.world import World

COMMAND, COMPONENT, FORM = 2, 3, 5
BUTTON, SELECT, TEXT, RADIO, CHANNEL_SELECT, LABEL = 2, 3, 4, 21, 8, 18

CHOICES = ("wants", "visibility", "from", "to")
"""The fields of our forms that are chosen rather than written."""


async def forge(
    world: World,
    who: MemberActor,
    kind: int,
    data: dict[str, Any],
    **more: Any,
) -> InteractionResult:
    """Send an interaction that was made up, and wait until the bot is done with it."""
    result = send(world, who, kind, data, **more)
    await world.env.settle()
    return result


def send(
    world: World,
    who: MemberActor,
    kind: int,
    data: dict[str, Any],
    message: discord.Message | None = None,
    **changes: Any,
) -> InteractionResult:
    """Send it without waiting; `changes` replace parts of the payload (None takes them out)."""
    backend = world.env.backend
    record, payload = base_payload(
        backend,
        type=kind,
        channel_id=world.channel.id,
        guild_id=who.guild.id,
        user_id=who.id,
        data=data,
    )
    if message is not None:
        stored = backend.get_message(message.channel.id, message.id)
        payload["message"] = dict(serializers.message_payload(backend, stored))
        record.source_message_id = message.id
    for name, value in changes.items():
        if value is None:
            payload.pop(name, None)
        else:
            payload[name] = value
    backend.emit("INTERACTION_CREATE", payload)
    return InteractionResult(world.env, record)


async def forged_press(
    world: World, who: MemberActor, custom_id: str, message: discord.Message | None = None
) -> InteractionResult:
    """Press a button that need not be there."""
    data = {"custom_id": custom_id, "component_type": BUTTON}
    return await forge(world, who, COMPONENT, data, message=message)


async def forged_choice(
    world: World, who: MemberActor, custom_id: str, *values: str
) -> InteractionResult:
    """Choose in a select that need not be there."""
    data = {"custom_id": custom_id, "component_type": SELECT, "values": list(values)}
    return await forge(world, who, COMPONENT, data)


async def forged_form(
    world: World, who: MemberActor, custom_id: str, **fields: str
) -> InteractionResult:
    """Send a form that was never opened, with any fields."""
    return await forge(world, who, FORM, form_data(custom_id, **fields))


def form_data(custom_id: str, **fields: str) -> dict[str, Any]:
    """The data of a form whose fields hold these texts."""
    return {
        "custom_id": custom_id,
        "components": [
            {
                "type": LABEL,
                "id": number,
                "component": {
                    "type": RADIO if name in CHOICES else TEXT,
                    "id": 100 + number,
                    "custom_id": name,
                    "value": value,
                },
            }
            for number, (name, value) in enumerate(fields.items(), 1)
        ],
    }
