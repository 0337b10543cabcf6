"""Holds the bodies that the bot sends against Discord's own OpenAPI description, where it is."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from simcord import HttpLogEntry

VARIABLE = "DISCORD_OPENAPI"
_BESIDE_THE_REPOSITORY = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
_ROOT = "urn:discord"
_ID = re.compile(r"\d{15,}")
_WORDS = ("content", "custom_id", "label", "nonce", "value")
"""Of these the description says no more than how long they may be."""


def description() -> Path | None:
    """Where the description lies: the environment decides, else a place beside the repository."""
    given = os.environ.get(VARIABLE)
    path = Path(given) if given else _BESIDE_THE_REPOSITORY
    return path if path.is_file() else None


def complaints(path: Path, request: HttpLogEntry) -> list[str]:
    """What the description has against one request; empty when it is valid."""
    template = _shape(path, request.method, _ID.sub("0", request.path))
    if request.json is None:
        return list(_checked(path, request.method, template, None))
    body = _as_documented(request.json)
    # Bodies differ in their words by the thousand, but hardly in their forms.
    if not _checked(path, request.method, template, json.dumps(_without_words(body))):
        return []
    return list(_checked(path, request.method, template, json.dumps(body)))


@lru_cache(maxsize=50_000)
def _checked(path: Path, method: str, template: str | None, body: str | None) -> tuple[str, ...]:
    if template is None:
        return (f"{method}: no such route",)
    if body is None:
        return ()
    validator = _validator(path, method, template)
    if validator is None:
        return (f"{method} {template}: takes no body",)
    found = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(body)))
    if found is None:
        return ()
    return (f"{method} {template} {found.json_path}: {found.message[:300]} in {body[:600]}",)


@cache
def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


@cache
def _registry(path: Path) -> Registry[Any]:
    resource = Resource.from_contents(_document(path), default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(_ROOT, resource)
    return registry


@cache
def _validator(path: Path, method: str, template: str) -> Any:
    operation = _document(path)["paths"][template][method.lower()]
    if "requestBody" not in operation:
        return None
    at = f"/paths/{template.replace('~', '~0').replace('/', '~1')}/{method.lower()}"
    reference = f"{_ROOT}#{at}/requestBody/content/application~1json/schema"
    return jsonschema.Draft202012Validator(
        {"$ref": reference.replace("{", "%7B").replace("}", "%7D")}, registry=_registry(path)
    )


@lru_cache(maxsize=50_000)
def _shape(path: Path, method: str, address: str) -> str | None:
    fitting = [
        template
        for template, pattern in _templates(path)
        if pattern.fullmatch(address) and method.lower() in _document(path)["paths"][template]
    ]
    return min(fitting, key=lambda template: template.count("{"), default=None)


@cache
def _templates(path: Path) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (template, re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template))))
        for template in _document(path)["paths"]
    ]


def _as_documented(body: Any) -> Any:
    """The body with discord.py's two known differences taken out: integers for these ids."""
    copy = json.loads(json.dumps(body))
    for mapping in _mappings(copy):
        mentions = mapping.get("allowed_mentions") or {}
        for kind in mentions.keys() & {"users", "roles"}:
            mentions[kind] = [str(one) for one in mentions[kind]]
        for one in (*(mapping.get("attachments") or ()), *(mapping.get("default_values") or ())):
            one["id"] = str(one["id"])
        replied = mapping.get("message_reference") or {}
        for name in [name for name in replied if name.endswith("_id")]:
            replied[name] = str(replied[name])
    return copy


def _without_words(body: Any) -> Any:
    """The same body with each of its words replaced by as many equal letters."""
    copy = json.loads(json.dumps(body))
    for mapping in _mappings(copy):
        for name in _WORDS:
            if isinstance(mapping.get(name), str):
                mapping[name] = "x" * len(mapping[name])
    return copy


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in list(value.values()) if isinstance(value, dict) else value:
            yield from _mappings(inner)
