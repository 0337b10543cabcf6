"""Discord's limits on forms and components (platform.md, Interactions; Discord's reference)."""

from collections.abc import Iterator
from typing import Any

import discord

TEXTS = 4_000
COMPONENTS = 40
TOP_LEVEL_OF_A_FORM = 5
_BY_TYPE = {
    2: {"label": 80},
    4: {"placeholder": 100, "value": 4_000},
    18: {"label": 45, "description": 100},
}
_OPTION = {"label": 100, "description": 100, "value": 100}
_OPTIONS = {3: (1, 25), 21: (2, 10)}


def form_complaints(form: dict[str, Any]) -> list[str]:
    """What Discord would refuse of a form; empty when nothing."""
    found = list(_complaints(form["components"]))
    if not 1 <= len(form["components"]) <= TOP_LEVEL_OF_A_FORM:
        found.append(f"{len(form['components'])} items")
    found += _too_long(form, {"title": 45, "custom_id": 100})
    return found


def message_complaints(components: list[dict[str, Any]]) -> list[str]:
    """What Discord would refuse of a Components V2 message; empty when nothing."""
    found = list(_complaints(components))
    everything = list(_walk(components))
    if len(everything) > COMPONENTS:
        found.append(f"{len(everything)} components")
    length = sum(len(part.get("content", "")) for part in everything)
    if length > TEXTS:
        found.append(f"{length} characters")
    return found


def view_complaints(view: discord.ui.LayoutView) -> list[str]:
    """The same of a message that is about to be sent."""
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call] # discord.py has no types here
    return message_complaints(components)


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
        for single in ("component", "accessory"):
            if component.get(single):
                yield from _walk([component[single]])


def _complaints(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in _walk(components):
        limits = {"custom_id": 100, "placeholder": 150, **_BY_TYPE.get(component["type"], {})}
        yield from _too_long(component, limits)
        if component["type"] == 10 and not component["content"].strip():
            yield "an empty text"
        options = component.get("options")
        if options is not None:
            least, most = _OPTIONS[component["type"]]
            if not least <= len(options) <= most:
                yield f"{len(options)} options"
            for option in options:
                yield from _too_long(option, _OPTION)


def _too_long(part: dict[str, Any], limits: dict[str, int]) -> Iterator[str]:
    for name, most in limits.items():
        value = part.get(name)
        if isinstance(value, str) and (len(value) > most or (name == "label" and not value)):
            yield f"{name} of {len(value)}: {value[:60]!r}"
