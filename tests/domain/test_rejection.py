"""The share form, checked: forged, blank and endless input ends in a draft or in a clear no."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import (
    InviteInText,
    NextTooLong,
    StoryBlank,
    StoryTooLong,
    TextRefusal,
    TooLong,
    VisibilityMissing,
    VisibilityNotOffered,
)
from rejectbot.domain.ids import rejection_id_from_text
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX
from rejectbot.domain.rejection import AnonymousRule, FormInput, How, Kind, Visibility, Wants
from tests.domain.hostile import FEWER, hostile_texts

BOTH = AnonymousRule.BOTH


def form(story: str = "They said no.", **fields: str | None) -> FormInput:
    values: dict[str, Any] = {"story": story, "visibility": "named", **fields}
    return FormInput(**values)


def test_a_whole_form() -> None:
    draft = form(kind="school", wants="advice", next="Try again", visibility="anonymous").checked(
        BOTH
    )

    assert (draft.story, draft.next) == ("They said no.", "Try again")
    assert (draft.kind, draft.wants) == (Kind.SCHOOL, Wants.ADVICE)
    assert (draft.visibility, draft.how) == (Visibility.ANONYMOUS, How.ANONYMOUS)


def test_what_was_left_open_has_a_default() -> None:
    draft = form().checked(BOTH)

    assert (draft.kind, draft.wants, draft.next) == (Kind.OTHER, Wants.CHEER, "")
    assert draft.how is How.NAMED


@pytest.mark.parametrize("forged", ["", "JOB", "job ", "__class__", "\x00", "named"])
def test_a_forged_choice_that_is_optional_is_the_default(forged: str) -> None:
    draft = form(kind=forged, wants=forged).checked(BOTH)

    assert (draft.kind, draft.wants) == (Kind.OTHER, Wants.CHEER)


@pytest.mark.parametrize("forged", [None, "", "NAMED", "public", "anonymous "])
def test_how_to_share_it_must_be_said(forged: str | None) -> None:
    with pytest.raises(VisibilityMissing):
        form(visibility=forged).checked(BOTH)


OFFERED = {
    AnonymousRule.BOTH: {"named", "anonymous", "anonymous_later"},
    AnonymousRule.LATER: {"named", "anonymous_later"},
    AnonymousRule.OFF: {"named"},
}


@pytest.mark.parametrize("rule", AnonymousRule)
@pytest.mark.parametrize("visibility", Visibility)
def test_a_server_decides_which_ways_there_are(rule: AnonymousRule, visibility: Visibility) -> None:
    assert rule.offers(visibility) == (visibility in OFFERED[rule])
    if visibility in OFFERED[rule]:
        assert form(visibility=visibility).checked(rule).visibility is visibility
    else:
        with pytest.raises(VisibilityNotOffered) as refused:
            form(visibility=visibility).checked(rule)
        assert refused.value.visibility == visibility


@pytest.mark.parametrize(
    ("given_form", "refusal", "limit", "length"),
    [
        (form("x" * (STORY_MAX + 1)), StoryTooLong, STORY_MAX, STORY_MAX + 1),
        (form(next="x" * 999), NextTooLong, NEXT_MAX, 999),
    ],
    ids=["story", "next"],
)
def test_a_text_that_is_too_long_says_by_how_much(
    given_form: FormInput, refusal: type[TooLong], limit: int, length: int
) -> None:
    with pytest.raises(refusal) as refused:
        given_form.checked(BOTH)
    assert (refused.value.limit, refused.value.given) == (limit, length)


def test_limits_count_what_is_left_after_cleaning() -> None:
    draft = form(f" \u200b{'x' * STORY_MAX}\n\n", next=f"{'y' * NEXT_MAX}\u200b ").checked(BOTH)

    assert (len(draft.story), len(draft.next)) == (STORY_MAX, NEXT_MAX)


@pytest.mark.parametrize("blank", ["", " \n", "\u3164", "\u200b\u200d"], ids=ascii)
def test_a_blank_story_is_none(blank: str) -> None:
    with pytest.raises(StoryBlank):
        form(blank).checked(BOTH)
    assert form(next=blank).checked(BOTH).next == ""


def test_what_comes_next_is_one_line() -> None:
    assert form(next="Sleep.\nThen write.").checked(BOTH).next == "Sleep. Then write."


def test_an_invitation_is_refused_wherever_it_stands() -> None:
    for given_form in (form("see discord.gg/abc"), form(next="see discord.gg/abc")):
        with pytest.raises(InviteInText):
            given_form.checked(BOTH)


anything = st.none() | st.text(max_size=20) | st.sampled_from([*Visibility, *Kind, *Wants])


@FEWER
@given(hostile_texts(), hostile_texts(), anything, anything, anything)
def test_whatever_is_sent_is_a_draft_within_its_limits_or_a_refusal(
    story: str, following: str, kind: str | None, wants: str | None, visibility: str | None
) -> None:
    try:
        draft = FormInput(story, kind, wants, following, visibility).checked(BOTH)
    except TextRefusal:
        return
    assert 1 <= len(draft.story) <= STORY_MAX
    assert len(draft.next) <= NEXT_MAX
    assert "\n" not in draft.next
    again = FormInput(draft.story, draft.kind, draft.wants, draft.next, draft.visibility)
    assert again.checked(BOTH) == draft


@given(st.binary(min_size=16, max_size=16))
def test_an_id_is_read_as_it_is_written(pid: bytes) -> None:
    assert rejection_id_from_text(pid.hex()) == pid


@pytest.mark.parametrize(
    "forged", ["", "0" * 31, "0" * 33, "A" * 32, "g" * 32, " " * 32, "0" * 31 + "\n", "٣" * 32]
)
def test_what_is_no_id_is_none(forged: str) -> None:
    assert rejection_id_from_text(forged) is None
