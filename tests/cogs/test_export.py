"""The export: all that is stored about a member, nothing about others, no recent anonymous post."""

import json
import re
from pathlib import Path
from typing import Any

from simcord import MemberActor

from tests.architecture.tree import ROOT
from tests.cogs.test_privacy import leave, page, press
from tests.world import World, buttons, control, shown


async def exported(
    world: World, who: MemberActor, *, everywhere: bool = False
) -> tuple[str, dict[str, Any]]:
    answer = await press(who, await page(world, who), "export")
    if everywhere:
        assert answer.response is not None
        answer = await who.click(answer.response.message, custom_id=control(answer, "export"))
    assert answer.ephemeral
    assert answer.response is not None
    (file,) = answer.response.attachments
    stored = world.env.backend.cdn.get(file.url)
    assert stored is not None
    return shown(answer), json.loads(stored)


def own_choice(world: World) -> str:
    """The id of the first card, as the list of `/again` gives it."""
    return str(buttons(world.cards[0])[0].custom_id).split(":")[2]


async def live(world: World) -> None:
    """Ada does everything; Ben answers her card and shares one that she supports."""
    await world.share(world.ada, "They went with somebody else.", kind=["job"])
    await world.press(world.ben, "hug")
    await world.share(world.ben, "Ben's own story of a no.")
    await world.press(world.ada, "brave")
    await world.ada.react(world.card, "👏")
    await world.note(world.ada, "That took courage, Ben.")
    form = await world.press(world.ada, "note")
    await world.ada.submit_modal(form, {"note": "Write to me.", "from": "named", "to": "author"})
    await world.ada.slash(world.channel, "again", what=own_choice(world))
    await world.share(world.ada, "Nobody may know this one.", visibility="anonymous")
    await leave(world, world.ada)


async def test_it_holds_everything_of_theirs(world: World) -> None:
    await live(world)
    said, file = await exported(world, world.ada)
    (here,) = file["servers"]
    assert here["server"] == str(world.guild.id)
    assert (here["on_board"], here["public_credit"]) == (False, False)
    (own,) = here["named_rejections"]
    assert (own["kind"], own["day"], own["state"]) == ("job", "2026-01-01", "published")
    assert own["card"].endswith(str(world.cards[0].id))
    (given,) = here["support_given"]
    assert (given["kind"], given["by_button"], given["by_reaction"]) == ("brave", True, True)
    assert given["card"].endswith(str(world.cards[1].id))
    assert len(here["notes_written"]) == 1
    (private,) = here["private_notes_written"]
    assert private == {"day": "2026-01-01", "card": given["card"]}
    assert {(each["what"], each["points"]) for each in here["earned"]} == {
        ("share", 10),
        ("support", 1),
        ("note", 2),
        ("attempt", 5),
    }
    assert here["totals"]["all"] == 18
    on_boards = {each["board"]: each for each in here["boards"] if each["period"] == "all"}
    assert {kind: each["total"] for kind, each in on_boards.items()} == {
        "points": 18,
        "sharers": 1,
        "givers": 2,
    }
    assert {each["season"] for each in here["boards"]} == {0}
    (tried,) = here["attempts"]
    assert tried["after"] == own["card"]
    assert (tried["day"], tried["told_the_channel"]) == ("2026-01-01", False)
    assert here["private_tally"] == 10
    assert "which anonymous posts are yours" in said


async def test_it_holds_nothing_of_others_and_no_anonymous_post(world: World) -> None:
    await live(world)
    text = json.dumps((await exported(world, world.ada))[1])
    for other in (world.ben.id, world.chi.id, "Ben", "Nobody may", world.cards[-1].id):
        assert str(other) not in text


async def test_reading_it_writes_nothing(world: World, settings: Any) -> None:
    await live(world)
    files = list(Path(settings.database_url.removeprefix("sqlite:///")).parent.iterdir())
    before = [path.read_bytes() for path in files if not path.name.endswith("-shm")]
    await exported(world, world.ada, everywhere=True)
    assert [path.read_bytes() for path in files if not path.name.endswith("-shm")] == before


async def test_everywhere_names_this_server_once(world: World) -> None:
    await live(world)
    _, file = await exported(world, world.ada, everywhere=True)
    assert [each["server"] for each in file["servers"]] == [str(world.guild.id)]


async def test_its_keys_are_the_documented_ones(world: World) -> None:
    await live(world)
    _, file = await exported(world, world.ada)
    section = (ROOT / "docs/privacy.md").read_text("utf-8").partition("## The export file")[2]
    documented = set(re.findall(r"`(\w+)`", section))
    found: set[str] = set()
    waiting: list[Any] = [file]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found |= {key for key in node if key not in file["servers"][0]["totals"]}
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    of_what_nobody_here_has = {"text", "came_back", "target", "since", "until", "words"}
    of_what_nobody_here_has |= {"waits_for_moderators", "moderators_said", "reason"}
    of_what_nobody_here_has |= {"hour", "settings"}
    assert found | of_what_nobody_here_has == documented
