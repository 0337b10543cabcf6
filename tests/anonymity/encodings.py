"""Every way in which a user id or a text could stand in bytes that somebody stole."""

import base64
import binascii
from collections.abc import Iterator
from itertools import product

_TEXT_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_SHORTEST_TEXT = 12
"""Characters: a shorter piece of a story could stand somewhere by chance."""


def forms_of_id(user: int) -> dict[str, tuple[bytes, ...]]:
    """The id by name of encoding; several byte strings where neighbours change the edges."""
    big, little = user.to_bytes(8, "big"), user.to_bytes(8, "little")
    forms = {
        "decimal": (str(user).encode(),),
        "decimal utf-16": (str(user).encode("utf-16-le"),),
        "big-endian": (big,),
        "little-endian": (little,),
        "hex": _both_cases(binascii.hexlify(big)),
        "hex little-endian": _both_cases(binascii.hexlify(little)),
        "hex as a number": _both_cases(f"{user:x}".encode()),
    }
    for name, data in (("big", big), ("little", little), ("decimal", str(user).encode())):
        for offset in range(3):
            forms[f"base64 {name} at {offset}"] = tuple(_base64(data, offset))
    return forms


def forms_of_text(text: str) -> dict[str, tuple[bytes, ...]]:
    """Pieces of at least 12 characters of a text, encoded: the whole need not be there to leak."""
    pieces = [
        text[start : start + _SHORTEST_TEXT]
        for start in range(0, max(len(text) - _SHORTEST_TEXT, 0) + 1, _SHORTEST_TEXT)
    ]
    forms = {name: tuple(piece.encode(name) for piece in pieces) for name in _TEXT_ENCODINGS}
    for offset in range(3):
        shared = [_base64(piece.encode(), offset) for piece in pieces]
        forms[f"base64 at {offset}"] = tuple(form for some in shared for form in some)
    return forms


def found(forms: dict[str, tuple[bytes, ...]], data: bytes) -> list[str]:
    """The names of the encodings that stand in `data`."""
    return [name for name, some in forms.items() if any(form in data for form in some)]


def _both_cases(text: bytes) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys((text.lower(), text.upper())))


def _base64(data: bytes, offset: int) -> Iterator[bytes]:
    """`data` inside a longer base64 text, `offset` bytes after a border of three.

    A character at either edge holds bits of the neighbours too, so every one that fits is given.
    """
    before = bytes(offset)
    after = bytes(-(offset + len(data)) % 3)
    whole = base64.b64encode(before + data + after)
    first, last = (offset * 8 + 5) // 6, (offset + len(data)) * 8 // 6
    yield from (
        left + whole[first:last] + right
        for left, right in product(_left(data, offset), _right(data, offset))
    )


def _left(data: bytes, offset: int) -> list[bytes]:
    foreign = offset * 8 % 6
    if not foreign:
        return [b""]
    own = data[0] >> (8 - (6 - foreign))
    return [_BASE64[(bits << (6 - foreign)) | own :][:1] for bits in range(1 << foreign)]


def _right(data: bytes, offset: int) -> list[bytes]:
    own = (offset + len(data)) * 8 % 6
    if not own:
        return [b""]
    bits = data[-1] & ((1 << own) - 1)
    return [_BASE64[(bits << (6 - own)) | more :][:1] for more in range(1 << (6 - own))]
