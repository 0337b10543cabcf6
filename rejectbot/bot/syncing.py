"""Handing the commands to Discord, only when they changed since the last time."""

import structlog

from rejectbot.bot.client import RejectBot
from rejectbot.bot.tree import CommandTree, WordsTranslator
from rejectbot.services.commands import CommandRecord

log = structlog.get_logger(__name__)


async def sync_if_changed(bot: RejectBot, record: CommandRecord) -> None:
    """Sync globally unless the same commands were synced for this application before."""
    tree = bot.tree
    if not isinstance(tree, CommandTree) or bot.application_id is None:
        raise TypeError("the bot must be logged in and have our command tree")
    await tree.set_translator(WordsTranslator())
    digest = await tree.digest()
    if await record.digest(bot.application_id) == digest:
        return
    await tree.sync()
    await record.save(bot.application_id, digest)
    log.info("commands_synced", count=len(tree.get_commands()))
