"""Links are found, refused or reduced to their host name; an invitation is never shown whole."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final
from unicodedata import normalize

from rejectbot.domain.safe_text.cleaning import clean

# Endings by which a bare `host/path` is known for a link. "and/or", "node.js/react" and "he/she"
# are none, and a host alone ("booking.com") is all that is shown of a link anyway.
_ENDINGS = (
    "com|net|org|edu|gov|int|info|biz|io|gg|gl|gd|co|me|tv|ly|to|cc|ws|im|is|sh|ai|fm|am|app|dev"
    "|xyz|link|site|online|shop|store|club|live|pro|top|page|new|gift|chat|click|icu|vip|fun"
    "|space|tech|website|world|zone|ru|de|uk|us|eu|in|fr|nl|ca|au|jp|cn|br|es|it|pl|se|ch|at|be"
    "|cz|dk|fi|no|pt|gr|ie|nz|kr|tk|ml|ga|cf|gq|id|mx|ar|za|tr|ua"
)
# To the end of the word; a bracket ends it unless it is closed within, as in encyclopedias.
_REST = r"(?:[^\s<>()\]]++|\([^\s<>()]*\))*+"
# Each alternative can only start where a word starts, so that a long word is read once.
_LINK = re.compile(
    rf"(?:https?|(?<![a-z0-9])[a-z0-9]++(?<!http)(?<!https))://[/\\]*(?:\[[0-9a-f:.]+\])?{_REST}"
    rf"|(?<![\w@.-])www\d?\.[\w.-]+{_REST}"
    rf"|(?<![\w@.-])[\w-]++(?:\.[\w-]++)*\.(?:{_ENDINGS})(?::\d+)?/{_REST}",
    re.IGNORECASE,
)
_DOT = r"\s?(?:\.|[\[(]\s?(?:\.|dot)\s?[\])])\s?"
_SLASH = r"\s?[/\\]+\s?"
_INVITE = re.compile(
    rf"(?<![a-z0-9])(?:discord{_DOT}(?:gg|li|io|me|new|gift)|(?:dsc|invite){_DOT}gg"
    rf"|discord(?:app)?{_DOT}com{_SLASH}(?:invite|template|gifts?|servers))"
    rf"{_SLASH}[a-z0-9][a-z0-9_-]*"
)
# The tail of a sentence, not of an address.
_TAIL = ".,;:!?'\"*_~|`\\}"
_HOST_END = re.compile(r"[/?#\\]")
_PORT = re.compile(r":\d*\Z")
_LOOKALIKES: Final = str.maketrans(
    "\u3002\u2024\ufe52\uff61\u00b7\u2044\u2215\u29f8\u0430\u0441\u0435\u0456\u043e\u0440\u0455"
    "\u0501\u0261\u03bf\u0131\u03b9\u0433\u217d\u217e",
    ".....///aceiopsdgoiircd",
)


class LinkRule(StrEnum):
    """What a server's administrators decided about links in members' texts.

    `OFF`: such a text is refused. `HOST_NAMES`: only the host of each is shown. `ON`: the whole
    address is shown, as text to copy; nothing that a member writes is ever a link to press.
    """

    OFF = "off"
    HOST_NAMES = "host_names"
    ON = "on"


def find_links(text: str) -> tuple[str, ...]:
    """Return every address in `text` that names more than a host, in order, as written.

    Found are `scheme://…`, `www.…` and `host/path`; where there is none, those that appear when
    disguises (look-alikes, compatibility characters) are undone. A host name alone is none.
    """
    text = clean(text)
    return _once(_addresses(text) or _addresses(_undisguised(text)))


def find_invites(text: str) -> tuple[str, ...]:
    """Return every invitation to a server, gift or template in `text`, undisguised.

    Seen through: letter case, compatibility and look-alike letters, invisible characters,
    `discord [.] gg`, back slashes, a missing scheme.
    """
    text = _undisguised(clean(text))
    if "/" not in text and "\\" not in text:
        return ()
    return _once(found[0] for found in _INVITE.finditer(text))


def refused_links(text: str, rule: LinkRule) -> tuple[str, ...]:
    """Return what of `text` the server's rule refuses: invitations always, links when off."""
    invites = find_invites(text)
    return _once((*invites, *find_links(text))) if rule is LinkRule.OFF else invites


def with_host_names(text: str) -> str:
    """Replace each link in cleaned `text` by its host name."""
    shown = _LINK.sub(_shown, text) if _may_link(text) else text
    # A host may begin with a mark that stood on a slash before.
    return shown if shown == text else clean(shown)


def _addresses(text: str) -> list[str]:
    if not _may_link(text):
        return []
    return [link for found in _LINK.finditer(text) if _host(link := found[0].rstrip(_TAIL))]


def _may_link(text: str) -> bool:
    """Whether it is worth a closer look: every address has a slash or begins with www."""
    return "/" in text or "www" in text.casefold()


def _shown(found: re.Match[str]) -> str:
    link = found[0].rstrip(_TAIL)
    host = _host(link)
    return host + found[0][len(link) :] if host else found[0]


def _host(link: str) -> str:
    """Return the host of `link` as a browser reads it: behind any `user@`, without the port."""
    before, scheme, after = link.partition("://")
    authority = _HOST_END.split(after.lstrip("/\\") if scheme else before, maxsplit=1)[0]
    return _PORT.sub("", authority.rpartition("@")[2])


def _undisguised(text: str) -> str:
    """Fold letter case, compatibility characters and the look-alikes of an address."""
    if not text.isascii():
        text = normalize("NFKC", text.casefold().translate(_LOOKALIKES))
    return text.casefold()


def _once(links: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(links))
