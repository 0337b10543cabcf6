"""discord.py calls that depend on its version, each checked when this is imported."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

_API_VERSION = 10
_SERVER_ERRORS = 500
_TOO_MANY_REQUESTS = 429


class UnexpectedDiscordPy(ImportError):
    """The installed discord.py lacks something that this file relies on."""


def _require(owner: object, name: str) -> None:
    if not hasattr(owner, name):
        raise UnexpectedDiscordPy(f"discord.py {discord.__version__} has no {owner}.{name}")


for _owner, _name in (
    (Route, "BASE"),
    (Route, "key"),
    (discord.http.HTTPClient, "request"),
    (DiscordWebSocket, "DEFAULT_GATEWAY"),
    (discord.http.HTTPClient, "get_bot_gateway"),
    (discord.ui.LayoutView, "from_message"),
    (discord.ui, "RadioGroup"),
    (discord.VoiceClient, "warn_nacl"),
    (discord.VoiceClient, "warn_dave"),
):
    _require(_owner, _name)


def may_work_later(error: discord.HTTPException) -> bool:
    """Whether the same request can succeed another time.

    discord.py gives up on repeated 429 (also 30046, edits of old messages) with a plain error.
    """
    return error.status >= _SERVER_ERRORS or error.status == _TOO_MANY_REQUESTS


def use_api(url: str) -> None:
    """Send every REST call to `url` (such as `http://127.0.0.1:8080/api/v10`), not to Discord."""
    base = url.rstrip("/")
    Route.BASE = base if base.endswith(f"/v{_API_VERSION}") else f"{base}/api/v{_API_VERSION}"


def use_gateway(url: str) -> None:
    """Where to connect when the number of shards was given, and after a refused resume."""
    DiscordWebSocket.DEFAULT_GATEWAY = URL(url)


def expect_no_voice() -> None:
    """Not be warned at each start that voice lacks its libraries: the bot never speaks."""
    discord.VoiceClient.warn_nacl = False
    discord.VoiceClient.warn_dave = False


def send_through(client: discord.Client, ask: Callable[..., Awaitable[Any]]) -> None:
    """Hand each request of the client to `ask(route, request)`, which may call `request()`.

    Answers to interactions go another way and are not among them.
    """
    request = client.http.request

    async def asked(route: Route, **options: Any) -> Any:
        return await ask(route, lambda: request(route, **options))

    vars(client.http)["request"] = asked


async def gateway_of(client: discord.Client) -> tuple[int, str]:
    """How many shards Discord recommends, and the gateway's address; needs a login."""
    shards, url, *_ = await client.http.get_bot_gateway()
    return int(shards), str(url)


def sent_components(interaction: discord.Interaction[Any]) -> list[dict[str, Any]]:
    """The fields of a form as they were sent."""
    data: dict[str, Any] = dict(interaction.data or {})
    return list(data.get("components", []))


def sent_custom_id(interaction: discord.Interaction[Any]) -> str:
    """The custom id of the button, select or form that was used."""
    data: dict[str, Any] = dict(interaction.data or {})
    return str(data.get("custom_id", ""))


def sent_values(interaction: discord.Interaction[Any]) -> list[str]:
    """What was chosen in a select, as strings."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(value) for value in data.get("values", [])]
