"""How a gateway writes its packets: plain, or as one compressed stream a connection."""

import json
import zlib
from typing import Protocol

import zstandard

from tests.standin.wire import Json


class Codec(Protocol):
    """Turns one packet into one websocket message: text when plain, bytes when compressed."""

    def encode(self, packet: Json) -> str | bytes:
        """The message to send; calls must happen in the order of sending."""
        ...


class Plain:
    """JSON text."""

    def encode(self, packet: Json) -> str:
        """The packet's JSON."""
        return json.dumps(packet, separators=(",", ":"))


class ZlibStream:
    """`compress=zlib-stream`: every message ends with the four bytes of a sync flush."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def encode(self, packet: Json) -> bytes:
        """The next piece of the stream."""
        body = json.dumps(packet, separators=(",", ":")).encode()
        return self._stream.compress(body) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """`compress=zstd-stream`, which discord.py asks for when zstandard is installed."""

    def __init__(self) -> None:
        self._stream = zstandard.ZstdCompressor().compressobj()

    def encode(self, packet: Json) -> bytes:
        """The next block of the one frame that the connection is."""
        body = json.dumps(packet, separators=(",", ":")).encode()
        block = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return self._stream.compress(body) + self._stream.flush(block)


def codec_for(asked: str | None) -> Codec:
    """What a connection that asks for this compression (`None`: none) gets."""
    if asked == "zlib-stream":
        return ZlibStream()
    if asked == "zstd-stream":
        return ZstdStream()
    return Plain()
