"""Log lines hold event codes, random ids and figures, whatever is thrown at them."""

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from rejectbot import logs

STORY = "I was turned down by the place I dreamt of"
USER = 712_345_678_901_234_567


class Output:
    """What was written to standard error since the test began."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured
        self._before = ""

    def text(self) -> str:
        self._before += self._captured.readouterr().err
        return self._before

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text().splitlines()]


@pytest.fixture
def output(capsys: pytest.CaptureFixture[str]) -> Iterator[Output]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield Output(capsys)
    root.handlers[:], level = before
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def test_an_event_keeps_its_code_and_what_is_on_the_list(output: Output) -> None:
    logs.configure("INFO", "json")

    structlog.get_logger("rejectbot.services").info("card_posted", id="9f2c", attempt=2)

    (line,) = output.lines()
    assert line["event"] == "card_posted"
    assert (line["id"], line["attempt"], line["level"]) == ("9f2c", 2, "info")
    assert line["logger"] == "rejectbot.services"


def test_fields_off_the_list_are_dropped_by_value_and_told_by_name(output: Output) -> None:
    logs.configure("INFO", "json")

    structlog.get_logger().info("shared", user=USER, story=STORY, count=1)

    (line,) = output.lines()
    assert line["dropped"] == ["story", "user"]
    assert str(USER) not in output.text()
    assert STORY not in output.text()


@pytest.mark.parametrize(
    "value",
    [USER, str(USER), STORY, f"user:{USER}", [USER], {"a": STORY}],
    ids=["number", "digits", "story", "within", "list", "dict"],
)
def test_a_listed_field_takes_no_persons_id_and_no_text(output: Output, value: object) -> None:
    logs.configure("INFO", "json")

    structlog.get_logger().info("shared", id=value)

    assert "id" not in output.lines()[0]


def test_a_sentence_is_no_event(output: Output) -> None:
    logs.configure("INFO", "json")

    structlog.get_logger().info(f"{USER} wrote: {STORY}")

    assert output.lines()[0]["event"] == "unnamed_event"
    assert STORY not in output.text()


def _fail() -> None:
    try:
        raise ValueError(STORY)
    except ValueError as error:
        raise RuntimeError(f"{USER} wrote {STORY}") from error


@pytest.mark.parametrize("style", ["json", "console"])
@pytest.mark.parametrize("name", ["rejectbot.bot", "discord.ui.view", "asyncio"])
def test_an_exception_is_told_by_type_and_place_and_not_by_text(
    output: Output, style: str, name: str
) -> None:
    logs.configure("INFO", style)

    try:
        _fail()
    except RuntimeError:
        structlog.get_logger(name).exception("crashed")
        logging.getLogger(name).exception("in view %r", STORY)

    assert output.text().count("RuntimeError from ValueError") == 2
    assert output.text().count("test_logs") >= 2
    assert STORY not in output.text()
    assert str(USER) not in output.text()


def test_of_a_librarys_line_stay_its_place_and_its_own_words(output: Output) -> None:
    logs.configure("INFO", "json")

    logging.getLogger("discord.http").warning("limited on %s, %s left", STORY, USER)
    logging.getLogger("discord.http").warning(f"{USER} wrote {STORY}")  # noqa: G004 - some do

    template, made_up = output.lines()
    assert template["text"] == "limited on %s, %s left"
    assert template["place"].startswith("test_logs:")
    assert "text" not in made_up
    assert STORY not in output.text()


@pytest.mark.parametrize("library", ["discord.gateway", "aiosqlite", "aiohttp.client", "asyncio"])
def test_debug_of_libraries_that_tell_who_wrote_what_is_refused(
    output: Output, library: str
) -> None:
    logs.configure("DEBUG", "json")

    logging.getLogger(library).debug("event %s", STORY)
    structlog.get_logger("rejectbot.bot").debug("card_edited", count=3)

    assert [line["event"] for line in output.lines()] == [
        "debug_of_libraries_refused",
        "card_edited",
    ]


@pytest.mark.parametrize("style", ["json", "console"])
def test_the_override_shows_them_and_says_so_first(output: Output, style: str) -> None:
    logs.configure("DEBUG", style, debug_override=True)

    logging.getLogger("discord.gateway").debug("event %s", STORY)

    first, second = output.text().splitlines()
    assert "debug_logs_show_who_wrote_what" in first
    assert STORY in second


def test_the_override_alone_without_debug_opens_nothing(output: Output) -> None:
    logs.configure("INFO", "json", debug_override=True)

    structlog.get_logger().info("shared", user=USER)

    assert str(USER) not in output.text()


def test_what_ends_the_process_is_told_without_its_text(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", lambda _args: None)
    logs.configure("INFO", "json")
    logs.catch_crashes()

    try:
        _fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert output.lines()[0]["error"] == "RuntimeError from ValueError"
    assert STORY not in output.text()


def test_no_field_on_the_list_names_a_person_a_server_or_a_text() -> None:
    revealing = ("user", "member", "author", "guild", "server", "channel", "message", "text",
                 "story", "note", "token", "custom_id", "kind", "minute", "receipt")  # fmt: skip

    assert not [field for field in logs.FIELDS if any(word in field for word in revealing)]
