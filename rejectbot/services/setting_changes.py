"""Changing a server's settings as an administrator does: written down, and undone within a day.

Undoing is itself such a change. It sets nothing but what the change had set, and nothing at all
where one of its settings was changed since.
"""

from datetime import timedelta
from functools import partial

from rejectbot.domain.ids import REJECTION_ID_BYTES, ChangeId, GuildId, UserId
from rejectbot.domain.limits import CHANGES_SHOWN, CHANGES_UNDONE_WITHIN
from rejectbot.domain.setting_change import SettingChange, changed
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.undo_errors import UndoneTooLate
from rejectbot.services.ports import Environment
from rejectbot.services.server_setup import Change, ServerSetup
from rejectbot.services.stored_settings import some_as_json, with_json
from rejectbot.storage import setting_changes
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.setting_changes import StoredChange

_HOUR = timedelta(hours=1)


class SettingChanges:
    """What stands in memory and in the table comes of one transaction."""

    def __init__(self, database: Database, setup: ServerSetup, environment: Environment) -> None:
        self._database = database
        self._setup = setup
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    async def make(self, guild: GuildId, user: UserId, change: Change) -> SettingChange | None:
        """Apply `change`; None where everything is as it should be already.

        Raises what `change` raises.
        """
        if not changed(now := self._setup.of(guild), change(now)):
            return None
        made = await self._apply(guild, user, change)
        return made if made.changed else None

    async def _apply(self, guild: GuildId, user: UserId, change: Change) -> SettingChange:
        new_id, hour = ChangeId(self._random_bytes(REJECTION_ID_BYTES)), self._hour()

        def note(tx: Transaction, old: ServerSettings, new: ServerSettings) -> None:
            names = changed(old, new)
            before, after = (some_as_json(each, names) for each in (old, new))
            if names:  # else somebody else chose the same meanwhile
                setting_changes.add(tx, StoredChange(new_id, guild, user, hour, before, after))

        old, new = await self._setup.change(guild, change, note)
        return SettingChange(new_id, user, 0, old, new)

    async def undo(self, guild: GuildId, user: UserId, wanted: ChangeId | None) -> SettingChange:
        """Go back, or change nothing and raise ChangedSince, UndoneAlready or UndoneTooLate."""
        found = None
        if wanted is not None:
            find = partial(
                setting_changes.find, guild=guild, wanted=wanted, since=self._undoable_since()
            )
            found = await self._database.read(find)
        if found is None:
            raise UndoneTooLate
        return await self._apply(guild, user, self._read(found).undone)

    async def recent(self, guild: GuildId) -> list[SettingChange]:
        """The newest of a day's changes, newest first."""
        since = self._undoable_since()
        rows = await self._database.read(
            lambda tx: setting_changes.recent(tx, guild, since, CHANGES_SHOWN)
        )
        return [self._read(row) for row in rows]

    def _read(self, row: StoredChange) -> SettingChange:
        now = self._setup.of(row.guild)
        before, after = with_json(now, row.before), with_json(now, row.after)
        return SettingChange(row.id, row.user, self._hour() - row.hour, before, after)

    def _undoable_since(self) -> int:
        return self._hour() - CHANGES_UNDONE_WITHIN // _HOUR

    def _hour(self) -> int:
        return int(self._now().timestamp()) // int(_HOUR.total_seconds())
