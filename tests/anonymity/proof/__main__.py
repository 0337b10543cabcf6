"""`make prove`: plays everything, prints the bars, writes the report, fails on a miss."""

import argparse
import os
import sys
import time
from pathlib import Path

from tests.anonymity.proof import bars, hostility, report
from tests.anonymity.proof.work import Amount, Outcome, play

REPORT = Path("docs/anonymity-report.md")
_PROGRAM = "tests.anonymity.proof"


def main() -> int:
    """0 when every bar is met."""
    asked = _arguments()
    amount = Amount(asked.pairs, asked.controls, asked.keyed)
    began = time.monotonic()
    hostile = None if asked.no_hostility else hostility.Hostility()
    outcome = play(amount, asked.processes, lambda line: _progress(began, line))
    found = bars.adversaries(outcome)
    all_bars = [
        bars.non_interference(outcome),
        *bars.same_guesses(found),
        *bars.with_keys(outcome),
        *bars.controls(outcome),
        *(hostile.ended() if hostile else []),
    ]
    _say_differences(outcome)
    sys.stdout.write(f"{report.table(all_bars)}\n\n{report.scores(found)}\n")
    sys.stdout.write(f"{time.monotonic() - began:.0f} seconds\n")
    is_whole = amount == Amount() and not asked.no_hostility
    if is_whole or asked.report:
        command = "make prove" if is_whole else " ".join(["python", "-m", _PROGRAM, *sys.argv[1:]])
        text = report.document(amount, all_bars, found, command)
        (asked.report or REPORT).write_text(text, "utf-8")
    return 0 if all(bar.met for bar in all_bars) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m {_PROGRAM}", description=__doc__)
    whole = Amount()
    parser.add_argument("--pairs", type=int, default=whole.pairs)
    parser.add_argument("--controls", type=int, default=whole.controls)
    parser.add_argument("--keyed", type=int, default=whole.keyed)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-hostility", action="store_true", help="leave the large counts out")
    parser.add_argument("--report", type=Path, help="where to write; only a whole run does unasked")
    return parser.parse_args()


def _progress(began: float, line: str) -> None:
    sys.stderr.write(f"{time.monotonic() - began:5.0f} s  {line}\n")


def _say_differences(outcome: Outcome) -> None:
    for pair in outcome.pairs:
        for difference in pair.differences:
            sys.stdout.write(f"history {pair.seed}: {difference}\n")


if __name__ == "__main__":
    sys.exit(main())
