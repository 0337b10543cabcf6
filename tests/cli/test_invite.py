"""What `rejectbot invite` asks for is what the bot checks for, and no more."""

import base64

import discord
import pytest

from rejectbot.bot.publisher import NEEDED
from rejectbot.cli.bot_token import application_id
from rejectbot.cli.invite import PERMISSIONS, address


def test_it_asks_for_what_the_bot_needs_and_for_nothing_else() -> None:
    assert set(PERMISSIONS) == set(NEEDED)


def test_the_bits_are_those_of_discord() -> None:
    asked = int(address(1).rpartition("permissions=")[2])

    assert discord.Permissions(asked) == discord.Permissions(**dict.fromkeys(PERMISSIONS, True))


def test_the_application_is_read_off_the_token() -> None:
    first = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=")

    assert application_id(f" {first}.GexAmp.{'x' * 38}\n") == 123456789012345678


@pytest.mark.parametrize(
    "token",
    [
        "",
        "not a token",
        "a.b.c",
        f"{'n' * 24}.GexAmp.{'x' * 38}",  # the first part is no number
        f"MTIzNDU2Nzg5MDEyMzQ1Njc4.{'x' * 38}",  # two parts
        f"Bot MTIzNDU2Nzg5MDEyMzQ1Njc4.GexAmp.{'x' * 38}",
    ],
)
def test_what_is_no_token_names_no_application(token: str) -> None:
    assert application_id(token) is None
