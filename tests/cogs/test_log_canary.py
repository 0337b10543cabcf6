"""The canary over the log dies of each thing that must not stand there."""

import logging

import pytest
import structlog

from rejectbot import logs
from tests.log_canary import LogCanary
from tests.world import World

STORY = "Nobody called back after the audition for the travelling company."


async def test_a_quiet_evening_lets_it_live(world: World, log_canary: LogCanary) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")

    assert log_canary.deaths() == []
    assert "published" in log_canary.text("json")
    assert "published" in log_canary.text("console")
    assert any(event["event"] == "published" for event in world.logs)


@pytest.mark.parametrize("thing", ["id", "hex", "story", "custom id", "token", "name", "channel"])
async def test_it_dies_of_what_passes_the_guards(
    world: World, log_canary: LogCanary, monkeypatch: pytest.MonkeyPatch, thing: str
) -> None:
    await world.share(world.ada, STORY)
    token = next(iter(world.env.backend.interaction_tokens))
    planted = {
        "id": world.ada.id,
        "hex": f"{world.ada.id:x}",
        "story": STORY[:40],
        "custom id": "rb1:hug:0011",
        "token": token,
        "name": "Ada",
        "channel": str(world.channel.id),
    }
    monkeypatch.setattr(logs, "_is_plain", lambda _value: True)
    structlog.get_logger("rejectbot.bot").debug("shared", id=planted[thing])

    assert {death.rpartition(" in the ")[2] for death in log_canary.deaths()} == {
        "json log",
        "console log",
    }
    _forget(log_canary)


async def test_it_hears_libraries_too(
    world: World, log_canary: LogCanary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_stands_in", lambda _path, _words: True)
    logging.getLogger("discord.http").warning(f"limited: {world.ada.id}")  # noqa: G004 - some do

    assert log_canary.deaths() != []
    _forget(log_canary)


def _forget(canary: LogCanary) -> None:
    for style in ("json", "console"):
        canary._streams[style].truncate(0)
