"""`rejectbot demo --script`: a tour of all that a member can do."""

import io
import logging
import os
import re
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest
from discord import AppCommandType
from discord.ext import commands

from rejectbot.app import build_bot
from rejectbot.demo.script import play
from rejectbot.settings import Settings


async def test_the_tour_uses_every_member_command_and_ends_well() -> None:
    for_members: set[str] = set()

    def build(settings: Settings) -> commands.AutoShardedBot:
        bot = build_bot(settings)

        async def look() -> None:
            for command in bot.tree.get_commands(type=AppCommandType.chat_input):
                if command.default_permissions is None:
                    for_members.add(command.name)

        bot.add_listener(look, "on_ready")
        return bot

    told = io.StringIO()
    assert await play(write=told.write, build=build) == 0

    assert "share" in for_members
    assert for_members - set(re.findall(r": /(\w+)", told.getvalue())) == set()


async def test_the_tour_shows_names_and_no_ids() -> None:
    told = io.StringIO()
    await play(write=told.write)
    assert "#second-tries" in told.getvalue()
    assert re.findall(r"\d{15,}", told.getvalue()) == []


async def test_the_tour_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    await play(write=io.StringIO().write)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - not to be awaited


async def raised(_interaction: object) -> None:
    raise ZeroDivisionError("planted")


async def logged(_interaction: object) -> None:
    logging.getLogger("rejectbot.planted").error("crashed")


@pytest.mark.parametrize(
    ("broken", "reported"),
    [(raised, "ZeroDivisionError: planted"), (logged, "rejectbot.planted: crashed")],
)
async def test_an_error_of_the_bot_fails_the_tour(
    broken: Callable[[object], Coroutine[object, object, None]], reported: str
) -> None:
    def build(settings: Settings) -> commands.AutoShardedBot:
        bot = build_bot(settings)
        bot.add_listener(broken, "on_interaction")
        return bot

    told = io.StringIO()
    assert await play(write=told.write, build=build) == 1
    assert reported in told.getvalue()
