"""Reading a choice that came from outside: forms and commands can be forged."""

from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)


def chosen(choices: type[E], value: str | None) -> E | None:
    """The choice with this value, or None where there is no such choice."""
    return next((choice for choice in choices if choice.value == value), None)
