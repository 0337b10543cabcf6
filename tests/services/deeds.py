"""Each deed, how it is done, and what tells afterwards that it was done."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import Table, func, select

from rejectbot.domain.ids import MessageId, RejectionId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import Claim
from rejectbot.services.ports import WordsToPost
from rejectbot.services.sharing import Author
from rejectbot.storage import anonymous, points
from rejectbot.storage.engine import Transaction
from rejectbot.storage.tables import anonymous_link, note, note_author, private_note
from tests.services.house import ADA, BEN, HERE, House

Submit = Callable[[House, RejectionId], Awaitable[Act]]
Count = Callable[[House, RejectionId, MessageId], Awaitable[list[int]]]


@dataclass(frozen=True)
class Case:
    """A deed about Ada's card; `count` counts each trace that it leaves, here and on Discord."""

    name: str
    visibility: str
    submit: Submit
    count: Count


def note_of(by: str, to: str) -> Submit:
    """Ben's note."""

    async def submit(house: House, pid: RejectionId) -> Act:
        return await house.submit_note(pid, BEN, by=by, to=to)

    return submit


def wish_of(wish: Wish) -> Submit:
    """What Ada asks for."""

    async def submit(house: House, pid: RejectionId) -> Act:
        return await house.control.submit(HERE, Author(ADA, "Member 1"), Claim(pid), wish)

    return submit


async def named_note(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    found = await house.find(pid)
    assert found is not None
    return [
        *_words(house, message),
        sum(each.mention == ADA for each in _posted(house, message)),
        int(not found.tell),
        await _rows(house, note, pid),
        await _writers(house, pid),
        await earned(house, BEN, pid),
    ]


async def anonymous_note(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    found = await house.find(pid)
    assert found is not None
    assert found.tell, "it used the author's mention up"
    assert all(each.mention is None for each in _posted(house, message))
    assert (await _writers(house, pid), await earned(house, BEN, pid)) == (0, 0)
    links = select(func.count()).join(note, note.c.id == anonymous_link.c.pid)
    linked = links.select_from(anonymous_link).where(note.c.pid == pid)
    return [
        *_words(house, message),
        await _rows(house, note, pid),
        await house.database.read(lambda tx: tx.execute(linked).scalar_one()),
    ]


async def named_private_note(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    assert _posted(house, message) == []
    return [await _rows(house, private_note, pid), await earned(house, BEN, pid)]


async def anonymous_private_note(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    assert _posted(house, message) == []
    assert await earned(house, BEN, pid) == 0
    linked = select(func.count()).join(private_note, private_note.c.id == anonymous_link.c.pid)
    of_card = linked.select_from(anonymous_link).where(private_note.c.pid == pid)
    links = await house.database.read(lambda tx: int(tx.execute(of_card).scalar_one()))
    return [await _rows(house, private_note, pid), links]


async def words(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    return _words(house, message)


async def line(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    return [len(house.posted.updates.get(message, {}))]


async def line_and_words(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    return [*await line(house, pid, message), *_words(house, message)]


async def other_story(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    return [int(house.posted.cards[message].draft.story == "Another story.")]


async def gone(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    found = await house.find(pid)
    assert found is not None
    removed = found.rejection.state is State.REMOVED
    return [int(message not in house.posted.cards), int(removed), *await unlinked(house, pid)]


async def own_name(house: House, pid: RejectionId, message: MessageId) -> list[int]:
    found = await house.find(pid)
    assert found is not None
    shown = house.posted.cards[message].author_name
    assert shown in (None, "Member 1")
    return [
        int(shown is not None),
        int(found.rejection.how is How.NAMED),
        int(found.author == ADA),
        *await unlinked(house, pid),
    ]


async def unlinked(house: House, pid: RejectionId) -> list[int]:
    """Whether the link and the receipt of a card are gone."""

    def work(tx: Transaction) -> list[int]:
        link, receipt = anonymous.link(tx, pid), anonymous.receipt_hash(tx, pid)
        return [int(link is None), int(receipt is None)]

    return await house.database.read(work)


async def earned(house: House, who: UserId, pid: RejectionId) -> int:
    """How often the card's note points were earned: 2 of them make one."""
    found = await house.database.read(lambda tx: points.find(tx, HERE, who, Earning.NOTE, pid))
    return 0 if found is None else found.points // 2


def _posted(house: House, message: MessageId) -> list[WordsToPost]:
    return [each for each in house.posted.notes if each.place.message == message]


def _words(house: House, message: MessageId) -> list[int]:
    return [len(_posted(house, message))]


async def _rows(house: House, table: Table, pid: RejectionId) -> int:
    of_card = select(func.count()).select_from(table).where(table.c.pid == pid)
    return await house.database.read(lambda tx: int(tx.execute(of_card).scalar_one()))


async def _writers(house: House, pid: RejectionId) -> int:
    named = select(func.count()).select_from(note).join(note_author, note_author.c.id == note.c.id)
    of_card = named.where(note.c.pid == pid, note_author.c.user == BEN)
    return await house.database.read(lambda tx: int(tx.execute(of_card).scalar_one()))


_UPDATE = Wish(Deed.UPDATE, "I tried again.", "again")
_BARE_UPDATE = Wish(Deed.UPDATE, "", "learned")
_OF_BOTH = (
    ("update", wish_of(_UPDATE), line_and_words),
    ("update without words", wish_of(_BARE_UPDATE), line),
    ("reply", wish_of(Wish(Deed.REPLY, "Thank you all.")), words),
    ("edit", wish_of(Wish(Deed.EDIT, "Another story.")), other_story),
)
CASES = (
    Case("note", "named", note_of("named", "thread"), named_note),
    Case("anonymous note", "named", note_of("anonymous", "thread"), anonymous_note),
    Case("private note", "named", note_of("named", "author"), named_private_note),
    Case("anonymous private note", "named", note_of("anonymous", "author"), anonymous_private_note),
    *(Case(name, "named", submit, count) for name, submit, count in _OF_BOTH),
    *(Case(f"anonymous {name}", "anonymous", submit, count) for name, submit, count in _OF_BOTH),
    Case("deletion", "anonymous", wish_of(Wish(Deed.DELETE)), gone),
    Case("name", "anonymous", wish_of(Wish(Deed.PUT_NAME)), own_name),
)
