"""Every act that a script can name: another one is another line here."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.anonymity.proof import acts_anonymous, acts_moderating, acts_open
from tests.anonymity.proof.scene import Scene
from tests.anonymity.proof.script import Step

Act = Callable[[Scene, Step], Awaitable[Any]]

OPEN: dict[str, Act] = {
    "join": acts_open.join,
    "leave": acts_open.leave,
    "restart": acts_open.restart,
    "share": acts_open.share,
    "press": acts_open.press,
    "react": acts_open.react,
    "note": acts_open.note,
    "board": acts_open.board,
    "journey": acts_open.journey,
    "again": acts_open.again,
    "encourage": acts_open.encourage,
    "goal": acts_open.goal,
    "badge": acts_open.badge,
    "inbox": acts_open.inbox,
    "delete_named": acts_open.delete_named,
    "roll_call": acts_open.roll_call,
    "agree": acts_open.agree,
    "leave_board": acts_open.leave_board,
    "erase": acts_open.erase,
}
ANONYMOUS: dict[str, Act] = {
    "share_anonymously": acts_anonymous.share,
    "note_anonymously": acts_anonymous.note,
    "update": acts_anonymous.change,
    "reply": acts_anonymous.change,
    "edit": acts_anonymous.change,
    "read": acts_anonymous.read,
    "delete_anonymously": acts_anonymous.delete,
    "report_private": acts_anonymous.report_private,
}
REVEALING: dict[str, Act] = {"put_name": acts_anonymous.put_name}
"""What tells who wrote a card because its author asks for it: never in ordinary histories."""
MODERATING: dict[str, Act] = {
    "review": acts_moderating.review,
    "queue": acts_moderating.queue,
    "decide": acts_moderating.decide,
    "report": acts_moderating.report,
    "hold": acts_moderating.hold,
    "hide": acts_moderating.hide,
    "show": acts_moderating.show,
    "take_down": acts_moderating.take_down,
}
ACTS = MODERATING | OPEN | ANONYMOUS | REVEALING
