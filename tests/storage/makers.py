"""Rows of synthetic people, for tests that care about one field and not about the others."""

import secrets
from collections.abc import Iterable
from datetime import date

from sqlalchemy import BigInteger, literal, select

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, OutboxId, RejectionId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Score
from rejectbot.domain.rejection import How, Kind, Rejection, Wants
from rejectbot.domain.review import State
from rejectbot.storage import totals
from rejectbot.storage.outbox import OutboxRow
from rejectbot.storage.points import Earned
from rejectbot.storage.standing import place_of
from rejectbot.storage.work import Transaction

HERE = GuildId(1_000_000_000_000_000_001)
"""As long as Discord's ids are, so that a column too narrow for them is found."""
ELSEWHERE = GuildId(1_000_000_000_000_000_002)
CHANNEL = ChannelId(1_100_000_000_000_000_001)
ADA = UserId(1_200_000_000_000_000_001)
BEN = UserId(1_200_000_000_000_000_002)
TODAY = date(2026, 11, 23)


def new_id() -> RejectionId:
    return RejectionId(secrets.token_bytes(16))


def new_outbox_id() -> OutboxId:
    return OutboxId(secrets.token_bytes(16))


def waiting_row(wanted: OutboxId | None = None, guild: GuildId = HERE) -> OutboxRow:
    return OutboxRow(wanted or new_outbox_id(), guild, b"\x00sealed\xff" * 128)


def rejection(
    message: int = 1,
    *,
    guild: GuildId = HERE,
    day: date = TODAY,
    how: How = How.NAMED,
    state: State = State.PUBLISHED,
) -> Rejection:
    return Rejection(
        id=new_id(),
        guild=guild,
        channel=CHANNEL,
        message=MessageId(1_300_000_000_000_000_000 + message),
        thread=None,
        kind=Kind.RESEARCH,
        wants=Wants.ADVICE,
        how=how,
        day=day,
        state=state,
    )


def scores(tx: Transaction, guild: GuildId, period: str, *, skip: int, most: int) -> list[Score]:
    """A slice of a board, without the place of its first row."""
    return totals.page(tx, guild, period, skip=skip, most=most)[0]


def rank(tx: Transaction, guild: GuildId, period: str, points: int) -> int:
    """The place of whoever has so many points in a period."""
    place = place_of(literal(guild, BigInteger), literal(period), literal(points))
    return int(tx.execute(select(place)).scalar_one())


def own_totals(
    tx: Transaction, guild: GuildId, user: UserId, periods: Iterable[str]
) -> dict[str, int]:
    """What a member has in these periods of their totals; those without any are left out."""
    found = totals.all_of_member(tx, guild, user)
    return {period: found[period] for period in periods if period in found}


def earned(
    points: int, *, user: UserId = ADA, what: Earning = Earning.SHARE, day: date = TODAY
) -> Earned:
    return Earned(HERE, user, what, new_id(), day, points)
