"""Holds tell nothing of who is held: authors exchanged, and what is left behind is the same."""

from dataclasses import dataclass

import discord
import pytest
from simcord import MemberActor

from tests.anonymity.comparing import differences
from tests.anonymity.encodings import forms_of_id, found
from tests.anonymity.histories import OPEN_STORIES, RESTED, SECRET_STORIES
from tests.anonymity.stage import HOUR, PEOPLE, House, Play, Stage
from tests.moderators import moderate
from tests.review import Desk, click, set_up_desk
from tests.world import shown


@dataclass(frozen=True, slots=True)
class Roles:
    """Who wrote the card that moderators choose, and who another one."""

    held: str
    other: str


CASTS = (Roles("dee", "fay"), Roles("fay", "dee"), Roles("hal", "gus"))


async def _write(stage: Stage, who: MemberActor, visibility: str, story: str) -> str:
    told = shown(await stage.share(who, visibility, story))
    assert ("Here it stands" if visibility == "named" else "receipt") in told, told
    return told


async def _hold(desk: Desk, card: discord.Message) -> None:
    form = await click(desk.mo, await moderate(desk, card), "mod-hold")
    told = shown(await desk.mo.submit_modal(form, {"days": ["1"]}))
    assert "Nobody learns who they are" in told


async def _look(desk: Desk) -> list[str]:
    """All that moderators can ask for."""
    commands = ("mod queue", "mod held", "mod log")
    return [shown(await desk.mo.slash(desk.world.channel, name)) for name in commands]


async def _begun(stage: Stage, people: dict[str, MemberActor], roles: Roles) -> Desk:
    """A card of each of the two, and a hold after one of them; everybody acts openly as well."""
    desk = await set_up_desk(stage.world, "off")
    await _write(stage, people["dee"], "named", OPEN_STORIES[0])
    await _write(stage, people[roles.held], "anonymous", SECRET_STORIES[0])
    card = stage.world.card
    await _write(stage, people[roles.other], "anonymous", SECRET_STORIES[1])
    await stage.wait(RESTED)
    await _hold(desk, card)
    return desk


def days(roles: Roles, screens: list[str], answers: list[str]) -> Play:
    """Both write on, now and later, over a restart, until the hold is over, and once more."""

    async def play(stage: Stage) -> None:
        people = {name: stage.join(name) for name in ("dee", "fay", "gus", "hal")}
        desk = await _begun(stage, people, roles)
        for story, role, way in (
            (SECRET_STORIES[2], roles.held, "anonymous"),
            (SECRET_STORIES[3], roles.other, "anonymous"),
            (SECRET_STORIES[4], roles.held, "anonymous_later"),
        ):
            answers.append(await _write(stage, people[role], way, story))
            await stage.wait(RESTED)
            screens.extend(await _look(desk))
        await _write(stage, people["fay"], "named", OPEN_STORIES[1])
        await stage.restart()
        await desk.press("publish")
        screens.extend(await _look(desk))
        await stage.wait(36 * HOUR)
        answers.append(await _write(stage, people[roles.held], "anonymous", SECRET_STORIES[3]))
        screens.extend(await _look(desk))

    return play


@pytest.mark.parametrize("seed", range(2))
async def test_whoever_is_held_the_same_is_left_behind_and_the_same_is_seen(
    house: House, seed: int
) -> None:
    seen: list[tuple[list[str], list[str]]] = []
    traces = []
    for roles in (CASTS[0], CASTS[1 + seed]):
        seen.append(([], []))
        traces.append(await house.perform(days(roles, *seen[-1]), seed=seed))

    assert differences(*traces) == []
    assert seen[0] == seen[1], "screens of moderators, and private answers"
    screens = "\n".join(seen[0][0])
    assert "Someone would like to share this, without a name" in screens
    assert "Whoever wrote this without a name" in screens
    for number in (2, 4):
        assert SECRET_STORIES[number][:30] in screens, "what its author wrote waited"
    assert SECRET_STORIES[3][:30] not in screens, "what others wrote did not"


def evening(roles: Roles, writer: str) -> Play:
    """After the hold one of the two shares for later; what is left is taken before the hour."""

    async def play(stage: Stage) -> None:
        people = {name: stage.join(name) for name in ("dee", "fay")}
        await _begun(stage, people, roles)
        await _write(stage, people[writer], "anonymous_later", SECRET_STORIES[2])
        stage.copy_files()

    return play


async def test_no_write_depends_on_whether_the_author_is_the_one_who_is_held(
    house: House,
) -> None:
    """The row has the same size, in the same transaction, after the same requests."""
    roles = CASTS[0]
    held = await house.perform(evening(roles, roles.held))
    free = await house.perform(evening(roles, roles.other))
    assert differences(held, free) == []
    assert held.dump["outbox"], "it waits"
    assert held.dump["outbox"] != free.dump["outbox"], "the mask had something to hide"


async def test_the_id_of_whoever_is_held_stands_nowhere(house: House) -> None:
    """Hal and Gus never act with their name."""
    traces = await house.perform(days(CASTS[2], [], []))
    assert traces.dump["member_hold"] == []
    for name in (CASTS[2].held, CASTS[2].other):
        forms = forms_of_id(PEOPLE[name])
        for where, data in traces.everything().items():
            assert found(forms, data) == [], where
