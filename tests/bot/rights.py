"""Which right everything takes that can be used of the bot: one line for each, or a test fails.

The keys: `/command`, `menu Name of a menu`, `press verb` (a button or select), `form verb`. A new
one needs its right alone: `"press my-verb": Row(MODERATE)`. The rest makes the example one that has
an effect for whoever may, so that nothing is proved by nonsense; `acts` says that it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Needs(Enum):
    """What somebody must be, or may do in Discord, for an effect."""

    NOTHING = "a member, for what is their own"
    AUTHOR = "whoever wrote it, which nobody of the matrix did"
    JOINED = "a member whose time of waiting is over"
    MODERATE = "Timeout Members"
    MANAGE = "Manage Server"


NOTHING, AUTHOR, JOINED = Needs.NOTHING, Needs.AUTHOR, Needs.JOINED
MODERATE, MANAGE = Needs.MODERATE, Needs.MANAGE


@dataclass(frozen=True)
class Row:
    """What it takes, and an example; `{…}` in its texts is filled in by `matrix.Stage`.

    `more`: what follows the verb. `on`: whose message a control stands on, `page` (one's own
    private one), `card` or `desk`.
    """

    needs: Needs
    more: str = ""
    values: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    on: str = "page"
    acts: bool = False


_POINTS = {"shares": "9, 9, 9", "support": "9, 9"}
_STORY = {"story": "They went with somebody else.", "visibility": "named"}
_CLAIM = "{card}:n"

RIGHTS: dict[str, Row] = {
    "/again": Row(NOTHING),
    "/encourage": Row(NOTHING),
    "/goal clear": Row(NOTHING),
    "/goal set": Row(NOTHING, options={"target": "12"}),
    "/goal show": Row(NOTHING),
    "/help": Row(NOTHING),
    "/inbox": Row(NOTHING),
    "/journey": Row(NOTHING),
    "/leaderboard": Row(NOTHING),
    "/mod filter add": Row(MODERATE, options={"words": "spam"}, acts=True),
    "/mod filter list": Row(MODERATE),
    "/mod filter remove": Row(MODERATE, options={"words": "spam"}, acts=True),
    "/mod held": Row(MODERATE),
    "/mod lockdown on": Row(MODERATE, acts=True),
    "/mod lockdown off": Row(MODERATE, acts=True),
    "/mod log": Row(MODERATE),
    "/mod queue": Row(MODERATE),
    "/privacy": Row(NOTHING),
    "/setup": Row(MANAGE, options={"anonymous": "off"}, acts=True),
    "/share": Row(NOTHING),
    "menu Moderate rejection": Row(MODERATE),
    "menu Report to moderators": Row(NOTHING),
    "press again-ask": Row(AUTHOR, more="{attempt}", values=("7",)),
    "press again-tell": Row(AUTHOR, more="{attempt}"),
    "press again-untell": Row(AUTHOR, more="{attempt}"),
    "press ask-delete": Row(AUTHOR, more=_CLAIM),
    "press ask-enough": Row(AUTHOR, more="{attempt}"),
    "press ask-later": Row(AUTHOR, more="{attempt}"),
    "press ask-name": Row(AUTHOR, more="{anonymous}:a"),
    "press badge-show": Row(NOTHING, values=("none",)),
    "press badges": Row(NOTHING),
    "press board": Row(NOTHING, more="points.month.1"),
    "press board-show": Row(NOTHING, more="points.month.0.all"),
    "press boat": Row(NOTHING, more="{card}", on="card"),
    "press brave": Row(NOTHING, more="{card}", on="card"),
    "press care-note": Row(JOINED, more="{card}"),
    "press care-own": Row(AUTHOR, more=_CLAIM),
    "press care-own-edit": Row(AUTHOR, more=_CLAIM),
    "press care-share": Row(JOINED),
    "press credit": Row(NOTHING, more="on"),
    "press credit-ask": Row(NOTHING),
    "press delete": Row(AUTHOR, more=_CLAIM),
    "press delete-later": Row(AUTHOR, more="{anonymous}:a"),
    "press discard": Row(AUTHOR, more="{returned}"),
    "press draft-edit": Row(NOTHING),
    "press draft-send": Row(JOINED),
    "press edit": Row(AUTHOR, more=_CLAIM),
    "press encourage-next": Row(NOTHING),
    "press erase": Row(NOTHING, more="here"),
    "press erase-ask": Row(NOTHING),
    "press export": Row(NOTHING, more="here"),
    "press go": Row(NOTHING, more="{card}", on="card"),
    "press goal": Row(NOTHING),
    "press goal-set": Row(NOTHING),
    "press hold-end": Row(MODERATE, more="0" * 32),
    "press holds-page": Row(MODERATE, more="0"),
    "press hug": Row(NOTHING, more="{card}", on="card"),
    "press inbox": Row(NOTHING, more="5"),
    "press log-page": Row(MODERATE, more="0"),
    "press mine": Row(NOTHING),
    "press mod-hide": Row(MODERATE, more="{card}", acts=True),
    "press mod-hold": Row(MODERATE, more="{card}"),
    "press mod-read": Row(MODERATE, more="{card}"),
    "press mod-show": Row(MODERATE, more="{card}", acts=True),
    "press mod-remove": Row(MODERATE, more="{card}", acts=True),
    "press note": Row(NOTHING, more="{card}", on="card"),
    "press note-edit": Row(NOTHING, more="{card}"),
    "press note-send": Row(JOINED, more="{card}"),
    "press own-more": Row(AUTHOR, more="0:" + _CLAIM),
    "press own": Row(AUTHOR, more=_CLAIM),
    "press privacy": Row(NOTHING),
    "press privacy-board": Row(NOTHING, more="off"),
    "press put-name": Row(AUTHOR, more="{anonymous}:a"),
    "press queue-page": Row(MODERATE, more="0"),
    "press queue-publish": Row(MODERATE, more="{entry}", on="desk", acts=True),
    "press queue-remove": Row(MODERATE, more="{entry}", on="desk", acts=True),
    "press queue-return": Row(MODERATE, more="{entry}", on="desk", acts=True),
    "press receipt": Row(NOTHING),
    "press reply": Row(AUTHOR, more=_CLAIM),
    "press report-private": Row(AUTHOR, more="{private}:n"),
    "press report-keep": Row(MODERATE, more="{anonymous}", acts=True),
    "press returned": Row(NOTHING, more="0"),
    "press rewrite": Row(AUTHOR, more="{returned}"),
    "press season-begin": Row(MANAGE, more="0.", acts=True),
    "press season-undo": Row(MANAGE, more="1.2026-01-01", acts=True),
    "press setup-anonymous": Row(MANAGE, values=("both",), acts=True),
    "press setup-care": Row(MANAGE, acts=True),
    "press setup-channel": Row(MANAGE, values=("{other_channel}",), acts=True),
    "press setup-credit": Row(MANAGE, acts=True),
    "press setup-digest": Row(MANAGE, values=("5",), acts=True),
    "press setup-digest-hour": Row(MANAGE, values=("17",), acts=True),
    "press setup-emoji": Row(MANAGE, values=("garden",), acts=True),
    "press setup-encouragers": Row(MANAGE, values=("{role}",), acts=True),
    "press setup-language": Row(MANAGE, values=("en",)),
    "press setup-links": Row(MANAGE, values=("on",), acts=True),
    "press setup-moderators": Row(MANAGE),
    "press setup-moderators-channel": Row(MANAGE, acts=True),
    "press setup-moderators-undo": Row(MANAGE, more="{change}", acts=True),
    "press setup-newcomers": Row(MANAGE, values=("10",), acts=True),
    "press setup-points": Row(MANAGE, acts=True),
    "press setup-posts": Row(MANAGE),
    "press setup-posts-undo": Row(MANAGE, more="{change}", acts=True),
    "press setup-reports": Row(MANAGE, values=("5",), acts=True),
    "press setup-review": Row(MANAGE, values=("anonymous",), acts=True),
    "press setup-safety": Row(MANAGE),
    "press setup-safety-undo": Row(MANAGE, more="{change}", acts=True),
    "press setup-season": Row(MANAGE),
    "press setup-team-goal": Row(MANAGE, acts=True),
    "press setup-unanswered": Row(MANAGE, values=("48",), acts=True),
    "press setup-undo": Row(MANAGE, more="{change}", acts=True),
    "press setup-zone": Row(MANAGE, acts=True),
    "press share-open": Row(NOTHING),
    "press take-back": Row(AUTHOR, more="{waiting}"),
    "press tell": Row(AUTHOR, more="{card}"),
    "press update": Row(AUTHOR, more=_CLAIM),
    "press waits": Row(NOTHING, more="0"),
    "press went-not": Row(AUTHOR, more="{attempt}"),
    "press went-well": Row(AUTHOR, more="{attempt}"),
    "form edit": Row(AUTHOR, more=_CLAIM, fields={"story": "Mine now."}),
    "form goal-set": Row(NOTHING, fields={"target": "12"}),
    "form mod-remove": Row(MODERATE, more="{card}", fields={"reason": "person"}, acts=True),
    "form mod-hold": Row(MODERATE, more="{card}", fields={"days": "7"}, acts=True),
    "form note": Row(JOINED, more="{card}", fields={"note": "Their loss."}),
    "form queue-remove": Row(MODERATE, more="{entry}", acts=True),
    "form queue-return": Row(MODERATE, more="{entry}", fields={"reason": "person"}, acts=True),
    "form receipt": Row(NOTHING, fields={"receipt": "ABCDE"}),
    "form report": Row(NOTHING, more="1", fields={"reason": "spam", "words": "Look."}),
    "form report-private": Row(AUTHOR, more="{private}:n", fields={"reason": "spam"}),
    "form reply": Row(AUTHOR, more=_CLAIM, fields={"reply": "It is me."}),
    "form setup-care": Row(MANAGE, fields={"care": "Call 142."}, acts=True),
    "form setup-credit": Row(MANAGE, fields={"crowd": "12"}, acts=True),
    "form setup-points": Row(MANAGE, fields=_POINTS, acts=True),
    "form setup-team-goal": Row(MANAGE, fields={"target": "50"}, acts=True),
    "form setup-zone": Row(MANAGE, fields={"zone": "Europe/Vienna"}, acts=True),
    "form share": Row(JOINED, fields=_STORY),
    "form update": Row(AUTHOR, more=_CLAIM, fields={"happened": "learned", "text": "Mine."}),
}
