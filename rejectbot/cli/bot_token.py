"""What can be read off a bot's token without asking Discord."""

import base64
import binascii
import re
from typing import Final

_FORM: Final = re.compile(r"([\w-]{20,})\.([\w-]{5,8})\.([\w-]{25,})", re.ASCII)


def application_id(token: str) -> int | None:
    """The id of the application that `token` belongs to, None if it has not a bot token's form.

    A token is three parts with dots between; the first is the id in base64 (Discord's reference,
    "Authentication").
    """
    found = _FORM.fullmatch(token.strip())
    if found is None:
        return None
    first = found[1]
    try:
        digits = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4))
    except binascii.Error:
        return None
    return int(digits) if digits.isdigit() and 15 <= len(digits) <= 20 else None
