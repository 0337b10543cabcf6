"""SIGTERM and Ctrl-C amid shares: the bot ends within 10 seconds, and nothing is lost."""

import asyncio
import signal
from pathlib import Path

import pytest

from tests.e2e.shares import assert_all_or_nothing, opened
from tests.e2e.theatre import Theatre, new_folder, open_theatre, side_by_side

PROMISED_S = 10.0
VISIBILITIES = ("named", "anonymous", "named")
STEPS = (2, 6)
"""Requests to wait for before the signal: from the first acknowledgement to the last cards."""


@pytest.mark.slow
async def test_a_signal_in_the_middle_of_shares_loses_nothing(tmp_path: Path) -> None:
    numbers = (signal.SIGTERM, signal.SIGINT)
    await side_by_side(_lane(new_folder(tmp_path, number), number) for number in numbers)


async def _lane(folder: Path, number: signal.Signals) -> None:
    async with open_theatre(folder) as theatre:
        for step in STEPS:
            await _stopped_while_sharing(theatre, number, step)


async def _stopped_while_sharing(theatre: Theatre, number: signal.Signals, step: int) -> None:
    forms = [
        await opened(theatre, f"stop {number.name} {step} {who}", how)
        for who, how in enumerate(VISIBILITIES)
    ]
    since = len(await theatre.standin.requests())
    sent = await asyncio.gather(*[form.send() for form in forms])
    await theatre.standin.requests(since, at_least=step, seconds=3)

    theatre.program.process.send_signal(number)
    async with asyncio.timeout(PROMISED_S):
        code = await theatre.program.process.wait()

    assert code == 0, theatre.log()
    assert "told_to_stop" in theatre.log()
    await theatre.start()
    await theatre.settled()
    for share in sent:
        await assert_all_or_nothing(theatre, share)
