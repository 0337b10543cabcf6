"""Sharing, as a member does it."""

from tests.world import World, shown, text_of


async def test_a_named_share_stands_in_the_channel_and_earns_points(world: World) -> None:
    answer = await world.share(world.ada, "They went with *somebody* else.")
    assert "Ada shared a rejection" in text_of(world.card)
    assert "somebody" in text_of(world.card)
    assert world.card.jump_url in shown(answer)
    assert "+10 points" in shown(answer)
    assert "**10**" in await world.board(world.ben)


async def test_an_anonymous_share_names_nobody(world: World) -> None:
    answer = await world.share(world.ada, visibility="anonymous")
    card = text_of(world.card)
    assert "Someone here shared a rejection" in card
    assert "Ada" not in card
    assert str(world.ada.id) not in card
    assert world.card.interaction_metadata is None
    assert "receipt" in shown(answer)
    assert "No points yet" in await world.board(world.ada)
