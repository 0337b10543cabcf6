"""SVG as text: the few shapes that our charts are made of, and the one place that escapes."""

import math
import re
from html import escape
from typing import NewType

Svg = NewType("Svg", str)
"""Markup that is safe to stand inside a drawing."""

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow even escaped (its production Char)."""


def element(name: str, *inside: Svg, **attributes: str | float) -> Svg:
    """An element; `stroke_width` becomes `stroke-width`, and figures are written short."""
    given = "".join(
        f' {key.strip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    if not inside:
        return Svg(f"<{name}{given}/>")
    return Svg(f"<{name}{given}>{''.join(inside)}</{name}>")


def words(text: str) -> Svg:
    """Text that can't become markup."""
    return Svg(escape(_NOT_XML.sub("", text)))


def bar(x: float, bottom: float, width: float, height: float, roundness: float = 8) -> str:
    """A bar that stands on `bottom`, its upper corners round, as a part of a path."""
    by = min(width / 2, height, roundness)
    return (
        f"M{x:.1f} {bottom:.1f}V{bottom - height + by:.1f}q0 {-by:.1f} {by:.1f} {-by:.1f}"
        f"h{width - 2 * by:.1f}q{by:.1f} 0 {by:.1f} {by:.1f}V{bottom:.1f}z"
    )


def arc(x: float, y: float, radius: float, part: float) -> str:
    """The path of an arc around (x, y) from twelve o'clock on; `part` of the round, under 1."""
    angle = 2 * math.pi * part
    end_x, end_y = x + radius * math.sin(angle), y - radius * math.cos(angle)
    size = _value(radius)
    return (
        f"M{_value(x)} {_value(y - radius)}"
        f"A{size} {size} 0 {int(part > 0.5)} 1 {_value(end_x)} {_value(end_y)}"
    )


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
