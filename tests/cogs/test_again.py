"""Trying again: counted at once, told to the channel once and only on a press, asked when due."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import TOLD_A_DAY
from tests.bot.forging import forged_choice, forged_press
from tests.cogs.clock import days_go_by
from tests.cogs.place import delete_message, deny, rename
from tests.cogs.test_export import exported
from tests.world import World, buttons, control, shown, text_of


async def again(world: World, who: MemberActor, what: str | None = None) -> InteractionResult:
    options = {} if what is None else {"what": what}
    return await who.slash(world.channel, "again", **options)


async def refused(world: World, who: MemberActor, what: str | None = None) -> str:
    answer = await again(world, who, what)
    assert world.env.errors, "SimCord sees a command's refusal as an error"
    return shown(answer)


async def offered(world: World, who: MemberActor, typed: str = "") -> list[tuple[str, str]]:
    choices = await who.autocomplete(world.channel, "again", "what", typed)
    return [(choice["name"], str(choice["value"])) for choice in choices]


async def use(who: MemberActor, answer: InteractionResult, verb: str) -> InteractionResult:
    assert answer.response is not None
    return await who.click(answer.response.message, custom_id=control(answer, verb))


async def ask_in(who: MemberActor, answer: InteractionResult, days: int) -> InteractionResult:
    assert answer.response is not None
    pressed = control(answer, "again-ask")
    return await who.select(answer.response.message, [str(days)], custom_id=pressed)


async def asked(world: World, who: MemberActor, days: int = 3) -> InteractionResult:
    """Somebody's inbox on the day it asks about an attempt of theirs."""
    await ask_in(who, await again(world, who), days)
    await days_go_by(world, days)
    return await who.slash(world.channel, "inbox")


def public(world: World) -> str:
    return "\n".join(text_of(message) for message in world.channel.history())


async def test_an_attempt_counts_and_stays_private(world: World) -> None:
    answer = await again(world, world.ada)
    assert answer.ephemeral
    assert "+5 points" in shown(answer)
    assert "Ada" not in public(world)
    assert f"<@{world.ada.id}> · **5**" in await world.board(world.ben)


async def test_beyond_three_a_day_it_counts_without_a_zero(world: World) -> None:
    told = [shown(await again(world, world.ada)) for _ in range(4)]
    assert ["+5 points" in each for each in told] == [True, True, True, False]
    assert "0" not in told[-1]


async def test_a_day_takes_twenty(world: World) -> None:
    for _ in range(20):
        await again(world, world.ada)
    assert "20 tries in one day" in await refused(world, world.ada)
    await days_go_by(world, 1)
    assert "+5 points" in shown(await again(world, world.ada))


async def test_only_ones_own_named_rejections_are_offered(world: World) -> None:
    await world.share(world.ada, kind=["job"])
    await days_go_by(world, 1)
    await world.share(world.ada, kind=["writing"])
    await world.share(world.ada, kind=["school"], visibility="anonymous")
    await world.share(world.ben, kind=["sales"])
    found = await offered(world, world.ada)
    assert [name for name, _ in found] == ["Writing, today", "Job, yesterday"]
    assert [name for name, _ in await offered(world, world.ada, "JO")] == ["Job, yesterday"]
    assert await offered(world, world.chi) == []


async def test_it_belongs_to_the_rejection_that_was_chosen(world: World) -> None:
    await world.share(world.ada)
    ((_, value),) = await offered(world, world.ada)
    assert str(world.card.id) in shown(await again(world, world.ada, value))


@pytest.mark.parametrize("what", ["the job", "0" * 32, "", "../x"])
async def test_what_is_none_of_ones_own_is_refused_kindly(world: World, what: str) -> None:
    assert "Choose one from the list" in await refused(world, world.ada, what)
    assert f"<@{world.ada.id}>" not in await world.board(world.ben)


async def test_a_rejection_of_somebody_else_or_without_a_name_is_no_choice(world: World) -> None:
    await world.share(world.ada)
    ((_, value),) = await offered(world, world.ada)
    assert "Choose one from the list" in await refused(world, world.ben, value)
    await world.share(world.ada, visibility="anonymous")
    pid = control_of_card(world)
    assert "Choose one from the list" in await refused(world, world.ada, pid)


