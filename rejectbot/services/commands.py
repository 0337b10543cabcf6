"""Remembering which commands Discord was last given."""

from rejectbot.storage import commands
from rejectbot.storage.engine import Database


class CommandRecord:
    """The digest of the commands last synced, by application."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def digest(self, application: int) -> str | None:
        """The last digest, or None."""
        return await self._database.read(lambda tx: commands.digest(tx, application))

    async def save(self, application: int, digest: str) -> None:
        """Remember a digest."""
        await self._database.write(lambda tx: commands.save_digest(tx, application, digest))
