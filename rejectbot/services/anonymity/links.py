"""Tags and receipts: how an author, and only an author, finds an anonymous post again."""

import base64
import hashlib
import hmac
from collections.abc import Callable

from rejectbot.domain.ids import GuildId, RejectionId, UserId

TAG_BYTES = 16
RECEIPT_BYTES = 16
RECEIPT_CHARACTERS = 26


def post_key(link_key: bytes, pid: RejectionId) -> bytes:
    """The key of one post: dies with its day's link key."""
    return hmac.digest(link_key, pid, "sha256")


def author_tag(key: bytes, guild: GuildId, user: UserId) -> bytes:
    """16 bytes that only the post's key and the right user give again."""
    said = b"author" + guild.to_bytes(8, "big") + user.to_bytes(8, "big")
    return hmac.digest(key, said, "sha256")[:TAG_BYTES]


def new_receipt(random_bytes: Callable[[int], bytes]) -> str:
    """128 random bits as 26 base32 characters, shown once and never stored."""
    return base64.b32encode(random_bytes(RECEIPT_BYTES)).decode("ascii").rstrip("=")


def receipt_hash(pid: RejectionId, receipt: str) -> bytes:
    """What is stored of a receipt."""
    return hashlib.sha256(pid + receipt.encode("ascii")).digest()
