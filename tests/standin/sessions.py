"""Gateway sessions: who is connected for which shard, and what they missed meanwhile."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from tests.standin.compression import Codec
from tests.standin.wire import Json

REPLAYED = 10_000
"""Events kept for a resume; Discord keeps a few minutes of them."""
DISPATCH = 0


@dataclass(slots=True, eq=False)
class Link:
    """One websocket connection with its compression."""

    request: web.Request
    socket: web.WebSocketResponse
    codec: Codec
    session: "Session | None" = None
    beats: int = 0

    async def send(self, packet: Json) -> None:
        """Writes a packet; packets arrive in the order of the calls."""
        encoded = self.codec.encode(packet)
        if self.socket.closed:
            return
        try:
            if isinstance(encoded, bytes):
                await self.socket.send_bytes(encoded)
            else:
                await self.socket.send_str(encoded)
        except ConnectionError:
            return

    def cut(self) -> None:
        """Ends the connection with no goodbye."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(slots=True, eq=False)
class Session:
    """One shard's session; it outlives its connection so that it can be resumed."""

    id: str
    shard: tuple[int, int]
    intents: int
    link: Link | None = None
    seq: int = 0
    sent: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=REPLAYED))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Keeps numbers and packets in one order while a replay runs."""

    def owns(self, guild_id: int) -> bool:
        """Whether this guild's events go to this shard, by Discord's formula."""
        shard_id, shard_count = self.shard
        return (guild_id >> 22) % shard_count == shard_id

    def wants(self, intent: int) -> bool:
        """Whether events behind this intent bit (0: always sent) were asked for."""
        return not intent or bool(self.intents & intent)

    async def dispatch(self, event: str, data: Json) -> None:
        """Sends an event, or keeps it for a resume while nobody is connected."""
        async with self.turn:
            self.seq += 1
            packet: Json = {"op": DISPATCH, "t": event, "s": self.seq, "d": data}
            self.sent.append((self.seq, packet))
            if self.link is not None:
                await self.link.send(packet)

    async def replay(self, link: Link, after: int) -> None:
        """Goes on over this connection and sends once more what came after a sequence number."""
        async with self.turn:
            self.link, link.session = link, self
            for seq, packet in list(self.sent):
                if seq > after:
                    await link.send(packet)
