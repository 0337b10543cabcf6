"""Where the words of a drawing stand, measured with the font itself."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import ImageFont

from rejectbot.ui import charts

_FONTS = Path(charts.__file__).with_name("fonts")
_FILES = {"400": "NotoSans-Regular.ttf", "700": "NotoSans-Bold.ttf"}
_SHARE_LEFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_TEXT = "{http://www.w3.org/2000/svg}text"


@dataclass(frozen=True, slots=True)
class Box:
    """A line of text and the room it takes."""

    said: str
    size: float
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether both cover a common place."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


def boxes(svg: str) -> list[Box]:
    """Every text of a drawing."""
    return [_box(each) for each in ET.fromstring(svg).iter(_TEXT)]


def _box(element: ET.Element) -> Box:
    said, size = element.text or "", float(element.attrib["font-size"])
    font = ImageFont.truetype(_FONTS / _FILES[element.attrib["font-weight"]], size)
    width = font.getlength(said)
    left = float(element.attrib["x"]) - width * _SHARE_LEFT[element.attrib["text-anchor"]]
    base = float(element.attrib["y"])
    return Box(said, size, left, left + width, base - 0.73 * size, base + 0.22 * size)
