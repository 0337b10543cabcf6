"""The gateway: HELLO, IDENTIFY, heartbeats, RESUME with replay, and ways to lose a connection."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, WSMsgType, web

from tests.standin import payloads
from tests.standin.changes import Changes
from tests.standin.compression import codec_for
from tests.standin.sessions import Link, Session
from tests.standin.state import World
from tests.standin.wire import Json

HEARTBEAT_MS = 41_250
HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 1, 2, 6, 9, 10, 11
GUILDS, GUILD_MESSAGES, GUILD_REACTIONS = 1 << 0, 1 << 9, 1 << 10


@dataclass(slots=True)
class Gateway:
    """All sessions and connections, and the counts that tests look at."""

    world: World
    changes: Changes
    url: str = ""
    sessions: dict[str, Session] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    """How often: identify, resume, refused."""
    open: asyncio.Event = field(default_factory=asyncio.Event)
    """While it is clear, new connections wait for their HELLO: the gap of an outage."""
    refuses_with: int | None = None
    """The close code that every IDENTIFY gets; None starts a session."""

    async def emit(self, guild_id: int, event: str, data: Json, intent: int = 0) -> None:
        """Sends an event to every session of the guild's shard that asked for it."""
        for session in list(self.sessions.values()):
            if session.owns(guild_id) and session.wants(intent):
                await session.dispatch(event, data)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from HELLO to its end."""
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        link = Link(request, socket, codec_for(request.query.get("compress")))
        self.links.append(link)
        try:
            await self.open.wait()
            await link.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MS}})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(link, message.json())
        finally:
            self._lost(link)
        return socket

    def _lost(self, link: Link) -> None:
        self.links.remove(link)
        if link.session is not None and link.session.link is link:
            link.session.link = None
        self.changes.ring()

    async def _receive(self, link: Link, packet: Json) -> None:
        match packet["op"]:
            case 1:
                link.beats += 1
                await link.send({"op": HEARTBEAT_ACK})
            case 2:
                await self._identify(link, packet["d"])
            case 6:
                await self._resume(link, packet["d"])
        self.changes.ring()

    async def _identify(self, link: Link, data: Json) -> None:
        self.seen["identify"] += 1
        if self.refuses_with is not None:
            await link.socket.close(code=self.refuses_with)
            return
        shard_id, shard_count = data.get("shard", (0, 1))
        session = Session(
            self.world.ids.token("session"), (shard_id, shard_count), data["intents"], link
        )
        for old in [s for s in self.sessions.values() if s.shard == session.shard and not s.link]:
            del self.sessions[old.id]
        self.sessions[session.id] = session
        link.session = session
        await session.dispatch("READY", self._ready(session, link))
        for guild in list(self.world.guilds.values()):
            if session.owns(guild.id) and session.wants(GUILDS):
                await session.dispatch("GUILD_CREATE", payloads.guild_create(self.world, guild))

    def _ready(self, session: Session, link: Link) -> Json:
        guilds = [g for g in self.world.guilds.values() if session.owns(g.id)]
        return {
            "v": 10,
            "user": payloads.user(self.world.bot),
            "guilds": [{"id": str(g.id), "unavailable": True} for g in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(session.shard),
            "application": {"id": str(self.world.bot.id), "flags": 0},
        }

    async def _resume(self, link: Link, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            self.seen["refused"] += 1
            await link.send({"op": INVALID_SESSION, "d": False})
            return
        self.seen["resume"] += 1
        await session.replay(link, data["seq"])
        await session.dispatch("RESUMED", {})

    async def drop(self, shard_id: int | None, *, resumable: bool, abrupt: bool) -> int:
        """Cuts connections of a shard (None: of all). Returns how many were cut."""
        cut = [x for x in self.links if x.session and shard_id in (None, x.session.shard[0])]
        for link in cut:
            if link.session and not resumable:
                self.sessions.pop(link.session.id, None)
                link.session = None
            if abrupt:
                link.cut()
            else:
                await link.socket.close(code=WSCloseCode.SERVICE_RESTART)
        return len(cut)
