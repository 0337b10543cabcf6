"""The program as an operator starts it: a process of its own, in an empty folder."""

import base64
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.tree import ROOT

APPLICATION = 123456789012345678
TOKEN = ".".join((base64.b64encode(str(APPLICATION).encode()).decode(), "GexAmp", "x" * 38))
"""The form of a bot's token, of no bot that exists."""


@dataclass
class Shell:
    """Runs commands in `folder` with no settings but those in `environment`."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def variables(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("REJECTBOT_", "DISCORD_"))
        }
        state = {"XDG_STATE_HOME": str(self.folder / "state"), "PYTHONPATH": str(ROOT)}
        return kept | state | self.environment

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `rejectbot ARGUMENTS` to its end, within 60 s."""
        return self._python("-m", "rejectbot", *arguments)

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run Python code that may import the program."""
        return self._python("-c", code)

    def start(self, code: str) -> subprocess.Popen[str]:
        """Start Python code and come back while it runs; its standard output can be read."""
        return subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=self.folder,
            env=self.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.variables(),
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
