"""Whether two pages differ only where sealed bytes and tags lie."""

from functools import lru_cache

_WINDOW = 8
"""Bytes by which a piece of a sealed value is known again inside a page."""


class Explained:
    """Knows every sealed value of either run, in windows of eight bytes."""

    def __init__(self, one: set[bytes], two: set[bytes]) -> None:
        self._windows = _windows(one), _windows(two)
        self.difference = lru_cache(maxsize=10_000)(self._difference)

    def _difference(self, left: bytes, right: bytes) -> bool:
        """True when they are the same but for sealed bytes."""
        return self.where(left, right) is None

    def where(self, left: bytes, right: bytes) -> str | None:
        """The first place that sealed bytes do not explain."""
        if left == right:
            return None
        if len(left) != len(right):
            return f"{len(left)} and {len(right)} bytes"
        at = 0
        while (at := _next_difference(left, right, at)) < len(left):
            step = self._explained_from(left, right, at)
            if not step:
                around = slice(max(0, at - 16), at + 32)
                return f"at {at}: {left[around].hex()} | {right[around].hex()}"
            at += step
        return None

    def _explained_from(self, left: bytes, right: bytes, at: int) -> int:
        """How many bytes from here on both belong to sealed values."""
        for back in range(_WINDOW):
            start = at - back
            window = slice(start, start + _WINDOW)
            if start >= 0 and all(
                page[window] in known
                for page, known in zip((left, right), self._windows, strict=True)
            ):
                return _WINDOW - back
        return 0


def _next_difference(left: bytes, right: bytes, at: int) -> int:
    size = 64
    while at < len(left):
        if left[at : at + size] != right[at : at + size]:
            for place in range(at, min(at + size, len(left))):
                if left[place] != right[place]:
                    return place
        at += size
    return len(left)


def _windows(values: set[bytes]) -> set[bytes]:
    return {
        value[start : start + _WINDOW]
        for value in values
        for start in range(len(value) - _WINDOW + 1)
    }
