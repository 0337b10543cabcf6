"""Every collected attack is read by two independent parsers once the bot has drawn it."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from rejectbot.domain.safe_text import (
    LinkRule,
    clean,
    csv_cell,
    find_invites,
    inline_name,
    plain,
    quoted,
)
from tests.domain.attacks import ATTACKS, BARE_INVITES, LIVE
from tests.domain.discord_markdown import Live, live, shown
from tests.domain.hostile import COUNTED, hostile_texts

# Nothing but a quote of plain paragraphs; an indented block shows its text as it is.
HARMLESS = {
    "blockquote_open",
    "blockquote_close",
    "paragraph_open",
    "paragraph_close",
    "inline",
    "text",
    "softbreak",
    "code_block",
}
COMMON_MARK = MarkdownIt("commonmark", {"linkify": True, "html": True}).enable(
    ["linkify", "strikethrough", "table"]
)
ANSI_OR_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u3164]")


def kinds(markdown: str) -> list[str]:
    """Return the token types that markdown-it makes of `markdown`."""
    tokens = COMMON_MARK.parse(markdown)
    return [part.type for token in tokens for part in (token, *(token.children or ()))]


def assert_only_a_quote(drawn: str) -> None:
    if not drawn:
        return
    assert all(line.startswith("> ") for line in drawn.split("\n"))
    assert live(drawn) == [Live("quote", drawn)]
    found = kinds(drawn)
    assert set(found) <= HARMLESS, drawn
    assert found.count("blockquote_open") == 1, "the quote is broken"
    assert not ANSI_OR_HIDDEN.search(drawn)
    drawn.encode()


def test_the_list_is_long_and_has_no_doubles() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 120


@pytest.mark.parametrize("attack", LIVE, ids=ascii)
def test_the_reader_sees_a_live_attack_for_what_it_is(attack: str) -> None:
    assert live(attack), "a reader that misses this could not fail below"


@pytest.mark.parametrize("rule", LinkRule)
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_is_only_quoted(attack: str, rule: LinkRule) -> None:
    assert_only_a_quote(quoted(attack, rule))
    assert_only_a_quote(quoted(f"Hello\n{attack}\nthere {attack}.", rule))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_as_a_name_stays_in_its_sentence(attack: str) -> None:
    assert_a_plain_name(inline_name(attack, default="someone"))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_comes_back_in_its_block_and_leaves_it_unchanged(attack: str) -> None:
    assert "```" not in plain(attack)
    assert clean(plain(attack)) == clean(attack)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_is_no_formula(attack: str) -> None:
    first = csv_cell(attack).lstrip("\u200b\ufeff \x00")[:1]
    assert first not in {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"} or first == ""


@pytest.mark.parametrize("invite", BARE_INVITES, ids=ascii)
def test_a_disguised_invitation_is_found(invite: str) -> None:
    assert find_invites(f"join {invite} now")


@COUNTED
@given(hostile_texts())
def test_nothing_generated_is_live(text: str) -> None:
    assert_only_a_quote(quoted(text))


@COUNTED
@given(hostile_texts())
def test_no_generated_name_leaves_its_sentence(text: str) -> None:
    assert_a_plain_name(inline_name(text))


@COUNTED
@given(hostile_texts())
def test_what_is_shown_is_what_was_written(text: str) -> None:
    cleaned = clean(text)
    drawn = shown(quoted(text))
    # Only a link may be shortened, to a part of itself; every other text is shown to the letter.
    assert drawn == cleaned or (("/" in cleaned or "www" in cleaned.lower()) and drawn)


def assert_a_plain_name(name: str) -> None:
    assert name
    assert name == name.strip()
    assert "\n" not in name
    sentence = f"{name} shared a rejection"
    assert live(sentence) == []
    assert set(kinds(sentence)) <= HARMLESS - {"blockquote_open", "code_block", "softbreak"}
    assert len(shown(name)) <= 32
