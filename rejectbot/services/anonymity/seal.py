"""Sealing bytes so that neither what they say nor exactly how long they are can be read."""

from collections.abc import Callable, Sequence
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

_VERSION = b"\x01"
_DAY_BYTES = 4
_NONCE_BYTES = 12
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_HEAD = len(_VERSION) + _DAY_BYTES
_OVERHEAD = _HEAD + _NONCE_BYTES + _TAG_BYTES + _LENGTH_BYTES


class SealBroken(ValueError):
    """Not sealed with this key for this purpose, or changed since."""


class TooLarge(ValueError):
    """Longer than the largest size allowed."""


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose from a day's key (HKDF-Expand, SHA-256)."""
    return HKDFExpand(hashes.SHA256(), 32, purpose.encode()).derive(key)


def seal(
    plain: bytes,
    *,
    key: bytes,
    day: date,
    bound_to: bytes,
    sizes: Sequence[int],
    random_bytes: Callable[[int], bytes],
) -> bytes:
    """AES-256-GCM over `plain` padded to the smallest of `sizes` (whole result, in bytes).

    `day` says in the clear which day's key was used; `bound_to` must be given again to open.
    """
    size = next((size for size in sizes if len(plain) + _OVERHEAD <= size), None)
    if size is None:
        raise TooLarge
    head = _VERSION + day.toordinal().to_bytes(_DAY_BYTES, "big")
    padded = len(plain).to_bytes(_LENGTH_BYTES, "big") + plain
    padded += bytes(size - _OVERHEAD - len(plain))
    nonce = random_bytes(_NONCE_BYTES)
    return head + nonce + AESGCM(key).encrypt(nonce, padded, head + bound_to)


def sealed_day(sealed: bytes) -> date:
    """The UTC day whose key opens `sealed`; raises SealBroken."""
    if len(sealed) < _OVERHEAD or sealed[:1] != _VERSION:
        raise SealBroken
    try:
        return date.fromordinal(int.from_bytes(sealed[1:_HEAD], "big"))
    except (ValueError, OverflowError):
        raise SealBroken from None


def unseal(sealed: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """What was sealed; raises SealBroken."""
    sealed_day(sealed)  # refuses what is too short to be taken apart
    head, nonce = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE_BYTES]
    try:
        padded = AESGCM(key).decrypt(nonce, sealed[_HEAD + _NONCE_BYTES :], head + bound_to)
    except InvalidTag:
        raise SealBroken from None
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]
