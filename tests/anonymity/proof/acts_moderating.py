"""What moderators do: turn review on, look at the queue, and decide about what waits."""

from tests.anonymity.proof.scene import Scene, ScriptBroken
from tests.anonymity.proof.script import Step
from tests.review import Desk, set_up_desk
from tests.world import shown


async def review(scene: Scene, step: Step) -> None:
    """`choice` is whose texts are looked at first."""
    scene.desk = await set_up_desk(scene.world, step.choice)


async def queue(scene: Scene, step: Step) -> None:
    """A moderator looks, and remembers what they saw."""
    scene.queues.append(shown(await _desk(scene, step).queue()))


async def decide(scene: Scene, step: Step) -> None:
    """`choice` is publish, return or remove; about the first that waits in their channel."""
    desk = _desk(scene, step)
    if not desk.waiting:
        raise ScriptBroken("nothing waits")
    if step.choice == "publish":
        await desk.press("publish")
    else:
        await desk.decline(step.choice, "person", step.text)


def _desk(scene: Scene, step: Step) -> Desk:
    if scene.desk is None:
        raise ScriptBroken(f"{step.act} before review")
    return scene.desk
