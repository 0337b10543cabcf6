"""A second language for a test: a folder beside a copy of the English words, and no more in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rejectbot.ui import copy


@contextmanager
def speaking(folder: Path, language: str, words: str) -> Iterator[None]:
    """Let there be `language`, with these words in Fluent; what it lacks is said in English."""
    there = folder / "copy"
    shutil.copytree(copy._FOLDER / copy.FALLBACK, there / copy.FALLBACK)
    (there / language).mkdir()
    (there / language / "commands.ftl").write_text(words, "utf-8")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(copy, "_FOLDER", there)
            _forget()
            yield
    finally:
        _forget()


def _forget() -> None:
    for known in (copy.languages, copy.nearest, copy._bundle):
        known.cache_clear()
