"""A text as it is read rather than as it is coded: look-alike letters become Latin ones."""

from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

_CYRILLIC: Final = (
    (
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u043a\u043c\u0442"
        "\u0432\u043d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406"
        "\u0408\u0405"
    ),
    "aeopcyxijsdhkmtbhABEKMHOPCTYXIJS",
)
_GREEK: Final = (
    (
        "\u03b1\u03bf\u03bd\u03c1\u03b9\u03ba\u03c5\u03c4\u0391\u0392\u0395\u0396\u0397\u0399\u039a"
        "\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    ),
    "aovpikutABEZHIKMNOPTYX",
)
_SMALL_CAPITALS: Final = (
    (
        "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f"
        "\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
    ),
    "abcdefghijklmnoprstuvwyz",
)
_OTHER: Final = ("\u0131\u0251\u0261\xf8\xd8\u0142\u0141\u0111\u0110", "iagoOlLdD")
# Letters in boxes and flags: four alphabets of 26 that Unicode does not decompose.
_BOXED: Final = tuple(
    ("".join(chr(first + letter) for letter in range(26)), "abcdefghijklmnopqrstuvwxyz")
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
)
_TABLE: Final = {
    alike: letter
    for strange, latin in (_CYRILLIC, _GREEK, _SMALL_CAPITALS, _OTHER, *_BOXED)
    for alike, letter in zip(strange, latin, strict=True)
}


@dataclass(frozen=True, slots=True)
class Unveiled:
    """`text` as it is read, and where each of its characters stands in what was written."""

    text: str
    original: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """What was written where `text[start:end]` is read."""
        return self.original[self.places[start] : self.places[end - 1] + 1]


def unveil(text: str) -> Unveiled:
    """Undo look-alikes, compatibility forms and marks on letters; letter case stays."""
    read: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in _read(character):
            read.append(part)
            places.append(place)
    return Unveiled("".join(read), text, tuple(places))


def _read(character: str) -> str:
    if character.isascii():
        return character
    bare = [part for part in normalize("NFKD", character) if category(part)[0] != "M"]
    return "".join(_TABLE.get(part, part) for part in bare)
