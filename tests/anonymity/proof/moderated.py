"""Lives in which moderators have something to do, on the last evening."""

from collections.abc import Iterator
from dataclasses import replace

from tests.anonymity.proof.people import OPEN_PEOPLE
from tests.anonymity.proof.script import DAY, Script, Step

LOOKED_AT = "r"
"""Labels of what is shared while moderators look begin with it."""
_BEGUN = 230
"""Minutes before the end of the last day."""

_STORIES = (
    "The bakery on the corner took somebody who can start on Monday.",
    "No residency this year either; the letter was kind at least.",
    "They liked the demo and closed the round without us.",
)
_WAYS = ("anonymous job cheer", "anonymous_later other listen", "anonymous writing advice")


def with_review(script: Script) -> Script:
    """Three shares and a reply to an older card wait, and moderators decide about each."""
    end = script.days * DAY
    role, card = next(iter(_standing(script).items()))
    return _with(
        script,
        Step(end - _BEGUN, "review", choice="anonymous"),
        *_shares(script),
        Step(end - 190, "reply", role, card, "It went on quietly.", "later"),
        *_decisions(end, ("publish", "return", "remove", "publish")),
    )


def with_holds(script: Script) -> Script:
    """Members report a card; moderators hold its author, hide another card, take a third down.

    The held author reports a note to them alone, which moderators see at the hour.
    What the held author writes then waits, and what the others write does not.
    """
    end = script.days * DAY
    [(held, card), *others] = _standing(script).items()
    moved = [label for _, label in others] or [card]
    return _with(
        script,
        Step(end - 233, "note", OPEN_PEOPLE[2].name, card, "Nobody asked you.", "author"),
        Step(end - _BEGUN, "review", choice="off"),
        Step(end - 229, "report", OPEN_PEOPLE[0].name, card, "It names a shop.", "names"),
        Step(end - 228, "report", OPEN_PEOPLE[1].name, card, choice="attacks"),
        Step(end - 227, "hold", card=card, choice="7"),
        Step(end - 226, "hide", card=moved[0]),
        Step(end - 224, "report_private", held, card, choice="attacks"),
        *_shares(script),
        Step(end - 195, "show", card=moved[0]),
        Step(end - 190, "reply", held, card, "It went on quietly.", "later"),
        *_decisions(end, ("publish", "publish")),
        Step(end - 120, "take_down", card=moved[-1], choice="unkind"),
    )


def _with(script: Script, *steps: Step) -> Script:
    return replace(script, steps=tuple(sorted((*script.steps, *steps), key=lambda each: each.at)))


def _standing(script: Script) -> dict[str, str]:
    """By role, its newest card that its author has not deleted."""
    gone = {step.card for step in script.steps if step.act == "delete_anonymously"}
    return {step.who: step.card for step in script.shares() if step.card not in gone}


def _shares(script: Script) -> Iterator[Step]:
    for number, role in enumerate(script.roles):
        at = script.days * DAY - _BEGUN + 5 + 8 * number
        label = f"{LOOKED_AT}{number}"
        yield Step(at, "share_anonymously", role, label, _STORIES[number], _WAYS[number])


def _decisions(end: int, choices: tuple[str, ...]) -> Iterator[Step]:
    """A look at the queue before each."""
    yield Step(end - 185, "queue")
    for number, choice in enumerate(choices):
        yield Step(end - 170 + 8 * number, "queue")
        yield Step(end - 165 + 8 * number, "decide", choice=choice)
