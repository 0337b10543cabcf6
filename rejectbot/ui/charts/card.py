"""The card that every chart is drawn on: its colours, its sizes, its texts.

It brings its own light background, so that it reads the same on both of Discord's themes.
Sizes are those of the file, which a phone shows at half: 720 wide for some 360 points.
"""

from dataclasses import dataclass, replace

from rejectbot.ui.charts.svg import Svg, element, words

WIDTH = 720
MARGIN = 36
INSIDE = WIDTH - 2 * MARGIN

SMALL, NORMAL, TITLE = 26, 29, 36
"""Sizes of text; the smallest is 13 points on a phone."""

FONT = "Noto Sans"
PAPER, EDGE, LINE = "#fffdf8", "#d9d2c3", "#e6e0d3"
INK, QUIET = "#26241f", "#57534a"
BLUE, ORANGE, GREEN = "#0072b2", "#d55e00", "#007e5a"
"""From the palette of Okabe and Ito (Color Universal Design, 2008), told apart by people who see
few colours; its green a shade darker, for a contrast of 3:1 on paper. No series is told by colour
alone: the first is solid, the second hatched."""

_HATCH = "hatch"
_WIDE, _WIDE_BOLD = 0.58, 0.62
"""Of a letter, in parts of the size: somewhat more than the font's own mean in Latin words."""
_LEAST = 0.62
"""How far a text may shrink before it is cut."""


def card(height: float, *shapes: Svg, second: str) -> str:
    """A whole drawing; `second` is the colour of whatever is hatched."""
    return element(
        "svg",
        element("defs", _hatch(second)),
        element(
            "rect", x=1.5, y=1.5, width=WIDTH - 3, height=height - 3, rx=30, fill=PAPER,
            stroke=EDGE, stroke_width=3,
        ),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH} {height:g}",
    )  # fmt: skip


def solid(colour: str) -> dict[str, str | float]:
    """The look of the first series."""
    return {"fill": colour}


def hatched(colour: str) -> dict[str, str | float]:
    """The look of the second series."""
    return {"fill": f"url(#{_HATCH})", "stroke": colour, "stroke_width": 3}


@dataclass(frozen=True, slots=True)
class Style:
    """How a line of text looks; `anchor` is SVG's `text-anchor`."""

    size: float = NORMAL
    bold: bool = False
    fill: str = INK
    anchor: str = "start"


PLAIN = Style()
HEADING = Style(TITLE, bold=True)
LABEL = Style(SMALL, fill=QUIET, anchor="middle")


def text(x: float, y: float, said: str, room: float, style: Style = PLAIN) -> Svg:
    """One line on the base line `y`: smaller where it would not fit into `room`, then cut."""
    wide = width_of(said, style)
    size = style.size * max(_LEAST, min(1.0, room / wide)) if wide else style.size
    fitting = int(room / width_of("m", replace(style, size=size)) + 0.01)
    if len(said) > fitting:
        said = said[: fitting - 1].rstrip() + "…"
    return element(
        "text", words(said), x=x, y=y, font_family=FONT, font_size=size,
        font_weight=700 if style.bold else 400, fill=style.fill, text_anchor=style.anchor,
    )  # fmt: skip


def width_of(said: str, style: Style = PLAIN) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return len(said) * style.size * (_WIDE_BOLD if style.bold else _WIDE)


def wrapped(said: str, room: float, most: int) -> list[str]:
    """A plain text in at most `most` lines; the last one takes all that is left."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > room and len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _hatch(colour: str) -> Svg:
    stripe = element("rect", width=5, height=10, fill=colour)
    return element(
        "pattern", element("rect", width=10, height=10, fill=PAPER), stripe, id=_HATCH, width=10,
        height=10, patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
