"""The safety page of `/setup`: links, and how long new members wait."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_choice, forged_form
from tests.cogs.clock import wait
from tests.world import World, buttons, control, shown, text_of

LINKED = "I read https://jobs.example.org/why?x=1 again."


def page(answer: InteractionResult) -> discord.Message:
    assert answer.response is not None
    return answer.response.message


async def panel(world: World) -> InteractionResult:
    opened = await world.boss.slash(world.channel, "setup")
    return await world.boss.click(page(opened), custom_id=control(opened, "setup-safety"))


async def choose(world: World, verb: str, value: str) -> None:
    opened = await panel(world)
    await world.boss.select(page(opened), [value], custom_id=control(opened, verb))


def defaults(answer: InteractionResult) -> set[str]:
    """The labels of what is chosen in the selects of a page."""
    found: set[str] = set()
    for row in page(answer).components:
        for child in getattr(row, "children", []):
            found |= {each.label for each in getattr(child, "options", []) if each.default}
    return found


async def test_by_default_it_is_as_it_always_was(world: World) -> None:
    assert defaults(await panel(world)) == {
        "Links: only the name of the site is shown",
        "New members can share at once",
    }
    await world.share(world.ada, LINKED)
    assert r"jobs\.example\.org again" in text_of(world.card)


async def test_links_can_be_refused(world: World, make_bot: Callable[[], RejectBot]) -> None:
    await choose(world, "setup-links", "off")
    await world.restart(make_bot())
    answer = shown(await world.share(world.ada, LINKED))
    assert "Links can't be posted" in answer
    assert LINKED in answer
    assert world.cards == []
    await world.share(world.ada, "I read jobs.example.org again.")
    card = world.card
    claim = f"{str(buttons(card)[0].custom_id).split(':')[2]}:n"
    for verb, fields in (
        ("update", {"text": LINKED, "happened": "learned"}),
        ("reply", {"reply": LINKED}),
        ("edit", {"story": LINKED}),
    ):
        refused = await forged_form(world, world.ada, f"rb1:{verb}:{claim}", **fields)
        assert "Links can't be posted" in shown(refused), verb
    assert "Links can't be posted" in shown(await world.note(world.ben, LINKED))
    assert world.thread_texts() == []


async def test_links_can_be_shown_whole_and_are_still_no_links(world: World) -> None:
    await choose(world, "setup-links", "on")
    await world.share(world.ada, LINKED)
    whole = r"https\:\/\/jobs\.example\.org\/why\?x\=1"
    assert whole in text_of(world.card)
    await world.note(world.ben, LINKED)
    assert whole in world.thread_texts()[-1]
    claim = f"{str(buttons(world.card)[0].custom_id).split(':')[2]}:n"
    await forged_form(world, world.ada, f"rb1:edit:{claim}", story=f"Once more: {LINKED}")
    assert f"Once more\\: I read {whole}" in text_of(world.card)


@pytest.mark.parametrize("what", ["share", "anonymous share", "note"])
async def test_new_members_wait(world: World, what: str) -> None:
    await world.share(world.ada)
    await choose(world, "setup-newcomers", "60")
    dan = world.guild.add_member(world.env.create_user("Dan"))

    async def tries() -> InteractionResult:
        if what == "note":
            return await world.note(dan, "Their loss.")
        visibility = "named" if what == "share" else "anonymous"
        return await world.share(dan, "They said no to Dan?", visibility=visibility)

    await wait(world, minutes=1)
    refused = shown(await tries())
    assert "Welcome" in refused
    assert "<t:" in refused
    assert ("Their loss." if what == "note" else "They said no to Dan?") in refused
    await world.press(dan, "hug")
    assert world.counts()["hug"] == 1
    await wait(world, hours=1)
    assert "Welcome" not in shown(await tries())


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        ("rb1:setup-links", "everything"),
        ("rb1:setup-links", ""),
        ("rb1:setup-newcomers", "7"),
        ("rb1:setup-newcomers", "-60"),
    ],
)
async def test_a_value_that_is_not_offered_changes_nothing(
    world: World, custom_id: str, value: str
) -> None:
    before = defaults(await panel(world))
    await forged_choice(world, world.boss, custom_id, value)
    assert defaults(await panel(world)) == before


@pytest.mark.parametrize(
    ("custom_id", "value"), [("rb1:setup-links", "off"), ("rb1:setup-newcomers", "60")]
)
async def test_only_who_manages_the_server_may(world: World, custom_id: str, value: str) -> None:
    before = defaults(await panel(world))
    answer = await forged_choice(world, world.ada, custom_id, value)
    assert "takes the permission *Manage Server*" in shown(answer)
    assert defaults(await panel(world)) == before
