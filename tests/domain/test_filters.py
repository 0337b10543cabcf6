"""Words are found in every disguise that was collected, and in no innocent sentence."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.filters import Matcher, pattern_of, read
from rejectbot.domain.limits import FILTER_MAX, FILTERS_MOST, STORY_MAX
from rejectbot.domain.safety_errors import FilterEmpty, FilterTooLong
from rejectbot.ui.copy import languages
from tests.domain.evasions import EVASIONS, OTHERS
from tests.domain.innocent_sentences import TRAPS, WORDS_LOOKED_FOR, sentences


def found(words: list[str], text: str) -> list[str]:
    """What is found of these words."""
    return list(Matcher([pattern_of(each) for each in words]).find(read(text)).values())


@pytest.mark.parametrize(
    ("words", "text"), [(words, text) for words, texts in EVASIONS.items() for text in texts]
)
def test_an_evasion_is_found(words: str, text: str) -> None:
    assert found([words], f"They said {text} and no more"), text
    assert found([words], text)


@pytest.mark.parametrize(
    ("words", "text"), [(words, text) for words, texts in OTHERS.items() for text in texts]
)
def test_another_word_is_not_found(words: str, text: str) -> None:
    assert found([words], f"They said {text} to me") == []
    assert found([words], text) == []


def test_what_was_written_is_what_is_shown() -> None:
    assert found(["spam"], "They sent \u0455.\u0440.\u0430.m again") == ["\u0455.\u0440.\u0430.m"]
    assert found(["go away"], "told me to GO  AWAY, twice") == ["GO  AWAY"]


@pytest.mark.parametrize("language", languages())
def test_two_thousand_innocent_sentences_are_left_alone(language: str) -> None:
    matcher = Matcher([pattern_of(each) for each in WORDS_LOOKED_FOR[language]])
    innocent = sentences(language)
    assert len(set(innocent)) >= 2_000
    assert {text: hit for text in innocent if (hit := matcher.find(read(text)))} == {}


@pytest.mark.parametrize("language", languages())
def test_the_trap_words_are_among_them(language: str) -> None:
    everything = " ".join(sentences(language))
    assert [word for word in TRAPS[language] if word not in everything] == []


@pytest.mark.parametrize("language", languages())
def test_the_words_looked_for_would_be_found(language: str) -> None:
    for words in WORDS_LOOKED_FOR[language]:
        assert found([words], f"You {words}.") == [words]


EMPTY = ["", "  ", "*", "**", "a*", "*a*b*", "...", "\u200b", "🙂", "x"]


@pytest.mark.parametrize("written", EMPTY)
def test_what_would_find_everything_is_refused(written: str) -> None:
    with pytest.raises(FilterEmpty):
        pattern_of(written)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(FilterTooLong):
        pattern_of("x" * (FILTER_MAX + 1))


def test_a_pattern_is_kept_in_one_shape() -> None:
    assert pattern_of("  Go\n  AWAY ").written == "go away"


def test_what_lies_within_something_allowed_is_passed_over() -> None:
    matcher = Matcher([pattern_of("fool")], unless=[pattern_of("april fool")])
    assert matcher.find(read("an April fool")) == {}
    assert list(matcher.find(read("an April fool, you fool")).values()) == ["fool"]


HOSTILE = (
    "a b " * 375, "a" * STORY_MAX, "x." * 750, "s$1" * 500, "ab" * 750, "* " * 750, "a\u0301" * 750,
    "aab" * 500, "a-" * 750, "!" * STORY_MAX, "1" * STORY_MAX, "\u0430" * STORY_MAX, "ab a " * 300,
)  # fmt: skip


def hostile_patterns() -> list[str]:
    stars = [f"*{'ab' * n}*{'ba' * n}*{'a' * n}*" for n in range(1, 7)]
    phrases = [" ".join(["a"] * n) + " b" * (n % 3) + " ab" for n in range(1, 25)]
    filled = [f"*bad{n}a*" for n in range(FILTERS_MOST - len(stars) - len(phrases))]
    return stars + phrases + filled


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:4]))
def test_no_text_and_no_pattern_makes_it_slow(text: str) -> None:
    """A bound that only a catastrophe passes: it takes 0.1 s at most, on a busy machine too."""
    matcher = Matcher([pattern_of(each) for each in hostile_patterns()])
    began = time.process_time()
    matcher.find(read(text))
    assert time.process_time() - began < 2


def test_chance_makes_no_error() -> None:
    chance = random.Random(7)
    signs = "ab1$@ .-_*'\n\u0430\u0301\u200b🙂笨"
    matcher = Matcher([pattern_of(each) for each in (*hostile_patterns(), "笨蛋", "a'b")])
    for _ in range(300):
        matcher.find(read("".join(chance.choices(signs, k=60))))


@given(st.text(max_size=80))
def test_a_pattern_as_it_is_stored_is_the_same_pattern(written: str) -> None:
    try:
        pattern = pattern_of(written)
    except (FilterEmpty, FilterTooLong):
        return
    assert len(pattern.written) <= FILTER_MAX
    assert pattern_of(pattern.written) == pattern


@pytest.mark.parametrize("word", ["stra\u00dfe", "\u0130stanbul", "\ufb03nity"])
def test_letters_that_grow_when_made_small_are_counted_as_they_are_stored(word: str) -> None:
    fitting = pattern_of(" ".join([word] * 4)).written
    assert pattern_of(fitting).written == fitting
    with pytest.raises(FilterTooLong) as refused:
        pattern_of(" ".join([word] * 12))
    assert refused.value.given > FILTER_MAX
