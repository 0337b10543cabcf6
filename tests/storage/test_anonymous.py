"""Links and receipts: found for a server and a time, and forgotten together."""

from datetime import date, timedelta
from functools import partial

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How, Rejection
from rejectbot.storage import anonymous, expiry, rejections
from rejectbot.storage.engine import Database
from tests.storage.makers import ELSEWHERE, HERE, TODAY, new_id, rejection


async def post(
    database: Database, message: int, day: date = TODAY, guild: GuildId = HERE
) -> Rejection:
    """An anonymous card with its link of this UTC day and its receipt."""
    card = rejection(message, guild=guild, how=How.ANONYMOUS)
    tag, receipt_hash = bytes([message]) * 16, bytes([message]) * 32
    await database.write(partial(rejections.add, new=card))
    await database.write(partial(anonymous.add_link, pid=card.id, day=day, tag=tag))
    await database.write(partial(anonymous.add_receipt, pid=card.id, receipt_hash=receipt_hash))
    return card


async def test_a_link_and_a_receipt_come_back_as_they_were_stored(database: Database) -> None:
    first, second = await post(database, 1), await post(database, 2)

    for card, byte in ((first, 1), (second, 2)):
        link = await database.read(partial(anonymous.link, pid=card.id))
        assert link == anonymous.Link(card.id, TODAY, bytes([byte]) * 16)
        found = await database.read(partial(anonymous.receipt_hash, pid=card.id))
        assert found == bytes([byte]) * 32
    assert await database.read(lambda tx: anonymous.link(tx, new_id())) is None
    assert await database.read(lambda tx: anonymous.receipt_hash(tx, new_id())) is None


async def test_links_are_those_of_the_servers_rejections_since_a_day(database: Database) -> None:
    yesterday = TODAY - timedelta(days=1)
    old, new = await post(database, 1, yesterday), await post(database, 2)
    await post(database, 3, guild=ELSEWHERE)
    of_a_note = new_id()
    await database.write(lambda tx: anonymous.add_link(tx, of_a_note, TODAY, b"n" * 16))

    async def since(day: date) -> set[bytes]:
        found = await database.read(lambda tx: anonymous.links(tx, HERE, day))
        return {link.pid for link in found}

    assert await since(yesterday) == {old.id, new.id}
    assert await since(TODAY) == {new.id}
    assert await since(TODAY + timedelta(days=1)) == set()


async def test_receipts_are_those_of_the_server_however_old(database: Database) -> None:
    old, new = await post(database, 1, TODAY - timedelta(days=400)), await post(database, 2)
    await post(database, 3, guild=ELSEWHERE)

    found = await database.read(lambda tx: anonymous.receipts(tx, HERE))
    assert dict(found) == {old.id: b"\x01" * 32, new.id: b"\x02" * 32}


async def test_links_expire_by_their_day_and_receipts_do_not(database: Database) -> None:
    old, new = await post(database, 1, TODAY - timedelta(days=7)), await post(database, 2)

    forget = partial(expiry.forget_links, kept_days={TODAY}, today=TODAY)
    assert await database.write(forget) == 1
    assert await database.write(forget) == 0
    assert await database.read(lambda tx: anonymous.link(tx, old.id)) is None
    assert await database.read(lambda tx: anonymous.link(tx, new.id)) is not None
    assert len(await database.read(lambda tx: anonymous.receipts(tx, HERE))) == 2


async def test_what_is_forgotten_has_neither_a_link_nor_a_receipt(database: Database) -> None:
    gone, kept = await post(database, 1), await post(database, 2)
    for _ in range(2):
        await database.write(lambda tx: anonymous.forget(tx, gone.id))

    assert await database.read(lambda tx: anonymous.link(tx, gone.id)) is None
    assert await database.read(lambda tx: anonymous.receipt_hash(tx, gone.id)) is None
    assert await database.read(lambda tx: anonymous.link(tx, kept.id)) is not None
    assert await database.read(lambda tx: anonymous.receipt_hash(tx, kept.id)) is not None
