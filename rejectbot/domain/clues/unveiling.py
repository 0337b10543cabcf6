"""A text as it is read rather than as it is coded: look-alike letters become Latin ones."""

from dataclasses import dataclass
from unicodedata import category, normalize

from rejectbot.domain.lookalikes import LETTERS


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
    return "".join(LETTERS.get(part, part) for part in bare)
