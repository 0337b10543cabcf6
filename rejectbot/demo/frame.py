"""The words and names in the frame around the preview."""

import html
import json
import re
from typing import Any, Final

import simcord

from rejectbot.demo import cast, transcript
from rejectbot.demo.words import say
from rejectbot.demo.world import World

_BLANK: Final = re.compile(r"\{\{([a-z-]+)\}\}")
_SPOKEN: Final = (
    "demo-page-title",
    "demo-page-what",
    "demo-page-first",
    "demo-page-acting",
    "demo-page-acting-why",
    "demo-page-places",
    "demo-page-menus",
    "demo-page-menus-why",
    "demo-page-menus-message",
    "demo-page-clock",
    "demo-page-skip",
    "demo-page-skip-day",
    "demo-page-skip-why",
    "demo-page-try",
    "demo-page-more",
    "demo-page-stage",
    "demo-page-server-sub",
)
_LIVE: Final = ("demo-page-lost", "demo-page-failed", "demo-page-closed-place")
_ROLES: Final = {
    cast.Role.OWNER: "demo-role-owner",
    cast.Role.MODERATOR: "demo-role-moderator",
    cast.Role.MEMBER: "demo-role-member",
}


def page(template: str) -> str:
    """The frame's page: its blanks filled with the words of `demo.ftl`."""
    words = {key: html.escape(say(key)) for key in _SPOKEN}
    live = html.escape(json.dumps({key: say(key) for key in _LIVE}), quote=True)
    words |= {"server": html.escape(cast.SERVER), "live-words": live}
    return _BLANK.sub(lambda blank: words[blank[1]], template)


def person(someone: cast.Person) -> dict[str, str]:
    """What the frame shows of a person."""
    return {
        "key": someone.key,
        "name": someone.name,
        "kind": someone.role.value,
        "role": say(_ROLES[someone.role]),
        "colour": someone.colour,
    }


def places(world: World, viewer: str) -> list[dict[str, Any]]:
    """What the frame shows of each place, and whether `viewer` may open it."""
    return [
        {
            "id": str(channel.id),
            "name": _title(world, channel),
            "kind": _kind(world, channel),
            "open": world.sees(viewer, channel),
        }
        for channel in world.places()
    ]


def _kind(world: World, channel: simcord.ChannelHandle) -> str:
    if channel.is_thread:
        return "thread"
    return "moderators" if channel.id == world.moderators.id else "channel"


def _title(world: World, channel: simcord.ChannelHandle) -> str:
    """A channel's name; for a thread the first line of the card that it hangs from."""
    if channel.is_thread:
        # Every thread of the bot has the same name, and the id of its card.
        for card in world.share.history():
            if card.id == channel.id:
                return transcript.lines(card, world.names())[0]
    return channel.name or ""
