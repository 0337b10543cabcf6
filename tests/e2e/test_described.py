"""A body that Discord would not take fails the test whose bot sent it to the stand-in."""

from pathlib import Path

import pytest

from tests.bot import openapi
from tests.e2e.described import described_standin
from tests.standin.client import StandinClient

MESSAGES = "/channels/{}/messages"


@pytest.fixture(autouse=True)
def _description() -> None:
    if openapi.description() is None:
        pytest.skip(f"Discord's description is not here: set {openapi.VARIABLE} to its path")


async def _send(standin: StandinClient, label: str) -> None:
    channel = (await standin.places())[0].channels["rejections"]
    button = {"type": 2, "style": 2, "custom_id": "rb1:hug", "label": label}
    body = {"components": [{"type": 1, "components": [button]}]}
    async with standin.session.post(standin.api_url + MESSAGES.format(channel), json=body) as sent:
        assert sent.status == 200


async def test_a_label_of_eighty_characters_passes(tmp_path: Path) -> None:
    async with described_standin(tmp_path) as standin:
        await _send(standin, "x" * 80)


async def test_a_label_of_a_hundred_characters_fails_at_the_end(tmp_path: Path) -> None:
    with pytest.raises(
        AssertionError, match=r"POST /channels/\{channel_id\}/messages \$\.components"
    ):
        async with described_standin(tmp_path) as standin:
            await _send(standin, "x" * 100)
