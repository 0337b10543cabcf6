"""Giving back what a named rejection or note earned its author, whoever takes it down."""

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.points import BY_AUTHOR, Earning
from rejectbot.storage import points
from rejectbot.storage.engine import Transaction


def give_back(tx: Transaction, guild: GuildId, author: UserId, pid: RejectionId) -> None:
    """Take the share and its updates from the boards; their rows stay, and count for their days.

    Call it in the transaction that removes the rejection. Twice is as once.
    """
    for what in BY_AUTHOR:
        earned = points.find(tx, guild, author, what, pid)
        if earned is not None:
            points.void(tx, earned)


def give_note_back(tx: Transaction, guild: GuildId, writer: UserId, card: RejectionId) -> None:
    """Take what a member's notes to this card earned, which is once, from the boards likewise."""
    earned = points.find(tx, guild, writer, Earning.NOTE, card)
    if earned is not None:
        points.void(tx, earned)