def control_of_card(world: World) -> str:
    """The id of the newest card, which stands in its buttons for everybody to see."""
    return str(buttons(world.card)[0].custom_id).split(":")[2]


async def test_the_channel_is_told_once_and_nobody_is_pinged(world: World) -> None:
    await rename(world, world.ada, "Ada @everyone [x](http://evil.example)")
    await world.share(world.ada)
    ((_, value),) = await offered(world, world.ada)
    answer = await again(world, world.ada, value)
    assert "tell" not in public(world)
    await use(world.ada, answer, "again-tell")
    assert "knows of this one already" in shown(await use(world.ada, answer, "again-tell"))
    (told,) = [m for m in world.channel.history() if "tried again" in text_of(m)]
    assert str(world.cards[0].id) in text_of(told)
    assert "](http" not in text_of(told)
    assert not told.mention_everyone
    assert told.mentions == []


async def test_what_was_told_can_be_taken_down_and_still_counts(world: World) -> None:
    answer = await again(world, world.ada)
    told = await use(world.ada, answer, "again-tell")
    assert public(world).count("tried again") == 1
    assert "still counts" in shown(await use(world.ada, told, "again-untell"))
    assert "tried again" not in public(world)
    assert f"<@{world.ada.id}> · **5**" in await world.board(world.ben)
    assert "still counts" in shown(await use(world.ada, told, "again-untell")), (
        "as often as pressed"
    )
    assert "took this one down" in shown(await use(world.ada, answer, "again-tell"))


async def test_who_lost_the_button_finds_it_by_pressing_again(world: World) -> None:
    answer = await again(world, world.ada)
    await use(world.ada, answer, "again-tell")
    told = await use(world.ada, answer, "again-tell")
    assert "knows of this one already" in shown(told)
    await use(world.ada, told, "again-untell")
    assert "tried again" not in public(world)


async def test_the_channel_hears_of_three_tries_of_a_day(world: World) -> None:
    answers = [await again(world, world.ada) for _ in range(TOLD_A_DAY + 1)]
    told = [shown(await use(world.ada, answer, "again-tell")) for answer in answers]
    assert ["The channel knows" in each for each in told] == [True, True, True, False]
    assert "has heard of 3 tries" in told[-1]
    assert public(world).count("tried again") == TOLD_A_DAY
    await days_go_by(world)
    tomorrow = await again(world, world.ada)
    assert "The channel knows" in shown(await use(world.ada, tomorrow, "again-tell"))


async def test_nobody_takes_down_what_another_told(world: World) -> None:
    told = await use(world.ada, await again(world, world.ada), "again-tell")
    custom_id = control(told, "again-untell")
    assert "yours" in shown(await forged_press(world, world.ben, custom_id))
    assert public(world).count("tried again") == 1


async def test_what_could_not_be_told_can_be_told_later(world: World) -> None:
    answer = await again(world, world.ada)
    await deny(world, "send_messages")
    assert "Send Messages" in shown(await use(world.ada, answer, "again-tell"))
    world.env.backend.edit_channel(world.channel.id, {}, overwrites=[])
    await world.env.settle()
    assert "The channel knows" in shown(await use(world.ada, answer, "again-tell"))
    assert public(world).count("tried again") == 1


async def test_the_inbox_asks_when_it_was_asked_to_and_never_sooner(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    told = shown(await ask_in(world.ada, await again(world, world.ada), 7))
    assert "In 7 days" in told
    await days_go_by(world, 6)
    assert "How did it go" not in shown(await world.ada.slash(world.channel, "inbox"))
    await world.restart(make_bot())
    await days_go_by(world, 1)
    assert "7 days ago you tried again" in shown(await world.ada.slash(world.channel, "inbox"))
    assert "How did it go" not in shown(await world.ben.slash(world.channel, "inbox"))
    assert "How did it go" not in public(world)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("went-well", "good to hear"),
        ("went-not", "put yourself out there twice"),
        ("ask-enough", "The attempt still counts"),
    ],
)
async def test_an_answer_ends_the_question(world: World, verb: str, words: str) -> None:
    inbox = await asked(world, world.ada)
    assert words in shown(await use(world.ada, inbox, verb))
    await days_go_by(world, 8)
    assert "How did it go" not in shown(await world.ada.slash(world.channel, "inbox"))


