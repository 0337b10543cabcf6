"""What must be true of a share after any crash: all of it happened, or nothing did."""

from dataclasses import dataclass

from tests.e2e.theatre import Theatre, points_of, tally_of
from tests.standin.actors import Actor
from tests.standin.records import Answer, Place

POINTS = 10
"""For a first named share of a day, and for every anonymous one (`product.md`, Points)."""


@dataclass(frozen=True, slots=True)
class Share:
    """A form that is open, or was sent: each by a member who shares nothing else."""

    actor: Actor
    story: str
    visibility: str
    opened: Answer
    sent: int = 0

    async def send(self) -> "Share":
        """Sends the form and does not wait."""
        values = {"story": self.story, "visibility": self.visibility}
        sent = await self.actor.send_form(self.opened, **values)
        return Share(self.actor, self.story, self.visibility, self.opened, sent)


async def opened(
    theatre: Theatre, story: str, visibility: str, place: Place | None = None
) -> Share:
    """A new member opens the form; the story must be unlike all others, of letters and spaces."""
    actor = await theatre.person("Somebody Else", place)
    return Share(actor, story, visibility, await actor.open_share())


async def assert_all_or_nothing(theatre: Theatre, share: Share) -> bool:
    """Whether it happened; fails if it half happened, or twice, or not as its author was told."""
    return await assert_whole(theatre, share, await texts_in(theatre, share.actor.channel_id))


async def texts_in(theatre: Theatre, channel_id: int) -> list[str]:
    """What the messages of a channel say, one by one."""
    return [sent.text for sent in await theatre.standin.messages(channel_id)]


async def assert_whole(theatre: Theatre, share: Share, texts: list[str]) -> bool:
    """The same for somebody who has read the channel."""
    quoted = f"> {share.story}\n"
    cards = [text for text in texts if quoted in text]
    answer = await theatre.standin.answer(share.sent, until="acknowledged", seconds=0)
    assert len(cards) <= 1, f"{share.story}: the card stands {len(cards)} times"
    if not cards:
        assert not answer.answered, f"{share.story}: no card, but told {answer.text}"
    if share.visibility == "named":
        assert await points_of(share.actor) == POINTS * len(cards), share.story
    else:
        assert await tally_of(share.actor) == (len(cards), POINTS * len(cards)), share.story
        assert await points_of(share.actor) == 0, f"{share.story}: anonymous on the board"
    return bool(cards)
