"""The larger counts of hostile texts, payloads and kills, by the tests that take smaller ones."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass

from tests.anonymity.proof.bars import Bar


@dataclass(frozen=True, slots=True)
class Count:
    """A test program, the variable that says how many, and how many."""

    what: str
    variable: str
    number: int
    tests: str


COUNTS = (
    Count(
        "hostile texts, none live",
        "SAFE_TEXT_EXAMPLES",
        100_000,
        "tests/domain/test_safe_text_attacks.py::test_nothing_generated_is_live",
    ),
    Count(
        "hostile payloads, all answered",
        "HOSTILE_PAYLOADS",
        50_000,
        "tests/bot/test_hostile_payloads.py",
    ),
    Count(
        "forged ids without the right, no effect",
        "FORGED_IDS",
        10_000,
        "tests/cogs/test_permission_matrix.py::test_forged_ids_have_no_effect",
    ),
    Count(
        "kills at each step of the day's sweep, no tally lost or doubled",
        "SWEEP_KILLS",
        100,
        "tests/services/test_kills_while_sweeping.py::"
        "test_nothing_is_lost_or_left_by_a_kill_at_any_step",
    ),
)

_PATIENCE = "30"
"""Seconds a simulated server may take to come to rest while every core has other work."""


class Hostility:
    """The counts, running beside whatever else is played until they are asked for."""

    def __init__(self) -> None:
        self._running = [(count, _begun(count)) for count in COUNTS]

    def ended(self) -> list[Bar]:
        """Wait for them; a bar for each."""
        return [_ended(count, process) for count, process in self._running]


def _begun(count: Count) -> "subprocess.Popen[str]":
    for_as_long_as_it_takes = ["--timeout", "0", "-o", "faulthandler_timeout=0"]
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-x", *for_as_long_as_it_takes, count.tests],
        env=os.environ | {count.variable: str(count.number), "SETTLE_SECONDS": _PATIENCE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _ended(count: Count, process: "subprocess.Popen[str]") -> Bar:
    said, _ = process.communicate()
    if process.returncode:
        sys.stderr.write(said)
    last = re.findall(r"\d+ (?:passed|failed)", said)
    found = f"{count.number:,}: {', '.join(last) or 'ended early'}"
    return Bar(count.what, found, "all pass", process.returncode == 0)
