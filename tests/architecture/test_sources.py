"""House rules that no linter knows: how a file opens, sizes, clocks, and what is never named."""

import ast
import re

import pytest

from tests.architecture.tree import files, modules, shown

OURS = ("rejectbot", "cogs", "tests", "benchmarks")
LONGEST = 350

# Written so that this file does not contain what it looks for.
INDEX_HOSTS = re.compile(r"p[y]pi[.]o|pythonh[o]sted|registry[.]n[p]m|d[e]b[.]debian")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|farm|root|home|opt)/|/tmp/(?:v|brief)\b")

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns",
    "discord.utils.utcnow", "utils.utcnow", "utcnow",
}  # fmt: skip
MAY_READ_CLOCKS = ("rejectbot/app.py", "rejectbot/cli/", "rejectbot/demo/")


def test_every_module_opens_with_a_sentence_that_says_why_it_exists() -> None:
    silent = [
        shown(path)
        for path in modules(*OURS)
        if not re.match(r"\S.*\.$", _first_paragraph(path.read_text("utf-8")), re.DOTALL)
    ]

    assert silent == []


def _first_paragraph(source: str) -> str:
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]


def test_no_file_is_long() -> None:
    long = [
        f"{shown(path)}: {lines} lines"
        for path in modules(*OURS)
        if (lines := path.read_text("utf-8").count("\n")) > LONGEST
    ]

    assert long == []


@pytest.mark.parametrize("pattern", [INDEX_HOSTS, MACHINE_PATHS], ids=["hosts", "paths"])
def test_nothing_names_an_index_or_a_place_on_somebodys_machine(pattern: re.Pattern[str]) -> None:
    named = []
    for path in files():
        text = path.read_bytes().decode("utf-8", "replace")
        named += [f"{shown(path)}: {found[0]}" for found in pattern.finditer(text)]

    assert named == []


def test_only_the_composition_root_reads_a_clock() -> None:
    read = [
        f"{shown(path)}:{node.lineno} {ast.unparse(node.func)}"
        for path in modules("rejectbot", "cogs")
        if not shown(path).startswith(MAY_READ_CLOCKS)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    ]

    assert read == []


def test_no_cog_looks_up_another() -> None:
    lookups = [
        shown(path)
        for path in modules("rejectbot", "cogs")
        if re.search(r"\bget_cog\b", path.read_text("utf-8"))
    ]

    assert lookups == []
