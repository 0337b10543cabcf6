"""Other spellings of a name: one letter off, figures for letters, umlauts written out."""

from typing import Final

_FIGURES: Final = str.maketrans("013457@$!|", "oieastasii")
_FIGURES_WITH_L: Final = str.maketrans("013457@$!|", "oleastasll")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "æ": "ae", "ß": "ss"})


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, changed, or two neighbours exchanged make them equal."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    same = 0
    while same < len(one) and one[same] == other[same]:
        same += 1
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    rest, changed = one[same + 1 :], other[same + 1 :]
    exchanged = one[same : same + 2] == other[same : same + 2][::-1]
    return rest == changed or (exchanged and one[same + 2 :] == other[same + 2 :])


def with_letters_for_figures(word: str) -> tuple[str, str]:
    """`4d4` as it is read; a one may be an i or an l."""
    return word.translate(_FIGURES), word.translate(_FIGURES_WITH_L)


def written_out(name: str) -> str:
    """`Jörg` as `Joerg`."""
    return name.casefold().translate(_UMLAUTS)
