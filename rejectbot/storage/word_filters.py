"""The words and phrases that servers look for in what members write."""

from sqlalchemy import Connection, and_, bindparam, delete, select

from rejectbot.domain.filters import FilterAction, WordFilter
from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import word_filter

NOTHING_TO_ERASE = "words of servers, which name nobody"

_ALL = select(word_filter.c.guild, word_filter.c.words, word_filter.c.action).order_by(
    word_filter.c.guild, word_filter.c.words
)
_SAVE = Upsert(word_filter, ["guild", "words"], lambda new: {"action": new.action})
_REMOVE = delete(word_filter).where(
    and_(word_filter.c.guild == bindparam("in_guild"), word_filter.c.words == bindparam("which"))
)


def load_all(tx: Connection) -> dict[GuildId, list[WordFilter]]:
    """Those of every server that has any."""
    found: dict[GuildId, list[WordFilter]] = {}
    for row in tx.execute(_ALL):
        kept = WordFilter(row.words, FilterAction(row.action))
        found.setdefault(GuildId(row.guild), []).append(kept)
    return found


def save(tx: Connection, guild: GuildId, new: WordFilter) -> None:
    """Store one, in the place of one for the same words."""
    tx.execute(_SAVE.on(tx), {"guild": guild, "words": new.words, "action": new.action.value})


def remove(tx: Connection, guild: GuildId, words: str) -> bool:
    """Take one out; False when it was not there."""
    return tx.execute(_REMOVE, {"in_guild": guild, "which": words}).rowcount == 1
