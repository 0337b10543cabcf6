"""A running server in which a script is played, and how its people find cards and controls."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import discord
from simcord import InteractionResult, MemberActor, UserHandle
from simcord.backend.models import EPHEMERAL_FLAG, Message, User
from simcord.results import to_discord_message

from tests.anonymity.proof.people import PEOPLE, Cast, Habit, Person
from tests.anonymity.proof.script import Step
from tests.review import Desk
from tests.world import World, control

_PID = re.compile(r"rb1:hug:([0-9a-f]{32})")
_KNOWN_BY = 24
"""Characters of a story by which its card is found."""


class ScriptBroken(AssertionError):
    """The bot did not take what the script lets somebody do."""


@dataclass(slots=True)
class Scene:
    """`cast` says who has which role; `called` what a moderator saw while people reacted in turn,
    `queues` what they saw of `/mod queue`.

    Stories, messages (`cards`), ids and receipts are by label.
    """

    world: World
    cast: Cast
    restart: Callable[[], Awaitable[None]]
    people: dict[str, MemberActor] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    cards: dict[str, int] = field(default_factory=dict)
    pids: dict[str, bytes] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)
    called: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    desk: Desk | None = None
    queues: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for person in PEOPLE:
            if person.habit is not Habit.NEWCOMER:
                self.join(person)

    def join(self, person: Person) -> None:
        """Somebody becomes a member."""
        env = self.world.env
        user = User(id=env.backend.reserve_id(person.id), name=person.name)
        env.backend.users[user.id] = user
        self.people[person.name] = self.world.guild.add_member(UserHandle(env, user))

    async def leave(self, person: Person) -> None:
        """Somebody leaves the server."""
        with self.world.env._bot_scope():
            self.world.env.backend.remove_member(self.world.guild.id, person.id)
        await self.world.env.settle()

    def actor(self, step: Step) -> MemberActor:
        """Who acts, by name or by role."""
        return self.people[self.cast[step.who].name if step.who in self.cast else step.who]

    def card(self, label: str) -> discord.Message:
        """A card as it stands now."""
        self.look()
        if label not in self.cards:
            raise ScriptBroken(f"{label} is not in the channel")
        env, place = self.world.env, self.world.channel.id
        stored = env.backend.get_message(place, self.cards[label])
        return to_discord_message(env, stored)

    def look(self) -> None:
        """Find cards that are new in the channel by their stories."""
        missing = self.stories.keys() - self.cards.keys()
        for message in public_messages(self.world) if missing else ():
            told = repr(message.components)
            for label in missing:
                if self.stories[label][:_KNOWN_BY] in told:
                    self.cards[label] = message.id
                    self.pids[label] = bytes.fromhex(_PID.findall(told)[0])

    async def click(
        self, who: MemberActor, page: InteractionResult, verb: str, after: str = ""
    ) -> InteractionResult:
        """Use a control of a private answer: the first with this verb, about the card `after`."""
        if page.response is None:
            raise ScriptBroken(f"no page with {verb}")
        custom_id = f"rb1:{verb}:{after}" if after else control(page, verb)
        return await who.click(page.response.message, custom_id=custom_id)


def public_messages(world: World) -> list[Message]:
    """What everybody can read in the channel."""
    found = world.env.backend.messages.get(world.channel.id, {}).values()
    return [message for message in found if not message.flags & EPHEMERAL_FLAG]
