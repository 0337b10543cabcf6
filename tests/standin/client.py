"""The typed way to steer a stand-in: look at its world, break it, and act as its people."""

import asyncio
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import aiohttp

from tests.standin.faults import Fault, Moment
from tests.standin.records import Answer, Connections, Place, Request, Sent
from tests.standin.wire import Json

PATIENCE_S = 10.0


class NotSeen(AssertionError):
    """What a test waited for did not happen in time."""


class Denied(AssertionError):
    """The stand-in refused an act, as a Discord client would not have allowed it."""


@dataclass(slots=True, eq=False)
class StandinClient:
    """Speaks to one stand-in; an async context manager. All waits are in seconds."""

    port: int
    session: aiohttp.ClientSession

    @property
    def api_url(self) -> str:
        """What the bot gets as the base of Discord's REST."""
        return f"http://127.0.0.1:{self.port}/api/v10"

    @classmethod
    def at(cls, port: int) -> Self:
        """A client of the stand-in on this port of 127.0.0.1; call it inside a running loop."""
        return cls(port, aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.session.close()

    async def ask(self, verb: str, **body: object) -> Json:
        """One verb of the control side."""
        url = f"http://127.0.0.1:{self.port}/_control/{verb}"
        async with self.session.post(url, json=body) as response:
            answer: Json = await response.json()
            if response.status != 200:
                raise Denied(f"{verb}: {answer}")
            return answer

    async def places(self) -> list[Place]:
        """The guilds with their owner and channels."""
        return [Place.read(guild) for guild in (await self.ask("world"))["guilds"]]

    async def add_guild(self, name: str) -> Place:
        """Adds the bot to one more guild."""
        made = (await self.ask("add_guild", name=name))["id"]
        return next(place for place in await self.places() if place.guild_id == made)

    async def commands(self) -> list[str]:
        """Kind and name of what the bot synced, such as `1 share`."""
        names: list[str] = (await self.ask("world"))["commands"]
        return names

    async def answer(
        self, interaction_id: int, until: str = "answered", seconds: float = PATIENCE_S
    ) -> Answer:
        """What a person sees of an interaction, once it was `acknowledged` or `answered`."""
        body = await self.ask("seen", id=interaction_id, until=until, seconds=seconds)
        return Answer.read(body)

    async def messages(
        self, channel_id: int, at_least: int = 0, seconds: float = PATIENCE_S
    ) -> list[Sent]:
        """A channel's messages, oldest first, at once or when there are so many."""
        body = await self.ask("messages", channel=channel_id, at_least=at_least, seconds=seconds)
        if len(body["messages"]) < at_least:
            raise NotSeen(f"{at_least} messages, {len(body['messages'])} there")
        return [Sent(message) for message in body["messages"]]

    async def post(self, channel_id: int, user_id: int, content: str) -> int:
        """A member writes a plain message. Returns its id."""
        made = await self.ask("post", channel=channel_id, user=user_id, content=content)
        return int(made["id"])

    async def requests(
        self, since: int = 0, route: str = "", at_least: int = 0, seconds: float = PATIENCE_S
    ) -> list[Request]:
        """The bot's requests in order from an index on: of one route (method and template), or all.

        With `at_least`, waits until there are so many of all routes, but no longer than `seconds`.
        """
        body = await self.ask("requests", since=since, at_least=at_least, seconds=seconds)
        found = [Request(**entry) for entry in body["requests"]]
        return [request for request in found if route in ("", request.route)]

    async def connections(
        self, connected: int = 0, identified: int = 0, seconds: float = 20.0
    ) -> Connections:
        """Who is connected, at once or when so many shards are and so often identified."""
        body = await self.ask(
            "gateway", connected=connected, identified=identified, seconds=seconds
        )
        state = Connections(**body)
        if len(state.connected) < connected or state.identify < identified:
            raise NotSeen(f"{connected} shards, {identified} identified: {state}")
        return state

    async def drop(
        self,
        *,
        resumable: bool,
        shard: int | None = None,
        abrupt: bool = False,
        keep_out: bool = False,
    ) -> None:
        """Cuts gateway connections; `keep_out` until `reopen`."""
        await self.ask("drop", resumable=resumable, shard=shard, abrupt=abrupt, keep_out=keep_out)

    async def reopen(self) -> None:
        """Lets the kept out in again."""
        await self.ask("reopen")

    async def refuse_identify(self, code: int) -> None:
        """Closes every new session with this code, as Discord does with 4004 for a dead token."""
        await self.ask("refuse_identify", code=code)

    async def accept_only(self, token: str) -> None:
        """Answers 401 to every other token."""
        await self.ask("accept_only", token=token)

    async def barrier(self) -> None:
        """Returns when the bot has read every event so far off the wire."""
        if not (await self.ask("barrier"))["passed"]:
            raise NotSeen("a heartbeat from every shard")

    async def fail(
        self,
        route: str,
        *faults: Fault,
        moment: Moment = Moment.BEFORE,
        left: int | None = 1,
        chance: float = 1.0,
        seed: int = 0,
    ) -> int:
        """Fails `left` requests of a route (None: without end), each with a chance of 0..1."""
        body = await self.ask(
            "fault",
            route=route,
            faults=list(faults),
            moment=moment,
            left=left,
            chance=chance,
            seed=seed,
        )
        return int(body["id"])

    async def hold(self, route: str, moment: Moment = Moment.BEFORE, left: int = 1) -> int:
        """Never answers the next requests of a route, before or after they took effect."""
        return await self.fail(route, Fault.HOLD, moment=moment, left=left)

    async def struck(self, rule_id: int, at_least: int = 1, seconds: float = PATIENCE_S) -> int:
        """Waits until a rule struck so often (a hold: holds so many)."""
        body = await self.ask("struck", id=rule_id, at_least=at_least, seconds=seconds)
        if body["struck"] < at_least:
            raise NotSeen(f"rule {rule_id} struck {body['struck']} times, not {at_least}")
        return int(body["struck"])

    async def release(self, rule_id: int, *, proceed: bool) -> None:
        """Lets what a hold holds go on, or cuts it off without effect."""
        await self.ask("release", id=rule_id, proceed=proceed)

    async def mend(self) -> None:
        """Takes every fault and hold back."""
        await self.ask("mend")

    async def expire(self, interaction_id: int) -> None:
        """Ends an interaction's time at once."""
        await self.ask("expire", id=interaction_id)

    async def options(self, **options: float) -> int:
        """Sets what `Options` and `Limits` name. Returns how many 429s the limits gave so far."""
        return int((await self.ask("options", **options))["refused"])

    async def quiet(self, seconds: float, poll: float = 0.1, within: float = 120.0) -> None:
        """Returns when the bot has sent no request for this long; NotSeen if that never comes."""
        clock = asyncio.get_running_loop().time
        count, since = len(await self.requests()), clock()
        ends = since + within
        while clock() - since < seconds:
            await asyncio.sleep(poll)
            more = await self.requests(count)
            if more and clock() > ends:
                raise NotSeen(f"quiet for {seconds} s; the last request was {more[-1].route}")
            if more:
                count, since = count + len(more), clock()
