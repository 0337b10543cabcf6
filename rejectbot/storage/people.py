"""Who stands in which server's rows, read for erasures alone: each question scans tables."""

from sqlalchemy import Connection, bindparam, select, union

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage.tables import (
    attempt,
    earning,
    goal,
    lockdown_by,
    member,
    member_hold,
    moderation,
    note,
    note_author,
    private_note,
    rejection,
    rejection_author,
    setting_change,
    support,
    total,
)

NOTHING_TO_ERASE = "reads alone"

_EVERYONE = union(
    select(member.c.guild, member.c.user),
    select(attempt.c.guild, attempt.c.user),
    select(goal.c.guild, goal.c.user),
    select(lockdown_by.c.guild, lockdown_by.c.user),
    select(member_hold.c.guild, member_hold.c.user),
    select(moderation.c.guild, moderation.c.user).where(moderation.c.user.is_not(None)),
    select(setting_change.c.guild, setting_change.c.user).where(setting_change.c.user.is_not(None)),
    select(earning.c.guild, earning.c.user),
    select(total.c.guild, total.c.user),
    select(rejection.c.guild, rejection_author.c.user).join(
        rejection_author, rejection_author.c.pid == rejection.c.pid
    ),
    select(note.c.guild, note_author.c.user).join(note_author, note_author.c.id == note.c.id),
    select(rejection.c.guild, note_author.c.user)
    .join(private_note, private_note.c.pid == rejection.c.pid)
    .join(note_author, note_author.c.id == private_note.c.id),
    select(rejection.c.guild, support.c.user).join(support, support.c.pid == rejection.c.pid),
).subquery()
_SERVERS_OF = select(_EVERYONE.c.guild).where(_EVERYONE.c.user == bindparam("person")).distinct()


def everyone(tx: Connection) -> set[tuple[GuildId, UserId]]:
    """Every person with rows in a server, with that server."""
    rows = tx.execute(select(_EVERYONE.c.guild, _EVERYONE.c.user))
    return {(GuildId(guild), UserId(user)) for guild, user in rows}


def servers_of(tx: Connection, user: UserId) -> set[GuildId]:
    """The servers in which a person has rows."""
    return set(tx.execute(_SERVERS_OF, {"person": user}).scalars())
