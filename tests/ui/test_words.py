"""The words: none is missing, none is left over, every refusal has its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rejectbot.bot.publisher import NEEDED
from rejectbot.domain import errors, safety_errors
from rejectbot.domain.badges import Badge
from rejectbot.domain.errors import Refusal
from rejectbot.domain.periods import Period
from rejectbot.domain.rejection import AnonymousRule, Kind, Visibility, Wants
from rejectbot.domain.reviewing import Reason, ReviewRule
from rejectbot.domain.support import EMOJI_SETS, SupportKind
from rejectbot.ui.copy import FALLBACK, WordsMissing, languages, nearest, say
from rejectbot.ui.views.refusal import message_id, refusal_text
from tests.ui.sources import asked_for, messages, patterns, strings, variables

BOTH_KINDS_OF_CARD = ("", "-anonymous")


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Every refusal that is raised: the leaves of the tree."""
    children = kind.__subclasses__()
    if not children:
        yield kind
    for child in children:
        yield from refusals(child)


def chosen_by_value() -> Iterator[str]:
    """The ids that are put together from what can be chosen."""
    yield from (f"kind-{kind.value}" for kind in Kind)
    yield from (f"period-{period.value}" for period in Period)
    yield from (f"wants-{wants.value}" for wants in Wants)
    yield from (f"badge-{badge.value}" for badge in Badge)
    yield from (f"card-wants-{wants.value}{end}" for wants in Wants for end in BOTH_KINDS_OF_CARD)
    yield from (f"support-given-{kind.value}" for kind in SupportKind)
    yield from (f"setup-review-{rule.value}" for rule in ReviewRule)
    yield from (f"reason-{reason.value}" for reason in Reason)
    yield from (f"setup-anonymous-{rule.value}" for rule in AnonymousRule)
    yield from (f"setup-emoji-{name}" for name in EMOJI_SETS)
    yield from (
        f"permission-{name.replace('_', '-')}"
        for name in (*NEEDED, "manage_guild", "moderate_members")
    )
    for way in Visibility:
        key = f"visibility-{way.value.replace('_', '-')}"
        yield from (key, f"{key}-hint")


def test_every_message_that_is_asked_for_exists() -> None:
    there = messages(FALLBACK)
    assert asked_for() - set(there) == set()
    assert set(chosen_by_value()) - set(there) == set()


def test_every_message_is_used() -> None:
    used = strings()
    left_over = [
        name
        for name in messages(FALLBACK)
        if name not in used
        and not any(pattern.fullmatch(name) for pattern in patterns().values())
        and not name.startswith("refusal-")
    ]
    assert left_over == []


def test_every_pattern_of_ids_finds_messages() -> None:
    for text, pattern in patterns().items():
        prefix = text.partition("\0")[0]
        if any(name.startswith(prefix) for name in messages(FALLBACK)) and prefix:
            assert any(pattern.fullmatch(name) for name in messages(FALLBACK)), text


def test_every_refusal_has_its_message_and_no_message_lacks_its_refusal() -> None:
    wanted = {message_id(kind) for kind in refusals()}
    assert {name for name in messages(FALLBACK) if name.startswith("refusal-")} == wanted


def test_every_refusal_can_be_said() -> None:
    given: dict[type[Refusal], dict[str, Any]] = {
        errors.PermissionsMissing: {"channel": 1, "permissions": NEEDED},
        errors.DecidedAlready: {"verdict": "returned", "by": 1},
        errors.RightMissing: {"permission": "manage_guild"},
        errors.TimeZoneUnknown: {"given": "Atlantis"},
        errors.AnonymousTooSoon: {"free_at": datetime(2026, 1, 1, tzinfo=UTC)},
        safety_errors.NamedTooSoon: {"free_at": datetime(2026, 1, 1, tzinfo=UTC)},
        safety_errors.NewHere: {"free_at": datetime(2026, 1, 1, tzinfo=UTC)},
        safety_errors.ReportedEnough: {"free_at": datetime(2026, 1, 1, tzinfo=UTC)},
        errors.AnonymousServerFull: {"limit": 30},
        errors.PointsInvalid: {"least": 0, "most": 9},
        errors.CrowdInvalid: {"least": 5, "most": 30},
        errors.TriedEnough: {"most": 20},
        errors.ToldEnough: {"most": 3},
        errors.TeamGoalInvalid: {"least": 1, "most": 9},
        errors.GoalTargetInvalid: {"given": "many", "least": 1, "most": 9},
        errors.GoalDayUnknown: {"given": "soon", "example": "2026-12-31"},
        errors.GoalDayOver: {"given": "2020-01-01", "example": "2026-12-31"},
        errors.GoalDayTooFar: {"given": "2099-01-01", "latest": "2031-12-31"},
        safety_errors.FiltersFull: {"most": 200},
        safety_errors.WordsAsked: {"found": ("spam", "h*m")},
        safety_errors.WordsRefused: {"found": ("spam",)},
        safety_errors.HeldAlready: {"until": date(2026, 12, 31)},
        safety_errors.HoldsOfDay: {"most": 5},
        safety_errors.HoldsFull: {"most": 500},
        safety_errors.CareTooLong: {"limit": 1, "given": 2},
        safety_errors.FilterTooLong: {"limit": 1, "given": 2},
        errors.VisibilityNotOffered: {"visibility": "anonymous"},
    }
    for kind in refusals():
        values = given.get(kind, {})
        if issubclass(kind, errors.TooLong):
            values = {"limit": 1, "given": 2}
        text = refusal_text(kind(**values), FALLBACK)
        assert text
        assert "{" not in text


def test_no_refusal_shouts() -> None:
    for name in messages(FALLBACK):
        if name.startswith("refusal-") or name in {"something-broke", "command-changed"}:
            values = dict.fromkeys(variables(messages(FALLBACK)[name]), 1)
            assert "!" not in say(FALLBACK, name, **values), name


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_message_with_the_same_values(language: str) -> None:
    ours, theirs = messages(FALLBACK), messages(language)
    assert set(theirs) - set(ours) == set()
    bots = {name for name in ours if not name.startswith("demo-")}
    assert bots - set(theirs) == set()
    for name, message in theirs.items():
        assert variables(message) == variables(ours[name]), name


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 1_000])
def test_every_message_can_be_said_with_any_number(language: str, number: int) -> None:
    for name, message in messages(language).items():
        assert say(language, name, **dict.fromkeys(variables(message), number)), name


def test_an_unknown_language_falls_back_to_english() -> None:
    assert nearest("tlh") == FALLBACK
    assert nearest("en-GB") == FALLBACK
    assert say("tlh", "card-note") == say(FALLBACK, "card-note")


def test_a_message_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(WordsMissing):
        say(FALLBACK, "no-such-message")


def test_a_name_that_runs_from_right_to_left_cannot_reorder_our_words() -> None:
    said = say(FALLBACK, "card-heading-named", name="עדה")
    assert "\u2068עדה\u2069 shared a rejection" in said
