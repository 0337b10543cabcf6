"""What people do openly, and what happens to the server itself."""

from simcord import InteractionResult

from tests.anonymity.proof.people import BY_NAME, OPEN_PEOPLE
from tests.anonymity.proof.scene import Scene
from tests.anonymity.proof.script import Step
from tests.world import control

_EMOJI = {"hug": "🫂", "brave": "👏"}
_BETWEEN = 6.0
"""Seconds: longer than counts are gathered before a card is edited."""


async def join(scene: Scene, step: Step) -> None:
    scene.join(BY_NAME[step.who])


async def leave(scene: Scene, step: Step) -> None:
    await scene.leave(BY_NAME[step.who])


async def restart(scene: Scene, _: Step) -> None:
    await scene.restart()


async def share(scene: Scene, step: Step) -> None:
    scene.stories[step.card] = step.text
    await scene.world.share(scene.actor(step), step.text, kind=[step.choice])
    scene.card(step.card)


async def press(scene: Scene, step: Step) -> None:
    await scene.world.press(scene.actor(step), step.choice, scene.card(step.card))


async def react(scene: Scene, step: Step) -> None:
    await scene.actor(step).react(scene.card(step.card), _EMOJI[step.choice])


async def note(scene: Scene, step: Step) -> InteractionResult:
    who = scene.actor(step)
    form = await scene.world.press(who, "note", scene.card(step.card))
    return await who.submit_modal(form, {"note": step.text, "from": "named", "to": step.choice})


async def again(scene: Scene, step: Step) -> None:
    """Try again, let the channel know, and be asked later."""
    who = scene.actor(step)
    tried = await who.slash(scene.world.channel, "again")
    await scene.click(who, tried, "again-tell")


async def encourage(scene: Scene, step: Step) -> None:
    """Look who waits, help the first, and look at the next."""
    who = scene.actor(step)
    page = await who.slash(scene.world.channel, "encourage")
    assert page.response is not None
    if "encourage-next" in str(page.response.components):
        await scene.click(who, page, "hug")
        await scene.click(who, page, "encourage-next")


async def board(scene: Scene, step: Step) -> None:
    await scene.world.board(scene.actor(step))


async def journey(scene: Scene, step: Step) -> None:
    await scene.actor(step).slash(scene.world.channel, "journey")


async def goal(scene: Scene, step: Step) -> None:
    await scene.actor(step).slash(scene.world.channel, "goal set", target=12)


async def badge(scene: Scene, step: Step) -> None:
    """Show the badge of a first rejection on the board."""
    who = scene.actor(step)
    page = await who.slash(scene.world.channel, "journey")
    badges = await scene.click(who, page, "badges")
    assert badges.response is not None
    await who.select(badges.response.message, ["first"], custom_id=control(badges, "badge-show"))


async def inbox(scene: Scene, step: Step) -> None:
    await scene.actor(step).slash(scene.world.channel, "inbox")


async def delete_named(scene: Scene, step: Step) -> None:
    who = scene.actor(step)
    page = await who.slash(scene.world.channel, "journey")
    mine = await scene.click(who, page, "mine")
    claim = f"{scene.pids[step.card].hex()}:n"
    own = await scene.click(who, mine, "own", claim)
    asked = await scene.click(who, own, "ask-delete", claim)
    await scene.click(who, asked, "delete", claim)


async def agree(scene: Scene, step: Step) -> None:
    """Agree to public credit for anonymous effort."""
    await _in_privacy(scene, step, ("credit-ask", "credit"))


async def leave_board(scene: Scene, step: Step) -> None:
    """Or come back to it."""
    await _in_privacy(scene, step, ("privacy-board",))


async def erase(scene: Scene, step: Step) -> None:
    """Have oneself erased here; cards stay."""
    await _in_privacy(scene, step, ("erase-ask", "erase"))


async def _in_privacy(scene: Scene, step: Step, verbs: tuple[str, ...]) -> None:
    who = scene.actor(step)
    page = await who.slash(scene.world.channel, "privacy")
    for verb in verbs:
        page = await scene.click(who, page, verb)


async def roll_call(scene: Scene, step: Step) -> None:
    """All who act openly react in turn, whoever of them wrote the card; a moderator looks on."""
    seen: list[tuple[int, int]] = []
    for person in OPEN_PEOPLE:
        await scene.people[person.name].react(scene.card(step.card), "👏")
        await scene.world.env.advance_time(_BETWEEN)
        seen.append((person.id, scene.world.counts(scene.card(step.card)).get("brave", 0)))
    scene.called[step.card] = seen
