"""Erasing a person from a server: every module that stores people forgets them here."""

from collections.abc import Callable

from sqlalchemy import Connection

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage import (
    attempts,
    goals,
    lockdowns,
    member_holds,
    members,
    moderated,
    moderation,
    notes,
    points,
    private_notes,
    rejections,
    setting_changes,
    support,
    totals,
)

Erase = Callable[[Connection, UserId, GuildId], None]

ERASERS: tuple[Erase, ...] = (
    members.erase,
    attempts.erase,
    goals.erase,
    moderation.erase,
    member_holds.erase,
    points.erase,
    totals.erase,
    support.erase,
    moderated.erase,
    private_notes.erase,
    notes.erase,
    rejections.erase,
    lockdowns.erase,
    setting_changes.erase,
)
"""In this order: which private notes waited for somebody is known by their rejections, and what
they were told by the cards and notes themselves."""


def erase_rows(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Delete every row of this server that holds the user's id."""
    for erase in ERASERS:
        erase(tx, user, guild)


def trace_of(user: UserId) -> bytes:
    """How SQLite writes a user id."""
    return user.to_bytes(8, "big")
