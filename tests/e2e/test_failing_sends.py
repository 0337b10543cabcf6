"""One send in five fails, half of them after taking effect: no card is lost and none doubled."""

import asyncio
from pathlib import Path

from tests.e2e.shares import Share, assert_all_or_nothing, opened
from tests.e2e.theatre import Theatre, open_theatre
from tests.standin.faults import Fault, Moment

CARD = "POST /channels/{channel_id}/messages"
SHARES = 60
"""`quality.md` asks for 500 in `test`; sixty fit its minutes, with about a dozen failures."""
ALL_STAND_WITHIN_S = 60.0
"""A send that the bot itself must repeat is tried again after 15 s."""
FAULTS = (Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.RESET)


async def test_no_share_is_lost_or_doubled(tmp_path: Path) -> None:
    async with open_theatre(tmp_path) as theatre:
        await (await theatre.person("Ada")).share("The first one")  # discord.py learns the limits
        forms = [await opened(theatre, f"story {n}", _visibility(n)) for n in range(SHARES)]
        rule = await theatre.standin.fail(
            CARD, *FAULTS, moment=Moment.EITHER, left=None, chance=0.2, seed=1
        )
        sent = await asyncio.gather(*[form.send() for form in forms])
        await _all_sent_once(theatre, sent)
        struck = await theatre.standin.struck(rule, at_least=SHARES // 10)
        await theatre.standin.mend()
        await theatre.standin.messages(
            theatre.channel_id, at_least=SHARES + 1, seconds=ALL_STAND_WITHIN_S
        )
        await theatre.standin.quiet(2.0)
        whole = [await assert_all_or_nothing(theatre, share) for share in sent]
        assert all(whole), f"{whole.count(False)} lost after {struck} failures"


def _visibility(n: int) -> str:
    return "anonymous" if n % 4 == 0 else "named"


async def _all_sent_once(theatre: Theatre, sent: list[Share]) -> None:
    """Waits until every author was answered: stored, whether or not its card stands yet."""
    for share in sent:
        answer = await theatre.standin.answer(share.sent, seconds=ALL_STAND_WITHIN_S)
        assert answer.answered, share.story
