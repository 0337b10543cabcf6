"""Giving back what a named rejection earned its author, whoever takes it down."""

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.points import BY_AUTHOR
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
