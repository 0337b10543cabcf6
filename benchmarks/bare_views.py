"""What the bare bot shows: the same components as RejectBot's, with fixed words."""

from collections.abc import Mapping
from typing import Any

import discord

View = discord.ui.LayoutView
ACCENT = 0x5B8DEF
KINDS = ("job", "school", "writing", "audition", "funding", "sales", "research", "other")
WANTS = ("cheer", "listen", "advice")
VISIBILITIES = ("named", "anonymous", "anonymous_later")
BUTTONS = (("hug", "🫂"), ("go", "💪"), ("brave", "👏"), ("boat", "🙋"))
LEGEND = "-# 🫂 a hug · 💪 keep going · 👏 that was brave · 🙋 same boat · 💌 write a note."


class Form(discord.ui.Modal):
    """The five fields, opened and forgotten."""

    def __init__(self) -> None:
        super().__init__(title="Share a rejection", custom_id="rb1:share", timeout=None)
        self.stop()
        text = discord.ui.TextInput[Any]
        story = text(custom_id="story", style=discord.TextStyle.paragraph, max_length=1500)
        self._ask("What happened?", story, "As little or as much as you like.")
        self._ask("What kind?", _select())
        self._ask("What would help?", _radio("wants", WANTS, required=False))
        self._ask("What's next?", text(custom_id="next", required=False, max_length=200))
        self._ask("Share it", _radio("visibility", VISIBILITIES, required=True), "As you like.")

    def _ask(
        self, label: str, component: discord.ui.Item[Any], description: str | None = None
    ) -> None:
        self.add_item(discord.ui.Label(text=label, component=component, description=description))


def _select() -> discord.ui.Select[Any]:
    options = [discord.SelectOption(label=kind, value=kind) for kind in KINDS]
    return discord.ui.Select(custom_id="kind", options=options, required=False, min_values=0)


def _radio(name: str, values: tuple[str, ...], *, required: bool) -> discord.ui.RadioGroup[Any]:
    group: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(custom_id=name, required=required)
    for value in values:
        group.add_option(label=value, value=value, description="What this means, in a line.")
    return group


def card(card_id: str, name: str, story: str) -> View:
    """A container with the texts, and a row of five buttons."""
    view = View(timeout=None)
    texts: list[discord.ui.Item[Any]] = [
        discord.ui.TextDisplay(f"### {name} shared a rejection\n-# job"),
        discord.ui.TextDisplay(f"> {story}"),
        discord.ui.TextDisplay(f"📣 {name} would like to be cheered on."),
        discord.ui.Separator(),
        discord.ui.TextDisplay(LEGEND),
    ]
    view.add_item(discord.ui.Container(*texts, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
    for verb, emoji in BUTTONS:
        row.add_item(discord.ui.Button(emoji=emoji, custom_id=f"rb1:{verb}:{card_id}"))
    row.add_item(discord.ui.Button(emoji="💌", label="Note", custom_id=f"rb1:note:{card_id}"))
    view.add_item(row)
    view.stop()
    return view


def with_count(message: discord.Message, counts: Mapping[str, int]) -> View:
    """The card as it stands with new counts on its buttons."""
    view = View.from_message(message, timeout=None)
    view.stop()
    for item in view.walk_children():
        if isinstance(item, discord.ui.Button):
            count = counts.get((item.custom_id or "").split(":")[1])
            item.label = str(count) if count else item.label
    assert isinstance(view, View)
    return view


def board(viewer: int) -> View:
    """Ten rows, the viewer's own line, and three buttons."""
    view = View(timeout=None)
    rows = "\n".join(f"`{place}` <@{viewer + place}> · **{100 - place}**" for place in range(10))
    texts = ("### Rejection points, this month", rows, "-# You: place 3 with 40 points.")
    shown = [discord.ui.TextDisplay[Any](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
    for verb, label in (("back", "Back"), ("next", "Next"), ("show", "Show everyone")):
        row.add_item(discord.ui.Button(label=label, custom_id=f"rb1:board:{verb}"))
    view.add_item(row)
    view.stop()
    return view
