"""A throw-away PostgreSQL server: made in a temporary folder, on loopback, gone after the tests.

Nothing is installed or left running. Each test gets a database of its own, copied from a template
that holds the schema, so that a test costs a file copy and not a migration.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

MUST_RUN: Final = "REJECTBOT_TEST_POSTGRES"
"""Set to 1 (`make test-postgres` does), tests fail where a server can't start, and do not skip."""

_TEMPLATE: Final = "rejectbot_template"
_FAST: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "50",
    "shared_buffers": "32MB",
    "unix_socket_directories": "",
}


_GUARD: Final = 'cat >/dev/null; "$1" stop --pgdata "$0/data" --mode immediate --wait; rm -rf "$0"'
"""A shell that waits for the end of its input, which comes when the tests end, killed or not."""


class PostgresUnavailable(Exception):
    """No server can be started here; the text says why."""


def must_run() -> bool:
    """Whether tests on PostgreSQL may not be skipped."""
    return os.environ.get(MUST_RUN) == "1"


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`; the newest, where several are installed.

    Raises PostgresUnavailable.
    """
    on_path = shutil.which("initdb")
    if on_path is not None and (Path(on_path).parent / "pg_ctl").exists():
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major)
    if not found:
        raise PostgresUnavailable("PostgreSQL's programs (initdb, pg_ctl) are not installed")
    return found[-1].parent


def _major(initdb: Path) -> float:
    return float(initdb.parent.parent.name)


@dataclass
class ThrowAwayPostgres:
    """A running server between `with` and its end; `migrate` fills the template, given its URL."""

    migrate: Callable[[str], None] | None = None
    folder: Path = field(default=Path(), init=False)
    _port: int = field(default=0, init=False)
    _guard: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _made: int = field(default=0, init=False)
    _programs: Path = field(default_factory=programs, init=False)

    def __enter__(self) -> Self:
        """Start the server; raises PostgresUnavailable."""
        self._port = _free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="rejectbot-postgres-"))
        try:
            self._start()
            self._sql(f"CREATE DATABASE {_TEMPLATE}")
            if self.migrate is not None:
                self.migrate(self._url(_TEMPLATE))
        except BaseException:  # a stopped test run too: no server stays behind
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def fresh_url(self) -> str:
        """The `postgresql://` address of a new database with the template's schema."""
        self._made += 1
        name = f"rejectbot_{self._made}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Remove a database that `fresh_url` made, with whatever still holds it open."""
        self._sql(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self._port}/{database}"

    def _start(self) -> None:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            account = _servant()
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        data = self.folder / "data"
        self._guard = subprocess.Popen(
            ["/bin/sh", "-c", _GUARD, str(self.folder), self._place("pg_ctl")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C is for the tests; it ends with them
            **self._servitude(),
        )
        self._run(
            *("initdb", "--pgdata", str(data), "--username", "postgres", "--auth", "trust"),
            *("--encoding", "UTF8", "--no-locale", "--no-sync"),
        )
        options = " ".join(f"-c {name}='{value}'" for name, value in _FAST.items())
        self._run(
            *("pg_ctl", "start", "--pgdata", str(data), "--wait", "--timeout", "60"),
            *("--log", str(self.folder / "log"), "--options", f"-p {self._port} {options}"),
        )

    def _stop(self) -> None:
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()
            self._guard.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _sql(self, statement: str) -> None:
        self._run(
            *("psql", "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1"),
            *("--dbname", self._url("postgres"), "--command", statement),
        )

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._place(program), *arguments],
            cwd=self.folder,
            **self._servitude(),
            # pg_ctl leaves the server behind, which would hold a pipe of ours open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise PostgresUnavailable(f"{program} failed with {done.returncode}: {self._said()}")

    def _servitude(self) -> dict[str, Any]:
        """As whom, and knowing what, PostgreSQL's programs run."""
        environment = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(self.folder)}
        if os.geteuid() != 0:
            return {"env": environment}
        account = _servant()
        return {
            "env": environment,
            "user": account.pw_uid,
            "group": account.pw_gid,
            "extra_groups": [],
        }

    def _place(self, program: str) -> str:
        beside = self._programs / program
        found = str(beside) if beside.exists() else shutil.which(program)
        if found is None:
            raise PostgresUnavailable(f"PostgreSQL's program {program} is not installed")
        return found

    def _said(self) -> str:
        log = self.folder / "log"
        lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
        return " | ".join(lines[-3:]) or "it left no log"


def _servant() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresUnavailable("neither a user postgres nor nobody is here, and root may not run it")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
