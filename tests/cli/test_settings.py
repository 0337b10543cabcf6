"""Settings: what wins, what is refused, and that a refusal is one line without a secret in it."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from rejectbot.settings import Settings, SettingsError
from tests.somebody import folder_open_to_all, printed

SECRET = "correct-horse-battery"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"REJECTBOT_{name.upper()}", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)


def test_arguments_win_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text(
        "REJECTBOT_LINK_WINDOW_DAYS=8\nREJECTBOT_LOG_LEVEL=ERROR\nDISCORD_TOKEN=abc\n", "utf-8"
    )
    monkeypatch.setenv("REJECTBOT_LINK_WINDOW_DAYS", "9")

    read = Settings.from_environment()

    assert (read.link_window_days, read.log_level) == (9, "ERROR")
    assert read.discord_token is not None
    assert read.discord_token.get_secret_value() == "abc"
    assert Settings(link_window_days=10).link_window_days == 10


def test_a_file_lying_about_does_not_touch_settings_made_on_purpose() -> None:
    Path(".env").write_text("REJECTBOT_DATABASE_URL=nonsense\nREJECTBOT_SHARD_COUNT=9\n", "utf-8")

    made = Settings(database_url="sqlite:///a.db", keys_path=Path("keys"))

    assert (made.database_url, made.shard_count) == ("sqlite:///a.db", None)


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REJECTBOT_HTTP_PORT", "")
    Path(".env").write_text("REJECTBOT_SHARD_IDS=\n", "utf-8")

    assert Settings.from_environment() == Settings()


def test_variables_of_other_programs_in_the_file_are_none_of_our_business() -> None:
    Path(".env").write_text("POSTGRES_PASSWORD=x\n", "utf-8")

    assert Settings.from_environment() == Settings()


def test_a_folder_in_the_place_of_the_file_is_told() -> None:
    Path(".env").mkdir()

    with pytest.raises(SettingsError, match=r"^\.env: it is a folder; put the file"):
        Settings.from_environment()


def test_a_file_that_is_not_text_is_told_and_not_quoted() -> None:
    Path(".env").write_bytes("DISCORD_TOKEN=abc\n".encode("utf-16"))

    with pytest.raises(SettingsError, match=r"^\.env: it is not text in UTF-8; save") as caught:
        Settings.from_environment()
    assert caught.value.__context__ is None


def test_a_file_that_may_not_be_read_is_told() -> None:
    code = """
import os, sys
from pathlib import Path
from rejectbot.settings import Settings, SettingsError
from tests.somebody import become_nobody

become_nobody()
try:
    Settings.from_environment(Path(sys.argv[1]))
except SettingsError as error:
    print(error)
"""
    with folder_open_to_all() as home:
        env = home / ".env"
        env.write_text("DISCORD_TOKEN=abc\n", "utf-8")
        env.chmod(0o000)

        told = printed(code, str(env))

    assert told == (f"{env}: permission denied; make it readable for the user who runs the bot\n")


def test_a_misspelt_name_in_the_file_is_told() -> None:
    Path(".env").write_text("REJECTBOT_LOG_LEVL=DEBUG\n", "utf-8")

    with pytest.raises(SettingsError, match=r"REJECTBOT_LOG_LEVL: .*mean REJECTBOT_LOG_LEVEL\?"):
        Settings.from_environment()


def test_the_key_file_lies_in_the_state_directory_unless_told_otherwise() -> None:
    assert "rejectbot" in Settings().keys_path.parts
    assert Settings(keys_path=Path("~/k")).keys_path == Path.home() / "k"


@pytest.mark.parametrize(
    ("name", "given", "taken"),
    [
        ("database_url", "sqlite:///rejectbot.db", "sqlite:///rejectbot.db"),
        ("database_url", "sqlite:////var/lib/r.db", "sqlite:////var/lib/r.db"),
        ("database_url", "postgresql://a:b@c/d", "postgresql://a:b@c/d"),
        ("link_window_days", "14", 14),
        ("log_level", "debug", "DEBUG"),
        ("log_format", "JSON", "json"),
        ("shard_count", "16", 16),
        ("api_url", "http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("default_locale", "en-US", "en-US"),
        ("http_port", "9100", 9100),
    ],
)
def test_what_can_be_chosen(
    monkeypatch: pytest.MonkeyPatch, name: str, given: str, taken: object
) -> None:
    monkeypatch.setenv(f"REJECTBOT_{name.upper()}", given)

    assert getattr(Settings.from_environment(), name) == taken


def test_shards_are_numbers_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REJECTBOT_SHARD_IDS", "0, 3")
    monkeypatch.setenv("REJECTBOT_SHARD_COUNT", "4")

    assert Settings.from_environment().shard_ids == (0, 3)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite:///file:x?mode=memory&uri=true"),
        ("DATABASE_URL", "sqlite+aiosqlite:///x.db"),
        ("LINK_WINDOW_DAYS", "6"),
        ("LINK_WINDOW_DAYS", "15"),
        ("LINK_WINDOW_DAYS", "a week"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("HTTP_PORT", "70000"),
        ("SHARD_IDS", "0,x"),
        ("SHARD_IDS", "0"),
        ("SHARD_COUNT", "0"),
        ("API_URL", "discord.example"),
        ("DEFAULT_LOCALE", "tlh"),
        ("UNSAFE_DEBUG_LOGS_SHOW_WHO_WROTE_WHAT", "perhaps"),
    ],
)
def test_a_wrong_value_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, given: str
) -> None:
    monkeypatch.setenv(f"REJECTBOT_{name}", given)

    with pytest.raises(SettingsError) as caught:
        Settings.from_environment()

    line = str(caught.value)
    assert line.startswith(f"REJECTBOT_{name}: {given} was given, allowed: ")
    assert "\n" not in line
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "rest", ["host", "bot@host:port/r", "bot@host:0/r", "[::1/r", "bot@host/r?colour=red"]
)
def test_an_address_of_a_server_that_cannot_be_is_told(rest: str) -> None:
    with pytest.raises(SettingsError, match=r"DATABASE_URL: .* allowed: .*USER@HOST:PORT/NAME"):
        Settings(database_url=f"postgresql://{rest}")


@pytest.mark.parametrize("ids", [(), (4,), (-1,), (1, 1)])
def test_shards_must_belong_to_the_count(ids: tuple[int, ...]) -> None:
    with pytest.raises(SettingsError, match="REJECTBOT_SHARD_IDS"):
        Settings(shard_ids=ids, shard_count=4)


@pytest.mark.parametrize(
    "wrong",
    [
        {"discord_token": {"a": SECRET}},
        {"backup_passphrase": [SECRET]},
        {"database_url": f"postgres://bot:{SECRET}@db.example/r"},
        {"database_url": SECRET},
        {"api_url": f"ftp://bot:{SECRET}@proxy.example"},
    ],
)
def test_no_secret_is_repeated(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings(**wrong)

    assert SECRET not in str(caught.value)


def test_no_secret_is_shown_when_settings_are_printed() -> None:
    settings = Settings(
        discord_token=SecretStr(SECRET),
        backup_passphrase=SecretStr(SECRET),
        database_url=f"postgresql://bot:{SECRET}@db.example/r",
    )

    assert SECRET not in repr(settings)
    assert SECRET not in str(settings)
