"""Counts on a card: at most one edit in 5 seconds, however many press, and exact in the end."""

import random

from tests.bot.forging import BUTTON, COMPONENT, send
from tests.bot.journal import journal
from tests.cogs.clock import follow, wait
from tests.world import World, buttons

KINDS = ("hug", "go", "brave", "boat")


async def test_200_presses_by_50_people_make_few_edits_and_exact_counts(world: World) -> None:
    await world.share(world.ada)
    card = world.card
    pid = (buttons(card)[0].custom_id or "").rpartition(":")[2]
    crowd = [world.guild.add_member(world.env.create_user(f"Guest {n}")) for n in range(50)]
    edits = follow(world)
    chance = random.Random(7)
    marks: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for _ in range(40):
        for _ in range(5):
            who, kind = chance.choice(crowd), chance.choice(KINDS)
            marks[kind] ^= {who.id}
            data = {"custom_id": f"rb1:{kind}:{pid}", "component_type": BUTTON}
            send(world, who, COMPONENT, data, message=card)
        await world.env.settle()
        await wait(world, seconds=chance.choice([0.1, 0.4, 1, 2]))
    await wait(world, seconds=6)
    assert world.counts() == {kind: len(people) for kind, people in marks.items() if people}
    assert edits.closest >= 5
    lasted = edits.seconds[-1] - edits.seconds[0]
    assert len(edits.seconds) <= lasted / 5 + 1


async def test_two_cards_are_edited_apart(world: World) -> None:
    edits = follow(world)
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    assert len(edits.seconds) == 2


async def test_a_press_that_is_taken_back_before_the_edit_leaves_the_card_as_it_was(
    world: World,
) -> None:
    follow(world)
    await world.share(world.ada)
    await world.press(world.chi, "hug")
    await world.press(world.ben, "go")
    await world.press(world.ben, "go")
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 1}


async def test_an_edit_that_discord_did_not_take_is_made_later(world: World) -> None:
    follow(world)
    await world.share(world.ada)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=500)
    await world.press(world.ben, "hug")
    assert world.counts() == {}
    await wait(world, seconds=40)
    assert world.counts() == {"hug": 1}


async def test_what_waits_to_be_shown_is_shown_when_the_bot_ends(world: World) -> None:
    follow(world)
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await world.press(world.chi, "hug")
    assert world.counts() == {"hug": 1}
    await world.bot.close()
    assert world.counts() == {"hug": 2}


async def test_a_foreign_reaction_costs_no_query_and_no_request(world: World) -> None:
    theirs = await world.chi.send(world.channel, "Lunch?")
    event = {
        "user_id": str(world.ben.id),
        "channel_id": str(world.channel.id),
        "message_id": str(theirs.id),
        "message_author_id": str(world.chi.id),
        "guild_id": str(world.guild.id),
        "emoji": {"id": None, "name": "🫂"},
        "burst": False,
        "type": 0,
    }
    with journal(world.env) as lines:
        world.env.backend.emit("MESSAGE_REACTION_ADD", event)
        await world.env.settle()
        world.env.backend.emit("MESSAGE_REACTION_REMOVE", event)
        await world.env.settle()
        world.env.backend.clear_reactions(world.channel.id, theirs.id)
        await world.env.settle()
    assert lines == []


async def test_a_reaction_on_a_foreign_message_changes_nothing(world: World) -> None:
    await world.share(world.ada)
    theirs = await world.chi.send(world.channel, "Lunch?")
    await world.ben.react(theirs, "🫂")
    await world.ben.unreact(theirs, "🫂")
    assert world.counts() == {}
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_reaction_on_a_card_is_counted_even_if_discord_names_no_author(
    world: World,
) -> None:
    await world.share(world.ada)
    with journal(world.env) as lines:
        await world.ben.react(world.card, "🫂")
    assert any(line.startswith("sql") for line in lines), "the journal must see what it looks for"
    assert world.counts() == {"hug": 1}
