"""From what was chosen in the panel of posts by the clock to a change of the settings."""

from collections.abc import Callable
from dataclasses import replace

from rejectbot.domain.errors import CardUnknown
from rejectbot.domain.settings import DigestTime, ServerSettings
from rejectbot.ui.views import posts as panel

Change = Callable[[ServerSettings], ServerSettings]


def chosen(verb: str, values: list[str]) -> Change:
    """The change that a select asks for; raises CardUnknown for a forged value."""
    value = values[0] if values else ""
    if verb == panel.DIGEST_DAY_VERB and value == panel.OFF:
        return lambda old: replace(old, digest=None)
    if verb == panel.DIGEST_DAY_VERB:
        weekday = _one_of(value, range(1, 8))
        return lambda old: replace(old, digest=DigestTime(weekday, panel.digest_of(old).hour))
    if verb == panel.DIGEST_HOUR_VERB:
        hour = _one_of(value, range(24))
        return lambda old: replace(old, digest=DigestTime(panel.digest_of(old).weekday, hour))
    raise CardUnknown


def _one_of(value: str, offered: range) -> int:
    if value not in map(str, offered):
        raise CardUnknown
    return int(value)
