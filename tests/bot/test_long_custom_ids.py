"""A custom id longer than Discord allows is forged: a kind answer, whatever would be made of it."""

import pytest

from tests.bot.forging import forged_form, forged_press
from tests.world import World, shown


@pytest.mark.parametrize("verb", ["ask-name", "ask-delete", "own", "goal-form", "care-own-edit"])
async def test_a_button_with_a_long_id_is_answered(world: World, verb: str) -> None:
    answer = await forged_press(world, world.chi, f"rb1:{verb}:{'x' * 200}")

    assert "don't know this card" in shown(answer)


async def test_so_is_a_form(world: World) -> None:
    answer = await forged_form(world, world.chi, f"rb1:reply:{'x' * 200}", reply="Thank you all.")

    assert "Thank you all." in shown(answer)


async def test_the_longest_id_that_discord_takes_is_read(world: World) -> None:
    answer = await forged_press(world, world.chi, f"rb1:ask-name:{'x' * 87}")

    assert "name" in shown(answer)
