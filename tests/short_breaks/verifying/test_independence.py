"""The check of a plan shares no code with what makes it."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

from matching.short_breaks.verifying.rules import RULES

ALLOWED = (
    "matching.short_breaks.cleared",
    "matching.short_breaks.period",
    "matching.short_breaks.verifying",
    "matching.world",
    "pydantic",
)
PLAIN = {
    *("__future__", "collections", "collections.abc", "dataclasses", "datetime", "functools", "importlib.resources"),
    *("itertools", "tomllib", "typing"),
}


def _modules() -> list[Path]:
    return sorted(Path(str(files("matching.short_breaks.verifying"))).rglob("*.py"))


def _imported(module: Path) -> set[str]:
    tree = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    found = set()
    for node in tree:
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def test_it_imports_the_period_the_answers_and_the_world_and_nothing_that_plans() -> None:
    strange = {
        name
        for module in _modules()
        for name in _imported(module)
        if name not in PLAIN and not any(name == a or name.startswith(f"{a}.") for a in ALLOWED)
    }
    assert strange == set()


def test_every_file_of_a_rule_is_among_the_rules() -> None:
    written = {module.stem for module in _modules() if module.parent.name == "rules"} - {"__init__"}
    assert written == {rule.ID.replace("-", "_") for rule in RULES}
