"""An author's own names are found, also disguised, and are not found in innocent words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.clues import find_names
from rejectbot.domain.clues.spelling import one_edit_apart
from rejectbot.domain.safe_text import clean
from tests.domain.innocent import NAMES, SENTENCES

LOVELACE = ("ada_lovelace42", "Ada Lovelace")
FOUND = [
    # as it is, and within a sentence
    (LOVELACE, "They asked: Ada, are you sure?", "Ada"),
    (LOVELACE, "that was it for ada", "ada"),
    (LOVELACE, "ADA AGAIN", "ADA"),
    (LOVELACE, "Ada's book came back", "Ada"),
    (LOVELACE, "#ada", "ada"),
    (LOVELACE, "Mrs. Lovelace, we regret", "Lovelace"),
    (LOVELACE, "look for adalovelace42", "adalovelace42"),
    (LOVELACE, "adalovelace.dev is down", "adalovelace"),
    (LOVELACE, "Ada Lovelace did it", "Ada Lovelace"),
    (("AdaLovelace",), "then Ada left", "Ada"),
    (("ada1998",), "then Ada left", "Ada"),
    (("Ada",), "ada99 here", "ada99"),
    (("✨ Ada ✨",), "I, Ada, was told no", "Ada"),
    (("O'Brien",), "Dear Mr O'Brien,", "O'Brien"),
    (("O'Brien",), "obrien again", "obrien"),
    (("Anne-Marie",), "dear marie", "marie"),
    # look-alikes, invisible characters, other alphabets and sizes
    (LOVELACE, "I am \u0410d\u0430", "\u0410d\u0430"),
    (LOVELACE, "\u0391da it is", "\u0391da"),
    (LOVELACE, "A\u200bd\u200ba", "Ada"),
    (LOVELACE, "\U0001d4d0\U0001d4ed\U0001d4ea", "\U0001d4d0\U0001d4ed\U0001d4ea"),
    (LOVELACE, "\uff21\uff44\uff41", "\uff21\uff44\uff41"),
    (LOVELACE, "\U0001f1e6\U0001f1e9\U0001f1e6 was here", "\U0001f1e6\U0001f1e9\U0001f1e6"),
    (LOVELACE, "\u1d00\u1d05\u1d00", "\u1d00\u1d05\u1d00"),
    (LOVELACE, "\u00c0d\u00e0", "\u00c0d\u00e0"),
    (("José",), "jose again", "jose"),
    (("Jörg",), "I am Joerg", "Joerg"),
    (("Łukasz",), "ask Lukasz", "Lukasz"),
    (("Анна",), "это анна", "анна"),
    (("李明",), "他们说李明不行", "李明"),
    (("김민수",), "김민수가 떨어졌다", "김민수"),
    # figures for letters
    (LOVELACE, "4d4 was here", "4d4"),
    (LOVELACE, "@da was here", "@da"),
    (("Ben",), "b3n", "b3n"),
    (("Lilly",), "L1lly", "L1lly"),
    (("Sara",), "$ara", "$ara"),
    # spacing
    (LOVELACE, "A d a", "A d a"),
    (LOVELACE, "A.d.a. said so", "A.d.a"),
    (LOVELACE, "a-d-a", "a-d-a"),
    (LOVELACE, "so I, A_d_a, went", "A_d_a"),
    (LOVELACE, "L o v e l a c e", "L o v e l a c e"),
    (LOVELACE, "Love lace", "Love lace"),
    (LOVELACE, "ada\nlovelace", "ada"),
    # close spellings of five letters and more
    (LOVELACE, "Lovlace again", "Lovlace"),
    (LOVELACE, "lovelacce", "lovelacce"),
    (LOVELACE, "Lovelaec", "Lovelaec"),
    (("Marcus",), "dear Markus", "Markus"),
    (("Alexander",), "alexandr was told", "alexandr"),
    (("Hanna",), "Hannah was told", "Hannah"),
    # names that are words as well
    (("Will",), "and then Will got the letter", "Will"),
    (("Will",), "Dear Will, we regret", "Will"),
    (("Hope",), "I am Hope by name", "Hope"),
    (("May",), "call me May", "May"),
    (("Grace",), "It hurts.\n- Grace", "Grace"),
    (("Jo",), "they told Jo and me", "Jo"),
    (("the quiet cat",), "yours, the quiet cat", "the quiet cat"),
    (("Second Chance",), "yours, Second Chance", "Second Chance"),
]  # fmt: skip
NOT_FOUND = [
    (("Ben",), "a Bentley and a bench"),
    (("Ada",), "an adage from Canada"),
    (("Will",), "I will. Will you? WILL I EVER?"),
    (("May",), "in May, May be"),
    (("Jo",), "jo, a joke"),
    (("Al",), "al dente, also"),
    (("Don",), "I don't"),
    (("Ill",), "I'll go"),
    (("Brian",), "my brain"),
    (("Peter",), "the meter"),
    (("Forrest",), "for rest"),
    (("12345",), "12345 letters"),
    (("✨",), "✨ a no ✨"),
    ((), "Ada"),
    (("", " "), "Ada"),
]


@pytest.mark.parametrize(("names", "text", "written"), FOUND, ids=range(len(FOUND)))
def test_a_name_is_found_as_it_is_written(names: tuple[str, ...], text: str, written: str) -> None:
    assert written in find_names(clean(text), names)


@pytest.mark.parametrize(("names", "text"), NOT_FOUND, ids=range(len(NOT_FOUND)))
def test_other_words_are_no_names(names: tuple[str, ...], text: str) -> None:
    assert find_names(clean(text), names) == []


def test_there_are_a_hundred_innocent_sentences() -> None:
    assert len(set(SENTENCES)) >= 100


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_innocent_sentence_holds_nobodys_name(sentence: str) -> None:
    assert find_names(clean(sentence), NAMES) == []


def test_a_name_within_a_longer_find_is_not_told_twice() -> None:
    assert find_names("I am Ada Lovelace.", LOVELACE) == ["Ada Lovelace"]


@given(st.text(max_size=200), st.lists(st.text(max_size=32), max_size=3))
def test_no_text_and_no_name_breaks_it(text: str, names: list[str]) -> None:
    for found in find_names(clean(text), names):
        assert found in clean(text)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_is_what_a_table_of_distances_says(one: str, other: str) -> None:
    assert one_edit_apart(one, other) == (_distance(one, other) <= 1)


def _distance(one: str, other: str) -> int:
    """Edits with neighbours exchanged (optimal string alignment), by the whole table."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            swap = i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]
            table[i, j] = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
                *([table[i - 2, j - 2] + 1] if swap else []),
            )
    return table[len(one), len(other)]
