"""The port through which what moderators hide is covered, shown again, or taken down."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from rejectbot.domain.ids import ChannelId
from rejectbot.services.ports import CardPlace

Keep = Callable[[str], Awaitable[None]]
"""Stores what stands there, before it goes."""


class Covers(Protocol):
    """Every method may raise what `ports.Publisher` does; `channel` is that of the card.

    What stands in a message is its components as Discord gives them, as JSON.
    """

    def check(self, place: CardPlace, channel: ChannelId) -> None:
        """Raise PermissionsMissing where it is known, without asking Discord, that this fails."""
        ...

    async def read(self, place: CardPlace, channel: ChannelId) -> str | None:
        """What stands there; None where it is covered. Raises CardUnknown when it is gone."""
        ...

    async def cover(self, place: CardPlace, channel: ChannelId, keep: Keep, locale: str) -> None:
        """Put our words in the place of the text, once; `keep` has it first.

        Raises CardUnknown when it is gone.
        """
        ...

    async def uncover(self, place: CardPlace, channel: ChannelId, text: str) -> None:
        """Put the text back if it is covered. Raises CardUnknown when it is gone."""
        ...

    async def delete(self, place: CardPlace, channel: ChannelId, keep: Keep) -> None:
        """Take it down; `keep` has first what stands there, unless it is covered.

        Nothing happens when it is gone already.
        """
        ...
