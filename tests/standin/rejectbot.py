"""RejectBot as an operator runs it, but with a stand-in in Discord's place."""

import base64
from pathlib import Path

from tests.standin.client import StandinClient
from tests.standin.process import Program, launch

FAKE_TOKEN = ".".join(
    (base64.urlsafe_b64encode(b"100000000000000001").decode(), "AAAAAA", "synthetic" * 4)
)
"""A bot token's form and nothing more."""


def environment(standin: StandinClient, folder: Path) -> dict[str, str]:
    """Settings with the database and the keys in the folder."""
    return {
        "DISCORD_TOKEN": FAKE_TOKEN,
        "REJECTBOT_API_URL": standin.api_url,
        "REJECTBOT_DATABASE_URL": f"sqlite:///{folder / 'rejectbot.db'}",
        "REJECTBOT_KEYS_PATH": str(folder / "keys"),
    }


async def start_rejectbot(standin: StandinClient, folder: Path) -> Program:
    """`python -m rejectbot run` with its database, keys and log in the folder."""
    log = folder / "rejectbot.log"
    return await launch("-m", "rejectbot", "run", output=log, env=environment(standin, folder))
