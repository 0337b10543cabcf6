"""Lives of a server in which things get lost at any step, drawn from a seed."""

import random
from typing import TYPE_CHECKING, Any

import discord
from simcord import InteractionResult, MemberActor

from rejectbot.domain.errors import Refusal
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.place import allow, delete_message, deny
from tests.leaving import Kept, add_again, lose, regain, remove
from tests.posts import choose, make_role, set_goal
from tests.world import World, buttons, control, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_FOR_ONE_PERSON = discord.MessageFlags(ephemeral=True).value
_VISIBILITIES = ("named", "anonymous", "anonymous_later")
_RIGHTS = ("send_messages", "view_channel", "create_public_threads", "read_message_history")


class Life:
    """Acts and losses in any order; `sent` are the texts that were taken, by who wrote them."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance = random.Random(seed)
        self.lobby = world.guild.create_text_channel("lobby")
        self.posted: list[str] = []
        self.sent: dict[str, MemberActor] = {}
        self._kept: Kept | None = None
        self._is_out = self._is_broken = False
        self._tokens = 0
        self._acts: list[Callable[[], Awaitable[None]]] = [
            *[self._share] * 4,
            *[self._note] * 2,
            self._update,
            self._edit,
            self._press,
            self._delete,
            self._look_around,
        ]
        self._losses: list[Callable[[], Awaitable[None]]] = [
            self._lose_channel,
            self._lose_thread,
            self._lose_card,
            self._lose_right,
            self._outage,
            self._lose_role,
            self._removal,
        ]
        self._listen()

    async def pass_by(self, steps: int) -> None:
        """Live through so many steps, then mend everything and let a day go by."""
        await self._turn_everything_on()
        for _ in range(steps):
            if self._is_broken and self.chance.random() < 0.4:
                await self._mend()
            elif self._is_there and self.chance.random() < 0.85:
                await self.chance.choice(self._acts)()
            else:
                await self._lose_something()
            await wait(self.world, minutes=self.chance.choice((0, 0, 0, 3, 11, 70)))
        await self._share_and_lose()
        if self.chance.random() < 0.3:
            await self._mend()  # else what waits goes back while things are as they are
        await wait(self.world, hours=26)
        await self._mend()
        await wait(self.world, hours=2)

    async def come_back(self, who: MemberActor) -> str:
        """All texts in somebody's inbox that came back, one after the other."""
        found = []
        for _ in range(40):
            answer = await who.slash(self.lobby, "inbox")
            text = shown(answer)
            found.append(text)
            try:
                discard = control(answer, "discard")
            except AssertionError:
                return "\n".join(found)
            assert answer.response is not None
            await who.click(answer.response.message, custom_id=discard)
        raise AssertionError("an inbox without end")

    def troubles(self) -> list[BaseException]:
        """What SimCord saw fail, without the refusals that were answered."""
        return [
            error
            for error in self.world.env.errors
            if not isinstance(getattr(error, "original", error), Refusal)
        ]

    @property
    def _is_there(self) -> bool:
        return self._kept is None and not self._is_out

    async def _turn_everything_on(self) -> None:
        self._role = await make_role(self.world, mentionable=True)
        await set_goal(self.world, "4")
        await choose(self.world, "setup-digest", str(self.chance.randrange(1, 8)))
        await choose(self.world, "setup-encouragers", self._role)
        await choose(self.world, "setup-unanswered", "6")

    async def _lose_something(self) -> None:
        self._is_broken = True
        await self.chance.choice(self._losses)()

    async def _share_and_lose(self) -> None:
        """What was just taken in waits for its hour when something is lost."""
        await self._mend()
        for who in (self.world.ada, self.world.ben, self.world.chi):
            await self._share_as(who, "anonymous_later")
        await self.chance.choice((self._lose_channel, self._lose_right, self._removal))()

    async def _meanwhile(self) -> bool:
        """Now and then something is lost while a form is open; False where nobody can send it."""
        if self.chance.random() < 0.25:
            await self._lose_something()
        return self._is_there

    def _listen(self) -> None:
        backend = self.world.env.backend
        emit = backend.emit

        def noting(event: str, payload: Any, *more: Any, **named: Any) -> None:
            if event == "MESSAGE_CREATE" and not payload["flags"] & _FOR_ONE_PERSON:
                self.posted.append(str(payload["components"]))
            emit(event, payload, *more, **named)

        vars(backend)["emit"] = noting

    def _text(self, who: MemberActor) -> str:
        self._tokens += 1
        token = f"number{self._tokens}th"
        self.sent[token] = who
        return f"They wrote no to me, {token} time."

    def _answered(self, answer: InteractionResult) -> None:
        """A text that came back at once was not taken."""
        text = shown(answer)
        self.sent = {token: who for token, who in self.sent.items() if token not in text}

    def _somebody(self) -> MemberActor:
        return self.chance.choice((self.world.ada, self.world.ben, self.world.chi))

    def _claim(self) -> str:
        """By name or by tag: who has neither is told so."""
        return self.chance.choice("nt")

    def _card(self) -> tuple[discord.Message, str] | None:
        if self.world.channel.id not in self.world.env.backend.channels:
            return None
        cards = self.world.cards
        if not cards:
            return None
        card = self.chance.choice(cards)
        return card, str(buttons(card)[0].custom_id).split(":")[2]

    async def _share(self) -> None:
        await self._share_as(self._somebody(), self.chance.choice(_VISIBILITIES))

    async def _share_as(self, who: MemberActor, visibility: str) -> None:
        form = await who.slash(self.lobby, "share") if self._is_there else None
        if form is not None and form.modal is not None and await self._meanwhile():
            fields = {"story": self._text(who), "visibility": visibility}
            self._answered(await who.submit_modal(form, fields))

    async def _note(self) -> None:
        if found := self._card():
            who, (_, pid) = self._somebody(), found
            if not await self._meanwhile() or self._card() is None:
                return  # its channel is gone, and the form with it
            fields = {"note": self._text(who), "from": "named", "to": "thread"}
            self._answered(await forged_form(self.world, who, f"rb1:note:{pid}", **fields))

    async def _update(self) -> None:
        if found := self._card():
            who, (_, pid) = self._somebody(), found
            form, fields = f"rb1:update:{pid}:{self._claim()}", {"text": self._text(who)}
            self._answered(await forged_form(self.world, who, form, happened="again", **fields))

    async def _edit(self) -> None:
        if found := self._card():
            claim = f"rb1:edit:{found[1]}:{self._claim()}"
            await forged_form(self.world, self._somebody(), claim, story="A new one.", when="now")

    async def _press(self) -> None:
        if found := self._card():
            card, pid = found
            await forged_press(self.world, self._somebody(), f"rb1:hug:{pid}", card)

    async def _delete(self) -> None:
        if found := self._card():
            button = f"rb1:delete:{found[1]}:{self._claim()}"
            await forged_press(self.world, self._somebody(), button)

    async def _look_around(self) -> None:
        command = self.chance.choice(("leaderboard", "encourage", "journey", "inbox"))
        await self._somebody().slash(self.lobby, command)

    async def _lose_channel(self) -> None:
        backend = self.world.env.backend
        if self._kept is None and self.world.channel.id in backend.channels:
            backend.delete_channel(self.world.channel.id)
            await self.world.env.settle()

    async def _lose_thread(self) -> None:
        backend = self.world.env.backend
        found = [] if self._kept else list(backend.get_guild(self.world.guild.id).thread_ids)
        if found:
            backend.delete_channel(self.chance.choice(found))
            await self.world.env.settle()

    async def _lose_role(self) -> None:
        backend = self.world.env.backend
        if self._kept is None and self._role.id in backend.get_guild(self.world.guild.id).roles:
            backend.delete_role(self.world.guild.id, self._role.id)
            await self.world.env.settle()

    async def _lose_card(self) -> None:
        if self._kept is None and (found := self._card()):
            await delete_message(self.world, found[0])

    async def _lose_right(self) -> None:
        if self._kept is None and self.world.channel.id in self.world.env.backend.channels:
            await deny(self.world, self.chance.choice(_RIGHTS))

    async def _outage(self) -> None:
        if self._kept is None and not self._is_out:
            self._is_out = True
            await lose(self.world)

    async def _removal(self) -> None:
        if self._kept is None and not self._is_out:
            self._kept = await remove(self.world)

    async def _mend(self) -> None:
        self._is_broken = False
        if self._is_out:
            self._is_out = False
            await regain(self.world)
        if self._kept is not None:
            kept, self._kept = self._kept, None
            await add_again(self.world, kept)
        if self.world.channel.id not in self.world.env.backend.channels:
            self.world.channel = self.world.guild.create_text_channel("rejections again")
            await self.world.set_up()
        await allow(self.world)