@pytest.mark.parametrize(
    ("verb", "words"),
    [("ask-enough", "The attempt still counts"), ("ask-later", "You told me how this one went")],
)
async def test_an_older_inbox_takes_no_answer_back(world: World, verb: str, words: str) -> None:
    older = await asked(world, world.ada)
    await use(world.ada, await world.ada.slash(world.channel, "inbox"), "went-well")
    assert words in shown(await use(world.ada, older, verb))
    _, file = await exported(world, world.ada)
    (attempt,) = file["servers"][0]["attempts"]
    assert (attempt["answer"], attempt["asks_on"]) == ("worked", None)


async def test_later_asks_a_week_later(world: World) -> None:
    inbox = await asked(world, world.ada)
    assert "again in a week" in shown(await use(world.ada, inbox, "ask-later"))
    await days_go_by(world, 6)
    assert "How did it go" not in shown(await world.ada.slash(world.channel, "inbox"))
    await days_go_by(world, 1)
    assert "How did it go" in shown(await world.ada.slash(world.channel, "inbox"))


async def test_not_this_time_offers_to_share_it(world: World) -> None:
    answer = await use(world.ada, await asked(world, world.ada), "went-not")
    form = await use(world.ada, answer, "share-open")
    await world.ada.submit_modal(form, {"story": "A second no.", "visibility": "named"})
    assert "A second no" in text_of(world.card)


async def test_what_worked_out_can_be_told_on_the_card(world: World) -> None:
    await world.share(world.ada)
    ((_, value),) = await offered(world, world.ada)
    await ask_in(world.ada, await again(world, world.ada, value), 3)
    await days_go_by(world, 3)
    inbox = await world.ada.slash(world.channel, "inbox")
    assert str(world.card.id) in shown(inbox)
    form = await use(world.ada, await use(world.ada, inbox, "went-well"), "update")
    told = await world.ada.submit_modal(form, {"happened": "worked_out"})
    assert "+1 point " in shown(told)
    assert "it worked out" in text_of(world.card)


async def test_a_card_that_is_gone_is_offered_no_more(world: World) -> None:
    await world.share(world.ada)
    ((_, value),) = await offered(world, world.ada)
    await ask_in(world.ada, await again(world, world.ada, value), 3)
    await days_go_by(world, 3)
    await delete_message(world, world.card)
    inbox = await world.ada.slash(world.channel, "inbox")
    assert "good to hear" in shown(await use(world.ada, inbox, "went-well"))


@pytest.mark.parametrize("verb", ["again-tell", "went-well", "went-not", "ask-later", "ask-enough"])
async def test_somebody_elses_attempt_is_out_of_reach(world: World, verb: str) -> None:
    answer = await again(world, world.ada)
    pressed = control(answer, "again-tell").replace("again-tell", verb)
    for custom_id in (pressed, f"rb1:{verb}:{'0' * 32}", f"rb1:{verb}:x"):
        await forged_press(world, world.ben, custom_id)
    assert "tried again" not in public(world)
    await ask_in(world.ada, answer, 3)
    await days_go_by(world, 3)
    await forged_press(world, world.ben, pressed)
    assert "How did it go" in shown(await world.ada.slash(world.channel, "inbox"))


@pytest.mark.parametrize("value", ["4", "-3", "three", ""])
async def test_only_the_offered_days_can_be_chosen(world: World, value: str) -> None:
    answer = await again(world, world.ada)
    await forged_choice(world, world.ada, control(answer, "again-ask"), value)
    await days_go_by(world, 5)
    assert "How did it go" not in shown(await world.ada.slash(world.channel, "inbox"))
