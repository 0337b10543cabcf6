"""Cards whose message somebody deleted on Discord: nobody tells the bot, so whoever looks does."""

import structlog

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.review import State, sources
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database

log = structlog.get_logger(__name__)


async def remember_lost(database: Database, pid: RejectionId) -> None:
    """The card waits no more, and its author keeps what it earned."""
    await database.write(lambda tx: rejections.move(tx, pid, sources(State.LOST), State.LOST))
    log.info("card_lost", id=pid.hex())
