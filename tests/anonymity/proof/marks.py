"""How a person can stand in bytes or rows: what anybody can compute for every member."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_HASHES = ("md5", "sha1", "sha256")


@lru_cache(maxsize=64)
def marks(user: int) -> frozenset[Any]:
    """The id itself, and every hash without a key of it."""
    texts = (str(user).encode(), user.to_bytes(8, "big"), user.to_bytes(8, "little"))
    digests = {hashlib.new(name, text).digest() for name in _HASHES for text in texts}
    shorter = {digest[:size] for digest in digests for size in (8, 16)}
    return frozenset(
        {user, str(user)} | digests | shorter | {digest.hex() for digest in digests | shorter}
    )


def names(row: Iterable[Any], user: int) -> bool:
    """Whether a row names the person."""
    return not marks(user).isdisjoint(row)
