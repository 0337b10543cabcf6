"""A house for performances, in the test's own folder."""

from pathlib import Path

import pytest

from tests.anonymity.stage import House
from tests.log_canary import LogCanary


@pytest.fixture(autouse=True)
def log_canary() -> LogCanary:
    """Here each stage keeps a journal of its own, which is searched for more: this one is deaf."""
    return LogCanary()


@pytest.fixture
def house(tmp_path: Path, empty_database: Path) -> House:
    return House(tmp_path / "house", empty_database)
