"""Lives of a server in which things get lost at any step, drawn from a seed."""

import random
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import discord
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.domain.errors import Refusal
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.losses import Losses
from tests.posts import choose, make_role, set_goal
from tests.review import Desk, set_up_desk
from tests.world import World, control, shown, walk

if TYPE_CHECKING:
    from collections.abc import Awaitable

_FOR_ONE_PERSON = discord.MessageFlags(ephemeral=True).value
_VISIBILITIES = ("named", "anonymous", "anonymous_later")
_OUR_NUMBERS = 0x40000000
"""Components numbered by us mark one message each; smaller numbers are Discord's."""


class Life:
    """Acts and losses in any order; `sent` are the texts that were taken, by who wrote them.

    `posted` is the text of each message that everybody, or every moderator, could read.
    """

    def __init__(self, world: World, seed: int, make_bot: Callable[[], RejectBot]) -> None:
        self.world = world
        self.chance = random.Random(seed)
        self.losses = Losses(world, self.chance, make_bot)
        self.lobby = world.guild.create_text_channel("lobby")
        self.posted: list[str] = []
        self.marks: list[str] = []
        self.sent: dict[str, MemberActor] = {}
        self.desk: Desk | None = None
        self._tokens = 0
        self._acts: list[Callable[[], Awaitable[None]]] = [
            *[self._share] * 4,
            *[self._note] * 3,
            self._update,
            self._reply,
            self._edit,
            self._press,
            self._delete,
            self._try_again,
            self._look_around,
        ]
        self._listen()

    async def pass_by(self, steps: int) -> None:
        """Live through so many steps, then mend everything and let a day go by."""
        await self._turn_everything_on()
        for _ in range(steps):
            if self.losses.is_broken and self.chance.random() < 0.4:
                await self.losses.mend()
            elif self.losses.is_there and self.chance.random() < 0.85:
                await self.chance.choice(self._acts)()
            else:
                await self.losses.any()
            await wait(self.world, minutes=self.chance.choice((0, 0, 0, 3, 11, 70)))
        await self._share_and_lose()
        if self.chance.random() < 0.3:
            await self.losses.mend()  # else what waits goes back while things are as they are
        await wait(self.world, hours=26)
        await self.losses.mend()
        await wait(self.world, hours=2)

    async def everything_back(self) -> dict[int, str]:
        """What came back, by who wrote it: within five days also what moderators left lying."""
        back = await self._all_inboxes()
        if self.desk is not None:
            await wait(self.world, hours=100)
            later = await self._all_inboxes()
            back = {who: text + later[who] for who, text in back.items()}
        return back

    async def _all_inboxes(self) -> dict[int, str]:
        people = (self.world.ada, self.world.ben, self.world.chi)
        return {who.id: await self._come_back(who) for who in people}

    async def _come_back(self, who: MemberActor) -> str:
        """All texts in somebody's inbox that came back, one after the other."""
        found = []
        for _ in range(60):
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

    async def _turn_everything_on(self) -> None:
        """Of three servers one has moderators who look at everything, one at what is anonymous."""
        self.losses.role = await make_role(self.world, mentionable=True)
        await set_goal(self.world, "4")
        await choose(self.world, "setup-digest", str(self.chance.randrange(1, 8)))
        await choose(self.world, "setup-encouragers", self.losses.role)
        await choose(self.world, "setup-unanswered", "6")
        rule = self.chance.choice(("off", "anonymous", "all"))
        if rule != "off":
            self.desk = await set_up_desk(self.world, rule)
            self.losses.desk = self.desk.channel.id
            self._acts += [self._decide] * 4 + [self._lockdown]

    async def _share_and_lose(self) -> None:
        """What was just taken in waits for its hour when something is lost."""
        await self.losses.mend()
        for who in (self.world.ada, self.world.ben, self.world.chi):
            await self._share_as(who, "anonymous_later")
        lose = (self.losses.channel, self.losses.right, self.losses.removal)
        await self.chance.choice(lose)()

    async def _meanwhile(self) -> bool:
        """Now and then something is lost while a form is open; False where nobody can send it."""
        if self.chance.random() < 0.25:
            await self.losses.any()
        return self.losses.is_there

    def _listen(self) -> None:
        backend = self.world.env.backend
        emit = backend.emit

        def noting(event: str, payload: Any, *more: Any, **named: Any) -> None:
            if event == "MESSAGE_CREATE" and not payload["flags"] & _FOR_ONE_PERSON:
                self._note_down(int(payload["channel_id"]), payload["components"])
            emit(event, payload, *more, **named)

        vars(backend)["emit"] = noting

    def _note_down(self, channel: int, components: Any) -> None:
        """What stands in the moderators' channel is no second time of what stands in the other."""
        numbers = [str(each["id"]) for each in walk(components) if each.get("id", 0) > _OUR_NUMBERS]
        cards = re.findall(r"rb1:hug:([0-9a-f]{32})", str(components))
        self.marks += [f"{channel}:{each}" for each in numbers + cards]
        if channel != self.losses.desk:
            self.posted.append(str(components))

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
        cards = self.losses.cards()
        return self.chance.choice(cards) if cards else None

    async def _share(self) -> None:
        await self._share_as(self._somebody(), self.chance.choice(_VISIBILITIES))

    async def _share_as(self, who: MemberActor, visibility: str) -> None:
        form = await who.slash(self.lobby, "share") if self.losses.is_there else None
        if form is not None and form.modal is not None and await self._meanwhile():
            fields = {"story": self._text(who), "visibility": visibility}
            self._answered(await who.submit_modal(form, fields))

    async def _note(self) -> None:
        if found := self._card():
            who, (_, pid) = self._somebody(), found
            if not await self._meanwhile() or self._card() is None:
                return  # its channel is gone, and the form with it
            how = self.chance.choice(("named", "anonymous"))
            fields = {"note": self._text(who), "from": how, "to": "thread"}
            self._answered(await forged_form(self.world, who, f"rb1:note:{pid}", **fields))

    async def _update(self) -> None:
        if found := self._card():
            who, (_, pid) = self._somebody(), found
            form, fields = f"rb1:update:{pid}:{self._claim()}", {"text": self._text(who)}
            self._answered(await forged_form(self.world, who, form, happened="again", **fields))

    async def _reply(self) -> None:
        if found := self._card():
            who, (_, pid) = self._somebody(), found
            form, fields = f"rb1:reply:{pid}:{self._claim()}", {"reply": self._text(who)}
            self._answered(await forged_form(self.world, who, form, **fields, when="now"))

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

    async def _try_again(self) -> None:
        """An attempt, told to the channel, twice in a hurry."""
        who = self._somebody()
        answer = await who.slash(self.lobby, "again")
        if answer.response is None or "rb1:again-tell:" not in str(answer.response.components):
            return  # nobody tries more than three times a day for points, nor while nobody hears
        if await self._meanwhile():
            for _ in range(2):
                await who.click(answer.response.message, custom_id=control(answer, "again-tell"))

    async def _decide(self) -> None:
        """A moderator publishes or returns something."""
        if self.desk is None or self.desk.channel.id not in self.world.env.backend.channels:
            return
        if waiting := self.desk.waiting:
            message = self.chance.choice(waiting)
            if self.chance.random() < 0.6:
                await self.desk.press("publish", message=message)
            else:
                await self.desk.decline("return", "person", "Please leave the name out.", message)

    async def _lockdown(self) -> None:
        assert self.desk is not None
        turn = self.chance.choice(("on", "off", "off"))
        await self.desk.mo.slash(self.lobby, f"mod lockdown {turn}")

    async def _look_around(self) -> None:
        command = self.chance.choice(("leaderboard", "encourage", "journey", "inbox"))
        await self._somebody().slash(self.lobby, command)
