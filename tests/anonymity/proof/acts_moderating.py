"""What moderators do: look at what waits and decide about it, hold, hide and take down.

And what members do about a card that should not stand.
"""

import discord
from simcord import InteractionResult

from tests.anonymity.proof.scene import Scene, ScriptBroken
from tests.anonymity.proof.script import Step
from tests.moderators import hide as hide_message
from tests.moderators import moderate, remove
from tests.moderators import show as show_message
from tests.review import Desk, click, set_up_desk
from tests.world import buttons, shown


async def review(scene: Scene, step: Step) -> None:
    """`choice` is whose texts are looked at first."""
    scene.desk = await set_up_desk(scene.world, step.choice)


async def queue(scene: Scene, step: Step) -> None:
    """A moderator looks, and remembers what they saw."""
    scene.queues.append(shown(await _desk(scene, step).queue()))


async def decide(scene: Scene, step: Step) -> None:
    """`choice` is publish, return or remove; about the first that waits in their channel."""
    desk = _desk(scene, step)
    waiting = [each for each in desk.waiting if _can_be_decided(each)]
    if not waiting:
        raise ScriptBroken("nothing waits")
    if step.choice == "publish":
        await desk.press("publish", message=waiting[0])
    else:
        await desk.decline(step.choice, "person", step.text, waiting[0])


def _can_be_decided(message: discord.Message) -> bool:
    return any((each.custom_id or "").startswith("rb1:queue-") for each in buttons(message))


async def report(scene: Scene, step: Step) -> None:
    """By somebody by name; `choice` is why."""
    card = scene.card(step.card)
    form = await scene.actor(step).context_menu(scene.world.channel, "Report to moderators", card)
    told = await scene.actor(step).submit_modal(form, {"reason": step.choice, "words": step.text})
    _expect(told, "Thank you")


async def hold(scene: Scene, step: Step) -> None:
    """`choice` is for how many days."""
    desk = _desk(scene, step)
    form = await click(desk.mo, await moderate(desk, scene.card(step.card)), "mod-hold")
    _expect(await desk.mo.submit_modal(form, {"days": [step.choice]}), "Nobody learns who they are")


async def hide(scene: Scene, step: Step) -> None:
    """The card stays in its place, without its text."""
    _expect(await hide_message(_desk(scene, step), scene.card(step.card)), "Hidden")


async def show(scene: Scene, step: Step) -> None:
    """It is as it was."""
    _expect(await show_message(_desk(scene, step), scene.card(step.card)), "again")


async def take_down(scene: Scene, step: Step) -> None:
    """`choice` is the reason."""
    told = await remove(_desk(scene, step), scene.card(step.card), step.choice)
    _expect(told, "It goes down now")


def _expect(answer: InteractionResult, words: str) -> None:
    if words not in shown(answer):
        raise ScriptBroken(f"not {words}: {shown(answer)}")


def _desk(scene: Scene, step: Step) -> Desk:
    if scene.desk is None:
        raise ScriptBroken(f"{step.act} before review")
    return scene.desk
