"""How a drawing and its picture pass between two processes: blocks with their length in front."""

import struct
from typing import IO

_LENGTH = struct.Struct(">I")


def read_block(source: IO[bytes]) -> bytes | None:
    """The next block; None where the other side has ended."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    block = source.read(length)
    return block if len(block) == length else None


def write_block(target: IO[bytes], block: bytes) -> None:
    """Send a block, at most 4 GiB, at once; raises OSError where the other side has ended."""
    target.write(_LENGTH.pack(len(block)) + block)
    target.flush()
