"""The gateway on the control side: who is connected, and how to lose them."""

from tests.standin.control.verbs import Verbs
from tests.standin.sessions import Link
from tests.standin.standin import Standin
from tests.standin.wire import Json

BARRIER_S = 60.0


async def gateway(standin: Standin, body: Json) -> Json:
    """Who is connected and how often they came; waits for `connected` shards when asked."""
    it = standin.gateway

    def connected() -> list[int]:
        return sorted(s.shard[0] for s in it.sessions.values() if s.link is not None)

    def so() -> bool:
        enough = len(connected()) >= body.get("connected", 0)
        return bool(enough and it.seen["identify"] >= body.get("identified", 0))

    await standin.changes.until(so, body.get("seconds", 20.0))
    return {
        "connected": connected(),
        "identify": it.seen["identify"],
        "resume": it.seen["resume"],
        "refused": it.seen["refused"],
    }


async def drop(standin: Standin, body: Json) -> Json:
    """Cuts connections; with `keep_out`, nobody gets back in before `/reopen`."""
    if body.get("keep_out"):
        standin.gateway.open.clear()
    cut = await standin.gateway.drop(
        body.get("shard"), resumable=body["resumable"], abrupt=bool(body.get("abrupt"))
    )
    return {"cut": cut}


async def reopen(standin: Standin, _: Json) -> Json:
    """Lets connections in again."""
    standin.gateway.open.set()
    return {}


async def refuse_identify(standin: Standin, body: Json) -> Json:
    """Closes each new session with this code (None: with none)."""
    standin.gateway.refuses_with = body["code"]
    return {}


async def barrier(standin: Standin, _: Json) -> Json:
    """Waits until every connected client has read all that was sent, by asking for a heartbeat."""
    links = [link for link in standin.gateway.links if link.session is not None]
    before = {id(link): link.beats for link in links}
    for link in links:
        await link.send({"op": 1, "d": None})

    def read() -> bool:
        return all(_has_beaten(standin, link, before[id(link)]) for link in links)

    return {"passed": await standin.changes.until(read, BARRIER_S)}


def _has_beaten(standin: Standin, link: Link, before: int) -> bool:
    return link.beats > before or link not in standin.gateway.links


VERBS: Verbs = {
    "gateway": gateway,
    "drop": drop,
    "reopen": reopen,
    "refuse_identify": refuse_identify,
    "barrier": barrier,
}
