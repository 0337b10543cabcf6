"""A crowd whose members share anonymously and may have asked for credit, for tests of that."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.services.ports import Environment
from rejectbot.services.public_credit import PublicCredit
from rejectbot.storage import anonymous, rejections
from rejectbot.storage.engine import Transaction
from rejectbot.storage.tables import credit_run, earning, guild, member
from tests.services.house import HERE, House
from tests.storage.makers import rejection

FIRST = datetime(2026, 12, 1, 0, 0, 5, tzinfo=UTC)
PEOPLE = [UserId(700_000_000_000_000_000 + number) for number in range(40)]
_messages = iter(range(10**6, 10**9))


def credit(house: House) -> PublicCredit:
    environment = Environment(house.clock, house.chance.randbytes, house.timers.later)
    return PublicCredit(house.database, house.keys, house.tallies, house.setup, environment)


async def shared(house: House, posts: dict[UserId, int], where: GuildId = HERE) -> None:
    """So many anonymous posts of each, published today."""
    today = house.clock().date()

    def work(tx: Transaction) -> None:
        tally = house.tallies.open(anonymous.tally_to_change(tx, where))
        for user, count in posts.items():
            tally[user] = tally.get(user, 0) + 10 * count
            for _ in range(count):
                rejections.add(
                    tx, rejection(next(_messages), guild=where, day=today, how=How.ANONYMOUS)
                )
        anonymous.save_tally(tx, house.tallies.reseal(where, tally, today))

    await house.database.write(work)


async def ask(house: House, users: list[UserId], where: GuildId = HERE) -> None:
    rows = [{"guild": where, "user": user, "on_board": True, "credit": True} for user in users]
    await house.database.write(lambda tx: tx.execute(insert(member), rows))


async def remove_newest(house: House, count: int) -> None:
    def work(tx: Transaction) -> None:
        for each in rejections.recent(tx, HERE, date(2026, 11, 1), count):
            rejections.move(tx, each.id, frozenset({State.PUBLISHED}), State.REMOVED)

    await house.database.write(work)


async def crowd_of(house: House, needed: int) -> None:
    await house.database.write(lambda tx: tx.execute(update(guild).values(credit_crowd=needed)))


async def runs(house: House) -> list[tuple[Any, ...]]:
    found = await house.database.read(lambda tx: tx.execute(select(credit_run)).all())
    return sorted(tuple(row)[1:] for row in found)


async def credited(house: House, where: GuildId = HERE) -> dict[UserId, int]:
    statement = select(earning.c.user, func.sum(earning.c.points)).where(
        earning.c.guild == where, earning.c.what == Earning.CREDIT.value
    )
    rows = await house.database.read(lambda tx: tx.execute(statement.group_by("user")).all())
    return {UserId(user): int(amount) for user, amount in rows}


def ones(count: int) -> dict[UserId, int]:
    return dict.fromkeys(PEOPLE[:count], 1)
