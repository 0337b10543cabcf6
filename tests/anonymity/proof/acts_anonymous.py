"""What authors do without a name: whoever is cast, the same steps in the same order."""

from simcord import InteractionResult, MemberActor

from tests.anonymity.proof.scene import Scene, ScriptBroken, public_messages
from tests.anonymity.proof.script import Step
from tests.world import shown, text_of

_FORMS = {
    "update": lambda step: {"happened": "again", "text": step.text},
    "reply": lambda step: {"reply": step.text},
    "edit": lambda step: {"story": step.text},
}


async def share(scene: Scene, step: Step) -> None:
    """`choice` is visibility, kind and wish."""
    scene.stories[step.card] = step.text
    visibility, kind, wants = step.choice.split()
    answer = await scene.world.share(
        scene.actor(step), step.text, visibility=visibility, kind=[kind], wants=wants
    )
    told = shown(answer).split("```")
    if len(told) < 3:
        raise ScriptBroken(f"no receipt: {shown(answer)}")
    scene.receipts[step.card] = told[1].strip()


async def note(scene: Scene, step: Step) -> None:
    """`choice` is to whom."""
    who, card = scene.actor(step), scene.card(step.card)
    form = await scene.world.press(who, "note", card)
    before = len(scene.world.thread_texts(card))
    answer = await who.submit_modal(
        form, {"note": step.text, "from": "anonymous", "to": step.choice}
    )
    if step.choice == "thread" and len(scene.world.thread_texts(card)) == before:
        raise ScriptBroken(f"no note: {shown(answer)}")


async def change(scene: Scene, step: Step) -> None:
    """Update, reply or edit, now or at an hour."""
    who = scene.actor(step)
    form = await scene.click(who, await _own_page(scene, step, who), step.act)
    fields = _FORMS[step.act](step) | {"when": step.choice}
    before = _public(scene, step)
    answer = await who.submit_modal(form, fields)
    if step.choice == "now" and _public(scene, step) == before:
        raise ScriptBroken(f"nothing was done: {shown(answer)}")


async def read(scene: Scene, step: Step) -> None:
    """Open the card's own page, which tells what came for it.

    `/inbox` is an open act: it marks named cards as looked at, whoever has some.
    """
    await _own_page(scene, step, scene.actor(step))


async def report_private(scene: Scene, step: Step) -> None:
    """Report a note that only the card's author can read; `choice` is why."""
    who = scene.actor(step)
    form = await scene.click(who, await _own_page(scene, step, who), "report-private")
    told = await who.submit_modal(form, {"reason": step.choice})
    if "never who that is" not in shown(told):
        raise ScriptBroken(f"not reported: {shown(told)}")


async def delete(scene: Scene, step: Step) -> None:
    """`choice` is by what: tag or receipt."""
    who = scene.actor(step)
    open_page = _own_page if step.choice == "tag" else _page_by_receipt
    asked = await scene.click(who, await open_page(scene, step, who), "ask-delete")
    await scene.click(who, asked, "delete")
    if any(card.id == scene.cards[step.card] for card in public_messages(scene.world)):
        raise ScriptBroken("the card still stands")


async def put_name(scene: Scene, step: Step) -> None:
    """The one act that tells who wrote a card: its author wants it told."""
    who = scene.actor(step)
    asked = await scene.click(who, await _own_page(scene, step, who), "ask-name")
    answer = await scene.click(who, asked, "put-name")
    if who.name not in text_of(scene.card(step.card)):
        raise ScriptBroken(f"no name: {shown(answer)}")


def _public(scene: Scene, step: Step) -> tuple[str, list[str]]:
    card = scene.card(step.card)
    return text_of(card), scene.world.thread_texts(card)


async def _own_page(scene: Scene, step: Step, who: MemberActor) -> InteractionResult:
    scene.look()
    claim = f"{scene.pids[step.card].hex()}:t"
    journey = await who.slash(scene.world.channel, "journey")
    mine = await scene.click(who, journey, "mine")
    return await scene.click(who, mine, "own", claim)


async def _page_by_receipt(scene: Scene, step: Step, who: MemberActor) -> InteractionResult:
    journey = await who.slash(scene.world.channel, "journey")
    form = await scene.click(who, journey, "receipt")
    return await who.submit_modal(form, {"receipt": scene.receipts[step.card]})
