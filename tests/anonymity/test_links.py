"""Tags link a post to its author for who has the key and the right user, and to nothing else."""

import hashlib
import random
import re

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.services.anonymity.links import author_tag, new_receipt, post_key, receipt_hash

PID, OTHER_PID = RejectionId(bytes(16)), RejectionId(bytes(15) + b"\x01")
DAYS_KEY, NEXT_DAYS_KEY = b"k" * 32, b"l" * 32
GUILD, USER = GuildId(81_384_788_765_712_384), UserId(1_290_447_310_958_174_253)


def tag(
    day: bytes = DAYS_KEY, pid: RejectionId = PID, guild: GuildId = GUILD, user: UserId = USER
) -> bytes:
    return author_tag(post_key(day, pid), guild, user)


def test_a_tag_is_16_bytes_and_found_again() -> None:
    assert len(tag()) == 16
    assert tag() == tag()


def test_a_tag_differs_by_day_post_guild_and_user() -> None:
    tags = {
        tag(),
        tag(day=NEXT_DAYS_KEY),
        tag(pid=OTHER_PID),
        tag(guild=GuildId(GUILD + 1)),
        tag(user=UserId(USER + 1)),
        tag(guild=GuildId(USER), user=UserId(GUILD)),
    }
    assert len(tags) == 6


def test_two_posts_of_one_author_share_no_bits_but_by_chance() -> None:
    chance = random.Random(1)
    tags = [tag(pid=RejectionId(chance.randbytes(16))) for _ in range(2_000)]

    assert len(set(tags)) == len(tags)
    for bit in range(128):
        ones = sum(int.from_bytes(each, "big") >> bit & 1 for each in tags)
        assert 850 < ones < 1150  # 1,000 ± 6.7 standard deviations


def test_a_receipt_is_26_base32_characters_of_128_random_bits() -> None:
    receipts = {new_receipt(random.Random(seed).randbytes) for seed in range(500)}

    assert len(receipts) == 500
    assert all(re.fullmatch(r"[A-Z2-7]{26}", receipt) for receipt in receipts)


def test_what_is_kept_of_a_receipt_is_bound_to_its_post() -> None:
    receipt = new_receipt(random.Random(1).randbytes)
    kept = receipt_hash(PID, receipt)

    assert kept == hashlib.sha256(PID + receipt.encode()).digest()
    assert kept != receipt_hash(OTHER_PID, receipt)
    assert receipt.encode() not in kept
