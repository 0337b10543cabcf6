"""From what was chosen or written in the setup panel to a change of the settings."""

from collections.abc import Callable
from dataclasses import replace

from rejectbot.domain import choices
from rejectbot.domain.errors import CardUnknown, PointsInvalid
from rejectbot.domain.ids import ChannelId
from rejectbot.domain.points import LEAST, MOST, PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.settings import ServerSettings, checked_crowd, checked_time_zone
from rejectbot.domain.support import EMOJI_SETS
from rejectbot.ui.copy import languages
from rejectbot.ui.views import setup as panel

Change = Callable[[ServerSettings], ServerSettings]

_SNOWFLAKE_DIGITS = 19
_POINT_FIELDS = {
    "shares": ("first_share", "second_share", "third_share"),
    "support": ("support", "supports_a_day"),
    "note": ("note", "notes_a_day"),
    "again": ("attempt", "attempts_a_day"),
    "update": ("update", "worked_out"),
}


def chosen(verb: str, values: list[str]) -> Change:
    """The change that a select asks for; raises CardUnknown for a forged value."""
    value = values[0] if values else ""
    if verb == panel.CHANNEL_VERB and value.isdecimal() and len(value) <= _SNOWFLAKE_DIGITS:
        return lambda old: replace(old, channel=ChannelId(int(value)))
    rule = choices.chosen(AnonymousRule, value)
    if verb == panel.ANONYMOUS_VERB and rule is not None:
        return lambda old: replace(old, anonymous=rule)
    if verb == panel.EMOJI_VERB and value in EMOJI_SETS:
        return lambda old: replace(old, emoji_set=value)
    if verb == panel.LANGUAGE_VERB and value in languages():
        return lambda old: replace(old, locale=value)
    raise CardUnknown


def written(verb: str, fields: dict[str, str]) -> Change:
    """The change that a form asks for; raises TimeZoneUnknown, CrowdInvalid or PointsInvalid."""
    if verb == panel.ZONE_VERB:
        zone = checked_time_zone(fields.get("zone", ""))
        return lambda old: replace(old, time_zone=zone)
    if verb == panel.CREDIT_VERB:
        crowd = checked_crowd(fields.get("crowd", ""))
        return lambda old: replace(old, credit_crowd=crowd)
    figures = _figures(fields)
    PointRules.checked(figures)
    return lambda old: replace(old, points=replace(old.points, **figures))


def _figures(fields: dict[str, str]) -> dict[str, int]:
    """A form opened before an update of the bot lacks what is new: that stays as it is."""
    figures: dict[str, int] = {}
    for field, names in _POINT_FIELDS.items():
        if field not in fields:
            continue
        parts = [part.strip() for part in fields[field].split(",")]
        if len(parts) != len(names) or not all(_is_figure(part) for part in parts):
            raise PointsInvalid(least=LEAST, most=MOST)
        figures |= {name: int(part) for name, part in zip(names, parts, strict=True)}
    return figures


def _is_figure(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 4
