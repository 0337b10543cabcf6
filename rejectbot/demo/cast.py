"""Who lives in the demo's server and which channels it has; every one of them is made up."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SERVER: Final = "Second Tries"
BOT: Final = "RejectBot"
SHARE: Final = "second-tries"
MODERATORS: Final = "moderators"
ENCOURAGERS: Final = "encouragers"


class Role(StrEnum):
    """What a person may do in the server; each value names a message in `demo.ftl`."""

    OWNER = "owner"
    MODERATOR = "moderator"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Person:
    """One synthetic person: `key` is the account name, `name` what others see."""

    key: str
    name: str
    role: Role
    colour: str


PEOPLE: Final = (
    Person("ada", "Ada", Role.OWNER, "#c27c0e"),
    Person("ben", "Ben", Role.MODERATOR, "#1f8b4c"),
    Person("chi", "Chi", Role.MEMBER, "#ad4a8e"),
    Person("dee", "Dee", Role.MEMBER, "#2f7fb5"),
    Person("eli", "Eli", Role.MEMBER, "#a84342"),
)
ENCOURAGING: Final = frozenset({"ben", "eli"})
FIRST: Final = "dee"
"""The page opens as a member, because sharing and encouraging is what the bot is for."""
