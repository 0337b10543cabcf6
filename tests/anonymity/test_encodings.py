"""The search for ids and texts finds what is there: one that finds nothing is worthless."""

import base64
import random

import pytest

from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.stage import PEOPLE

STORY = "I was turned down by the place I dreamt of, again."


@pytest.mark.parametrize("user", PEOPLE.values())
def test_an_id_is_found_in_base64_whatever_stands_around_it(user: int) -> None:
    chance = random.Random(user)
    for data in (user.to_bytes(8, "big"), user.to_bytes(8, "little"), str(user).encode()):
        for offset in range(30):
            around = chance.randbytes(offset), chance.randbytes(chance.randrange(30))
            text = base64.b64encode(around[0] + data + around[1])
            assert found(forms_of_id(user), text)


def test_a_piece_of_a_text_is_found_in_base64() -> None:
    for offset in range(6):
        text = base64.b64encode(bytes(offset) + STORY.encode() + b"...")
        assert found(forms_of_text(STORY), text)


def test_nobodys_id_is_taken_for_anothers() -> None:
    for user in PEOPLE.values():
        others = [other for other in PEOPLE.values() if other != user]
        told = b"\0".join(
            form for other in others for some in forms_of_id(other).values() for form in some
        )
        assert found(forms_of_id(user), told) == []


def test_noise_holds_nothing() -> None:
    noise = random.Random(1).randbytes(1 << 20)
    assert all(found(forms_of_id(user), noise) == [] for user in PEOPLE.values())
    assert found(forms_of_text(STORY), noise) == []
