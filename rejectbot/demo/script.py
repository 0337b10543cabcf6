"""`rejectbot demo --script`: a short tour of every member command, printed for the terminal."""

import logging
import sys
import textwrap
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import discord
import simcord

from rejectbot.app import build_bot
from rejectbot.demo import cast, moves, simulator, transcript
from rejectbot.demo.serving import Build, inhabited
from rejectbot.demo.words import say
from rejectbot.demo.world import World
from rejectbot.domain.boards import BoardKind

_MOMENT: Final = 7.0
"""Seconds after each step: more than the five in which a card's counts gather."""
_LATER: Final = 2 * 3600.0
"""Seconds after which what was shared for later stands in the channel; it takes 90 minutes."""
_WIDTH: Final = 76
_NAMES: Final = {person.key: person.name for person in cast.PEOPLE}
_STORY: Final = "They gave the part to someone taller. I had learned the whole first act."
_QUIET: Final = "The bank said no to the workshop, in a letter that thanks me for my trust."
_LATER_STORY: Final = "I failed the driving test again, at the same roundabout."
_UPDATE: Final = {"happened": "again", "text": "Sunday is on the calendar."}
_NOTE: Final = "The whole first act! That stays with you whoever is taller."

Write = Callable[[str], object]


async def play(*, write: Write = sys.stdout.write, build: Build = build_bot) -> int:
    """Play the tour and print what each person saw; 0, or 1 if the bot raised an error."""
    with overheard() as errors:
        async with inhabited(build=build) as world:
            await Tour(world, write).play()
            errors += [f"{type(error).__name__}: {error}" for error in world.env.errors]
    if not errors:
        write(say("tour-done") + "\n")
        return 0
    write(say("tour-errors", count=len(errors)) + "\n")
    for error in errors:
        write(f"  {error}\n")
    return 1


