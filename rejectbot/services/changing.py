"""Deeds that change the card itself; each can be repeated without changing it twice."""

from rejectbot.domain.rejection import UpdateKind, Wants
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.ports import CardPlace, Publisher
from rejectbot.services.server_setup import ServerSetup

_MARK_BASE = 0x40000000
"""Marks lie above it: Discord numbers the components that were given no number from 1."""


class Changing:
    """Changes cards through the publisher."""

    def __init__(self, publisher: Publisher, setup: ServerSetup) -> None:
        self._publisher = publisher
        self._setup = setup

    async def change(self, act: Act, place: CardPlace, wants: Wants) -> None:
        """Do what the act does to its card, if it does anything to it."""
        settings = self._setup.of(act.guild)
        locale = settings.locale
        match act.deed:
            case Deed.UPDATE:
                update = UpdateKind(act.detail)
                await self._publisher.add_update(place, update, mark_of(act), locale)
            case Deed.EDIT:
                await self._publisher.change_story(place, act.text, settings.links)
            case Deed.DELETE:
                await self._publisher.delete_card(place)
            case Deed.PUT_NAME:
                await self._publisher.put_name(place, act.author_name, wants, locale)
            case _:
                return


def mark_of(act: Act) -> int:
    """A random number of 31 bits: of the sealed nonce, since a row's id is no secret."""
    return int(act.nonce[:8], 16) % _MARK_BASE + _MARK_BASE
