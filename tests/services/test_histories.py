"""Whatever happens in whatever order: totals, ranks and pages are what adding up anew gives."""

import asyncio
import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.errors import Refusal
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import BOARD_PAGE
from rejectbot.domain.periods import Period
from rejectbot.domain.ranking import Score, places
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity import parcel
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.noting import NoteInput
from rejectbot.services.owning import Claim
from rejectbot.services.sharing import Author
from rejectbot.storage import anonymous, totals
from rejectbot.storage.engine import Transaction
from rejectbot.storage.tables import earning, total
from tests.services.history import (
    MEMBERS,
    Act,
    Choose,
    Decide,
    Delete,
    Entry,
    Ledger,
    Move,
    Note,
    Press,
    React,
    Reset,
    Share,
    Spree,
    Tell,
    Try,
    Undo,
    Wait,
    histories,
    period_keys,
)
from tests.services.house import CHANNEL, House
from tests.services.outside import MONDAY_NOON
from tests.storage.makers import rank

if TYPE_CHECKING:
    from datetime import date

EXAMPLES = int(os.environ.get("HISTORY_EXAMPLES", "25"))
"""Histories for each database; some thousands by hand."""

_guilds = iter(range(10_000, 10**9))


class Server:
    """One history, lived through by the bot and by the ledger side by side."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.guild = GuildId(next(_guilds))
        self.ledger = Ledger()
        self.pids: list[RejectionId] = []
        self.attempts: list[RejectionId] = []
        self.days: set[date] = set()
        """Whatever was taken back may have left a total of nothing."""
        self.seasons = 0

    async def open(self) -> None:
        self.house.clock.time = MONDAY_NOON
        await self.house.setup.change(self.guild, lambda old: replace(old, channel=CHANNEL))

    async def live(self, act: Act) -> None:
        """Also what changes nothing belongs to a history."""
        await self._live(act)
        self.days.add(self.ledger.today(self.house.clock()))
        self.seasons = max(self.seasons, self.ledger.season)

    async def _live(self, act: Act) -> None:
        match act:
            case Wait(hours):
                self.house.clock.move(hours=hours)
            case Spree(who, author):
                await self._spree(who, author)
            case Try(who):
                await self._try(who)
            case Share(who, visibility):
                await self._share(who, visibility)
            case Choose() | Reset() | Undo() | Move() | Decide():
                await self._rearrange(act)
            case Press() | React() | Note() | Tell() | Delete() if self.pids:
                with suppress(Refusal):
                    await self._touch(replace(act, card=act.card % len(self.pids)))

    async def _rearrange(self, act: Choose | Reset | Undo | Move | Decide) -> None:
        match act:
            case Move(zone):
                self.ledger.zone = zone
                await self.house.setup.change(self.guild, lambda old: replace(old, time_zone=zone))
            case Decide(rules):
                self.ledger.rules = rules
                await self.house.setup.change(self.guild, lambda old: replace(old, points=rules))
            case Choose(who, on_board):
                (self.ledger.away.discard if on_board else self.ledger.away.add)(who)
                await self.house.privacy.set_on_board(self.guild, who, on_board=on_board)
            case Reset(at_once):
                reset = self.house.seasons.reset
                before = self.ledger.season
                self.ledger.reset(self.house.clock())
                await asyncio.gather(*[reset(self.guild, before) for _ in range(at_once)])
            case Undo(at_once):
                undo = self.house.seasons.undo
                before = self.ledger.season
                self.ledger.undo(self.house.clock())
                await asyncio.gather(*[undo(self.guild, before) for _ in range(at_once)])

    async def _spree(self, who: UserId, author: UserId) -> None:
        for _ in range(6):
            await self._share(author, "named")
            with suppress(Refusal):
                await self._touch(Press(who, len(self.pids) - 1, SupportKind.HUG))

    async def _try(self, who: UserId) -> None:
        self.ledger.try_again(who, self.house.clock())
        with suppress(Refusal):
            tried = await self.house.trying.again(self.guild, who, None)
            self.attempts.append(RejectionId(tried.attempt.id))

    async def _share(self, who: UserId, visibility: str) -> None:
        form = FormInput("They said no.", visibility=visibility)
        accepted = await self.house.sharing.submit(self.guild, Author(who, "A member"), form)
        published = await self.house.publishing.publish(accepted.waiting)
        assert published is not None
        self.pids.append(published.place.pid)
        self.ledger.share(who, self.house.clock(), named=visibility == "named")

    async def _touch(self, act: Press | React | Note | Tell | Delete) -> None:
        now, pid, house, guild = self.house.clock(), self.pids[act.card], self.house, self.guild
        match act:
            case Press(who, card, kind):
                self.ledger.press(who, card, kind, now)
                await house.supporting.press(guild, who, pid, kind)
            case React(who, card, kind, on):
                self.ledger.set_mark(who, card, kind, now, button=False, on=on)
                await house.supporting.react(guild, who, pid, kind, on=on)
            case Note(who, card):
                self.ledger.note(who, card, now)
                note = NoteInput(pid, "Their loss.")
                taken = await house.noting.submit(guild, Author(who, "A member"), note)
                assert isinstance(taken, parcel.Act)
                await house.publishing.carry_out(taken)
            case Tell(card, kind):
                self.ledger.tell(card, kind, now)
                teller = Author(self.ledger.cards[card].author or MEMBERS[0], "A member")
                wish = Wish(Deed.UPDATE, "And then.", kind.value)
                told = await house.control.submit(guild, teller, Claim(pid), wish)
                await house.publishing.carry_out(told)
            case Delete(card):
                author = self.ledger.cards[card].author or MEMBERS[0]
                self.ledger.delete(card, now)
                await house.profile.delete(guild, author, pid)

    def check(self, tx: Transaction) -> None:
        """Hold everything that is stored about points to the ledger and to the earnings."""
        self._check_earnings(tx)
        days = {entry.day for entry in self.ledger.earned.values()} | self.days
        periods = {key for day in days for key in period_keys(day)}
        due = {
            BoardKey(kind, season, period)
            for kind in BoardKind
            for season in range(self.seasons + 1)
            for period in periods
        }
        kept = {who: totals.all_of_member(tx, self.guild, who) for who in MEMBERS}
        for key in due:
            self._check_board(tx, key, kept)
        stored = tx.execute(select(total.c.period).where(total.c.guild == self.guild)).scalars()
        assert {BoardKey.read(key) for key in stored} <= due
        tally = self.house.tallies.open(anonymous.tally(tx, self.guild))
        assert tally == dict(self.ledger.tally)

    def _check_earnings(self, tx: Transaction) -> None:
        rows = tx.execute(select(earning).where(earning.c.guild == self.guild))
        numbers = {pid: number for number, pid in enumerate(self.pids)}
        numbers |= {pid: -number for number, pid in enumerate(self.attempts, 1)}
        stored = {
            (row.user, row.what, numbers[RejectionId(row.pid)]): Entry(
                row.day, row.points, row.counts, row.season
            )
            for row in rows
        }
        assert stored == self.ledger.earned

    def _check_board(
        self, tx: Transaction, key: BoardKey, kept: dict[UserId, dict[str, int]]
    ) -> None:
        due = {
            who: self.ledger.total(who, key.kind.value, key.season, key.period) for who in MEMBERS
        }
        shown = {who: amount for who, amount in due.items() if who not in self.ledger.away}
        for who, amount in due.items():
            ahead = sum(other > amount for other in shown.values())
            found = kept[who].get(key.stored, 0)
            assert (found, rank(tx, self.guild, key.stored, found)) == (amount, 1 + ahead)
        rows = sorted((-amount, who) for who, amount in shown.items() if amount)
        for size in (1, 2, BOARD_PAGE):
            pages = [
                totals.page(tx, self.guild, key.stored, skip=skip, most=size)
                for skip in range(0, len(MEMBERS) + 1, size)
            ]
            assert [score for page, _ in pages for score in page] == [
                Score(who, -amount) for amount, who in rows
            ]
            for number, (page, first) in enumerate(pages):
                for place in places(page, offset=number * size, rank_of_first=first):
                    assert place.rank == 1 + sum(each > place.points for each in shown.values())

    async def check_pages(self) -> None:
        """What members are shown is of the season that runs and of the server's day."""
        day = self.ledger.today(self.house.clock())
        for kind in BoardKind:
            for period in Period:
                due = {
                    who: self.ledger.total(who, kind.value, self.ledger.season, period.key(day))
                    for who in MEMBERS
                }
                for viewer in MEMBERS:
                    page = await self.house.board.page(self.guild, period, 0, viewer, kind)
                    on_board = viewer not in self.ledger.away
                    assert page.off_board == (None if on_board else due[viewer])
                    assert page.own == next((row for row in page.rows if row.user == viewer), None)
                    assert {row.user: row.points for row in page.rows} == {
                        who: amount
                        for who, amount in due.items()
                        if amount and who not in self.ledger.away
                    }


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(histories)
async def test_points_of_any_history_are_what_adding_up_anew_gives(
    house: House, history: list[Act]
) -> None:
    server = Server(house)
    await server.open()
    for act in history:
        await server.live(act)

    await house.database.read(server.check)
    await server.check_pages()


async def test_a_history_that_reaches_both_limits_on_support(house: House) -> None:
    giver, author = MEMBERS[:2]
    server = Server(house)
    await server.open()
    for act in (Spree(giver, author), Wait(24 * 30.0), Press(giver, 0, SupportKind.GO)):
        await server.live(act)
    await server.live(Press(MEMBERS[2], 0, SupportKind.GO))

    assert server.ledger.guarded == {"old": 1, "week": 1}
    assert [entry.amount for entry in server.ledger.earned.values()].count(1) == 5
    await house.database.read(server.check)
