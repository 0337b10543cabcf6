"""A waiting share comes out of its envelope as it went in, and no envelope tells who wrote."""

import json
import os
import random
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from rejectbot.domain.errors import StoryBlank
from rejectbot.domain.ids import ChannelId, GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX
from rejectbot.domain.rejection import (
    AnonymousRule,
    Draft,
    FormInput,
    Kind,
    Visibility,
    Wants,
)
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.storage.outbox import OutboxRow
from tests.anonymity.keys import DAY, NEXT_DAY, opened_keys

LARGEST_ID = 2**64 - 1
LONGEST_NAME = "🫂" * 32
"""Discord's display names have at most 32 characters."""


def waiting(draft: Draft, author: int = 1_290_447_310_958_174_253) -> Waiting:
    return Waiting(
        id=OutboxId(bytes(range(16, 32))),
        pid=RejectionId(bytes(range(16))),
        guild=GuildId(81_384_788_765_712_384),
        channel=ChannelId(LARGEST_ID),
        author=UserId(author),
        author_name="",
        draft=draft,
        nonce="f" * 24,
        day=DAY,
        due=datetime(2026, 1, 1, 23, 59, 59, 999_999, tzinfo=UTC),
        tag=b"\xff" * 16,
        receipt_hash=b"\xff" * 32,
    )


def draft(story: str = "They chose somebody else.", next_step: str = "") -> Draft:
    return Draft(story, Kind.JOB, Wants.CHEER, next_step, Visibility.ANONYMOUS_LATER)


async def envelopes(folder: Path) -> Envelopes:
    return Envelopes(await opened_keys(folder, DAY), os.urandom)


@pytest.mark.parametrize("visibility", Visibility)
async def test_it_comes_out_as_it_went_in(tmp_path: Path, visibility: Visibility) -> None:
    closing = await envelopes(tmp_path)
    named = visibility is Visibility.NAMED
    given = replace(
        waiting(replace(draft(next_step='Say "yes" \\ again\n'), visibility=visibility)),
        author_name="Ada" if named else "",
        tag=None if named else b"\x01" * 16,
        receipt_hash=None if named else b"\x02" * 32,
    )

    assert closing.open(closing.close(given)) == given


@pytest.mark.parametrize("character", ["🫂", "\\", '"', "\N{GREEK SMALL LETTER ALPHA}", "a\n"])
@pytest.mark.parametrize(("kind", "wants"), list(product(Kind, Wants))[::5])
async def test_the_longest_allowed_texts_fit(
    tmp_path: Path, character: str, kind: Kind, wants: Wants
) -> None:
    """Of all a form can hold: JSON doubles a quote, UTF-8 needs 4 bytes for most emoji."""
    story, next_step = ((character * size)[:size] for size in (STORY_MAX, NEXT_MAX))
    closing = await envelopes(tmp_path)
    longest = replace(
        waiting(Draft(story, kind, wants, next_step, Visibility.ANONYMOUS_LATER), LARGEST_ID),
        author_name=LONGEST_NAME,
    )

    row = closing.close(longest)

    assert len(row.sealed) <= 8192
    assert closing.open(row) == longest


def test_no_character_that_a_form_lets_through_needs_more_than_four_bytes() -> None:
    """So that the test above has the worst of all: every character of Unicode is tried."""
    worst = 0
    for start in range(0, 0x110000, 1000):
        raw = "".join(chr(code) for code in range(start, min(start + 1000, 0x110000)))
        try:
            story = FormInput(raw, visibility="anonymous").checked(AnonymousRule.BOTH).story
        except StoryBlank:
            continue
        worst = max(
            worst, *(len(json.dumps(each, ensure_ascii=False).encode()) - 2 for each in story)
        )
    assert worst == 4


async def test_the_digits_of_an_id_never_change_the_size(tmp_path: Path) -> None:
    closing = await envelopes(tmp_path)
    seen = set()
    for length in range(1, 700):
        sizes = {
            len(closing.close(waiting(draft("x" * length), author)).sealed)
            for author in (1, 80_351_110_224_678_912, 1_371_208_664_019_583_041, LARGEST_ID)
        }
        assert len(sizes) == 1, length
        seen |= sizes
    assert seen == {1024, 2048}, "no length stood at the border"


async def test_an_envelope_opens_for_its_own_row_and_with_its_own_days_key(tmp_path: Path) -> None:
    closing = await envelopes(tmp_path)
    row = closing.close(waiting(draft()))
    for wrong in (
        replace(row, id=OutboxId(bytes(16))),
        replace(row, guild=GuildId(row.guild + 1)),
        replace(row, sealed=row.sealed[:-1]),
        replace(row, sealed=b""),
    ):
        with pytest.raises(SealBroken):
            closing.open(wrong)
    elsewhere = Envelopes(await opened_keys(tmp_path / "other", DAY, seed=1), os.urandom)
    with pytest.raises(SealBroken):
        elsewhere.open(row)


async def test_without_the_key_of_its_day_nothing_opens_or_closes(tmp_path: Path) -> None:
    row = (await envelopes(tmp_path)).close(waiting(draft()))
    later = Envelopes(await opened_keys(tmp_path / "other", NEXT_DAY), random.randbytes)

    with pytest.raises(SealBroken):
        later.open(row)
    with pytest.raises(LookupError):
        later.close(waiting(draft()))
    with pytest.raises(SealBroken):
        later.open(OutboxRow(row.id, row.guild, b"\x01" + row.sealed[1:5]))
