"""Letters that look like Latin ones: a table of our own, and a larger one of Unicode's."""

from pathlib import Path
from typing import Final

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
_OURS: Final = {
    alike: letter
    for strange, latin in (_CYRILLIC, _GREEK, _SMALL_CAPITALS, _OTHER, *_BOXED)
    for alike, letter in zip(strange, latin, strict=True)
}


_CASES: Final = (str.lower, str.upper)


def _confusables() -> dict[str, str]:
    lines = Path(__file__).with_name("confusables.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {chr(int(code, 16)): letter for letter, *codes in rows for code in codes}


def _in_both_cases(table: dict[str, str]) -> dict[str, str]:
    """With the other case of each letter, so that a word is read alike in capitals."""
    changed = {change(alike): letter for alike, letter in table.items() for change in _CASES}
    return {alike: letter for alike, letter in changed.items() if len(alike) == 1} | table


LETTERS: Final = _in_both_cases(_confusables() | _OURS)
"""From a letter to the Latin one it is read as; compatibility forms and marks are not in it."""
