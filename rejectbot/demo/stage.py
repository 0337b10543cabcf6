"""What the page shows: one place of the server, seen by one person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import simcord

from rejectbot.demo import cast, menus, simulator
from rejectbot.demo.world import World


@dataclass(frozen=True, slots=True)
class View:
    """`person` is a key of the cast, `place` a channel's id, `epoch` grows with every change."""

    person: str
    place: int
    timezone: str
    epoch: int


class NotThere(LookupError):
    """Somebody or something that the page asked for does not exist in the server."""


class Stage:
    """Keeps SimCord's preview entered on the current view; it shows one channel at a time."""

    def __init__(self, world: World, pictures: Mapping[str, tuple[str, bytes]]) -> None:
        self.world = world
        self.view = View(cast.FIRST, world.share.id, "UTC", 0)
        self._pictures = pictures
        self._preview: simcord.Preview | None = None
        self._shown = -1

    @property
    def address(self) -> str:
        """Where the preview is served; its fragment is what opens it."""
        if self._preview is None:
            raise NotThere("nothing is on stage")
        return self._preview.url

    async def enter(self, person: str, place: int, timezone: str) -> None:
        """Show `place` to `person`; the share channel where they may not look.

        Raises NotThere for an unknown person; an unknown time zone becomes UTC.
        """
        if person not in self.world.people:
            raise NotThere(person)
        async with self.world.acting:
            channel = self.channels().get(place, self.world.share)
            if not self.world.sees(person, channel):
                channel = self.world.share
            await self._enter(person, channel, _known(timezone))

    async def use_menu(self, command: str, message: int) -> None:
        """Use a message menu as the current person and show what comes of it."""
        async with self.world.acting:
            actor = self.world.people[self.view.person]
            channel = self.channels()[self.view.place]
            result = await menus.use(actor, channel, command, message)
            if self._preview is not None and (result.modal or result.response):
                await self._preview.show(result)
            self.view = replace(self.view, epoch=self.view.epoch + 1)

    async def refresh(self) -> None:
        """Publish what has happened since the last time; does nothing when nothing has."""
        if self._preview is None or simulator.happened(self.world.env) == self._shown:
            return
        async with self.world.acting:
            self._shown = simulator.happened(self.world.env)
            try:
                await self._preview.refresh()
            except TimeoutError:
                self._shown = -1  # the bot is busy: the next round tries again

    async def shown(self) -> str:
        """All that the current person sees now, as the preview's own JSON."""
        async with self.world.acting:
            return json.dumps(await self._preview.snapshot()) if self._preview else ""

    async def close(self) -> None:
        """Stop serving; the server and the bot go on."""
        ending, self._preview = self._preview, None  # it has no address from now on
        if ending is not None:
            await ending.close()

    def channels(self) -> dict[int, simcord.ChannelHandle]:
        """Every place by its id."""
        return {channel.id: channel for channel in self.world.places()}

    async def _enter(self, person: str, channel: simcord.ChannelHandle, timezone: str) -> None:
        await self.close()
        preview = self.world.env.preview(
            channel,
            viewers=[self.world.people[person]],
            layout="channel",
            timezone=timezone,
            assets=self._pictures,
        )
        await preview.__aenter__()
        self._preview = preview
        self._shown = simulator.happened(self.world.env)
        self.view = View(person, channel.id, timezone, self.view.epoch + 1)


def _known(timezone: str) -> str:
    try:
        return ZoneInfo(timezone).key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
