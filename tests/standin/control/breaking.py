"""What goes wrong on purpose on the control side: faults, holds, limits and time running out."""

from tests.standin.control.verbs import Verbs
from tests.standin.faults import Fault, Moment, Rule
from tests.standin.standin import Standin
from tests.standin.wire import Json


async def fault(standin: Standin, body: Json) -> Json:
    """Puts a rule in force (see `faults`)."""
    rule = standin.faults.add(
        body["route"],
        tuple(Fault(name) for name in body["faults"]),
        Moment(body["moment"]),
        left=body["left"],
        chance=body["chance"],
        seed=body["seed"],
    )
    return {"id": rule.id}


async def struck(standin: Standin, body: Json) -> Json:
    """How often a rule struck; waits until it was `at_least` so often."""
    rule = _rule(standin, body)
    await standin.changes.until(
        lambda: rule.struck >= body.get("at_least", 0), body.get("seconds", 5.0)
    )
    return {"struck": rule.struck}


async def release(standin: Standin, body: Json) -> Json:
    """Lets held requests go on, or cuts them off."""
    rule = _rule(standin, body)
    rule.proceed = body["proceed"]
    rule.left = 0
    rule.released.set()
    return {}


async def mend(standin: Standin, _: Json) -> Json:
    """Takes all faults back."""
    standin.faults.clear()
    return {}


def _rule(standin: Standin, body: Json) -> Rule:
    return standin.faults.rules[body["id"]]


async def expire(standin: Standin, body: Json) -> Json:
    """An interaction's time is over at once."""
    standin.world.interactions[body["id"]].expired = True
    return {}


async def accept_only(standin: Standin, body: Json) -> Json:
    """Answers 401 to every other token from now on."""
    standin.options.only_token = body["token"]
    return {}


async def options(standin: Standin, body: Json) -> Json:
    """Changes limits, the number of shards, or the time for a first answer."""
    standin.limits.set(
        body.get("sends", standin.limits.sends),
        body.get("window_s", standin.limits.window_s),
        body.get("all_in_1_s", standin.limits.all_in_1_s),
    )
    standin.options.shards = body.get("shards", standin.options.shards)
    standin.options.answer_within_s = body.get("answer_within_s", standin.options.answer_within_s)
    return {"refused": standin.limits.refused}


VERBS: Verbs = {
    "fault": fault,
    "struck": struck,
    "release": release,
    "mend": mend,
    "expire": expire,
    "options": options,
    "accept_only": accept_only,
}
