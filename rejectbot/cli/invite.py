"""The address that adds the bot to a server, with the least permissions, each spelled out."""

from typing import Final
from urllib.parse import urlencode

from rejectbot.cli.bot_token import application_id as id_in
from rejectbot.cli.start import MISUSED, complain, say, settings

PERMISSIONS: Final = {
    "view_channel": (1 << 10, "to see the channel where rejections are shared"),
    "send_messages": (1 << 11, "to post the cards"),
    "read_message_history": (1 << 16, "to find its own cards again after a restart"),
    "create_public_threads": (1 << 35, "to open a thread under a card for the notes"),
    "send_messages_in_threads": (1 << 38, "to write the notes there"),
}
"""Each permission's name in discord.py, its bit (Discord's reference, "Permissions") and why."""


def address(application_id: int) -> str:
    """Where an administrator adds the application to a server."""
    asked = {
        "client_id": application_id,
        "scope": "bot applications.commands",
        "permissions": sum(bit for bit, _ in PERMISSIONS.values()),
    }
    return "https://discord.com/oauth2/authorize?" + urlencode(asked)


def show(application_id: int | None) -> int:
    """Print the address and the reasons; returns the exit code."""
    if application_id is None:
        token = settings().discord_token
        application_id = id_in(token.get_secret_value()) if token else None
    if application_id is None:
        complain("DISCORD_TOKEN tells no application id; give --application-id NUMBER")
        return MISUSED
    say(address(application_id))
    say()
    say("It asks for these permissions, and for no others:")
    for name, (_, reason) in PERMISSIONS.items():
        say(f"  {name.replace('_', ' '):<26}{reason}")
    say("It reads no messages: it has neither privileged intents nor a message cache.")
    return 0
