"""Key file and database belong together: each start sees to it that neither is another's."""

import structlog

from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileOfOther
from rejectbot.services.anonymity.keyring import Keys
from rejectbot.storage import expiry, pairing
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class Pairing:
    """Called once, after both are open and before any key is made or used."""

    def __init__(self, database: Database, keys: KeyFile) -> None:
        self._database = database
        self._keys = keys

    async def settle(self) -> None:
        """Pair them at the first start, and anew where the key file was lost; else compare.

        With a lost key file goes what nothing can open any more. Raises KeyFileOfOther.
        """
        forgotten = await self._database.write(self._settle)
        if forgotten is not None:
            log.warning("key_file_was_lost", rows_deleted=forgotten)
        await self._keys.mark_paired()

    def _settle(self, tx: Transaction) -> int | None:
        """Returns how many rows a lost key file took along, None where none was lost."""
        mine, stored = self._keys.keys, pairing.key_file(tx)
        if stored == mine.id:
            return None
        if is_of_other(mine, stored):
            raise KeyFileOfOther(told(self._keys.path, self._database.name))
        pairing.pair(tx, mine.id)
        if not mine.protects_nothing:
            return None  # a file of the first version, which knew of no pairs
        forgotten = expiry.forget_everything_sealed(tx)
        return forgotten if stored is not None or forgotten else None


def is_of_other(mine: Keys, stored: bytes | None) -> bool:
    """Whether the key file belongs to another database than one that names the file `stored`.

    A file that no database took down yet can be paired, unless it holds keys and the database
    already names another one: then those keys are another database's.
    """
    if stored == mine.id:
        return False
    return mine.paired or (stored is not None and not mine.protects_nothing)


def told(path: object, database: str) -> str:
    """One line for the operator."""
    return (
        f"the key file {path} belongs to another database than {database}. Name or put back this "
        f"database's own; if that is lost, move {path} away: a new one is made, and queued texts, "
        "drafts, private notes, private tallies and the way back to recent anonymous posts are lost"
    )
