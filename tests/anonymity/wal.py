"""The frames of a SQLite write-ahead log: what each commit wrote where (sqlite.org/fileformat2)."""

import struct
from dataclasses import dataclass

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a transaction left it; `pages` is the database's size on a commit, else 0."""

    page: int
    pages: int
    image: bytes


def frames(wal: bytes) -> list[Frame]:
    """All frames since the log was last begun anew, in the order of writing."""
    if not wal:
        return []
    _, _, page_size, _, *salts, _, _ = _HEADER.unpack_from(wal)
    read: list[Frame] = []
    for start in range(_HEADER.size, len(wal), _FRAME.size + page_size):
        page, pages, *frame_salts, _, _ = _FRAME.unpack_from(wal, start)
        if frame_salts != salts:
            break
        image = wal[start + _FRAME.size : start + _FRAME.size + page_size]
        read.append(Frame(page, pages, image))
    return read
