"""The form of a backup file: sealed with a passphrase, so that no byte can be read or changed.

It opens with a head in the clear and the head's authenticator; then come parts of equal size, each
sealed with AES-256-GCM under its number and whether it is the last one (the STREAM construction
of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). So a part that was changed, moved, repeated or
left out is found, and so is a file that was cut. The last part is padded (ISO/IEC 7816-4).
"""

import hmac
import secrets
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Final, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC: Final = b"REJECTBK"
VERSION: Final = 1
PART: Final = 65_536
"""Bytes of content in each part."""
SHORTEST_PASSPHRASE: Final = 12
"""Characters; scrypt makes each guess dear, but not a short word safe."""

_SEALED_PART: Final = PART + 16
_AUTHENTICATOR_BYTES: Final = 32
_KEY_BYTES: Final = 32
_END: Final = b"\x80"
_HEAD: Final = struct.Struct(">8sBcBBB16sq8s")
"""Magic, version, kind of database, log₂ of scrypt's n, its r and p, salt, Unix time, schema."""
_KINDS: Final[dict[bytes, "Kind"]] = {b"S": "sqlite", b"P": "postgresql"}
_DEAREST: Final = (20, 8, 4)
"""Costs above these (1 GiB of memory) come from no file of ours and are not paid."""

Kind = Literal["sqlite", "postgresql"]


class BackupError(RuntimeError):
    """A backup file that can't be used; the message is one line for the operator."""


class NotABackup(BackupError):
    def __init__(self) -> None:
        super().__init__("is not a backup made by `rejectbot db backup`")


class FormatNewer(BackupError):
    def __init__(self) -> None:
        super().__init__("was made by a newer version of RejectBot: install that version")


class WrongPassphrase(BackupError):
    def __init__(self) -> None:
        super().__init__("does not open with this passphrase (or its first bytes were changed)")


class CutShort(BackupError):
    def __init__(self) -> None:
        super().__init__("is cut short: its end is missing")


class Damaged(BackupError):
    def __init__(self) -> None:
        super().__init__("is damaged: it is not as it was written")


@dataclass(frozen=True, slots=True)
class Cost:
    """Scrypt's parameters: 128 · r · 2^log_n bytes of memory for each guess (RFC 7914)."""

    log_n: int = 17
    r: int = 8
    p: int = 1


USUAL: Final = Cost()
"""OWASP's first choice: 128 MiB and about half a second for each guess."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says of itself; `made` is an aware instant, kept in whole seconds."""

    kind: Kind
    schema: str
    made: datetime


def seal(
    plain: Iterable[bytes], into: BinaryIO, head: Head, passphrase: str, cost: Cost | None = None
) -> None:
    """Write `plain`, given in pieces of any size, as a backup file."""
    cost = cost or USUAL
    salt = secrets.token_bytes(16)
    written = _packed(head, cost, salt)
    key, authenticator_key = _keys(passphrase, cost, salt)
    into.write(written + hmac.digest(authenticator_key, written, "sha256"))
    cipher = AESGCM(key)
    into.writelines(
        cipher.encrypt(_nonce(number, is_last=is_last), part, written)
        for number, (part, is_last) in enumerate(_parts(plain))
    )


class SealedFile:
    """A backup file that is read; `head` is authentic as soon as this is made."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        """Raises NotABackup, FormatNewer, CutShort or WrongPassphrase."""
        self._file = file
        self._written = file.read(_HEAD.size)
        self.head, cost, salt = _unpacked(self._written)
        authenticator = file.read(_AUTHENTICATOR_BYTES)
        if len(authenticator) < _AUTHENTICATOR_BYTES:
            raise CutShort
        key, authenticator_key = _keys(passphrase, cost, salt)
        expected = hmac.digest(authenticator_key, self._written, "sha256")
        if not hmac.compare_digest(authenticator, expected):
            raise WrongPassphrase
        self._cipher = AESGCM(key)

    def content(self) -> Iterator[bytes]:
        """What was sealed, in pieces; raises CutShort or Damaged, so none is to be trusted
        before the last one came. Can be read again from the start.
        """
        self._file.seek(_HEAD.size + _AUTHENTICATOR_BYTES)
        part, number = self._file.read(_SEALED_PART), 0
        while following := self._file.read(_SEALED_PART):
            yield self._open(part, number, is_last=False)
            part, number = following, number + 1
        yield self._open(part, number, is_last=True).rstrip(b"\0").removesuffix(_END)

    def _open(self, part: bytes, number: int, *, is_last: bool) -> bytes:
        if len(part) < _SEALED_PART:
            raise CutShort
        try:
            return self._cipher.decrypt(_nonce(number, is_last=is_last), part, self._written)
        except InvalidTag:
            if is_last and self._goes_on_after(part, number):
                raise CutShort from None
            raise Damaged from None

    def _goes_on_after(self, part: bytes, number: int) -> bool:
        try:
            self._cipher.decrypt(_nonce(number, is_last=False), part, self._written)
        except InvalidTag:
            return False
        return True


def _parts(plain: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    waiting = b""
    for piece in plain:
        waiting += piece
        while len(waiting) >= PART:
            yield waiting[:PART], False
            waiting = waiting[PART:]
    yield (waiting + _END).ljust(PART, b"\0"), True


def _nonce(number: int, *, is_last: bool) -> bytes:
    """Unique under its key, which no other file has: the salt is drawn anew for each."""
    return number.to_bytes(11, "big") + bytes([is_last])


def _keys(passphrase: str, cost: Cost, salt: bytes) -> tuple[bytes, bytes]:
    typed = unicodedata.normalize("NFC", passphrase).encode()
    kdf = Scrypt(salt=salt, length=2 * _KEY_BYTES, n=2**cost.log_n, r=cost.r, p=cost.p)
    derived = kdf.derive(typed)
    return derived[:_KEY_BYTES], derived[_KEY_BYTES:]


def _packed(head: Head, cost: Cost, salt: bytes) -> bytes:
    kind = next(mark for mark, kind in _KINDS.items() if kind == head.kind)
    made = int(head.made.timestamp())
    schema = head.schema.encode("ascii")
    return _HEAD.pack(MAGIC, VERSION, kind, cost.log_n, cost.r, cost.p, salt, made, schema)


def _unpacked(written: bytes) -> tuple[Head, Cost, bytes]:
    if written[: len(MAGIC)] != MAGIC:
        raise NotABackup
    if len(written) < _HEAD.size:
        raise CutShort
    _, version, kind, *cost, salt, made, schema = _HEAD.unpack(written)
    if version > VERSION:
        raise FormatNewer
    in_reach = all(0 < given <= most for given, most in zip(cost, _DEAREST, strict=True))
    if version < VERSION or kind not in _KINDS or not in_reach:
        raise Damaged
    try:
        return _head(_KINDS[kind], made, schema), Cost(*cost), salt
    except (ValueError, OverflowError, OSError):
        raise Damaged from None


def _head(kind: Kind, made: int, schema: bytes) -> Head:
    return Head(kind, schema.rstrip(b"\0").decode("ascii"), datetime.fromtimestamp(made, UTC))
