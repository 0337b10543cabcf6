"""PostgreSQL's own programs for backups, spoken to through pipes: no readable file in between.

The password goes to them by the environment, where other users of the machine can't see it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, Any, Final

from sqlalchemy import URL, make_url

from rejectbot.storage.sealed_file import PART
from rejectbot.storage.tables import metadata

NOTHING_TO_ERASE = "runs programs"

BACKUP_TOOLS: Final = ("pg_dump",)
RESTORE_TOOLS: Final = ("pg_restore", "psql")
_TABLES: Final = (*metadata.tables, "alembic_version")


class ToolFailed(RuntimeError):
    """A program is missing or ended with an error; the message is one line."""


def missing(tools: Iterable[str]) -> list[str]:
    """Those of the programs that are not installed."""
    return [tool for tool in tools if shutil.which(tool) is None]


def need(tools: Iterable[str]) -> None:
    """Raise ToolFailed, saying what to install, unless all are there."""
    if lacking := missing(tools):
        raise ToolFailed(
            f"{' and '.join(lacking)} not found: install PostgreSQL's client programs "
            "(postgresql-client), of the server's version or newer"
        )


@contextmanager
def dumped(url: str) -> Iterator[Iterator[bytes]]:
    """Our tables in pg_dump's custom format, all of one moment; raises ToolFailed."""
    need(BACKUP_TOOLS)
    arguments = ["--format=custom", "--no-owner", "--no-privileges", "--no-password"]
    arguments += [f"--table={name}" for name in _TABLES]
    with _started("pg_dump", [*arguments, f"--dbname={_address(url)}"], url) as dump:
        yield _output(dump)
        _finish("pg_dump", dump)


def restore_dump(url: str, content: Iterable[bytes], then: str) -> None:
    """Put a dump in the place of our tables and run the SQL `then`, all in one transaction.

    Raises ToolFailed, and what reading `content` raises; then nothing has changed.
    """
    need(RESTORE_TOOLS)
    script = ["--no-owner", "--no-privileges", "--file=-"]
    asked = ["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--file=-"]
    with (
        _started("psql", [*asked, f"--dbname={_address(url)}"], url) as psql,
        _started("pg_restore", script, url) as reader,
        _fed(reader, content) as trouble,
    ):
        # What is cut off has no COMMIT at its end, so it is undone.
        _write(psql, f"BEGIN;\nDROP TABLE IF EXISTS {', '.join(_TABLES)};\n".encode())
        for piece in _output(reader):
            _write(psql, piece)
        trouble.join_and_raise()
        _finish("pg_restore", reader)
        _write(psql, f"\n{then};\nCOMMIT;\n".encode())
        _finish("psql", psql)


def listed(content: Iterable[bytes]) -> None:
    """Have pg_restore read a dump as far as its table of contents; raises ToolFailed."""
    need(("pg_restore",))
    with (
        _started("pg_restore", ["--file=-"], None) as reader,
        _fed(reader, content) as trouble,
    ):
        for _ in _output(reader):
            pass
        trouble.join_and_raise()
        _finish("pg_restore", reader)


class _Feeding(Thread):
    """Writes into a program while its output is read; keeps what went wrong for the reader."""

    def __init__(self, process: subprocess.Popen[bytes], content: Iterable[bytes]) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._content = content
        self._error: Exception | None = None

    def run(self) -> None:
        try:
            for piece in self._content:
                _write(self._process, piece)
        except Exception as error:  # noqa: BLE001 - raised again by whoever reads the output
            self._error = error
            self._process.kill()
        finally:
            _close(self._process.stdin)

    def join_and_raise(self) -> None:
        """Wait for the end; raises what reading the content raised."""
        self.join()
        if self._error is not None:
            raise self._error


@contextmanager
def _fed(process: subprocess.Popen[bytes], content: Iterable[bytes]) -> Iterator[_Feeding]:
    feeding = _Feeding(process, content)
    feeding.start()
    try:
        yield feeding
    finally:
        process.kill()  # ended already, unless something went wrong
        feeding.join()


@contextmanager
def _started(
    program: str, arguments: Sequence[str], url: str | None
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own programs, found on the path
        [shutil.which(program) or program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE if program != "psql" else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # it may quote rows
        env=os.environ | _secrets(url),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _finish(program: str, process: subprocess.Popen[bytes]) -> None:
    _close(process.stdin)
    code = process.wait()
    if code:
        raise ToolFailed(
            f"{program} ended with code {code}: can the server be reached, may this user read and "
            "change RejectBot's tables, and is the program as new as the server?"
        )


def _output(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    while process.stdout is not None and (piece := process.stdout.read(PART)):
        yield piece


def _write(process: subprocess.Popen[bytes], data: bytes) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(data)
    except BrokenPipeError:
        raise ToolFailed("a program of PostgreSQL ended before it had read everything") from None


def _close(pipe: IO[Any] | None) -> None:
    if pipe is not None:
        with suppress(BrokenPipeError):  # its reader is gone, which its exit code tells
            pipe.close()


def _address(url: str) -> str:
    parsed = make_url(url)
    options = dict(parsed.query)
    if "ssl" in options:
        options["sslmode"] = options.pop("ssl")
    bare = URL.create(
        "postgresql", parsed.username, None, parsed.host, parsed.port, parsed.database, options
    )
    return bare.render_as_string()


def _secrets(url: str | None) -> dict[str, str]:
    password = None if url is None else make_url(url).password
    return {} if password is None else {"PGPASSWORD": str(password)}
