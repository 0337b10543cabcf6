"""Reporting a note that was written to an author alone, which only that author can do.

Moderators learn that the card's author reported it, as nobody else could. Of an anonymous card that
tells no more than an update of it does: nothing stored depends on who that is.
"""

from dataclasses import replace

import structlog

from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, NoteId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.reporting import ReportReason, checked_report
from rejectbot.services import moderable
from rejectbot.services.owning import Claim, Owned, Owning
from rejectbot.services.pace import Pace
from rejectbot.services.reported import Reports, Said
from rejectbot.services.reporting import Reporting
from rejectbot.storage import private_notes, reports
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

_ITS_READER = UserId(0)
"""In the tag of a report. A hash of who reported would tell a thief of keys whose an anonymous card
is, for longer than anything else does; and nobody but its reader ever reports such a note.
"""


class PrivateReports:
    """Whoever is not the card's author gets one answer, and leaves nothing."""

    def __init__(
        self, database: Database, kept: Reports, owning: Owning, pace: Pace, reporting: Reporting
    ) -> None:
        self._database = database
        self._reports = kept
        self._owning = owning
        self._pace = pace
        self._reporting = reporting

    async def report(
        self,
        guild: GuildId,
        user: UserId,
        note: NoteId,
        receipt: str | None,
        reason: ReportReason | None,
        words: str,
    ) -> How | None:
        """Store a report of a note to the author of a card; `receipt` is the card's, if given.

        Of an anonymous card without the `words`, in which its author might name themselves.
        Returns how the card was shared; then call `finish`. None where it was reported before.
        Raises ReportReasonMissing, ReportTooLong, ReportedEnough or NotYours.
        """
        said = Said(*checked_report(reason, words))
        today = await self._reports.today()

        def work(tx: Transaction) -> How | None:
            owned = self._own(tx, guild, user, note, receipt)
            what = moderable.private(tx, guild, note)
            if what is None:
                raise NotYours
            tags = self._reports.tags(note, _ITS_READER, today)
            if reports.is_known(tx, note, tags):
                return None
            if owned.rejection.how is How.ANONYMOUS:
                self._reports.rest(note)
            how = owned.rejection.how
            kept = replace(said, words="") if how is How.ANONYMOUS else said
            is_new = reports.add(tx, self._reports.row(tags[0], what, kept, today))
            return how if is_new else None

        with self._pace.report(user):
            how = await self._database.write(work)
        log.info("reported")
        return how

    async def finish(self, guild: GuildId, note: NoteId) -> None:
        """Show it to moderators, unless they see it at the end of the hour."""
        if not await self._database.read(lambda tx: self._reports.is_resting(tx, guild, note)):
            await self._reporting.finish(guild, note)

    def _own(
        self, tx: Transaction, guild: GuildId, user: UserId, note: NoteId, receipt: str | None
    ) -> Owned:
        found = private_notes.find(tx, note)
        if found is None:
            raise NotYours
        return self._owning.own(tx, guild, user, Claim(found.note.pid, receipt))
