"""AutoMod's keywords mean what Discord's documentation says they mean."""

import pytest

from rejectbot.domain.filters.keywords import KeywordRule

MEANT = [
    # the documentation's own examples
    ("cat*", ("catch", "Catapult", "CAttLE", "cat"), ("concat", "c at")),
    ("tra*", ("train", "trade", "TRAditional"), ("extra",)),
    ("the mat*", ("the matrix", "see The Mat."), ("breathe matter",)),
    ("*cat", ("wildcat", "copyCat", "cat"), ("cats",)),
    ("*tra", ("extra", "ultra", "orchesTRA"), ("train",)),
    ("*the mat", ("breathe mat",), ("the matrix",)),
    ("*cat*", ("location", "eduCation", "cat"), ("act",)),
    ("*tra*", ("abstracted", "outrage"), ("tar",)),
    ("*the mat*", ("breathe matter",), ("them at",)),
    ("cat", ("cat", "Cat!", "a cat."), ("cats", "wildcat", "c.a.t")),
    ("the mat", ("on the mat", "THE MAT"), ("the matrix", "breathe mat")),
    # what nobody documents
    ("", (), ("anything",)),
    ("**", (), ("anything",)),
    (" cat ", ("a cat",), ("cats",)),
    ("b.d", ("so b.d",), ("bad",)),
    ("$$$", ("for $$$ now",), ("for $ now",)),
]


@pytest.mark.parametrize(
    ("keyword", "text"), [(keyword, text) for keyword, texts, _ in MEANT for text in texts]
)
def test_it_is_found(keyword: str, text: str) -> None:
    assert list(KeywordRule.of([keyword], []).find(text))


@pytest.mark.parametrize(
    ("keyword", "text"), [(keyword, text) for keyword, _, texts in MEANT for text in texts]
)
def test_it_is_not_found(keyword: str, text: str) -> None:
    assert not list(KeywordRule.of([keyword], []).find(text))


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("the category", []),
        ("the category of cats", ["cat"]),
        ("education", ["cat"]),
        ("a categorical no", []),
    ],
)
def test_what_is_allowed_is_passed_over(text: str, hits: list[str]) -> None:
    rule = KeywordRule.of(["*cat*"], ["category", "categor*"])
    assert list(rule.find(text)) == hits
