"""What is drawn stays within Discord's limits, names within their sentence, links within a host."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.limits import NEXT_MAX, NOTE_MAX, STORY_MAX
from rejectbot.domain.safe_text import (
    LINES_MAX,
    LinkRule,
    clean,
    csv_cell,
    find_invites,
    find_links,
    inline_name,
    plain,
    quoted,
    quoted_max,
    refused_links,
)
from tests.domain.discord_markdown import live, shown
from tests.domain.hostile import FEWER, hostile_texts

MESSAGE_MAX = 4_000
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"


def utf16(text: str) -> int:
    """Return the length of `text` as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def test_the_worst_story_fits_a_card_with_room_for_the_bots_words() -> None:
    story = "*" * (STORY_MAX - 38) + "\n*" * 19
    assert len(clean(story)) == STORY_MAX
    assert len(quoted(story)) == quoted_max(STORY_MAX) == 3_021
    assert quoted_max(STORY_MAX) + quoted_max(NEXT_MAX) + 500 <= MESSAGE_MAX
    assert quoted_max(NOTE_MAX) <= MESSAGE_MAX


@FEWER
@given(hostile_texts())
def test_the_computed_worst_case_holds(text: str) -> None:
    cleaned, drawn = clean(text), quoted(text)
    assert len(drawn) <= quoted_max(len(cleaned))
    assert utf16(drawn) <= quoted_max(len(cleaned))
    assert drawn.count("\n") < LINES_MAX


def test_every_ascii_punctuation_mark_is_escaped() -> None:
    for code in range(0x21, 0x7F):
        mark = chr(code)
        assert quoted(f"a{mark}b") == (f"> a{mark}b" if mark.isalnum() else f"> a\\{mark}b")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("They said no.", "> They said no\\."),
        ("a\n\nb", "> a\n> \n> b"),
        ("see https://user@example.com:8080/a?b=c#d.", "> see example\\.com\\."),
        ("(https://example.com/a_(b))", "> \\(example\\.com\\)"),
        ("[here](https://example.com/a)", "> \\[here\\]\\(example\\.com\\)"),
        ("seehttps://example.com/a", "> seeexample\\.com"),
        ("https:////example.com", "> example\\.com"),
        ("https://[::1]:80/a", "> \\[\\:\\:1\\]"),
        ("www.example.com/a and example.com/b", "> www\\.example\\.com and example\\.com"),
        ("https://discord.gg/abc", "> discord\\.gg"),
        ("discord.gg/abc", "> discord\\.gg"),
        ("https://\u0301x.example/a", "> x\\.example"),
        ("https://", "> https\\:\\/\\/"),
        ("\u3164", ""),
    ],
)
def test_a_text_is_drawn_as_it_reads(written: str, drawn: str) -> None:
    assert quoted(written) == drawn


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see (https://a.example/b), www.x.example", ("https://a.example/b", "www.x.example")),
        ("HTTPS://A.EXAMPLE/B!", ("HTTPS://A.EXAMPLE/B",)),
        ("booking.com/x", ("booking.com/x",)),
        ("https\uff1a\u2044\u2044a.example/b", ("https://a.example/b",)),
        ("https\u200b://a.example/b", ("https://a.example/b",)),
        ("I asked booking.com and/or he/she in node.js/react, 1/2, ada@example.com", ()),
        ("no :// here", ()),
    ],
)
def test_links_are_found_and_ordinary_words_are_not(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


def test_only_an_invitation_is_an_invitation() -> None:
    assert find_invites("Join discord.gg/abc or https://DISCORD.com/invite/X") == (
        "discord.gg/abc",
        "discord.com/invite/x",
    )
    assert find_invites("the discord was full, gg / wp; see https://discord.com/channels/1") == ()
    assert find_invites("my discord.gg link was refused") == ()


def test_the_servers_rule_decides_what_is_refused() -> None:
    text = "discord.gg/abc https://a.example/b"
    both = ("discord.gg/abc", "https://a.example/b")
    assert refused_links(text, LinkRule.OFF) == both
    assert refused_links(text, LinkRule.HOST_NAMES) == ("discord.gg/abc",)


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Ada", "Ada"),
        ("  Ada\nLovelace  ", "Ada Lovelace"),
        ("Ada_*", "Ada\\_\\*"),
        ("Ada shared\u2026\n**Moderator**", "Ada shared\u2026 \\*\\*Moderator\\*\\*"),
        ("https://evil.example/a", "evil\\.example"),
        ("\u3164", "someone"),
        ("x" * 40, "x" * 31 + "\u2026"),
        ("\u0301Ada", "Ada"),
    ],
)
def test_a_name_in_a_sentence(name: str, drawn: str) -> None:
    assert inline_name(name, default="someone") == drawn


@pytest.mark.parametrize("limit", range(2, 20))
def test_a_name_is_not_cut_inside_what_is_seen_as_one(limit: int) -> None:
    flags = "\U0001f1e9\U0001f1ea" * 20
    assert (
        inline_name(flags, limit).count("\U0001f1e9")
        == inline_name(flags, limit).count("\U0001f1ea")
        or limit == 2
    )
    families = inline_name(FAMILY * 9, limit).removesuffix("\u2026")
    assert families.replace(FAMILY, "") == "" or limit <= len(FAMILY)
    marked = inline_name("x\u0323\u0330\u0331" * 9, limit).removesuffix("\u2026")
    assert marked.replace("x\u0323\u0330\u0331", "") == "" or limit <= 4
    assert len(inline_name("*" * 99, limit)) <= 2 * limit


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("a *b* <@1> https://a.example", "a *b* <@1> https://a.example"),
        ("```x```", "``\u200b`x``\u200b`"),
        ("a\r\nb", "a\nb"),
        ("a``b`", "a``b`"),
        ("a\x1bb\ud800", "a\u200bb\u200b"),
    ],
    ids=ascii,
)
def test_a_text_to_copy(text: str, copied: str) -> None:
    assert plain(text) == copied


@FEWER
@given(hostile_texts())
def test_a_copied_text_stays_in_its_block_and_comes_back_the_same(text: str) -> None:
    block = f"```\n{plain(text)}\n```"
    assert block.count("```") == 2
    assert clean(plain(text)) == clean(text)
    assert [construct.kind for construct in live(block)] == ["fence"]


@FEWER
@given(st.sampled_from("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"), hostile_texts())
def test_no_cell_is_a_formula(first: str, text: str) -> None:
    assert csv_cell(first + text).startswith("'")
    assert csv_cell(f"\ufeff {first}{text}").startswith("'")
    assert csv_cell(f"a{text}") == f"a{text}".replace("\x00", "")


@FEWER
@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_without_a_slash_every_character_is_shown(text: str) -> None:
    text = text.replace("/", "|").replace("www", "w")
    assert shown(quoted(text)) == clean(text)
