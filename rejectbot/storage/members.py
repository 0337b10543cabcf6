"""What members chose on `/privacy`, and which badge they show: by that alone, never by an
anonymous act.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, delete, select

from rejectbot.domain.badges import Badge
from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import member

_MINE = and_(member.c.guild == bindparam("in_guild"), member.c.user == bindparam("by"))
_FIND = select(member.c.on_board, member.c.credit).where(_MINE)
_SAVE = Upsert(
    member, ["guild", "user"], lambda new: {"on_board": new.on_board, "credit": new.credit}
)
_FIND_BADGE = select(member.c.badge).where(_MINE)
_SAVE_BADGE = Upsert(member, ["guild", "user"], lambda new: {"badge": new.badge})
_ERASE = delete(member).where(_MINE)


@dataclass(frozen=True, slots=True)
class Choices:
    """A member's two switches: `credit` asks for anonymous effort to count on the board."""

    on_board: bool = True
    credit: bool = False


def choices(tx: Connection, guild: GuildId, user: UserId) -> Choices:
    """What the member chose, or what holds for who never chose."""
    row = tx.execute(_FIND, {"in_guild": guild, "by": user}).one_or_none()
    return Choices() if row is None else Choices(bool(row.on_board), bool(row.credit))


def save(tx: Connection, guild: GuildId, user: UserId, new: Choices) -> None:
    """Store a member's choices."""
    values = {"guild": guild, "user": user, "on_board": new.on_board, "credit": new.credit}
    tx.execute(_SAVE.on(tx), values)


def badge(tx: Connection, guild: GuildId, user: UserId) -> Badge | None:
    """The badge that the member chose to show, earned or not (any more)."""
    return chosen(Badge, tx.execute(_FIND_BADGE, {"in_guild": guild, "by": user}).scalar())


def save_badge(tx: Connection, guild: GuildId, user: UserId, new: Badge | None) -> None:
    """Store which badge a member shows; their switches stay as they are."""
    values = {"guild": guild, "user": user, "badge": None if new is None else new.value}
    without = Choices()
    tx.execute(
        _SAVE_BADGE.on(tx), {**values, "on_board": without.on_board, "credit": without.credit}
    )


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget what a member chose."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})
