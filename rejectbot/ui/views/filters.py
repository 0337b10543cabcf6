"""What moderators see of their server's words and phrases."""

from collections.abc import Sequence

from rejectbot.domain.filters import WordFilter
from rejectbot.domain.limits import FILTERS_MOST
from rejectbot.domain.safe_text import escaped
from rejectbot.ui.copy import say
from rejectbot.ui.reply import Document, Reply

_SHOWN_MAX = 1_800
"""Characters. More comes as a file."""
FILE_NAME = "word-filters.txt"


def added_reply(added: WordFilter, locale: str) -> Reply:
    """That it is looked for, and what happens then."""
    key = f"filter-added-{added.action.value}"
    return Reply(say(locale, key, words=escaped(added.words)))


def removed_reply(words: str, locale: str) -> Reply:
    """That it is looked for no more."""
    return Reply(say(locale, "filter-removed", words=escaped(words)))


def list_reply(filters: Sequence[WordFilter], locale: str) -> Reply:
    """All of them; as a file where they are many."""
    if not filters:
        return Reply(say(locale, "filter-none"))
    head = say(locale, "filter-list", count=len(filters), most=FILTERS_MOST)
    lines = [_line(each, escaped(each.words), locale) for each in filters]
    shown = "\n".join([head, *lines])
    if len(shown) <= _SHOWN_MAX:
        return Reply(shown)
    text = "\n".join(_line(each, each.words, locale) for each in filters)
    return Reply(head, document=Document(FILE_NAME, text))


def _line(each: WordFilter, words: str, locale: str) -> str:
    done = say(locale, f"filter-{each.action.value}")
    return f"- {words} · {done}"


def choices(filters: Sequence[WordFilter], typed: str, most: int) -> list[str]:
    """Those that hold what was typed, for the list that opens below it."""
    wanted = typed.casefold().strip()
    return [each.words for each in filters if wanted in each.words][:most]
