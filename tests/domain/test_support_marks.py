"""Two marks of support, the button's and the reaction's, and the text of a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import InviteInText, NoteBlank, NoteTooLong
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.domain.support import EMOJI_SETS, Mark, Marks, NoteText, SupportKind
from tests.domain.hostile import FEWER, hostile_texts

marks = st.builds(Marks, button=st.booleans(), reaction=st.booleans())


def test_either_mark_counts() -> None:
    assert not Marks().counts
    assert Marks(button=True).counts
    assert Marks(reaction=True).counts
    assert Marks(button=True, reaction=True).counts


@given(marks)
def test_a_press_toggles_the_buttons_mark_alone(before: Marks) -> None:
    assert before.pressed() == Marks(button=not before.button, reaction=before.reaction)
    assert before.pressed().pressed() == before


@given(marks, st.sampled_from(Mark), st.booleans())
def test_putting_a_mark_twice_is_putting_it_once(before: Marks, mark: Mark, on: bool) -> None:
    once = before.with_mark(mark, on=on)

    assert once.with_mark(mark, on=on) == once
    assert getattr(once, mark.value) is on
    other = Mark.REACTION if mark is Mark.BUTTON else Mark.BUTTON
    assert getattr(once, other.value) is getattr(before, other.value)


def test_every_set_has_one_emoji_for_each_kind() -> None:
    for emoji in EMOJI_SETS.values():
        assert set(emoji) == set(SupportKind)
        assert len(set(emoji.values())) == len(SupportKind)
        assert not any(each.endswith("\ufe0f") for each in emoji.values())


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        ("", NoteBlank),
        ("\u200b \n", NoteBlank),
        ("x" * (NOTE_MAX + 1), NoteTooLong),
        ("discord.gg/abc", InviteInText),
    ],
    ids=["empty", "blank", "long", "invite"],
)
def test_a_note_that_cannot_be_taken(raw: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        NoteText.checked(raw)


def test_what_is_too_long_says_how_long_it_is() -> None:
    with pytest.raises(NoteTooLong) as refused:
        NoteText.checked("x" * 612)
    assert (refused.value.limit, refused.value.given) == (NOTE_MAX, 612)


def test_spaces_around_a_note_do_not_count() -> None:
    assert NoteText.checked(f"  {'x' * NOTE_MAX}\n\n").text == "x" * NOTE_MAX


@FEWER
@given(hostile_texts())
def test_a_checked_note_is_within_its_limits_and_stays_as_it_is(raw: str) -> None:
    try:
        note = NoteText.checked(raw)
    except (NoteBlank, NoteTooLong, InviteInText):
        return
    assert 1 <= len(note.text) <= NOTE_MAX
    assert NoteText.checked(note.text) == note
