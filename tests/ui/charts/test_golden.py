"""Every chart looks as somebody saw and found good."""

import io

import pytest
from PIL import Image

from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from tests.ui.charts.examples import examples
from tests.ui.charts.golden import FOLDER, differing, drawn

ALLOWED = 0.001
"""Part of the pixels: the fonts are ours, so that only rounding differs between machines."""


@pytest.mark.parametrize("name", examples())
def test_a_chart_looks_as_it_did(name: str) -> None:
    golden = (FOLDER / f"{name}.png").read_bytes()
    part = differing(drawn(examples()[name]), golden)
    assert part <= ALLOWED, "see it first, then: python -m tests.ui.charts.golden"


def test_no_golden_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(examples())


def test_one_rejection_more_is_seen() -> None:
    before = drawn(goal_ring(GoalProgress(38, 100), "en"))
    after = drawn(goal_ring(GoalProgress(39, 100), "en"))
    assert differing(before, after) > ALLOWED


@pytest.mark.parametrize("name", examples())
def test_a_chart_is_a_light_card_with_round_corners(name: str) -> None:
    """So it reads on both of Discord's themes: nothing of them shines through but the corners."""
    picture = Image.open(io.BytesIO(drawn(examples()[name]))).convert("RGBA")
    width, height = picture.size
    alpha = picture.getchannel("A")
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        assert alpha.getpixel(corner) == 0
    assert alpha.crop((12, 12, width - 12, height - 12)).getextrema() == (255, 255)
    paper = picture.getpixel((width // 2, 14))
    assert isinstance(paper, tuple)
    assert min(paper) > 240
