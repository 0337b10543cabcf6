"""Words for people: read from the Fluent files beside this module, one folder a language."""

from functools import cache
from pathlib import Path
from unicodedata import bidirectional

from fluent.runtime import FluentBundle, FluentResource

FALLBACK = "en"
_FOLDER = Path(__file__).parent
_ISOLATED = "\u2068{}\u2069"


class WordsMissing(LookupError):
    """No language has this message: a mistake of ours that a test finds."""


class WordsBroken(ValueError):
    """A message could not be written with the values given."""


@cache
def languages() -> tuple[str, ...]:
    """The languages there are words in, such as `en`."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/commands.ftl")))


@cache
def nearest(locale: str) -> str:
    """The language to use for a Discord locale such as `en-GB`; English where there is none."""
    for wanted in (locale, locale.partition("-")[0]):
        if wanted in languages():
            return wanted
    return FALLBACK


def say(locale: str, message: str, **values: str | int) -> str:
    """The message in the language nearest to `locale`.

    Text that runs from right to left is isolated, so that it can't reorder the words around it.
    """
    bundle = _bundle(nearest(locale))
    if not bundle.has_message(message):
        bundle = _bundle(FALLBACK)
    if not bundle.has_message(message):
        raise WordsMissing(message)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise WordsMissing(message)
    isolated = {name: _isolated(value) for name, value in values.items()}
    text, errors = bundle.format_pattern(pattern, isolated)
    if errors:
        raise WordsBroken(message)
    return str(text)


def _isolated(value: str | int) -> str | int:
    if isinstance(value, str) and any(bidirectional(sign) in {"R", "AL"} for sign in value):
        return _ISOLATED.format(value)
    return value


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle
