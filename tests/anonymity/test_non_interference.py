"""Six of the 200 histories of `make prove`: authors exchanged, nothing of what remains differs."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.anonymity.proof.adversaries.desk import Desk
from tests.anonymity.proof.casting import casts
from tests.anonymity.proof.comparing import differences
from tests.anonymity.proof.dumps import Change, changes, dump
from tests.anonymity.proof.judging import judged_pair, played
from tests.anonymity.proof.plants import plain_hash
from tests.anonymity.proof.playing import Played, Player
from tests.anonymity.proof.script import DAY, Script, Step
from tests.anonymity.proof.writing import is_reviewed, written

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(1, 7))
def test_exchanged_authors_change_nothing_and_no_guess(
    tmp_path: Path, empty_database: Path, seed: int
) -> None:
    pair = judged_pair(seed, tmp_path / "house", empty_database)

    assert pair.differences == []
    for name, guesses in pair.runs[0].guesses.items():
        others = pair.runs[1].guesses[name]
        assert [one.named for one in guesses] == [two.named for two in others], name
        assert guesses or (name == Desk.name and not is_reviewed(seed))


def test_what_the_bot_posts_by_itself_is_in_the_histories(
    tmp_path: Path, empty_database: Path
) -> None:
    script = written(1)
    [cast, _] = casts(script)
    run = played(script, cast, Player(tmp_path / "house", empty_database))

    posted = "\n".join(run.traces.requests)
    for words in ("Halfway there", "You did it", "Rejections of the week", "for a kind word:"):
        assert words in posted, words
    boards = "\n".join(screen for hour in run.traces.hours for screen in hour.shown)
    assert "🌱 · " in boards, "somebody shows a badge"


def test_a_planted_leak_is_a_difference(tmp_path: Path, empty_database: Path) -> None:
    script = written(1)
    one, two = (
        played(script, cast, Player(tmp_path / "house", empty_database, plants=(plain_hash,)))
        for cast in casts(script)
    )

    told = differences(one.traces, two.traces)
    assert any(line.startswith("commit") for line in told)
    assert any(line.startswith("row of pseudonym") for line in told)
    assert any(line.startswith("page") for line in told)


def test_putting_a_name_on_a_card_tells_of_that_card_alone(
    tmp_path: Path, empty_database: Path
) -> None:
    script, label = _with_a_name_put_on(written(1))
    player = Player(tmp_path / "house", empty_database)
    one, two = (played(script, cast, player) for cast in casts(script))

    end = script.days * DAY
    told = _between(one, two, end)
    assert {table for table, _, _ in told} == {"rejection_author"}
    assert {row[0] for _, _, row in told} == {one.scene.pids[label]}
    for at in (at for at in one.traces.backups if at < end):
        assert dump(one.traces.backups[at]) == dump(two.traces.backups[at])


def _with_a_name_put_on(script: Script) -> tuple[Script, str]:
    """In the last hour of the last day, on the newest card that still stands."""
    gone = {step.card for step in script.steps if step.act == "delete_anonymously"}
    share = [step for step in script.shares() if step.card not in gone][-1]
    at = script.days * DAY - 4
    steps = sorted((*script.steps, Step(at, "put_name", share.who, share.card)), key=_at)
    return replace(script, steps=tuple(steps)), share.card


def _at(step: Step) -> int:
    return step.at


def _between(one: Played, two: Played, at: int) -> list[Change]:
    return changes(dump(one.traces.backups[at]), dump(two.traces.backups[at]))
