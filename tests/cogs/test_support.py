"""Support: one tap, one mark; the native reaction is another mark; both together count once."""

from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_press
from tests.cogs.clock import follow, wait
from tests.cogs.place import delete_message
from tests.world import World, buttons, control, shown, walk

KINDS = {"hug": "🫂", "go": "💪", "brave": "👏", "boat": "🙋"}
WORDS = {"hug": "A hug from you", "go": "keep going", "brave": "brave", "boat": "Same boat"}


@pytest.mark.parametrize("kind", list(KINDS))
async def test_a_press_is_counted_and_answered_privately(world: World, kind: str) -> None:
    await world.share(world.ada)
    answer = await world.press(world.ben, kind)
    assert WORDS[kind] in shown(answer)
    assert answer.ephemeral
    assert world.counts() == {kind: 1}
    assert f"<@{world.ben.id}> · **1**" in await world.board(world.chi)


async def test_a_second_press_takes_it_back_with_its_point(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.press(world.ben, "hug")
    assert "Taken back" in shown(await world.press(world.ben, "hug"))
    await wait(world, seconds=6)
    assert world.counts() == {}
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_card_earns_its_supporter_one_point_however_many_kinds(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    for kind in KINDS:
        await world.press(world.ben, kind)
    await wait(world, seconds=6)
    assert world.counts() == dict.fromkeys(KINDS, 1)
    assert f"<@{world.ben.id}> · **1**" in await world.board(world.chi)
    await world.press(world.ben, "hug")
    assert f"<@{world.ben.id}> · **1**" in await world.board(world.chi)


@pytest.mark.parametrize("kind", list(KINDS))
async def test_a_native_reaction_counts_like_the_button(world: World, kind: str) -> None:
    await world.share(world.ada)
    follow(world)
    await world.ben.react(world.card, KINDS[kind])
    assert world.counts() == {kind: 1}
    await world.ben.unreact(world.card, KINDS[kind])
    await wait(world, seconds=6)
    assert world.counts() == {}


async def test_button_and_reaction_of_one_person_count_once(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.press(world.ben, "hug")
    await world.ben.react(world.card, "🫂")
    await world.chi.react(world.card, "🫂")
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 2}


async def test_taking_the_button_back_says_that_the_reaction_still_counts(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.press(world.ben, "hug")
    await world.ben.react(world.card, "🫂")
    told = shown(await world.press(world.ben, "hug"))
    assert "reaction on the message still counts" in told
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 1}
    assert f"<@{world.ben.id}> · **1**" in await world.board(world.chi)
    await world.ben.unreact(world.card, "🫂")
    await wait(world, seconds=6)
    assert world.counts() == {}
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_press_after_the_reaction_puts_the_second_mark(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.ben.react(world.card, "💪")
    assert "keep going" in shown(await world.press(world.ben, "go"))
    await world.ben.unreact(world.card, "💪")
    await wait(world, seconds=6)
    assert world.counts() == {"go": 1}


async def test_another_emoji_is_no_support(world: World) -> None:
    await world.share(world.ada)
    await world.ben.react(world.card, "🎉")
    assert world.counts() == {}
    assert "No points" not in await world.board(world.ada)
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_bots_reaction_is_no_support(world: World) -> None:
    await world.share(world.ada)
    robot = world.guild.add_member(world.env.create_user("Robot", bot=True))
    await robot.react(world.card, "🫂")
    assert world.counts() == {}


async def test_ones_own_named_card_is_answered_kindly_and_not_counted(world: World) -> None:
    await world.share(world.ada)
    told = shown(await world.press(world.ada, "hug"))
    assert "your own card" in told
    assert "brave part" in told
    await world.ada.react(world.card, "🫂")
    assert world.counts() == {}
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.chi)


async def test_ones_own_anonymous_card_is_treated_like_anyones(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    follow(world)
    own = shown(await world.press(world.ada, "hug"))
    assert own == shown(await world.press(world.ben, "hug"))
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 2}
    board = await world.board(world.chi)
    assert f"<@{world.ada.id}> · **1**" in board
    assert f"<@{world.ben.id}> · **1**" in board


async def test_ten_cards_a_day_earn_a_point_and_an_eleventh_still_counts(world: World) -> None:
    others = [world.guild.add_member(world.env.create_user(name)) for name in ("Dee", "Eli", "Fay")]
    for n in range(11):  # at most five of each, which is what a week earns
        await world.share(others[n % 3], f"No number {n}.")
        await world.press(world.ben, "hug")
    assert world.counts() == {"hug": 1}
    assert f"<@{world.ben.id}> · **10**" in await world.board(world.chi)


async def test_an_edit_leaves_the_text_of_the_card_as_it_is(world: World) -> None:
    await world.share(
        world.ada, "A *long*\n\n# story > `with` 🫂 signs\\", kind=["school"], next="_Again_, soon."
    )
    before = container(world)
    await world.press(world.ben, "hug")
    await world.ben.react(world.card, "👏")
    assert world.counts()["hug"] == 1
    assert container(world) == before


def container(world: World) -> list[tuple[object, object]]:
    stored = world.env.backend.get_message(world.channel.id, world.card.id)
    return [(part.get("type"), part.get("content")) for part in walk(stored.components[:1])]


async def test_a_moderators_clearing_of_reactions_leaves_the_buttons_marks(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.press(world.ben, "hug")
    await world.ben.react(world.card, "🫂")
    await world.chi.react(world.card, "🫂")
    await world.chi.react(world.card, "💪")
    world.env.backend.clear_reactions(world.channel.id, world.card.id)
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 1}
    assert f"<@{world.chi.id}>" not in await world.board(world.ada)


async def test_clearing_one_emoji_leaves_the_others(world: World) -> None:
    await world.share(world.ada)
    follow(world)
    await world.chi.react(world.card, "🫂")
    await world.chi.react(world.card, "💪")
    world.env.backend.clear_reaction(world.channel.id, world.card.id, "🫂")
    await wait(world, seconds=6)
    assert world.counts() == {"go": 1}


async def test_old_buttons_and_reactions_work_after_a_restart(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await world.chi.react(world.card, "🫂")
    await world.restart(make_bot())
    follow(world)
    await world.press(world.ben, "brave")
    await world.chi.unreact(world.card, "🫂")
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 1, "brave": 1}


async def test_reactions_while_the_bot_was_away_are_counted_at_its_return(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)
    await world.chi.react(world.card, "🫂")
    await world.bot.close()
    place = (world.channel.id, world.card.id)
    world.env.backend.set_reaction(*place, "🫂", world.chi.id, False)
    world.env.backend.set_reaction(*place, "💪", world.ben.id, True)
    world.env.backend.set_reaction(*place, "💪", world.ada.id, True)
    await world.env.restart_bot(make_bot())
    follow(world)
    await wait(world, seconds=6)
    assert world.counts() == {"go": 1}


async def test_a_press_on_a_card_that_was_taken_down_is_answered(world: World) -> None:
    await world.share(world.ada)
    hug = buttons(world.card)[0].custom_id or ""
    listed = await world.ada.slash(world.channel, "journey")
    assert listed.response is not None
    mine = await world.ada.click(listed.response.message, custom_id="rb1:mine")
    assert mine.response is not None
    own = await world.ada.click(mine.response.message, custom_id=control(mine, "own"))
    assert own.response is not None
    ask = await world.ada.click(own.response.message, custom_id=control(own, "ask-delete"))
    assert ask.response is not None
    await world.ada.click(ask.response.message, custom_id=control(ask, "delete"))
    told = shown(await forged_press(world, world.ben, hug))
    assert "taken down" in told
    assert "No points yet" in await world.board(world.chi)


async def test_support_on_a_card_whose_message_was_deleted_breaks_nothing(world: World) -> None:
    await world.share(world.ada)
    card = world.card
    hug = buttons(card)[0].custom_id or ""
    await delete_message(world, card)
    assert shown(await forged_press(world, world.ben, hug))


async def test_a_card_of_another_server_is_unknown_here(world: World) -> None:
    await world.share(world.ada)
    hug = buttons(world.card)[0].custom_id or ""
    elsewhere = world.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    stranger = elsewhere.add_member(world.env.create_user("Stranger"))
    here, world.channel = world.channel, channel
    told = shown(await forged_press(world, stranger, hug))
    world.channel = here
    assert "don't know this card" in told
    assert world.counts() == {}


@pytest.mark.parametrize("made_up", ["0" * 32, "f" * 31, "xyz", "", "../" * 10])
async def test_a_made_up_card_is_unknown(world: World, made_up: str) -> None:
    assert "don't know this card" in shown(
        await forged_press(world, world.ben, f"rb1:hug:{made_up}")
    )
