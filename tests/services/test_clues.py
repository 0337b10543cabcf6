"""Everything that could tell who wrote a text, as the author wrote it; innocent texts are clean."""

import time

import pytest

from rejectbot.domain.clues import ClueKind
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX
from rejectbot.services.clues import find_clues
from tests.domain.innocent import NAMES, SENTENCES

FOUND = [
    (ClueKind.MENTION, "ask <@123456789012345678> about it", "<@123456789012345678>"),
    (ClueKind.MENTION, "ask <@!123456789012345678>", "<@!123456789012345678>"),
    (ClueKind.MENTION, "my id is 123456789012345678", "123456789012345678"),
    (ClueKind.HANDLE, "ask @nobody_in_particular about it", "@nobody_in_particular"),
    (ClueKind.HANDLE, "ask \uff20codes.all.day.", "\uff20codes.all.day"),
    (ClueKind.HANDLE, "I am u/throwaway_codes there", "u/throwaway_codes"),
    (ClueKind.HANDLE, "see /u/throwaway_codes", "/u/throwaway_codes"),
    (ClueKind.HANDLE, "ig: codesallday", "ig: codesallday"),
    (ClueKind.HANDLE, "Insta = @codes.allday", "Insta = @codes.allday"),
    (ClueKind.HANDLE, "my telegram is codesallday", "telegram is codesallday"),
    (ClueKind.HANDLE, "discord codes#1234", "codes#1234"),
    (ClueKind.EMAIL, "write to codes.all+day@mail.example.org please", None),
    (ClueKind.EMAIL, "codes (at) example (dot) org", "codes (at) example (dot) org"),
    (ClueKind.EMAIL, "codes[at]example.org", "codes[at]example.org"),
    (ClueKind.EMAIL, "codes at example dot org", "codes at example dot org"),
    (ClueKind.EMAIL, "codes at gmail.com", "codes at gmail.com"),
    (ClueKind.EMAIL, "codes\uff20example.org", "codes\uff20example.org"),
    (ClueKind.PHONE, "ring +43 660 1234567", "+43 660 1234567"),
    (ClueKind.PHONE, "ring +81 3-1234-5678", "+81 3-1234-5678"),
    (ClueKind.PHONE, "ring (212) 555-0123", "(212) 555-0123"),
    (ClueKind.PHONE, "ring 212.555.0123", "212.555.0123"),
    (ClueKind.PHONE, "ring 020 7946 0958", "020 7946 0958"),
    (ClueKind.PHONE, "ring 030 123456", "030 123456"),
    (ClueKind.PHONE, "ring 01 42 68 53 00", "01 42 68 53 00"),
    (ClueKind.LINK, "at https://example.org/me.", "https://example.org/me"),
    (ClueKind.LINK, "at www.example.org", "www.example.org"),
    (ClueKind.LINK, "at example.org/me", "example.org/me"),
    (ClueKind.NAME, "I, Ada", "Ada"),
]


@pytest.mark.parametrize(("kind", "text", "written"), FOUND, ids=range(len(FOUND)))
def test_a_clue_is_found_as_it_is_written(kind: ClueKind, text: str, written: str | None) -> None:
    found = {clue.text for clue in find_clues([text], ["Ada"]) if clue.kind is kind}
    assert (written or "codes.all+day@mail.example.org") in found


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_innocent_sentence_has_no_clue(sentence: str) -> None:
    assert find_clues([sentence], NAMES) == ()


def test_both_texts_are_looked_at_and_each_find_is_told_once() -> None:
    clues = find_clues(["Ada said no. Ada!", "Ada, or write to a@example.org"], ["Ada"])
    assert [(clue.kind, clue.text) for clue in clues] == [
        (ClueKind.NAME, "Ada"),
        (ClueKind.EMAIL, "a@example.org"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["a", "1", "@", "(", "a.", "a b ", "w-", "ig ", "a at ", "a@", "lovelac ", "+1 212 555 0123 ",
     "2125550123 ", "a1 ", "the quiet ", "\u0410", "\U0001f1e6", "ig: a, "],
)  # fmt: skip
def test_no_text_keeps_the_processor_busy(piece: str) -> None:
    find_clues(["+1 212 555 0123"], [])  # the numbering plans are read at the first use
    text = piece * STORY_MAX
    names = ["ada_lovelace42", "Ada Lovelace", "the quiet cat", "Lovelace " * 3]
    begun = time.process_time()
    find_clues([text[:STORY_MAX], text[:NEXT_MAX]], names)
    assert time.process_time() - begun < 1.0
