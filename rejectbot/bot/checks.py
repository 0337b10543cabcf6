"""Rights: one decorator sets what Discord shows by default and what is checked at run time."""

from collections.abc import Callable
from typing import TypeVar

from discord import app_commands

from rejectbot.bot.answers import Interaction, RefusedByCheck
from rejectbot.domain.errors import RightMissing

T = TypeVar("T")

MANAGE_SERVER = "manage_guild"
MODERATE = "moderate_members"


def require(interaction: Interaction, permission: str) -> None:
    """Raise RightMissing unless the member has the Discord permission in this channel."""
    if not getattr(interaction.permissions, permission):
        raise RightMissing(permission=permission)


def needs(permission: str) -> Callable[[T], T]:
    """For members with this permission: hidden from others by default, refused in any case."""

    def check(interaction: Interaction) -> bool:
        try:
            require(interaction, permission)
        except RightMissing as refusal:
            raise RefusedByCheck(refusal) from None
        return True

    def decorate(command: T) -> T:
        return app_commands.default_permissions(**{permission: True})(
            app_commands.check(check)(command)
        )

    return decorate
