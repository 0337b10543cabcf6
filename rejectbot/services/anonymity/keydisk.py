"""The key file on disk: read whole, replaced whole or not at all."""

import json
from pathlib import Path

from rejectbot.services.anonymity.keyring import Keys, packed, unpacked
from rejectbot.services.anonymity.replacing import replace_whole


class Unreadable(ValueError):
    """Not what this program wrote; says nothing of what is in it."""


def read(path: Path) -> Keys:
    """The keys in the file; raises Unreadable or OSError."""
    try:
        return unpacked(json.loads(path.read_text("ascii")))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable from None  # the cause holds the whole text of the file


def replace(path: Path, keys: Keys) -> None:
    """Put these keys in the place of the file; raises OSError."""
    replace_whole(path, json.dumps(packed(keys)))
