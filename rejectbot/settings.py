"""Everything the environment can change, read once and checked before anything starts."""

import difflib
import re
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, get_args
from urllib.parse import parse_qs, urlsplit

from platformdirs import user_state_path
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Style = Literal["console", "json"]
PREFIX: Final = "REJECTBOT_"
_SECRET: Final = frozenset({"discord_token", "backup_passphrase"})
_COPY: Final = Path(__file__).parent / "ui" / "copy"


class SettingsError(Exception):
    """A setting has a value that cannot be used; its text is one line fit for the operator."""


def variable(name: str) -> str:
    """The environment variable that sets the setting `name`."""
    return "DISCORD_TOKEN" if name == "discord_token" else PREFIX + name.upper()


def _refuse(allowed: str) -> PydanticCustomError:
    return PydanticCustomError("refused", "{allowed}", {"allowed": allowed})


_POSTGRESQL_OPTIONS: Final = frozenset({"host", "port", "ssl", "sslmode"})


def _is_postgresql(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_reachable = parts.port != 0  # asked for since it raises where the port is no number
    except ValueError:
        return False
    known = parse_qs(parts.query).keys() <= _POSTGRESQL_OPTIONS
    return is_reachable and known and bool(parts.path.strip("/"))


def _database(url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme == "postgresql" and _is_postgresql(url):
        return url
    path = rest.removeprefix("/")
    is_file = rest.startswith("/") and path and not path.startswith((":", "file:"))
    if scheme == "sqlite" and is_file and "?" not in path:
        return url
    raise _refuse("sqlite:///PATH (a file, no options) or postgresql://USER@HOST:PORT/NAME")


def _shards(given: object) -> object:
    if not isinstance(given, str):
        return given
    parts = [part.strip() for part in given.split(",")]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise _refuse("shard numbers from 0, separated by commas, such as 0,1")
    return tuple(int(part) for part in parts)


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _refuse("an address such as http://127.0.0.1:8080")
    return url.rstrip("/")


def _language(locale: str) -> str:
    languages = sorted(path.name for path in _COPY.iterdir() if path.is_dir())
    if locale not in languages and locale.partition("-")[0] not in languages:
        raise _refuse("a language the bot speaks: " + ", ".join(languages))
    return locale


def _any_case(given: object) -> object:
    """Take `debug` for DEBUG and `JSON` for json; what is neither stays as it was given."""
    if isinstance(given, str):
        words = get_args(Level) + get_args(Style)
        return next((word for word in words if word.casefold() == given.casefold()), given)
    return given


def _default_keys_path() -> Path:
    return user_state_path("rejectbot", appauthor=False) / "keys"


class Settings(BaseSettings):
    """What an operator may choose; arguments win over the environment, `.env` comes last.

    `Settings(...)` reads arguments and environment variables; only `from_environment` reads `.env`
    too, so that a file lying about cannot change what a program built on purpose.

    Raises `SettingsError` for the first value that cannot be used.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        populate_by_name=True,
        extra="forbid",
        dotenv_filtering="match_prefix",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default="sqlite:///rejectbot.db", repr=False
    )
    keys_path: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default_factory=_default_keys_path
    )
    link_window_days: int = Field(default=7, ge=7, le=14)
    log_level: Annotated[Level, BeforeValidator(_any_case)] = "INFO"
    log_format: Annotated[Style, BeforeValidator(_any_case)] = "console"
    unsafe_debug_logs_show_who_wrote_what: bool = False
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=1, le=65535)
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode, BeforeValidator(_shards)] = None
    shard_count: int | None = Field(default=None, ge=1)
    api_url: Annotated[str, AfterValidator(_web_address)] | None = None
    default_locale: Annotated[str, AfterValidator(_language)] = "en"
    backup_passphrase: SecretStr | None = None

    @classmethod
    def from_environment(cls, env_file: Path | None = Path(".env")) -> Self:
        """Settings of the process's environment and of `env_file`, where it exists.

        Raises `SettingsError`.
        """
        if env_file is not None and env_file.is_dir():
            raise SettingsError(f"{env_file}: it is a folder; put the file of settings there")
        try:
            return cls(_env_file=env_file, _env_file_encoding="utf-8")
        except UnicodeDecodeError:
            problem = "it is not text in UTF-8; save it as that"
        except OSError as error:
            problem = f"{_said(error)}; make it readable for the user who runs the bot"
        raise SettingsError(f"{env_file}: {problem}")

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_line(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=True)[0]
        raise SettingsError(_line(first))

    @model_validator(mode="after")
    def _shards_belong_together(self) -> Self:
        if self.shard_ids is None:
            return self
        allowed = None
        if self.shard_count is None:
            allowed = f"{variable('shard_count')} set as well"
        elif not self.shard_ids or not set(self.shard_ids) <= set(range(self.shard_count)):
            allowed = f"numbers from 0 to {self.shard_count - 1}"
        elif len(set(self.shard_ids)) != len(self.shard_ids):
            allowed = "each number once"
        if allowed:
            given = ",".join(str(number) for number in self.shard_ids)
            raise SettingsError(f"{variable('shard_ids')}: {given} was given, allowed: {allowed}")
        return self


_ALLOWED: Final = {
    "link_window_days": "whole days from 7 to 14",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "log_format": "console or json",
    "unsafe_debug_logs_show_who_wrote_what": "true or false",
    "http_port": "a port from 1 to 65535",
    "shard_count": "a whole number from 1",
}


def _shown(name: str, given: object) -> str:
    """What was given, in at most 80 characters and without anything secret."""
    if name in _SECRET:
        return "a value not shown here"
    text = " ".join(str(given).split())
    if name == "database_url" and not text.startswith("sqlite"):
        scheme, found, _ = text.partition("://")
        return f"{scheme}://…" if found else "a value without a scheme"
    text = re.sub(r"(://)[^/]*@", r"\1…@", text)
    return text if len(text) <= 80 else text[:79] + "…"


def _said(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _line(error: ErrorDetails) -> str:
    first = str(error["loc"][0])
    name = "discord_token" if first == "DISCORD_TOKEN" else first
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        hint = f"did you mean {variable(near[0])}?" if near else "see .env.example"
        return f"{variable(name)}: there is no such setting; {hint}"
    allowed = error["msg"] if error["type"] == "refused" else _ALLOWED.get(name, "text")
    return f"{variable(name)}: {_shown(name, error['input'])} was given, allowed: {allowed}"
