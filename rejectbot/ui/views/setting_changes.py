"""Changes of settings as a panel of `/setup` shows them: before and after, by whom and when."""

from collections.abc import Iterator, Sequence

from rejectbot.domain.setting_change import SettingChange
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.undo_errors import NotUndone
from rejectbot.ui.copy import say
from rejectbot.ui.views.refusal import refusal_text
from rejectbot.ui.views.setting_words import points_words, setting_name, setting_words
from rejectbot.ui.views.top import Top

_IN_A_LINE = 2
"""Settings of one change that a line names; how many more there are, it counts."""


def just_changed(change: SettingChange, locale: str) -> Top:
    """Right after it: everything that it changed."""
    words = "\n".join([say(locale, "changed-now"), *_differences(change, locale)])
    return Top(words, ((0, change.id),))


def just_undone(change: SettingChange, locale: str) -> Top:
    """Right after going back, which can be undone too."""
    words = "\n".join([say(locale, "changed-back"), *_differences(change, locale)])
    return Top(words, ((0, change.id),))


def not_undone(refusal: NotUndone, locale: str) -> Top:
    """Why a change stays."""
    return Top(refusal_text(refusal, locale))


def lately_changed(
    changes: Sequence[SettingChange], now: ServerSettings, locale: str
) -> Top | None:
    """A line for each, newest first; those that something changed again have no button."""
    if not changes:
        return None
    is_alone = len(changes) == 1
    lines = [say(locale, "changed-lately")]
    undo = []
    for number, change in enumerate(changes, 1):
        shown = 0 if is_alone else number
        lines.append(_line(change, shown, locale))
        if change.can_be_undone(now):
            undo.append((shown, change.id))
    return Top("\n".join(lines), tuple(undo))


def _line(change: SettingChange, number: int, locale: str) -> str:
    found = list(_differences(change, locale))
    named = "; ".join(found[:_IN_A_LINE])
    more = len(found) - _IN_A_LINE
    by = say(locale, "changed-by-somebody") if change.by is None else f"<@{change.by}>"
    what = say(locale, "changed-and-more", what=named, more=more) if more > 0 else named
    when = say(locale, "changed-when", hours=change.hours_ago)
    line = say(locale, "changed-line", what=what, by=by, when=when)
    return f"{number}. {line}" if number else line


def _differences(change: SettingChange, locale: str) -> Iterator[str]:
    for name in change.changed:
        label = setting_name(name, locale)
        if name == "points":
            yield from _points(change, locale)
            continue
        before, after = (
            setting_words(name, each, locale) for each in (change.before, change.after)
        )
        yield say(locale, "changed-setting", setting=label, before=before, after=after)


def _points(change: SettingChange, locale: str) -> Iterator[str]:
    before, after = (points_words(each.points, locale) for each in (change.before, change.after))
    for field in before:
        if before[field] != after[field]:
            label = say(locale, "changed-points", what=say(locale, f"setup-points-{field}"))
            yield say(
                locale,
                "changed-setting",
                setting=label,
                before=before[field],
                after=after[field],
            )
