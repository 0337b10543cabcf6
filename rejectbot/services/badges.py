"""A member's badges: theirs to look at, and the one they choose to show on the board."""

from dataclasses import dataclass

from rejectbot.domain.badges import Badge
from rejectbot.domain.errors import BadgeNotEarned
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage import badges, members
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class OwnBadges:
    """What is earned, and which of it the board shows, if the member is on it; None: none."""

    earned: tuple[Badge, ...]
    shown: Badge | None
    on_board: bool


class Badges:
    """Nothing is stored of a badge but which one is shown: each look counts anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: GuildId, user: UserId) -> OwnBadges:
        """The member's own."""
        return await self._database.read(lambda tx: _own(tx, guild, user))

    async def show(self, guild: GuildId, user: UserId, badge: Badge | None) -> OwnBadges:
        """Show this one on the board, or none. Raises BadgeNotEarned."""

        def work(tx: Transaction) -> OwnBadges:
            if badge is not None and badge not in _own(tx, guild, user).earned:
                raise BadgeNotEarned
            members.save_badge(tx, guild, user, badge)
            return _own(tx, guild, user)

        return await self._database.write(work)


def _own(tx: Transaction, guild: GuildId, user: UserId) -> OwnBadges:
    earned = badges.deeds(tx, guild, user).badges()
    chosen = members.badge(tx, guild, user)
    on_board = members.choices(tx, guild, user).on_board
    return OwnBadges(earned, chosen if chosen in earned else None, on_board)
