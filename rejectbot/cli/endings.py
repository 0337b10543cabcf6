"""What may end the bot although nothing is wrong with it: one line each, with what to do."""

import sqlite3
from collections.abc import Callable
from typing import Any, Final

import structlog
from aiohttp import ClientConnectionError
from discord import (
    ConnectionClosed,
    GatewayNotFound,
    HTTPException,
    LoginFailure,
    PrivilegedIntentsRequired,
)
from sqlalchemy.exc import SQLAlchemyError

from rejectbot.app import OneProcessOnly
from rejectbot.cli import database_trouble
from rejectbot.services.anonymity.keyfile import KeyFileError
from rejectbot.settings import variable
from rejectbot.storage.claim import AlreadyRunning
from rejectbot.storage.migrate import SchemaNewer
from rejectbot.storage.readiness import UpgradeFailed

_REFUSED_LOGIN: Final = "DISCORD_TOKEN: Discord refused it; copy it again from the developer portal"
_SHARDS_REFUSED: Final = (
    f"{variable('shard_count')}: Discord refused this number of shards; leave it empty, and the "
    "bot asks how many"
)
_BY_CLOSE_CODE: Final = {4004: _REFUSED_LOGIN, 4010: _SHARDS_REFUSED, 4011: _SHARDS_REFUSED}
"""Discord's documentation, "Gateway Close Event Codes"; discord.py comes back after the others."""
_SERVER_ERRORS: Final = 500
_TOO_MANY_REQUESTS: Final = 429


def _closed(error: ConnectionClosed) -> str:
    return _BY_CLOSE_CODE.get(
        error.code,
        f"Discord closed the connection (code {error.code}); install the newest RejectBot",
    )


def _answered(error: HTTPException) -> str:
    if error.status >= _SERVER_ERRORS or error.status == _TOO_MANY_REQUESTS:
        return f"Discord cannot answer now (HTTP {error.status}); start again in some minutes"
    return (
        f"Discord refused what the bot asked at its start (HTTP {error.status}, code "
        f"{error.code}); is {variable('api_url')} right, and RejectBot the newest?"
    )


_LINES: Final[tuple[tuple[type[Exception], Callable[[Any], str]], ...]] = (
    (LoginFailure, lambda _: _REFUSED_LOGIN),
    (
        PrivilegedIntentsRequired,
        lambda _: (
            "Discord refused the bot's intents (code 4014), though none of them is "
            "privileged; install the newest RejectBot"
        ),
    ),
    (ConnectionClosed, _closed),
    (HTTPException, _answered),
    (
        GatewayNotFound,
        lambda _: "Discord did not tell where its gateway is; start again in some minutes",
    ),
    (
        ClientConnectionError,
        lambda _: (
            f"Discord cannot be reached: is this machine online, {variable('api_url')} right?"
        ),
    ),
    (KeyFileError, lambda error: f"{variable('keys_path')}: {error}"),
    (AlreadyRunning, str),
    (OneProcessOnly, str),
    (SchemaNewer, str),
)
_OF_THE_DATABASE: Final = (SQLAlchemyError, UpgradeFailed, sqlite3.Error, OSError)

MENDABLE: Final[tuple[type[Exception], ...]] = (*(kind for kind, _ in _LINES), *_OF_THE_DATABASE)
"""What an operator can do something about; anything else that ends the bot is a crash."""


def told(error: Exception, database_url: str) -> str:
    """The line for one of `MENDABLE`; only what is not known more closely is logged with places."""
    for kind, line in _LINES:
        if isinstance(error, kind):
            return line(error)
    known = database_trouble.recognised(database_url, error)
    if isinstance(error, UpgradeFailed):
        return known or f"{variable('database_url')}: {error} If it is not the bot's, name another."
    if known is None:
        structlog.get_logger(__name__).error("database_failed", exc_info=error)
    return known or database_trouble.unknown(error)
