"""Lives in which moderators look first, on the last evening."""

from dataclasses import replace

from tests.anonymity.proof.script import DAY, Script, Step

LOOKED_AT = "r"
"""Labels of what passes moderators begin with it."""
DECISIONS = ("publish", "return", "remove", "publish")

_STORIES = (
    "The bakery on the corner took somebody who can start on Monday.",
    "No residency this year either; the letter was kind at least.",
    "They liked the demo and closed the round without us.",
)
_WAYS = ("anonymous job cheer", "anonymous_later other listen", "anonymous writing advice")


def with_review(script: Script) -> Script:
    """Three shares and a reply to an older card wait, and moderators decide about each."""
    end = script.days * DAY
    mine = {step.who: step.card for step in script.shares()}
    gone = {step.card for step in script.steps if step.act == "delete_anonymously"}
    steps = [Step(end - 230, "review", choice="anonymous")]
    for number, role in enumerate(script.roles):
        label, at = f"{LOOKED_AT}{number}", end - 225 + 8 * number
        steps.append(Step(at, "share_anonymously", role, label, _STORIES[number], _WAYS[number]))
    role, card = next((role, card) for role, card in mine.items() if card not in gone)
    steps.append(Step(end - 190, "reply", role, card, "It went on quietly.", "later"))
    steps.append(Step(end - 185, "queue"))
    for number, choice in enumerate(DECISIONS):
        steps.append(Step(end - 170 + 8 * number, "queue"))
        steps.append(Step(end - 165 + 8 * number, "decide", choice=choice))
    return replace(script, steps=tuple(sorted((*script.steps, *steps), key=lambda each: each.at)))
