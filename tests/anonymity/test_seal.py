"""A seal hides what it holds and how long that is, and opens with the right key alone."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.services.anonymity.seal import (
    SealBroken,
    TooLarge,
    derive,
    seal,
    sealed_day,
    unseal,
)
from tests.anonymity.keys import DAY, NEXT_DAY

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
SIZES = (1024, 2048, 4096, 8192)
OWN = 37
"""Bytes that a seal itself takes: 1 version, 4 day, 12 nonce, 16 tag, 4 length."""


def sealed(plain: bytes, bound_to: bytes = b"post") -> bytes:
    return seal(plain, key=KEY, day=DAY, bound_to=bound_to, sizes=SIZES, random_bytes=os.urandom)


@given(st.binary(max_size=8192 - OWN))
def test_it_opens_again_and_is_one_of_four_sizes(plain: bytes) -> None:
    closed = sealed(plain)

    assert len(closed) in SIZES
    assert len(closed) == min(size for size in SIZES if size >= len(plain) + OWN)
    assert unseal(closed, key=KEY, bound_to=b"post") == plain
    assert sealed_day(closed) == DAY


@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_used_to_its_last_byte(size: int) -> None:
    assert len(sealed(bytes(size - OWN))) == size
    if size < SIZES[-1]:
        assert len(sealed(bytes(size - OWN + 1))) == 2 * size


def test_what_fits_no_size_is_refused() -> None:
    with pytest.raises(TooLarge):
        sealed(bytes(SIZES[-1] - OWN + 1))


def test_every_changed_byte_is_noticed() -> None:
    closed = sealed(b"a story")
    for place in range(len(closed)):
        changed = bytearray(closed)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            unseal(bytes(changed), key=KEY, bound_to=b"post")


@pytest.mark.parametrize("length", [0, 1, 16, 17, 36, 37, 1023])
def test_what_was_cut_off_is_noticed(length: int) -> None:
    with pytest.raises(SealBroken):
        unseal(sealed(b"a story")[:length], key=KEY, bound_to=b"post")


@pytest.mark.parametrize(
    ("key", "bound_to"), [(OTHER_KEY, b"post"), (KEY, b"another post"), (derive(KEY, "x"), b"post")]
)
def test_another_key_or_place_opens_nothing(key: bytes, bound_to: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(sealed(b"a story"), key=key, bound_to=bound_to)


def test_the_day_in_the_clear_cannot_be_exchanged() -> None:
    closed = sealed(b"a story")
    moved = closed[:1] + NEXT_DAY.toordinal().to_bytes(4, "big") + closed[5:]

    assert sealed_day(moved) == NEXT_DAY
    with pytest.raises(SealBroken):
        unseal(moved, key=KEY, bound_to=b"post")


@pytest.mark.parametrize("start", [b"\x00", b"\x02", b"\x01" + b"\xff" * 4, b"\x01" + bytes(4)])
def test_what_is_no_seal_has_no_day(start: bytes) -> None:
    with pytest.raises(SealBroken):
        sealed_day(start.ljust(1024, b"\0"))


def test_sealing_twice_gives_other_bytes() -> None:
    one, two = sealed(b"a story"), sealed(b"a story")

    assert one[:5] == two[:5]
    assert sum(a == b for a, b in zip(one[5:], two[5:], strict=True)) < 40  # 4 by chance


def test_keys_for_different_purposes_are_different() -> None:
    assert len({derive(KEY, purpose) for purpose in ("outbox", "draft", "note")} | {KEY}) == 4
