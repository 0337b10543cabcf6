"""Evenings in a server, written once: who the anonymous authors are is a parameter."""

from dataclasses import dataclass
from typing import Any

from simcord import MemberActor

from rejectbot.domain.limits import ANONYMOUS_GROWS_EVERY
from tests.anonymity.stage import HOUR, Play, Stage
from tests.world import shown

OPEN_STORIES = (
    "The choir said that my voice was not what they needed this season.",
    "My third grant proposal came back with two lines of regret.",
    "They liked the portfolio and hired somebody with more years.",
)
SECRET_STORIES = (
    "Seventeen agents passed on the manuscript about the lighthouse keeper.",
    "The admissions office wrote that the waiting list has been closed now.",
    "Nobody called back after the audition for the travelling company.",
    "The investors went quiet after the second meeting about the bakery.",
    "Our paper on moss and heavy metals was turned down without review.",
)
RESTED = ANONYMOUS_GROWS_EVERY.total_seconds()
"""Seconds after which one person may share anonymously once more, so soon after a start too."""
MEMBERS = ("dee", "eve", "fay", "gus")
NEWCOMERS = ("hal", "ivy")


@dataclass(frozen=True, slots=True)
class Authors:
    """Who writes the first to the fifth anonymous story, by name."""

    names: tuple[str, str, str, str, str]

    def __str__(self) -> str:
        return "-".join(self.names)


def evening(authors: Authors) -> Play:
    """Dee and Eve act openly, Fay and Gus only read, Hal and Ivy are new: any may be an author.

    Anonymous shares now and later, queued and published, over two restarts; presses, reactions,
    notes, boards and pages of others around them, on the anonymous cards too.
    """

    async def play(stage: Stage) -> None:
        people = {name: stage.join(name) for name in MEMBERS}
        await _open_acts(stage, people)
        people |= {name: stage.join(name) for name in NEWCOMERS}
        write = [people[name] for name in authors.names]

        await _share(stage, write[0], "anonymous", SECRET_STORIES[0], kind=["writing"])
        await _answers(stage, people)
        await stage.wait(RESTED)
        await _share(stage, write[1], "anonymous_later", SECRET_STORIES[1])
        await stage.restart()
        await _share(stage, stage.world.ben, "named", OPEN_STORIES[2])
        await _share(stage, write[2], "anonymous_later", SECRET_STORIES[2], wants="listen")
        await stage.wait(1.5 * HOUR)
        await _answers(stage, people)
        await stage.wait(RESTED)
        await _share(stage, write[3], "anonymous", SECRET_STORIES[3], next="One more letter.")
        await _share(stage, people["dee"], "named", OPEN_STORIES[1])
        await stage.wait(24 * HOUR)
        await _share(stage, write[4], "anonymous_later", SECRET_STORIES[4])
        await stage.restart()
        await stage.world.board(stage.world.chi)
        await stage.world.ada.slash(stage.world.channel, "journey")

    return play


async def _share(
    stage: Stage, who: MemberActor, visibility: str, story: str, **fields: Any
) -> None:
    """Share, and fail if it was not taken: a history of refusals proves nothing."""
    told = shown(await stage.share(who, visibility, story, **fields))
    assert ("Here it stands" if visibility == "named" else "receipt") in told, told


async def _open_acts(stage: Stage, people: dict[str, MemberActor]) -> None:
    world = stage.world
    await _share(stage, world.ada, "named", OPEN_STORIES[0])
    await _share(stage, people["dee"], "named", OPEN_STORIES[1])
    await world.press(people["eve"], "hug")
    await world.note(people["eve"], "That took courage.")


async def _answers(stage: Stage, people: dict[str, MemberActor]) -> None:
    """To the newest card, by people of whom some may have written it."""
    world, card = stage.world, stage.world.card
    await world.press(world.ben, "hug", card)
    await world.press(people["dee"], "brave", card)
    await people["eve"].react(card, "👏")
    await world.note(world.chi, "We are many.", card)
    await stage.wait(10)
    await world.press(people["dee"], "brave", card)


def quarter(author: str) -> Play:
    """One anonymous share, by a regular or a reader, and one press by the regular."""

    async def play(stage: Stage) -> None:
        people = {name: stage.join(name) for name in ("dee", "fay")}
        await _share(stage, people["dee"], "named", OPEN_STORIES[1])
        await _share(stage, people[author], "anonymous", SECRET_STORIES[0])
        await stage.world.press(people["dee"], "hug")

    return play


async def secret_evening(stage: Stage) -> None:
    """Dee (now), Eve (later, published) and Fay (later, still queued) do nothing else."""
    world = stage.world
    dee, eve, fay = (stage.join(name) for name in ("dee", "eve", "fay"))
    await _share(stage, world.ada, "named", OPEN_STORIES[0])
    await _share(stage, dee, "anonymous", SECRET_STORIES[0])
    await world.press(world.ben, "hug")
    await world.note(world.chi, "That took courage.")
    await _share(stage, eve, "anonymous_later", SECRET_STORIES[1], next=SECRET_STORIES[4])
    await stage.restart()
    await stage.wait(1.5 * HOUR)
    await world.press(world.chi, "boat")
    await world.ben.react(world.card, "👏")
    await world.note(world.ben, "We are many.")
    await _share(stage, world.chi, "named", OPEN_STORIES[2])
    await _share(stage, fay, "anonymous_later", SECRET_STORIES[2])


def mixed(*, also_anonymous: bool) -> Play:
    """Dee shares, presses and writes openly; perhaps she also shares anonymously, twice."""

    async def play(stage: Stage) -> None:
        dee, world = stage.join("dee"), stage.world
        await _share(stage, world.ada, "named", OPEN_STORIES[0])
        card = world.card
        await world.press(dee, "hug", card)
        if also_anonymous:
            await _share(stage, dee, "anonymous", SECRET_STORIES[0])
        await _share(stage, dee, "named", OPEN_STORIES[1])
        await world.note(dee, "That took courage.", card)
        await stage.wait(RESTED)
        if also_anonymous:
            await _share(stage, dee, "anonymous_later", SECRET_STORIES[1])
        await stage.wait(1.5 * HOUR)
        await _share(stage, dee, "named", OPEN_STORIES[2])

    return play
