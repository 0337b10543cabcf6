"""The proof in pieces that two processes can play: pairs, controls, thefts of keys."""

import multiprocessing
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rejectbot.storage import migrate
from tests.anonymity.proof.judging import Judged, Pair, judged_control, judged_pair
from tests.anonymity.proof.keyed import Keyed, keyed
from tests.anonymity.proof.plants import CONTROLS
from tests.anonymity.proof.writing import is_plain, is_reviewed

Piece = tuple[str, Any]
"""What is played, and with which seed or control."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many histories: pairs, for each control, and with keys; only pairs are of all seeds."""

    pairs: int = 200
    controls: int = 4
    keyed: int = 4

    def pieces(self) -> list[Piece]:
        """Long ones first, so that both processes end together."""
        plain = [seed for seed in range(1, 10_000) if is_plain(seed)]
        reviewed = [seed for seed in range(1, 10_000) if is_reviewed(seed)]
        return [
            *(("keyed", seed) for seed in plain[: self.keyed]),
            *(
                ("control", (number, seed))
                for number, control in enumerate(CONTROLS)
                for seed in (reviewed if control.reviewed else plain)[: self.controls]
            ),
            *(("pair", seed) for seed in range(1, self.pairs + 1)),
        ]


@dataclass(slots=True)
class Outcome:
    """All that was played."""

    pairs: list[Pair] = field(default_factory=list)
    controls: dict[str, list[Judged]] = field(default_factory=dict)
    keyed: list[Keyed] = field(default_factory=list)


def play(amount: Amount, processes: int, tell: Callable[[str], None]) -> Outcome:
    """Play everything, in so many processes."""
    outcome = Outcome()
    pieces = amount.pieces()
    for number, (piece, result) in enumerate(_results(pieces, processes), 1):
        _take(outcome, piece, result)
        tell(f"{number} of {len(pieces)}: {piece[0]}")
    outcome.pairs.sort(key=lambda pair: pair.seed)
    return outcome


def _results(pieces: list[Piece], processes: int) -> Iterator[tuple[Piece, Any]]:
    if processes == 1:
        yield from map(_played, pieces)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        yield from pool.imap_unordered(_played, pieces)


def _take(outcome: Outcome, piece: Piece, result: Any) -> None:
    kind, which = piece
    if kind == "pair":
        outcome.pairs.append(result)
    elif kind == "keyed":
        outcome.keyed.append(result)
    else:
        name = CONTROLS[which[0]].plant.__name__
        outcome.controls.setdefault(name, []).append(result)


def _played(piece: Piece) -> tuple[Piece, Any]:
    kind, which = piece
    warnings.simplefilter("ignore", DeprecationWarning)
    os.environ.pop("DISCORD_TOKEN", None)
    with tempfile.TemporaryDirectory(prefix="proof") as folder:
        empty, house = Path(folder, "empty.db"), Path(folder, "house")
        migrate.upgrade(f"sqlite:///{empty}")
        if kind == "pair":
            return piece, judged_pair(which, house, empty)
        if kind == "keyed":
            return piece, keyed(which, house, empty)
        return piece, judged_control(CONTROLS[which[0]], which[1], house, empty)
