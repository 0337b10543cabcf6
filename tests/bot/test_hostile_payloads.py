"""Forged and malformed interactions: always an answer, no crash, no effect without the right."""

import os
import sqlite3

import pytest
from discord import app_commands
from simcord import InteractionResult

from rejectbot.bot.answers import RefusedByCheck
from rejectbot.domain.errors import Refusal
from rejectbot.settings import Settings
from tests.bot.forging import send
from tests.bot.hostility import Hostility, Target
from tests.world import World, buttons, shown

PAYLOADS = int(os.environ.get("HOSTILE_PAYLOADS", "2000"))
"""How many are sent; `make prove` sends 50,000."""
AT_ONCE = 20
SEED = 20_260_101

_OF_THE_LIBRARY = (
    app_commands.CommandNotFound,
    app_commands.CommandSignatureMismatch,
    app_commands.TransformerError,
)


def dump(settings: Settings) -> str:
    """Everything that is stored."""
    return "\n".join(rows_of(settings))


def rows_of(settings: Settings) -> list[str]:
    """The same, each row apart, whatever it holds."""
    path = settings.database_url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


async def target(world: World) -> Target:
    await world.share(world.ada, "Ada's card.")
    backend = world.env.backend
    commands = tuple(
        dict(command)
        for command in backend.commands[None].values()
        if command["name"] != "again"  # it needs no options: sent by anyone it is what they did
    )
    return Target(
        controls=tuple(world.bot.router._controls),
        forms=tuple(world.bot.router._forms),
        commands=commands,
        card=(buttons(world.card)[0].custom_id or "").rpartition(":")[2],
        other_guild=str(world.env.create_guild("Elsewhere").id),
    )


def answered(result: InteractionResult) -> bool:
    """Whether the member sees something: a form, a page, or words that are no endless wait."""
    record = result._interaction
    return result.modal is not None or (result.acknowledged and not record.loading and says(result))


def says(result: InteractionResult) -> bool:
    return result.response is None or bool(shown(result)) or bool(result.response.attachments)


@pytest.mark.parametrize("part", range(max(1, PAYLOADS // 500)))
async def test_hostile_payloads_are_answered_and_change_nothing(
    world: World, settings: Settings, part: int
) -> None:
    hostility = Hostility(await target(world), seed=SEED + part)
    await world.env.settle()  # the other server is noted down when the bot joins it
    before = dump(settings)
    public = len(world.channel.history())
    for _ in range(500 // AT_ONCE):
        sent = []
        for _ in range(AT_ONCE):
            kind, data, changes = hostility.draw()
            sent.append((send(world, world.chi, kind, data, **changes), kind, data, changes))
        await world.env.settle()
        for result, *payload in sent:
            assert answered(result), payload
    assert dump(settings) == before
    assert len(world.channel.history()) == public
    for error in world.env.errors:
        assert isinstance(error, (RefusedByCheck, *_OF_THE_LIBRARY)) or isinstance(
            getattr(error, "original", None), Refusal
        ), repr(error)


async def test_the_comparison_would_see_a_change(world: World, settings: Settings) -> None:
    await world.share(world.ada)
    before = dump(settings)
    await world.press(world.chi, "hug")
    assert dump(settings) != before
