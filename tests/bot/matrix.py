"""A server in which all is there that somebody could lay hands on, and all sorts of people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands
from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor
from simcord.backend import serializers

from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from tests.bot.forging import (
    BUTTON,
    COMMAND,
    COMPONENT,
    FORM,
    SELECT,
    forged_choice,
    forged_form,
    form_data,
    send,
)
from tests.bot.rights import JOINED, MANAGE, MODERATE, NOTHING, Needs, Row
from tests.bot.test_hostile_payloads import rows_of
from tests.review import Desk, click, set_up_desk
from tests.world import World, buttons, control, walk

MESSAGE_MENU = 3

ROLES: dict[str, frozenset[Needs]] = {
    "member": frozenset({NOTHING, JOINED}),
    "newcomer": frozenset({NOTHING}),
    "moderator": frozenset({NOTHING, JOINED, MODERATE}),
    "manager": frozenset({NOTHING, JOINED, MANAGE}),
    "administrator": frozenset({NOTHING, JOINED, MODERATE, MANAGE}),
    "stranger": frozenset(),
}
"""What each may; the stranger is an administrator, of another server."""


def usable(bot: RejectBot) -> Iterator[str]:
    """The key of all that can be used, as the tree and the router have it."""
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield f"/{command.qualified_name}"
    for kind in (discord.AppCommandType.message, discord.AppCommandType.user):
        yield from (f"menu {menu.name}" for menu in bot.tree.get_commands(type=kind))
    yield from (f"press {verb}" for verb in bot.router._controls)
    yield from (f"form {verb}" for verb in bot.router._forms)


def missing_lines(bot: RejectBot, table: dict[str, Row]) -> list[str]:
    """What to write into the table, or to take out of it; empty when it is whole."""
    there = set(usable(bot))
    rights = " or ".join(each.name for each in Needs)
    lines = [
        f'add to RIGHTS in tests/bot/rights.py: "{key}": Row({rights})'
        for key in sorted(there - set(table))
    ]
    return lines + [f'take out of RIGHTS: "{key}"' for key in sorted(set(table) - there)]


@dataclass
class Stage:
    """`known`: the ids that examples are filled with; `pages`: a private page of each person."""

    world: World
    settings: Settings
    desk: Desk
    people: dict[str, MemberActor]
    elsewhere: ChannelHandle
    there: int
    known: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, discord.Message] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """The text with ids in it that are really there."""
        return text.format_map({name: ids[0] for name, ids in self.known.items()})

    def use_up(self, row: Row) -> None:
        """The ids of an example that had its effect: the next one gets others."""
        for name, ids in self.known.items():
            if f"{{{name}}}" in row.more and len(ids) > 1:
                ids.pop(0)

    def stored(self) -> list[str]:
        """All rows but those of the stranger's own server, in which they may do everything."""
        own = str(self.there)
        return [row for row in rows_of(self.settings) if own not in row]

    def requests(self) -> list[str]:
        """What was sent, edited or deleted on Discord, private answers aside."""
        return [
            f"{each.method} {each.path}"
            for each in self.world.env.http_requests
            if each.method != "GET" and not each.path.startswith(("/interactions", "/webhooks"))
        ]

    def begin(self, role: str, key: str, row: Row) -> InteractionResult:
        """Use it as somebody of this role, whatever their Discord would offer, without waiting."""
        kind, data, message = self._payload(role, key, row)
        here = self.world.channel
        if role == "stranger":
            self.world.channel = self.elsewhere
        try:
            return send(self.world, self.people[role], kind, data, message)
        finally:
            self.world.channel = here

    async def use(self, role: str, key: str, row: Row) -> InteractionResult:
        """The same, until the bot is done with it."""
        result = self.begin(role, key, row)
        await self.world.env.settle()
        return result

    def _payload(
        self, role: str, key: str, row: Row
    ) -> tuple[int, dict[str, Any], discord.Message | None]:
        how, _, name = key.partition(" ")
        custom_id = self.fill(f"rb1:{name}:{row.more}" if row.more else f"rb1:{name}")
        if how == "form":
            return FORM, form_data(custom_id, **row.fields), None
        if how == "press":
            chosen = [self.fill(value) for value in row.values]
            kind = SELECT if chosen else BUTTON
            data = {"custom_id": custom_id, "component_type": kind, "values": chosen}
            return COMPONENT, data, self._message(role, row)
        if how == "menu":
            return COMMAND, self._menu(name), None
        return COMMAND, self._command(key.removeprefix("/"), row), None

    def _message(self, role: str, row: Row) -> discord.Message:
        if role == "stranger" or row.on == "page":
            return self.pages[role]
        return self.world.cards[0] if row.on == "card" else self.desk.messages[0]

    def _menu(self, name: str) -> dict[str, Any]:
        backend, card = self.world.env.backend, self.world.cards[0]
        command = backend.find_command(name, None, type=MESSAGE_MENU)
        assert command is not None
        stored = backend.get_message(card.channel.id, card.id)
        shown = {str(card.id): dict(serializers.message_payload(backend, stored))}
        data = {"id": command["id"], "name": name, "type": MESSAGE_MENU}
        return {**data, "target_id": str(card.id), "resolved": {"messages": shown}}

    def _command(self, name: str, row: Row) -> dict[str, Any]:
        root, *path = name.split()
        command = self.world.env.backend.find_command(root, None, type=1)
        assert command is not None
        options: list[dict[str, Any]] = [
            {"name": option, "type": 4 if value.isdecimal() else 3, "value": _figure(value)}
            for option, value in row.options.items()
        ]
        for depth, part in enumerate(reversed(path)):
            options = [{"name": part, "type": 1 if depth == 0 else 2, "options": options}]
        return {"id": command["id"], "name": root, "type": 1, "options": options}


