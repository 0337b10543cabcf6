"""What all forms share: they leave nothing behind in memory, and are read from what was sent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

_TEXT_INPUT = discord.ComponentType.text_input.value


class Form(discord.ui.Modal):
    """A modal that is answered by its custom id, also after a restart.

    It is stopped from the start, so that discord.py does not wait for it.
    """

    def __init__(self, *, title: str, custom_id: str) -> None:
        super().__init__(title=title, custom_id=custom_id, timeout=None)
        self.stop()

    def ask(
        self, text: str, component: discord.ui.Item[Any], description: str | None = None
    ) -> None:
        """Add one field with its label (at most 45 characters; description at most 100)."""
        self.add_item(discord.ui.Label(text=text, component=component, description=description))


def values(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What was sent, by the custom id of the field; what was not chosen is left out."""
    found: dict[str, str] = {}
    for leaf in _fields(components):
        chosen = leaf.get("value")
        if chosen is None and leaf.get("values"):
            chosen = leaf["values"][0]
        if isinstance(chosen, str) and isinstance(leaf.get("custom_id"), str):
            found[leaf["custom_id"]] = chosen
    return found


def written(components: Sequence[Mapping[str, Any]]) -> list[str]:
    """What was typed into the text fields of a form, in their order."""
    texts = [leaf.get("value") for leaf in _fields(components) if leaf.get("type") == _TEXT_INPUT]
    return [text for text in texts if isinstance(text, str)]


def _fields(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        field = component.get("component")
        yield from [field] if field else component.get("components", [])
