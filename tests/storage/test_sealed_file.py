"""A backup file opens with its passphrase as it was written, or says which trouble it has."""

import io
import random
from datetime import UTC, datetime

import pytest

from rejectbot.storage import sealed_file
from rejectbot.storage.sealed_file import (
    PART,
    BackupError,
    Cost,
    CutShort,
    Damaged,
    FormatNewer,
    Head,
    NotABackup,
    SealedFile,
    WrongPassphrase,
    seal,
)

PASSPHRASE = "synthetic moss and heavy metals"
HEAD = Head("sqlite", "0002", datetime(2026, 11, 23, 12, 10, tzinfo=UTC))
CHEAP = Cost(log_n=4)
PLAIN = random.Random(7).randbytes(3 * PART + 100)
BEGIN = 77
"""Bytes of the head and its authenticator."""
SEALED_PART = PART + 16


def sealed(plain: bytes = PLAIN, passphrase: str = PASSPHRASE) -> bytes:
    into = io.BytesIO()
    seal(
        [plain[at : at + 1_000] for at in range(0, len(plain), 1_000)],
        into,
        HEAD,
        passphrase,
        CHEAP,
    )
    return into.getvalue()


def opened(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return b"".join(SealedFile(io.BytesIO(data), passphrase).content())


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 2 * PART, len(PLAIN)])
def test_what_was_sealed_comes_back(size: int) -> None:
    assert opened(sealed(PLAIN[:size])) == PLAIN[:size]


def test_content_that_ends_like_padding_comes_back() -> None:
    for ending in (b"\x80", b"\0", b"\x80\0\0", b"\0\x80"):
        assert opened(sealed(b"a" + ending)) == b"a" + ending


def test_it_tells_of_itself_and_can_be_read_twice() -> None:
    file = SealedFile(io.BytesIO(sealed()), PASSPHRASE)

    assert file.head == HEAD
    assert list(file.content()) == list(file.content())


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    assert (
        opened(sealed(passphrase="Zu\u0308ru\u0308ckweisung"), "Z\u00fcr\u00fcckweisung") == PLAIN
    )


def test_two_files_of_the_same_share_nothing_but_their_open_head() -> None:
    first, second = sealed(), sealed()

    assert first[:13] == second[:13]
    assert first[BEGIN:] != second[BEGIN:]
    assert PLAIN[:64] not in first


def test_another_passphrase_is_told() -> None:
    with pytest.raises(WrongPassphrase):
        opened(sealed(), PASSPHRASE + "!")


@pytest.mark.parametrize("foreign", [b"", b"PK\x03\x04" * 50, b"SQLite format 3\0" * 9, b"REJECT"])
def test_a_foreign_file_is_told(foreign: bytes) -> None:
    with pytest.raises(NotABackup):
        opened(foreign)


def test_a_newer_form_is_told() -> None:
    data = bytearray(sealed())
    data[8] = 2

    with pytest.raises(FormatNewer):
        opened(bytes(data))


def test_a_file_cut_anywhere_is_told() -> None:
    data = sealed()
    borders = [BEGIN + SEALED_PART * number for number in range(4)]
    cuts = [*borders, *(border + 1 for border in borders), len(data) - 1, 20, BEGIN - 1]
    for cut in cuts:
        with pytest.raises(CutShort):
            opened(data[:cut])


def test_no_byte_can_be_changed() -> None:
    data = sealed(PLAIN[:100])
    for at in range(0, len(data), 1 if len(data) < 1_000 else 97):
        changed = bytearray(data)
        changed[at] ^= 1
        with pytest.raises(BackupError):
            opened(bytes(changed))


def test_no_byte_of_the_head_can_be_changed() -> None:
    data = sealed(b"")
    for at in range(BEGIN):
        for bit in (1, 0x80):
            changed = bytearray(data)
            changed[at] ^= bit
            with pytest.raises(BackupError):
                opened(bytes(changed))


def test_parts_cannot_be_moved_repeated_left_out_or_added() -> None:
    data = sealed()
    head, parts = (
        data[:BEGIN],
        [data[at : at + SEALED_PART] for at in range(BEGIN, len(data), SEALED_PART)],
    )
    other = sealed()[BEGIN:]
    for wrong in (
        [parts[1], parts[0], *parts[2:]],
        [parts[0], *parts],
        [parts[0], *parts[2:]],
        [*parts, parts[-1]],
        [*parts[:3], other[-SEALED_PART:]],
    ):
        with pytest.raises(Damaged):
            opened(head + b"".join(wrong))


def test_a_forged_cost_is_not_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(sealed())
    data[10] = 40  # a memory of a petabyte
    monkeypatch.setattr(sealed_file, "Scrypt", None)

    with pytest.raises(Damaged):
        opened(bytes(data))
