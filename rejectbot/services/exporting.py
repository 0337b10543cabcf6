"""All that is stored about a member, for that member; of others it holds nothing.

Recent anonymous posts are left out: a file on a phone would be a trace that the bot avoids.
"""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.badges import Badge
from rejectbot.domain.boards import BoardKey
from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.parcel import Answer, Parcel, Waiting
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.erasing import Where
from rejectbot.services.forgetting import Forgetting
from rejectbot.services.outbox import Outbox
from rejectbot.storage import (
    anonymous,
    attempts,
    goals,
    lockdowns,
    member_holds,
    members,
    moderation,
    notes,
    own,
    points,
    private_notes,
    setting_changes,
    support,
    totals,
)
from rejectbot.storage.attempts import Attempt
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.members import Choices
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.notes import Note
from rejectbot.storage.own import OwnRejection
from rejectbot.storage.points import Earned
from rejectbot.storage.private_notes import WrittenNote
from rejectbot.storage.setting_changes import StoredChange
from rejectbot.storage.support import Given


@dataclass(frozen=True, slots=True)
class WaitingText:
    """Something of theirs, with their name, that waits to be posted or came back.

    `held`: it waits for moderators; `answer` is what those said.
    """

    what: str
    text: str
    came_back: bool
    held: bool
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class ServerExport:
    """One server's part; `tally` are the points of anonymous shares, never which ones.

    `totals` are those on each board, in each season and period. `held_until`: until the end of
    this UTC day, moderators look first at what they write with their name.
    """

    guild: GuildId
    choices: Choices
    badge: Badge | None
    rejections: list[OwnRejection]
    waiting: list[WaitingText]
    notes: list[Note]
    private_notes: list[WrittenNote]
    support: list[Given]
    attempts: list[Attempt]
    goal: Goal | None
    lets_sharing_rest: bool
    held_until: date | None
    earned: list[Earned]
    totals: dict[BoardKey, int]
    moderated: list[Moderation]
    settings_changed: list[StoredChange]
    tally: int


class Exporting:
    """Reads alone."""

    def __init__(
        self, database: Database, tallies: Tallies, outbox: Outbox, forgetting: Forgetting
    ) -> None:
        self._database = database
        self._tallies = tallies
        self._outbox = outbox
        self._forgetting = forgetting

    async def export(self, guild: GuildId, user: UserId, where: Where) -> list[ServerExport]:
        """What is stored about the member here, or in every server."""

        def work(tx: Transaction) -> list[ServerExport]:
            servers = {guild}
            if where is Where.EVERYWHERE:
                tallied = anonymous.servers_with_tally(tx)
                servers |= {server for server in tallied if self._tally(tx, server, user)}
                servers |= self._forgetting.servers_of(tx, user)
            return [self._server(tx, server, user) for server in sorted(servers)]

        return await self._database.read(work)

    def _server(self, tx: Transaction, guild: GuildId, user: UserId) -> ServerExport:
        waiting = [
            _text(parcel)
            for parcel in self._outbox.of_server(tx, guild)
            if parcel.author == user and parcel.how is How.NAMED
        ]
        return ServerExport(
            guild=guild,
            choices=members.choices(tx, guild, user),
            badge=members.badge(tx, guild, user),
            rejections=own.of_member(tx, guild, user),
            waiting=waiting,
            notes=notes.of_member(tx, guild, user),
            private_notes=private_notes.of_writer(tx, guild, user),
            support=support.of_member(tx, guild, user),
            attempts=attempts.of_member(tx, guild, user),
            goal=goals.find(tx, guild, user),
            lets_sharing_rest=lockdowns.is_by(tx, guild, user),
            held_until=member_holds.held_until(tx, guild, user),
            earned=points.of_member(tx, guild, user),
            totals={
                BoardKey.read(key): amount
                for key, amount in totals.all_of_member(tx, guild, user).items()
            },
            moderated=moderation.of_member(tx, guild, user),
            settings_changed=setting_changes.of_member(tx, guild, user),
            tally=self._tally(tx, guild, user),
        )

    def _tally(self, tx: Transaction, guild: GuildId, user: UserId) -> int:
        return self._tallies.open(anonymous.tally(tx, guild)).get(user, 0)


def _text(parcel: Parcel) -> WaitingText:
    if isinstance(parcel, Waiting):
        what, text = "share", parcel.draft.story
    else:
        what, text = parcel.deed.value, parcel.text
    return WaitingText(what, text, parcel.returned, parcel.held is not None, parcel.answer)
