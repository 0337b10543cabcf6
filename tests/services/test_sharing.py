"""Taking a share in: refused and nothing stored, or accepted and stored whole."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejectbot.domain.errors import (
    ChannelGone,
    InviteInText,
    NextTooLong,
    NoChannelYet,
    PermissionsMissing,
    Refusal,
    StoryBlank,
    StoryTooLong,
    VisibilityMissing,
    VisibilityNotOffered,
)
from rejectbot.domain.limits import NEXT_MAX, STORY_MAX
from rejectbot.domain.rejection import AnonymousRule, FormInput, Visibility
from rejectbot.services.anonymity.links import author_tag, post_key, receipt_hash
from rejectbot.services.sharing import Author
from rejectbot.storage import outbox
from tests.services.house import ADA, CHANNEL, HERE, House

NO = FormInput(story="No.", visibility="named")
REFUSED = [
    (replace(NO, story=" \u200b\n"), StoryBlank),
    (replace(NO, story="x" * (STORY_MAX + 1)), StoryTooLong),
    (replace(NO, next="x" * (NEXT_MAX + 1)), NextTooLong),
    (replace(NO, story="come to discord.gg/abc"), InviteInText),
    (replace(NO, next="come to discord.gg/abc"), InviteInText),
    (replace(NO, visibility=None), VisibilityMissing),
    (replace(NO, visibility="everyone"), VisibilityMissing),
]


@pytest.mark.parametrize(("form", "refusal"), REFUSED, ids=range(len(REFUSED)))
async def test_a_refused_form_stores_nothing(
    house: House, form: FormInput, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        await house.sharing.submit(HERE, Author(ADA, "Ada"), form)

    assert await house.waiting() == set()


@pytest.mark.parametrize(
    ("rule", "visibility"),
    [
        (AnonymousRule.LATER, "anonymous"),
        (AnonymousRule.OFF, "anonymous"),
        (AnonymousRule.OFF, "anonymous_later"),
    ],
)
async def test_what_the_server_does_not_offer_is_refused(
    house: House, rule: AnonymousRule, visibility: str
) -> None:
    await house.setup.change(HERE, lambda old: replace(old, anonymous=rule))

    with pytest.raises(VisibilityNotOffered):
        await house.submit(visibility=visibility)
    assert await house.waiting() == set()


async def test_without_a_channel_nothing_is_taken_in(new_house: House) -> None:
    with pytest.raises(NoChannelYet):
        await new_house.submit()
    assert await new_house.waiting() == set()


async def test_a_deleted_channel_takes_nothing_in(house: House) -> None:
    house.posted.gone.add(CHANNEL)

    with pytest.raises(ChannelGone):
        await house.submit()
    assert await house.waiting() == set()


async def test_a_channel_where_the_bot_may_not_write_takes_nothing_in(house: House) -> None:
    house.posted.missing = ("send_messages",)

    with pytest.raises(PermissionsMissing) as refused:
        await house.submit()
    assert (refused.value.channel, refused.value.permissions) == (CHANNEL, ("send_messages",))
    assert await house.waiting() == set()


@pytest.mark.parametrize("visibility", Visibility)
async def test_an_accepted_share_waits_sealed_and_opens_again(
    house: House, visibility: Visibility
) -> None:
    accepted = await house.submit(visibility=visibility)

    (row,) = await house.database.read(outbox.load_all)
    assert house.envelopes.open(row) == accepted.waiting
    assert accepted.waiting.author == ADA
    assert len(row.sealed) == 1024
    for secret in (b"They said no.", str(ADA).encode(), ADA.to_bytes(8, "big")):
        assert secret not in row.sealed


async def test_a_named_share_has_no_receipt_and_no_tag(house: House) -> None:
    accepted = await house.submit()

    assert (accepted.receipt, accepted.waiting.tag, accepted.waiting.receipt_hash) == (None,) * 3
    assert accepted.waiting.author_name == "Member 1"


async def test_an_anonymous_share_is_found_again_by_its_receipt_and_its_tag(house: House) -> None:
    accepted = await house.submit(visibility="anonymous")
    waiting, link = accepted.waiting, house.keys.link_key(accepted.waiting.day)

    assert link is not None
    assert accepted.receipt is not None
    assert len(accepted.receipt) == 26
    assert waiting.receipt_hash == receipt_hash(waiting.pid, accepted.receipt)
    assert waiting.tag == author_tag(post_key(link, waiting.pid), HERE, ADA)
    assert waiting.author_name == ""


@pytest.mark.parametrize(
    ("minute", "due"), [(0, "13:00"), (30, "13:00"), (31, "14:00"), (59, "14:00")]
)
async def test_later_is_the_first_hour_half_an_hour_away(
    house: House, minute: int, due: str
) -> None:
    house.clock.time = datetime(2026, 11, 23, 12, minute, tzinfo=UTC)
    accepted = await house.submit(visibility="anonymous_later")

    assert f"{accepted.waiting.due:%H:%M}" == due


widest = st.text(st.sampled_from('\U0001f9d7\U00020000\\"a\n'), max_size=STORY_MAX + NEXT_MAX)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(widest)
async def test_the_widest_text_fits_its_envelope(house: House, text: str) -> None:
    story, following = text[:STORY_MAX] or "No.", text[STORY_MAX:].replace("\n", " ")
    form = FormInput(story=story, next=following, visibility="anonymous_later")
    try:
        accepted = await house.sharing.submit(HERE, Author(ADA, "\U0001f9d7" * 32), form)
    except StoryBlank:
        return
    row = await house.database.read(lambda tx: outbox.find(tx, accepted.waiting.id))

    assert row is not None
    assert len(row.sealed) in {1024, 2048, 4096, 8192}
    assert house.envelopes.open(row) == accepted.waiting


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_the_longest_share_of_all_fits_its_envelope(house: House, visibility: str) -> None:
    form = FormInput("\U00020000" * STORY_MAX, next="\U00020000" * NEXT_MAX, visibility=visibility)
    await house.sharing.submit(HERE, Author(ADA, "\U00020000" * 32), form)

    (row,) = await house.database.read(outbox.load_all)
    assert len(row.sealed) == 8192
