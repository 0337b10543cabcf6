"""A private answer: words, perhaps controls, perhaps a file with the member's own text."""

import io
from dataclasses import dataclass

import discord

from rejectbot.domain.safe_text import is_blank, plain
from rejectbot.ui.charts.chart import Picture
from rejectbot.ui.theme import Panel

_CONTENT_MAX = 2_000
_FILE_NAME = "your-text.txt"


@dataclass(frozen=True, slots=True)
class Document:
    """A file that an answer carries."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Either `content` (with `controls`) or a Components V2 `panel`; the rest goes as files.

    `pictures` are those that the panel shows by their names.
    """

    content: str | None = None
    controls: discord.ui.View | None = None
    panel: discord.ui.LayoutView | None = None
    own_text: str | None = None
    document: Document | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def view(self) -> discord.ui.View | discord.ui.LayoutView | None:
        """Whatever is to be sent as the message's view."""
        return self.panel or self.controls

    def files(self) -> list[discord.File]:
        """The member's text, if it is too long for the message; or the document; or pictures."""
        if self.document is not None:
            text = io.BytesIO(self.document.text.encode())
            return [discord.File(text, filename=self.document.name)]
        if self.own_text is not None:
            return [discord.File(io.BytesIO(plain(self.own_text).encode()), filename=_FILE_NAME)]
        return [picture_file(picture) for picture in self.pictures]


def picture_file(picture: Picture) -> discord.File:
    """A picture as an attachment with its alt text."""
    return discord.File(io.BytesIO(picture.png), picture.name, description=picture.alt)


def words_panel(words: str) -> Panel:
    """Words for a page that consists of components."""
    panel = Panel()
    panel.add_item(discord.ui.TextDisplay(words))
    return panel


def with_own_text(words: str, *texts: str) -> Reply:
    """An answer that gives a member's own text back, in a block that can be copied."""
    own = "\n\n".join(text for text in texts if not is_blank(text))
    if not own:
        return Reply(words)
    content = f"{words}\n```\n{plain(own)}\n```"
    if len(content) <= _CONTENT_MAX:
        return Reply(content)
    return Reply(words, own_text=own)