class _Listener(logging.Handler):
    """Keeps what is logged as `logger: event`."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.msg.get("event") if isinstance(record.msg, dict) else record.getMessage()
        self.heard.append(f"{record.name}: {said}")


@contextmanager
def overheard() -> Iterator[list[str]]:
    """What the program logs as an error meanwhile: the bot answers kindly for its own crashes."""
    listener = _Listener(logging.ERROR)
    logging.getLogger().addHandler(listener)
    try:
        yield listener.heard
    finally:
        logging.getLogger().removeHandler(listener)


class Tour:
    """One walk through the bot by five people."""

    def __init__(self, world: World, write: Write) -> None:
        self._world = world
        self._write = write

    async def play(self) -> None:
        """Every member command once, each after the last one's effects have settled."""
        self._write(say("tour-title") + "\n")
        await self._do("tour-set-up", "ada", lambda: moves.set_up(self._world, "ada"))
        card = await self._share_named()
        await self._support(card)
        await self._share_unnamed()
        await self._do("tour-leaderboard", "ben", lambda: self._slash("ben", "leaderboard"))
        givers = {"board": BoardKind.GIVERS.value}
        await self._do("tour-givers", "ben", lambda: self._slash("ben", "leaderboard", **givers))
        await self._do("tour-journey", "dee", lambda: self._slash("dee", "journey"))
        goal = {"target": 12}
        await self._do("tour-goal", "dee", lambda: self._slash("dee", "goal set", **goal))
        await self._do("tour-inbox", "chi", lambda: self._slash("chi", "inbox"))
        await self._do("tour-update", "chi", lambda: self._update("chi"))
        self._show_again(card)
        await self._try_again("chi")
        await self._do("tour-encourage", "ben", lambda: self._slash("ben", "encourage"))
        await self._do("tour-privacy", "dee", lambda: self._slash("dee", "privacy"))
        await self._do("tour-help", "eli", lambda: self._slash("eli", "help"))
        self._write("\n")

    async def _share_named(self) -> discord.Message:
        fields = {"story": _STORY, "kind": "audition", "wants": "cheer", "visibility": "named"}
        fields["next"] = "Open call on Sunday."
        await self._do("tour-share-named", "chi", lambda: self._share("chi", fields))
        return self._show_card()

    async def _support(self, card: discord.Message) -> None:
        details = {"button": "🫂", "author": _NAMES["chi"]}
        for key in ("tour-press", "tour-press-again", "tour-press"):
            await self._do(key, "ben", lambda: self._press("ben", card), **details)
        self._show_card()
        await self._do("tour-note", "dee", lambda: self._note("dee", card))
        for thread in self._world.share.threads:
            self._show("tour-everyone-sees-thread", thread.history(), name=thread.name or "")

    async def _share_unnamed(self) -> None:
        now = {"story": _QUIET, "kind": "funding", "wants": "listen", "visibility": "anonymous"}
        await self._do("tour-share-anonymous", "dee", lambda: self._share("dee", now))
        self._show_card()
        later = {"story": _LATER_STORY, "visibility": "anonymous_later"}
        await self._do("tour-share-later", "eli", lambda: self._share("eli", later))
        self._title("tour-hour")
        await simulator.pass_time(self._world.env, _LATER)
        self._show_card()

    async def _do(
        self,
        key: str,
        who: str,
        act: Callable[[], Awaitable[simcord.InteractionResult]],
        **details: str,
    ) -> None:
        self._title(key, who=_NAMES[who], **details)
        result = await act()
        await simulator.pass_time(self._world.env, _MOMENT)
        for answer in (result.response, *result.followups):
            if answer is not None:
                seen = "tour-sees-private" if answer.ephemeral else "tour-everyone-sees"
                self._show(seen, [answer.message], who=_NAMES[who])

    async def _share(self, who: str, fields: dict[str, str]) -> simcord.InteractionResult:
        form = await self._slash(who, "share")
        self._show_form(form, who)
        return await moves.fill(self._world, who, form, fields)

    async def _note(self, who: str, card: discord.Message) -> simcord.InteractionResult:
        form = await moves.press(self._world, who, card, "note")
        self._show_form(form, who)
        return await moves.fill(self._world, who, form, moves.note_fields(_NOTE))

    async def _update(self, who: str) -> simcord.InteractionResult:
        form = await moves.own_form(self._world, who, "update")
        self._show_form(form, who)
        return await moves.fill(self._world, who, form, _UPDATE)

    async def _try_again(self, who: str) -> None:
        tried: list[simcord.InteractionResult] = []

        async def again() -> simcord.InteractionResult:
            tried.append(await self._slash(who, "again"))
            return tried[0]

        await self._do("tour-again", who, again)
        await self._do(
            "tour-again-told", who, lambda: moves.answer(self._world, who, tried[0], "again-tell")
        )
        self._show("tour-everyone-sees", self._world.share.history()[-1:])

    async def _press(self, who: str, card: discord.Message) -> simcord.InteractionResult:
        return await moves.press(self._world, who, card, "hug")

    async def _slash(self, who: str, command: str, **given: int | str) -> simcord.InteractionResult:
        return await self._world.people[who].slash(self._world.share, command, **given)

    def _show_card(self) -> discord.Message:
        card = moves.newest_card(self._world)
        self._show("tour-everyone-sees-card", [card])
        return card

    def _show_again(self, card: discord.Message) -> None:
        now = [each for each in moves.cards(self._world) if each.id == card.id]
        self._show("tour-everyone-sees-card", now)

    def _show_form(self, form: simcord.InteractionResult, who: str) -> None:
        self._box(say("tour-sees-form", who=_NAMES[who]), transcript.form(form.modal or {}))

    def _show(self, key: str, messages: Sequence[discord.Message], **details: str) -> None:
        names = self._world.names()
        self._box(
            say(key, **details),
            [line for seen in messages for line in transcript.lines(seen, names)],
        )

    def _title(self, key: str, **details: str) -> None:
        self._write(f"\n{say(key, **details)}\n")

    def _box(self, title: str, lines: Sequence[str]) -> None:
        self._write(f"  {title}:\n")
        for line in lines:
            for part in textwrap.wrap(line, _WIDTH) or [""]:
                self._write(f"  │ {part}\n")
