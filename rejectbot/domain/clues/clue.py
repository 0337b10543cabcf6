"""What was found in a text that could tell who wrote it."""

from dataclasses import dataclass
from enum import StrEnum


class ClueKind(StrEnum):
    """What sort of clue it is; each value has a Fluent message of its own."""

    NAME = "name"
    MENTION = "mention"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Clue:
    """One find, as the author wrote it."""

    kind: ClueKind
    text: str
