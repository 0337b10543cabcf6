"""Which words the code asks for, read from its sources rather than from what happens to run."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from rejectbot.ui import copy

_ROOT = Path(copy.__file__).parents[3]
_COPY = _ROOT / "rejectbot" / "ui" / "copy"
_ASKING = {"say": 1, "described": 0}
"""The functions that take a message's id, and at which place among their arguments."""
_HOLE = "\0"


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    """Every message of a language, by id; raises on a file that does not parse."""
    found: dict[str, fluent.Message] = {}
    for path in sorted((_COPY / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, fluent.Junk):
                raise ValueError(f"{path.name}: {entry.content}")
            if isinstance(entry, fluent.Message):
                if entry.id.name in found:
                    raise ValueError(f"{path.name}: {entry.id.name} stands twice")
                found[entry.id.name] = entry
    return found


def variables(message: fluent.Message) -> set[str]:
    """The names of the values that a message wants."""
    names: set[str] = set()
    waiting: list[object] = [message]
    while waiting:
        node = waiting.pop()
        if isinstance(node, fluent.VariableReference):
            names.add(node.id.name)
        if isinstance(node, fluent.BaseNode):
            waiting += vars(node).values()
        if isinstance(node, list):
            waiting += node
    return names


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every source file of the bot."""
    paths = [*sorted((_ROOT / "rejectbot").rglob("*.py")), *sorted((_ROOT / "cogs").rglob("*.py"))]
    return tuple((path.name, ast.parse(path.read_text("utf-8"))) for path in paths)


def asked_for() -> set[str]:
    """The ids that are asked for word by word: `say(locale, "board-title")`."""
    return {
        argument.value
        for argument in _arguments()
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def strings() -> set[str]:
    """Every string in the sources: ids also stand in tables."""
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every f-string that could be an id, as a pattern: `f"kind-{kind.value}"`."""
    found: dict[str, re.Pattern[str]] = {}
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                text = "".join(_piece(piece) for piece in node.values)
                if re.fullmatch(rf"[a-z{_HOLE}-]+", text) and len(text.strip(_HOLE)) > 3:
                    found[text] = re.compile(re.escape(text).replace(_HOLE, "[a-z-]+"))
    return found


def _piece(piece: ast.expr) -> str:
    if isinstance(piece, ast.Constant):
        return str(piece.value)
    return _HOLE


def _arguments() -> Iterator[ast.expr]:
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = _ASKING.get(node.func.id)
                if place is not None and len(node.args) > place:
                    yield node.args[place]
