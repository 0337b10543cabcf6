"""Cleaning leaves one honest shape: nothing hidden, nothing towering, no word lost."""

import sys
from unicodedata import category, combining, is_normalized, normalize

import pytest
from hypothesis import given

from rejectbot.domain.safe_text import LINES_MAX, MARKS_MAX, clean, is_blank
from rejectbot.domain.safe_text.characters import BLANKS
from tests.domain.hostile import COUNTED, FEWER, hostile_texts

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
# Letters that show nothing, from Unicode's Default_Ignorable_Code_Point.
UNSEEN_LETTERS = {"\u115f", "\u1160", *BLANKS}


def letters(text: str) -> list[str]:
    """Return the visible letters and digits of `text`, without their marks, in order."""
    return [
        character
        for character in normalize("NFD", text)
        if category(character)[0] in "LN" and character not in UNSEEN_LETTERS
    ]


def test_every_control_and_format_character_of_this_python_is_dropped() -> None:
    kept = {
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if category(chr(code)) in {"Cc", "Cf", "Cs", "Co"} and clean(f"a{chr(code)}b") != "ab"
    }
    breaks = {"U+000A", "U+000B", "U+000C", "U+000D", "U+001C", "U+001D", "U+001E", "U+0085"}
    assert kept == breaks | {"U+0009"}
    assert clean("a\tb") == "a b"


def test_every_character_that_unicode_ignores_is_dropped() -> None:
    ignorable = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\ufe00\ufe0f\ufff0"
    for character in (*ignorable, "\U000e0100", "\U000e01ef", "\U000e0000", "\U000e0fff"):
        assert clean(f"a{character}b") == "ab", ascii(character)


def test_marks_are_never_word_characters() -> None:
    # The quick look before marks are counted rests on this.
    marks = (chr(code) for code in range(sys.maxunicode + 1) if category(chr(code))[0] == "M")
    assert not any(mark.isalnum() for mark in marks)


@pytest.mark.parametrize(
    "emoji",
    [
        FAMILY,
        SCOTLAND,
        "\u2764\ufe0f",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f575\U0001f3fd\u200d\u2642\ufe0f",
        "\U0001f44d\U0001f3ff",
        "1\ufe0f\u20e3",
        "#\u20e3",
        "\U0001f1e9\U0001f1ea",
        "\U0001fae8",
        "\U0001f441\ufe0f\u200d\U0001f5e8\ufe0f",
    ],
    ids=ascii,
)
def test_an_emoji_stays_whole(emoji: str) -> None:
    assert clean(f"a{emoji}b {emoji}{emoji}") == f"a{emoji}b {emoji}{emoji}"


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("a\u200db", "ab"),
        ("\U0001f469\u200d", "\U0001f469"),
        ("\U0001f469\u200d\u200d\U0001f469", "\U0001f469\U0001f469"),
        ("a\ufe0f", "a"),
        ("\u2764\ufe0f\ufe0f", "\u2764\ufe0f"),
        ("a\U0001f3fd", "a"),
        ("\U0001f44d\U0001f3fd\U0001f3fd", "\U0001f44d\U0001f3fd"),
        ("a\u20e3", "a"),
        ("\U0001f3f4\U000e0061\U000e007f", "\U0001f3f4"),
        (SCOTLAND[:-1], "\U0001f3f4"),
    ],
    ids=ascii,
)
def test_parts_of_an_emoji_alone_are_dropped(broken: str, left: str) -> None:
    assert clean(broken) == left


def test_a_chain_of_emoji_is_broken_after_ten() -> None:
    assert clean("\u200d".join("\U0001f469" * 30)).count("\u200d") == 27


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("  a \r\n b\rc  ", "a\n b\nc"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        ("e\u0301", "\xe9"),
        ("e\u200b\u0301", "\xe9"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("a\n \n\t\n\u3164\n\nb", "a\n\n\nb"),
        ("x" + "\u0323\u0330\u0331\u0332\u0333", "x\u0323\u0330\u0331"),
        ("\u0301a \u0301b\n\u0301c", "a b\nc"),
        ("\u1fef\u037e", "`;"),
    ],
    ids=ascii,
)
def test_the_shape_of_a_cleaned_text(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


def test_further_lines_are_joined_to_the_last_so_that_no_word_is_lost() -> None:
    cleaned = clean("\n".join(f"line {number} " for number in range(1, 31)))
    assert cleaned.count("\n") == LINES_MAX - 1
    assert cleaned.split("\n")[-1] == " ".join(f"line {number}" for number in range(20, 31))


@pytest.mark.parametrize(
    "blank",
    [
        "",
        " ",
        "\n\n",
        "\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u2800" * 9,
        "\u200b\u2060",
        "\xa0\u3000",
        "\u0301",
        " \u0301",
        "\ufe0f",
        "\u200d",
        "\U000e0061",
        "\U0001d159",
        "\ue000",
        "\x00",
        "\u202e",
    ],
    ids=ascii,
)
def test_nothing_visible_is_blank(blank: str) -> None:
    assert is_blank(blank)
    assert not is_blank(f"{blank}.{blank}")


@COUNTED
@given(hostile_texts())
def test_whatever_is_written_takes_the_shape(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned, "cleaning twice changes nothing"
    assert letters(cleaned) == letters(text), "no letter is lost, added or moved"
    assert is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert cleaned.count("\n") < LINES_MAX
    assert "\n\n\n\n" not in cleaned
    assert cleaned.splitlines() == ([*cleaned.split("\n")] if cleaned else [])
    cleaned.encode()


@FEWER
@given(hostile_texts())
def test_no_base_carries_a_tower(text: str) -> None:
    carried = 0
    for character in clean(text):
        is_mark = bool(combining(character)) or category(character)[0] == "M"
        carried = carried + 1 if is_mark else 0
        assert carried <= MARKS_MAX