def _figure(value: str) -> int | str:
    return int(value) if value.isdecimal() else value


async def set_the_stage(world: World, settings: Settings) -> Stage:
    """Cards, an attempt, texts that wait or came back, all Ada's; changes that can be undone."""
    await world.share(world.ada)
    again = await world.ada.slash(world.channel, "again")
    await world.share(world.ada, "Nobody may know.", visibility="anonymous")
    form = await world.press(world.ben, "note", world.cards[0])
    await world.ben.submit_modal(form, {"note": "No.", "from": "named", "to": "author"})
    noted = await world.ada.slash(world.channel, "inbox")
    desk = await set_up_desk(world, "all")
    for number in range(6):
        await world.share(world.ada, f"Number {number} waits.")
    await desk.decline("return", "person")
    guild = world.env.create_guild("Elsewhere")
    theirs = guild.create_text_channel("theirs")
    people = await _people(world, desk)
    people["stranger"] = await _administrator(guild, world, "Eve")
    stage = Stage(world, settings, desk, people, theirs, guild.id)
    inbox = await world.ada.slash(world.channel, "inbox")
    waits = await click(world.ada, inbox, "waits")
    named, anonymous = (_last(buttons(card)[0].custom_id) for card in world.cards[:2])
    stage.known = {
        "card": [named],
        "anonymous": [anonymous],
        "attempt": [_last(control(again, "again-tell"))],
        "returned": [_last(control(inbox, "rewrite"))],
        "waiting": [_last(control(waits, "take-back"))],
        "entry": [_last(buttons(each)[0].custom_id) for each in desk.waiting],
        "private": [_last(control(noted, "report-private"))],
        "change": await _changes(world),
        "role": [str(world.guild.roles["moderators"].id)],
        "other_channel": [str(world.guild.create_text_channel("elsewhere").id)],
    }
    await forged_form(world, world.ben, f"rb1:report:{world.cards[1].id}", reason="spam")
    for role, person in stage.people.items():
        place = stage.elsewhere if role == "stranger" else world.channel
        opened = await person.slash(place, "privacy")
        assert opened.response is not None
        stage.pages[role] = opened.response.message
    return stage


async def _people(world: World, desk: Desk) -> dict[str, MemberActor]:
    everything = await _administrator(world.guild, world, "Adam")
    newcomer = world.guild.add_member(world.env.create_user("Dan"))
    return {
        "member": world.chi,
        "newcomer": newcomer,
        "moderator": desk.mo,
        "manager": world.boss,
        "administrator": everything,
    }


async def _administrator(guild: GuildHandle, world: World, name: str) -> MemberActor:
    role = guild.create_role("admin", permissions=discord.Permissions(administrator=True))
    made = guild.add_member(world.env.create_user(name), roles=[role])
    await world.env.settle()
    return made


async def _changes(world: World) -> list[str]:
    """Five that can be undone; by one of them newcomers wait."""
    for verb, value in (
        ("setup-anonymous", "later"),
        ("setup-emoji", "hearts"),
        ("setup-links", "off"),
        ("setup-digest", "3"),
        ("setup-newcomers", "4320"),
    ):
        await forged_choice(world, world.boss, f"rb1:{verb}", value)
    opened = await world.boss.slash(world.channel, "setup")
    assert opened.response is not None
    found = (str(each.get("custom_id")) for each in walk(opened.response.components))
    return [_last(each) for each in found if each.startswith("rb1:setup-undo:")]


def _last(custom_id: str | None) -> str:
    return str(custom_id).split(":")[2]
