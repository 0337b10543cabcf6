"""Review tells nothing of who wrote what waits: authors exchanged, no message or row differs."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.anonymity.proof.casting import casts
from tests.anonymity.proof.comparing import differences
from tests.anonymity.proof.judging import played
from tests.anonymity.proof.people import PEOPLE
from tests.anonymity.proof.playing import Player
from tests.anonymity.proof.script import DAY, Script, Step
from tests.anonymity.proof.writing import written

pytestmark = pytest.mark.slow

STORIES = (
    "The bakery on the corner took somebody who can start on Monday.",
    "No residency this year either; the letter was kind at least.",
    "They liked the demo and closed the round without us.",
)
WAYS = ("anonymous job cheer", "anonymous_later other listen", "anonymous writing advice")


def with_review(script: Script) -> Script:
    """On the last evening moderators look first: at three shares and a reply to an older card."""
    end = script.days * DAY
    mine = {step.who: step.card for step in script.shares()}
    gone = {step.card for step in script.steps if step.act == "delete_anonymously"}
    steps = [Step(end - 230, "review", choice="anonymous")]
    for number, role in enumerate(script.roles):
        label, at = f"r{number}", end - 225 + 8 * number
        steps.append(Step(at, "share_anonymously", role, label, STORIES[number], WAYS[number]))
    role, card = next((role, card) for role, card in mine.items() if card not in gone)
    steps.append(Step(end - 190, "reply", role, card, "It went on quietly.", "later"))
    steps.append(Step(end - 185, "queue"))
    for number, choice in enumerate(("publish", "return", "remove", "publish")):
        steps.append(Step(end - 170 + 8 * number, "queue"))
        steps.append(Step(end - 165 + 8 * number, "decide", choice=choice))
    return replace(script, steps=tuple(sorted((*script.steps, *steps), key=lambda each: each.at)))


@pytest.mark.parametrize("seed", [1, 3])
def test_what_moderators_are_shown_and_decide_depends_on_no_author(
    tmp_path: Path, empty_database: Path, seed: int
) -> None:
    script = with_review(written(seed))
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
