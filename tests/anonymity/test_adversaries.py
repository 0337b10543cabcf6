"""Each adversary finds the authors by the leak that was planted for it, and the tools see right."""

from pathlib import Path

import pytest

from tests.anonymity.proof.bars import CLASSIFIER
from tests.anonymity.proof.dumps import Dump, changes
from tests.anonymity.proof.judging import Guess, classified, judged_control, taught
from tests.anonymity.proof.keyed import keyed
from tests.anonymity.proof.masking import Explained
from tests.anonymity.proof.plants import CONTROLS, Control
from tests.anonymity.proof.scoring import score

SECRET = {bytes(range(100, 140))}
OTHER = {bytes(range(200, 240))}


@pytest.mark.slow
@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.plant.__name__)
def test_authors_are_found_by_a_planted_leak(
    tmp_path: Path, empty_database: Path, control: Control
) -> None:
    seed = 3 if control.reviewed else 1
    run = judged_control(control, seed, tmp_path / "house", empty_database)
    if CLASSIFIER in control.found_by:
        other = judged_control(control, 2, tmp_path / "house", empty_database)
        run.guesses[CLASSIFIER] = classified(taught([other]), run)

    for name in control.found_by:
        assert score(run.guesses[name]).rate >= 0.9, name


@pytest.mark.slow
def test_keys_name_authors_for_a_window_and_not_longer(
    tmp_path: Path, empty_database: Path
) -> None:
    found = keyed(1, tmp_path / "house", empty_database)

    assert found.inside == found.cards > 0
    assert (found.after_links, found.after_texts, found.after_tallies) == (0, 0, 0)
    assert found.after_guess <= found.best_guess


def test_sealed_bytes_explain_a_difference_and_nothing_else_does() -> None:
    one, two = b"row " + min(SECRET) + b" end.....", b"row " + min(OTHER) + b" end....."
    explained = Explained(SECRET, OTHER)

    assert explained.where(one, two) is None
    assert "at 45" in str(explained.where(one, two.replace(b"end", b"End")))
    assert explained.where(one, two + b" ") == "53 and 54 bytes"
    assert explained.where(one, one.replace(b"row", b"col")) is not None


def test_changes_name_table_and_row() -> None:
    before: Dump = {"member": [(1, "a"), (2, "b")], "gone": [(3,)]}
    after: Dump = {"member": [(1, "a"), (2, "c")]}

    assert changes(before, after) == [
        ("gone", "-", (3,)),
        ("member", "-", (2, "b")),
        ("member", "+", (2, "c")),
    ]


def test_a_score_has_wilsons_interval() -> None:
    found = score([Guess(1, frozenset({1}), 4)] * 8 + [Guess(2, frozenset({1}), 4)] * 2)

    assert (found.right, found.of, found.blind) == (8, 10, 0.25)
    assert found.interval == pytest.approx((0.490, 0.943), abs=0.001)
