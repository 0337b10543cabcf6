"""The ids of buttons and forms: `rb1:<verb>[:<more>]`, readable after any restart."""

from dataclasses import dataclass
from typing import Self

from rejectbot.domain.ids import RejectionId, rejection_id_from_text

_PREFIX = "rb1"
_LONGEST = 100
"""Characters that Discord lets a custom id have: a longer one is forged, and fits no answer."""


@dataclass(frozen=True, slots=True)
class CustomId:
    """A parsed custom id; `more` is often the id of a rejection."""

    verb: str
    more: str = ""

    def __str__(self) -> str:
        return f"{_PREFIX}:{self.verb}:{self.more}" if self.more else f"{_PREFIX}:{self.verb}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The id, or None when it is not one of ours."""
        prefix, _, rest = text.partition(":")
        verb, _, more = rest.partition(":")
        is_ours = prefix == _PREFIX and bool(verb) and len(text) <= _LONGEST
        return cls(verb, more) if is_ours else None

    @property
    def rejection(self) -> RejectionId | None:
        """The rejection it names, if it names one."""
        return rejection_id_from_text(self.more)


def custom_id(verb: str, more: RejectionId | str = "") -> str:
    """The text of a custom id."""
    return str(CustomId(verb, more.hex() if isinstance(more, bytes) else more))
