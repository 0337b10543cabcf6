r"""Text as Discord draws it: exactly the characters written, none of them with an effect.

Why escaping every ASCII punctuation mark is enough: Discord's client reads a message with the
rules of simple-markdown. At a backslash the escape rule (a backslash and one character that is
neither ASCII letter, digit nor space) comes before all others and consumes both, and plain text
stops in front of every punctuation mark, so a marked-off character is never the start, middle or
end of a longer token. A bare address is one such token (`https?://` without a gap), which
`https\:\/\/` does not match; so are `<@1>`, `<t:0>`, `</a:1>`, `<id:home>`, `[a](b)`, `:tada:`. The
server and the client's search for invitations read the raw text, which is broken by the same
backslashes. Links are reduced to their host names first, so that nothing depends on this alone.
"""

import re
from string import punctuation
from typing import Final
from unicodedata import category

from rejectbot.domain.safe_text.cleaning import LINES_MAX, clean
from rejectbot.domain.safe_text.emoji import FLAG_LETTERS, SKIN_TONES
from rejectbot.domain.safe_text.links import LinkRule, with_host_names

QUOTED_MAX_GROWTH: Final = 2
"""Times. Each ASCII punctuation mark becomes two characters, nothing becomes more."""

_ESCAPES: Final = str.maketrans({mark: f"\\{mark}" for mark in punctuation})
_ESCAPED = re.compile(rf"\\([{re.escape(punctuation)}])")
_JOINER = "\u200d"
_CUT = "\u2026"


def quoted_max(length: int) -> int:
    """Return the most characters that `quoted` makes of `length` cleaned ones.

    Each is doubled at most, a line break grows by two, the first line has a mark of its own:
    2 n + breaks + 2. Holds in code points and in UTF-16 units alike, as nothing that takes two
    units is escaped. 1,500 give at most 3,021, and 200 at most 421, of Discord's 4,000.
    """
    return QUOTED_MAX_GROWTH * length + LINES_MAX + 1


def escaped(text: str) -> str:
    """Escape every ASCII punctuation mark of `text`, which must be cleaned."""
    return text.translate(_ESCAPES)


def quoted(text: str, links: LinkRule = LinkRule.HOST_NAMES) -> str:
    """Return Discord markdown that shows `text` as a quote, cleaned, with nothing live in it.

    Each line begins with `> `, links are reduced to their host names, unless they are `ON`; of
    blank text nothing is left. `links` is the server's rule: refusing is the caller's
    (`refused_links`), and what was taken under another rule is drawn as safely.
    """
    text = clean(text)
    body = escaped(text if links is LinkRule.ON else with_host_names(text))
    return "> " + body.replace("\n", "\n> ") if body else ""


def unquoted(text: str) -> str:
    """What `quoted` was given: its lines without their marks and escapes."""
    lines = [line.removeprefix(">").removeprefix(" ") for line in text.split("\n")]
    return _ESCAPED.sub(r"\1", "\n".join(lines))


def inline_name(name: str, limit: int = 32, default: str = "?") -> str:
    """Return `name` fit to stand in a sentence of the bot's own words.

    One line, cleaned, links reduced, escaped, at most `limit` (2 or more) characters before
    escaping, cut between whole characters with an ellipsis. A blank name gives `default`, treated
    alike. Names that run right to left still need the isolates that Fluent sets around values.
    """
    line = _one_line(name) or _one_line(default) or "?"
    return escaped(_cut(line, limit))


def _one_line(text: str) -> str:
    return " ".join(with_host_names(clean(text)).split())


def _cut(text: str, limit: int) -> str:
    """Cut `text` to `limit` characters, the ellipsis among them, not inside a visible one."""
    if len(text) <= limit:
        return text
    end = limit - 1
    while end and _belongs_together(text, end):
        end -= 1
    # A single emoji longer than the limit has to be broken; cleaning drops its loose parts.
    return clean(text[: end or limit - 1]) + _CUT


def _belongs_together(text: str, at: int) -> bool:
    """Whether the characters before and after position `at` are drawn as one."""
    before, after = text[at - 1], text[at]
    if (
        _JOINER in {before, after}
        or category(after)[0] == "M"
        or category(after) == "Cf"
        or SKIN_TONES[0] <= after <= SKIN_TONES[1]
    ):
        return True
    if not _is_flag_letter(after):
        return False
    start = at
    while start and _is_flag_letter(text[start - 1]):
        start -= 1
    return (at - start) % 2 == 1


def _is_flag_letter(character: str) -> bool:
    return FLAG_LETTERS[0] <= character <= FLAG_LETTERS[1]
