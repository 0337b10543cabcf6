"""People who use the bot through a stand-in, in a test's own words: share, press, note, react."""

from dataclasses import dataclass

from tests.standin.client import StandinClient
from tests.standin.records import Answer, Place

SHARE_FORM = "rb1:share"
NOTE_FORM = "rb1:note:"


class NoForm(AssertionError):
    """A form was expected and something else was answered."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One member in one channel of one guild."""

    standin: StandinClient
    user_id: int
    channel_id: int

    async def start(self, kind: str, **body: object) -> int:
        """Acts and does not wait. Returns the interaction's id."""
        made = await self.standin.ask(
            "act", kind=kind, user=self.user_id, channel=self.channel_id, **body
        )
        return int(made["id"])

    async def command(self, name: str, **values: str | int) -> Answer:
        """Uses a slash command ("mod queue" for a subcommand)."""
        return await self.standin.answer(await self.start("command", name=name, values=values))

    async def menu(self, name: str, message_id: int) -> Answer:
        """Uses a message menu on a message."""
        return await self.standin.answer(await self.start("menu", name=name, message=message_id))

    async def press(self, message_id: int, beginning: str) -> Answer:
        """Presses the button whose custom id begins so."""
        pressed = await self.start("press", message=message_id, name=beginning)
        return await self.standin.answer(pressed)

    async def send_form(self, opened: Answer, **fields: str) -> int:
        """Sends a form that was opened, and does not wait. Returns the interaction's id."""
        return await self.start("submit", opened_by=opened.interaction_id, values=fields)

    async def open_share(self) -> Answer:
        """Opens the share form."""
        opened = await self.command("share")
        if opened.form is None or not opened.form["custom_id"].startswith(SHARE_FORM):
            raise NoForm(f"/share answered {opened}")
        return opened

    async def start_share(self, story: str, visibility: str = "named", **fields: str) -> int:
        """Shares and does not wait for the answer to the form. Returns the interaction's id."""
        opened = await self.open_share()
        return await self.send_form(opened, story=story, visibility=visibility, **fields)

    async def share(self, story: str, visibility: str = "named", **fields: str) -> Answer:
        """Shares through the form; more fields: `kind`, `wants`, `next`."""
        return await self.standin.answer(await self.start_share(story, visibility, **fields))

    async def note(self, message_id: int, text: str, **fields: str) -> Answer:
        """Writes a note through the form of a card's note button."""
        opened = await self.press(message_id, NOTE_FORM)
        if opened.form is None:
            raise NoForm(f"the note button answered {opened}")
        return await self.standin.answer(await self.send_form(opened, note=text, **fields))

    async def react(self, message_id: int, emoji: str) -> None:
        """Adds a native reaction."""
        await self._react(message_id, emoji, add=True)

    async def unreact(self, message_id: int, emoji: str) -> None:
        """Takes a native reaction back."""
        await self._react(message_id, emoji, add=False)

    async def _react(self, message_id: int, emoji: str, *, add: bool) -> None:
        await self.standin.ask("react", user=self.user_id, message=message_id, emoji=emoji, add=add)


async def join(
    standin: StandinClient,
    place: Place,
    name: str,
    *,
    channel: str = "rejections",
    manager: bool = False,
) -> Actor:
    """A new member of a guild who acts in one of its channels."""
    made = await standin.ask("add_member", guild=place.guild_id, name=name, manager=manager)
    return Actor(standin, int(made["id"]), place.channels[channel])


def owner(standin: StandinClient, place: Place, *, channel: str = "rejections") -> Actor:
    """The guild's owner, who may do everything."""
    return Actor(standin, place.owner_id, place.channels[channel])
