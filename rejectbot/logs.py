"""How a log line looks: an event code, random ids and figures; never a person or a text.

Our own events pass an allow-list of field names and of value shapes. What libraries log is reduced
to the place it came from and to words that stand in the library's own source, since their
arguments hold ids, bodies and tokens. Of an exception only its types and its places are kept.
"""

import linecache
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from functools import lru_cache
from types import TracebackType
from typing import Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

FIELDS: Final = frozenset(
    {
        "attempt",  # which try this is, from 1
        "code",  # Discord's error code
        "count",  # how many
        "id",  # a random id of ours, never one of Discord's
        "job",  # the name of scheduled work
        "milliseconds",
        "name",  # the name of a part of the program: a cog, a setting, a library
        "refusal",  # the class of a refusal
        "revision",  # of the database's schema
        "seconds",
        "shard",
        "signal",
        "state",
        "status",  # HTTP status
        "version",
    }
)
"""What an event may carry; a test fails when one of these names a person, a server or a text."""

REVEALING: Final = ("discord", "aiosqlite", "aiohttp", "asyncio")
"""Libraries whose DEBUG lines print bound values, events, bodies or tokens."""

_EVENT: Final = re.compile(r"[a-z][a-z0-9_.]{0,79}")
_WORD: Final = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")
_DISCORD_ID: Final = re.compile(r"(?<![0-9A-Za-z])\d{15,20}(?![0-9A-Za-z])")
_LARGEST: Final = 2**40  # Discord's ids are larger, since the first weeks of 2015
_MADE_HERE: Final = frozenset({"level", "logger", "place", "text", "error", "frames"})


def configure(level: str, style: str, *, debug_override: bool = False) -> None:
    """Send everything that is logged to standard error, as `console` or `json` lines.

    `level` is DEBUG, INFO, WARNING or ERROR. DEBUG lines of the `REVEALING` libraries are dropped,
    and every guard is on, unless `debug_override` is set with DEBUG; then the first line says so.
    """
    reveal = debug_override and level == "DEBUG"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(style, reveal=reveal))
    if not reveal:
        handler.addFilter(_reveals_nothing)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    log = structlog.get_logger(__name__)
    if reveal:
        log.warning("debug_logs_show_who_wrote_what")
    elif level == "DEBUG":
        log.info("debug_of_libraries_refused")


def catch_crashes() -> None:
    """Let what ends the process or a thread be logged by type and place too, never by its text."""
    log = structlog.get_logger(__name__)

    def crashed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("crashed", exc_info=(kind, error, trace))

    def thread_crashed(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            crashed(args.exc_type, args.exc_value, args.exc_traceback)

    def went_unnoticed(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            crashed(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = crashed
    sys.unraisablehook = went_unnoticed
    threading.excepthook = thread_crashed


def _reveals_nothing(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO or record.name.partition(".")[0] not in REVEALING


def _formatter(style: str, *, reveal: bool) -> logging.Formatter:
    guards: list[Processor] = [_type_and_places, _from_elsewhere, _only_allowed]
    unguarded: list[Processor] = [structlog.processors.format_exc_info]
    shape: Processor = structlog.processors.JSONRenderer()
    if style == "console":
        shape = structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.add_log_level,
            _logger_name,
            *(unguarded if reveal else guards),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            shape,
        ],
        use_get_message=reveal,
    )


def _logger_name(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    event["logger"] = event["_record"].name
    return event


def _type_and_places(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put an exception's type, its causes' types and the lines it passed in place of its text."""
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if given is True:
        error = sys.exc_info()[1]
    if not isinstance(error, BaseException):
        return event
    event["frames"] = [
        f"{frame.f_globals.get('__name__', '?')}:{line}:{frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    event["error"] = " from ".join(_types(error))
    return event


def _types(error: BaseException | None) -> Iterator[str]:
    for _ in range(5):
        if error is None:
            return
        yield type(error).__name__
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _from_elsewhere(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of a library's line keep its place, and its words if they stand in the source as they are."""
    if event["_from_structlog"]:
        return event
    record: logging.LogRecord = event["_record"]
    words = event["event"]
    event["event"] = "library"
    event["place"] = f"{record.module}:{record.lineno}"
    if _stands_in(record.pathname, words):
        event["text"] = words
    return event


@lru_cache(maxsize=256)
def _stands_in(path: str, words: str) -> bool:
    return bool(words) and words in "".join(linecache.getlines(path))


def _only_allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop each field that is not on the list or holds more than a code, an id or a figure."""
    name = event.pop("event")
    kept: EventDict = {
        "event": name if _EVENT.fullmatch(str(name)) else "unnamed_event",
        "_record": event.pop("_record"),
        "_from_structlog": event.pop("_from_structlog"),
    }
    dropped = []
    for field, value in event.items():
        if field in _MADE_HERE or (field in FIELDS and _is_plain(value)):
            kept[field] = value
        else:
            dropped.append(field)
    if dropped:
        kept["dropped"] = sorted(field for field in dropped if _WORD.fullmatch(field))
    return kept


def _is_plain(value: object) -> bool:
    if value is None or isinstance(value, bool | float):
        return True
    if isinstance(value, int):
        return abs(value) < _LARGEST
    is_word = isinstance(value, str) and _WORD.fullmatch(value) is not None
    return is_word and _DISCORD_ID.search(str(value)) is None
