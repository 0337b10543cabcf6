"""After an erasure, id and texts of somebody who did everything are nowhere a minute later."""

import pytest
from simcord import MemberActor

from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.histories import OPEN_STORIES, SECRET_STORIES
from tests.anonymity.stage import PEOPLE, House, Stage, Traces
from tests.bot.forging import forged_press

NOTE = "I once burned that very same letter in the kitchen sink."
REACH = ["here", "here:cards", "all", "all:cards"]


async def everything(stage: Stage, who: MemberActor) -> None:
    """Share in every way, support in every way, note, switch, look."""
    world = stage.world
    await stage.share(world.ada, "named", OPEN_STORIES[0])
    first = world.card
    await stage.share(who, "named", OPEN_STORIES[1])
    await stage.share(who, "anonymous", SECRET_STORIES[0])
    await stage.wait(8 * 3_600)  # so far apart are two anonymous shares after a start
    await stage.share(who, "anonymous_later", SECRET_STORIES[1])
    await world.press(who, "hug", first)
    await who.react(first, "👏")
    await world.note(who, NOTE, first)
    await world.press(world.ben, "boat", first)
    await forged_press(world, who, "rb1:privacy-board:off")
    await forged_press(world, who, "rb1:credit:on")
    for command in ("journey", "leaderboard", "privacy"):
        await who.slash(world.channel, command)
    await forged_press(world, who, "rb1:export:all")
    await stage.wait(2 * 3_600)


def hits(traces: Traces, moment: str) -> list[str]:
    """Where the id or a text stands in the files of this moment or in the whole log."""
    forms = {"id": forms_of_id(PEOPLE["dee"])}
    for text in (OPEN_STORIES[1], *SECRET_STORIES[:2], NOTE, "Dee of Nowhere"):
        forms[text] = forms_of_text(text)
    places = {name: data for name, data in traces.files.items() if name.startswith(moment)}
    assert any(name.endswith(".db") for name in places)
    places["log"] = traces.log.encode()
    return [
        f"{what} in {place}: {encoding}"
        for place, data in places.items()
        for what, some in forms.items()
        for encoding in found(some, data)
    ]


@pytest.mark.parametrize("reach", REACH)
async def test_nothing_of_them_is_left_a_minute_later(house: House, reach: str) -> None:
    async with house.open() as stage:
        who = stage.join("dee")
        await everything(stage, who)
        stage.copy_files()
        await forged_press(stage.world, who, f"rb1:erase:{reach}")
        await stage.wait(60)
        cards = len(stage.world.cards)
    traces = stage.traces

    assert hits(traces, "1 "), "before it, the search finds them"
    assert hits(traces, "2 ") == []
    assert cards == (3 if reach.endswith("cards") else 4)


async def test_support_stays_as_a_number_and_the_log_of_the_database_is_empty(
    house: House,
) -> None:
    async with house.open() as stage:
        who = stage.join("dee")
        await everything(stage, who)
        first = stage.world.cards[0]
        before = stage.world.counts(first)
        await forged_press(stage.world, who, "rb1:erase:here")
        await stage.wait(60)
        await stage.world.press(stage.world.chi, "go", first)
        await stage.wait(10)
        after = stage.world.counts(stage.world.cards[0])

    assert before == {"hug": 1, "brave": 1, "boat": 1}
    assert after == {**before, "go": 1}


async def test_a_restart_does_not_read_their_reactions_back(house: House) -> None:
    async with house.open() as stage:
        who = stage.join("dee")
        await everything(stage, who)
        await forged_press(stage.world, who, "rb1:erase:here")
        await stage.restart()
        await stage.wait(60)
        counts = stage.world.counts(stage.world.cards[0])
    named = [row for rows in stage.traces.dump.values() for row in rows if who.id in row]

    assert named == []
    assert counts == {"hug": 1, "brave": 1, "boat": 1}
