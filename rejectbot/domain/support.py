"""Support: the four kind answers to a card, each given by a press, by a reaction, or by both."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from rejectbot.domain.errors import InviteInText, NoteBlank, NoteTooLong
from rejectbot.domain.limits import NOTE_MAX
from rejectbot.domain.safe_text import clean, find_invites, is_blank


class SupportKind(StrEnum):
    """Only kind answers exist; the values are the verbs of the buttons' custom ids."""

    HUG = "hug"
    GO = "go"
    BRAVE = "brave"
    BOAT = "boat"


class Mark(StrEnum):
    """The two ways to give one kind of support; both together count once."""

    BUTTON = "button"
    REACTION = "reaction"


@dataclass(frozen=True, slots=True)
class Marks:
    """Which of the two marks one person has put on one card for one kind."""

    button: bool = False
    reaction: bool = False

    @property
    def counts(self) -> bool:
        """Whether this person's support of this kind counts: either mark is enough."""
        return self.button or self.reaction

    def pressed(self) -> "Marks":
        """After one press of the button, which toggles the button's mark alone."""
        return Marks(button=not self.button, reaction=self.reaction)

    def with_mark(self, mark: Mark, *, on: bool) -> "Marks":
        """After `mark` was put (or taken) explicitly."""
        if mark is Mark.BUTTON:
            return Marks(button=on, reaction=self.reaction)
        return Marks(button=self.button, reaction=on)


EMOJI_SETS: dict[str, dict[SupportKind, str]] = {
    "classic": {
        SupportKind.HUG: "🫂",
        SupportKind.GO: "💪",
        SupportKind.BRAVE: "👏",
        SupportKind.BOAT: "🙋",
    },
    "hearts": {
        SupportKind.HUG: "💛",
        SupportKind.GO: "🔥",
        SupportKind.BRAVE: "🌟",
        SupportKind.BOAT: "🤝",
    },
    "garden": {
        SupportKind.HUG: "🌻",
        SupportKind.GO: "🌱",
        SupportKind.BRAVE: "🌈",
        SupportKind.BOAT: "⛵",
    },
}
"""What a server can choose from, for the buttons and as native reactions alike."""

DEFAULT_EMOJI_SET = "classic"


@dataclass(frozen=True, slots=True)
class NoteText:
    """A checked note: cleaned, 1 to 500 characters."""

    text: str

    @classmethod
    def checked(cls, raw: str) -> Self:
        """The note, or NoteBlank, NoteTooLong or InviteInText, which say what to change."""
        text = clean(raw)
        if is_blank(text):
            raise NoteBlank
        if len(text) > NOTE_MAX:
            raise NoteTooLong(limit=NOTE_MAX, given=len(text))
        if find_invites(text):
            raise InviteInText
        return cls(text)
