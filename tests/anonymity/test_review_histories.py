"""What moderators see and do tells nothing of authors: exchanged, no message or row differs."""

from pathlib import Path

import pytest

from tests.anonymity.proof.casting import casts
from tests.anonymity.proof.comparing import differences
from tests.anonymity.proof.judging import played
from tests.anonymity.proof.people import PEOPLE
from tests.anonymity.proof.playing import Player
from tests.anonymity.proof.writing import written

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [3, 11])
def test_what_moderators_are_shown_and_decide_depends_on_no_author(
    tmp_path: Path, empty_database: Path, seed: int
) -> None:
    script = written(seed)
    player = Player(tmp_path / "house", empty_database)
    one, two = (played(script, cast, player) for cast in casts(script))

    assert differences(one.traces, two.traces) == []
    assert one.scene.queues == two.scene.queues
    assert len(one.scene.queues) == 5
    assert "Someone would like to share this" in "".join(one.scene.queues)
    desk = one.scene.desk
    assert desk is not None
    assert desk.waiting == []
    assert len(desk.texts) == 4
    seen = "".join([*one.scene.queues, *one.traces.requests])
    for person in PEOPLE:
        assert f"{person.name} would like to share this" not in seen


def test_what_is_reported_held_hidden_and_taken_down_depends_on_no_author(
    tmp_path: Path, empty_database: Path
) -> None:
    script = written(7)
    player = Player(tmp_path / "house", empty_database)
    one, two = (played(script, cast, player) for cast in casts(script))

    assert differences(one.traces, two.traces) == []
    assert one.scene.queues == two.scene.queues
    assert "Someone would like to share this" in "".join(one.traces.requests)
    pages = "".join(page for hour in one.traces.hours for page in hour.desk)
    assert "reported by 2 people" in pages
    assert "A note to the author of a card alone was reported" in pages
    assert "Whoever wrote this without a name" in pages
    for person in PEOPLE:
        assert f"{person.name} would like to share this" not in "".join(one.traces.requests)
