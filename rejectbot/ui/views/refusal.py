"""Every refusal in words: what happened and what to do, found by the refusal's type."""

import math
import re

from rejectbot.domain.errors import (
    AnonymousServerFull,
    CrowdInvalid,
    DecidedAlready,
    GoalDayInvalid,
    GoalTargetInvalid,
    PermissionsMissing,
    PointsInvalid,
    Refusal,
    RightMissing,
    TeamGoalInvalid,
    TimeZoneUnknown,
    ToldEnough,
    TooLong,
    TooSoon,
    TriedEnough,
)
from rejectbot.domain.limits import CLUE_SHOWN_MAX, CLUES_SHOWN
from rejectbot.domain.safe_text import inline_name
from rejectbot.domain.safety_errors import (
    CareTooLong,
    FiltersFull,
    FilterTooLong,
    HeldAlready,
    HoldsFull,
    HoldsOfDay,
    WordsFound,
)
from rejectbot.ui.cards.queue import moderator_name
from rejectbot.ui.copy import say
from rejectbot.ui.links import end_of_day

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def message_id(kind: type[Refusal]) -> str:
    """The Fluent message of a refusal: `StoryTooLong` has `refusal-story-too-long`."""
    return "refusal-" + _WORD.sub("-", kind.__name__).lower()


def refusal_text(refusal: Refusal, locale: str) -> str:
    """What the member is told."""
    if isinstance(refusal, WordsFound):
        return say(locale, message_id(type(refusal)), found=_found(refusal.found))
    if isinstance(refusal, HeldAlready):
        return say(locale, message_id(type(refusal)), until=end_of_day(refusal.until))
    return say(locale, message_id(type(refusal)), **_values(refusal, locale))


def _values(refusal: Refusal, locale: str) -> dict[str, str | int]:
    match refusal:
        case PermissionsMissing(channel=channel, permissions=permissions):
            names = permission_names(permissions, locale)
            return {"channel": str(channel), "permissions": names}
        case DecidedAlready(verdict=verdict, by=moderator):
            return {"verdict": verdict, "by": moderator_name(moderator, locale)}
        case RightMissing(permission=permission):
            return {"permission": permission_names((permission,), locale)}
        case (
            TooLong()
            | ToldEnough()
            | TriedEnough()
            | PointsInvalid()
            | CrowdInvalid()
            | TeamGoalInvalid()
            | AnonymousServerFull()
            | CareTooLong()
            | FiltersFull()
            | FilterTooLong()
            | HoldsFull()
            | HoldsOfDay()
            | GoalDayInvalid()
            | GoalTargetInvalid()
            | TimeZoneUnknown()
        ):
            given = {"given": _safe(vars(refusal)["given"])} if "given" in vars(refusal) else {}
            return {**vars(refusal), **given}
        case TooSoon(free_at=instant):
            return {"at": f"<t:{math.ceil(instant.timestamp())}:f>"}
        case _:
            return {}


def _found(words: tuple[str, ...]) -> str:
    shown = [inline_name(each, limit=CLUE_SHOWN_MAX) for each in words[:CLUES_SHOWN]]
    return ", ".join(f"*{each}*" for each in shown)


def _safe(value: str | int) -> str | int:
    """A figure as it is; what a member wrote as it may stand in our words."""
    return inline_name(value, limit=64) if isinstance(value, str) else value


def permission_names(permissions: tuple[str, ...], locale: str) -> str:
    """Permissions as Discord's settings name them."""
    return ", ".join(say(locale, f"permission-{name.replace('_', '-')}") for name in permissions)
