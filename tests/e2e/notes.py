"""What must be true of a note after any crash: all of it happened, or nothing did."""

from dataclasses import dataclass, replace
from itertools import count

from tests.e2e.theatre import Theatre, points_of
from tests.standin.actors import NOTE_FORM, Actor
from tests.standin.records import Answer

POINTS = 2
"""For a first named note to a card; an anonymous one earns nothing (`product.md`, Points)."""
TELL = "rb1:tell:"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Note:
    """A note form that is open, or was sent: to the card of an author who wants to be told once.

    Each has a card, an author and a writer of its own.
    """

    author: Actor
    writer: Actor
    card: int
    text: str
    by: str
    opened: Answer
    sent: int = 0

    async def send(self) -> "Note":
        """Sends the form and does not wait."""
        sent = await self.writer.send_form(self.opened, note=self.text, **{"from": self.by})
        return replace(self, sent=sent)


async def opened(theatre: Theatre, text: str, by: str) -> Note:
    """A card appears and a member opens its note form; the text must be unlike all others."""
    number = next(_numbers)  # nobody is named like what is written
    author = await theatre.person(f"Author {number}")
    shared = await author.share(f"Story for {text}")
    assert shared.original is not None
    await author.press(int(shared.original["id"]), TELL)
    card = next(sent for sent in await theatre.cards() if f"> Story for {text}\n" in sent.text)
    writer = await theatre.person(f"Writer {number}")
    form = await writer.press(card.id, NOTE_FORM)
    return Note(author, writer, card.id, text, by, form)


async def texts_under(theatre: Theatre, note: Note) -> list[str]:
    """What stands in the card's thread."""
    card = next(sent for sent in await theatre.cards() if sent.id == note.card)
    if card.thread_id is None:
        return []
    return [sent.text for sent in await theatre.standin.messages(card.thread_id)]


async def assert_all_or_nothing(theatre: Theatre, note: Note) -> bool:
    """Whether it happened; fails if it half happened, or twice, or told its author not once."""
    texts = await texts_under(theatre, note)
    there = sum(f"> {note.text}" in text for text in texts)
    told = sum(f"<@{note.author.user_id}>" in text for text in texts)
    assert there <= 1, f"{note.text}: the note stands {there} times"
    named = note.by == "named"
    assert told == (there if named else 0), f"{note.text}: its author was told {told} times"
    assert await points_of(note.writer) == (POINTS * there if named else 0), note.text
    if not there:
        answer = await theatre.standin.answer(note.sent, until="acknowledged", seconds=0)
        assert not answer.answered, f"{note.text}: no note, but told {answer.text}"
    return bool(there)


async def assert_told_by_the_next(theatre: Theatre, note: Note) -> None:
    """Whoever was not mentioned yet is, by the next named note; whoever was is not again."""
    before = "".join(await texts_under(theatre, note)).count(f"<@{note.author.user_id}>")
    await note.writer.note(note.card, f"And {note.text}")
    after = "".join(await texts_under(theatre, note)).count(f"<@{note.author.user_id}>")
    assert (before <= 1, after) == (True, 1), f"{note.text}: told {before} times, then {after}"
