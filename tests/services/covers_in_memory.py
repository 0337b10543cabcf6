"""Cards and notes in memory as moderators cover them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rejectbot.domain.errors import CardUnknown, DiscordUnreachable, PermissionsMissing, Refusal
from rejectbot.domain.ids import ChannelId, MessageId
from rejectbot.services.covers import Keep
from rejectbot.services.ports import CardPlace

if TYPE_CHECKING:
    from tests.services.outside import PostedInMemory


@dataclass
class CoversInMemory:
    """`covered` are the messages that show our words; `shown` what was put back in which one.

    `refusing` holds what the next changes raise; one that is `lost` takes effect nevertheless.
    """

    posted: "PostedInMemory"
    covered: set[MessageId] = field(default_factory=set)
    shown: dict[MessageId, str] = field(default_factory=dict)
    refusing: list[Refusal] = field(default_factory=list)
    lost: int = 0

    def check(self, place: CardPlace, channel: ChannelId) -> None:
        missing = self.posted.missing_permissions(place.guild, channel)
        if missing:
            raise PermissionsMissing(channel=channel, permissions=missing)

    async def read(self, place: CardPlace, channel: ChannelId) -> str | None:
        del channel
        self._there(place)
        return None if place.message in self.covered else self._text(place)

    async def cover(self, place: CardPlace, channel: ChannelId, keep: Keep, locale: str) -> None:
        del channel, locale
        self._there(place)
        if place.message in self.covered:
            return
        await keep(self._text(place))
        self._change()
        self.covered.add(place.message)
        self._took_effect()

    async def uncover(self, place: CardPlace, channel: ChannelId, text: str) -> None:
        del channel
        self._there(place)
        if place.message not in self.covered:
            return
        self._change()
        self.covered.discard(place.message)
        self.shown[place.message] = text
        self._took_effect()

    async def delete(self, place: CardPlace, channel: ChannelId, keep: Keep) -> None:
        del channel
        stands = place.message in self.posted.cards or place.message in self.posted.words
        if stands and place.message not in self.covered:
            await keep(self._text(place))
        self._change()
        self.posted.cards.pop(place.message, None)
        self.posted.words.pop(place.message, None)
        self._took_effect()

    def _there(self, place: CardPlace) -> None:
        if place.message not in self.posted.cards and place.message not in self.posted.words:
            raise CardUnknown

    def _text(self, place: CardPlace) -> str:
        card = self.posted.cards.get(place.message)
        return card.draft.story if card is not None else self.posted.words[place.message].text

    def _change(self) -> None:
        self.posted.step()
        if self.refusing:
            raise self.refusing.pop(0)

    def _took_effect(self) -> None:
        self.posted.step()
        if self.lost:
            self.lost -= 1
            raise DiscordUnreachable
