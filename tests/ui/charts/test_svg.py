"""Whatever a text holds, it stays text; and what XML does not allow is left out."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from rejectbot.ui.charts.svg import element, words
from rejectbot.ui.charts.worker import rendered

HOSTILE = (
    "</text><script>alert(1)</script>",
    '"><image href="file:///etc/passwd"/>',
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "<?xml-stylesheet href='http://example.invalid/x.css'?>",
    "&#60;use href='#hatch'/&#62;",
    "a\x00b\x08c\ufffed\ud800e",
)


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_add_no_element_and_can_be_drawn(said: str) -> None:
    harmless = goal_ring(GoalProgress(1, 2, "On time."), "en")
    hostile = goal_ring(GoalProgress(1, 2, said), "en")
    assert harmless.svg is not None
    assert hostile.svg is not None
    assert _tags(hostile.svg) <= _tags(harmless.svg)
    assert rendered(hostile.svg).startswith(b"\x89PNG")


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_any_words_come_out_of_the_drawing_as_they_went_in(said: str) -> None:
    drawing = ET.fromstring(element("text", words(f"x{said}"), title=words(said)))
    allowed = "".join(sign for sign in said if _allowed(sign))
    assert drawing.text == f"x{allowed}".replace("\r\n", "\n").replace("\r", "\n")
    assert list(drawing) == []


def _allowed(sign: str) -> bool:
    code = ord(sign)
    return (
        sign in "\t\n\r"
        or 0x20 <= code < 0xD800
        or (code >= 0xE000 and code not in {0xFFFE, 0xFFFF})
    )


def _tags(svg: str) -> set[str]:
    return {each.tag for each in ET.fromstring(svg).iter()}
