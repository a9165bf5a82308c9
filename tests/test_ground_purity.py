"""The engine never asks what day it is and never rolls dice of its own: both are given to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "matching"

CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.ctime",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "time.time_ns",
}
SEEDED = {"random.Random", "numpy.random.default_rng", "numpy.random.Generator"}
DICE = ("random.", "numpy.random.", "secrets.", "uuid.uuid1", "uuid.uuid4", "os.urandom")


def impurities(source: str) -> list[str]:
    """Full names, in order, of the clocks read and the unseeded dice rolled in a module's source."""
    tree = ast.parse(source)
    aliases = dict(imported_names(tree))
    seeded = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args}
    seeded |= {id(part) for note in annotations(tree) for part in ast.walk(note)}
    found = []
    for node in ast.walk(tree):
        name = full_name(node, aliases)
        if name in CLOCKS or (name.startswith(DICE) and not (name in SEEDED and id(node) in seeded)):
            found.append(name)
    return found


def annotations(tree: ast.AST) -> Iterator[ast.AST]:
    """What stands for a type: dice that are handed on are named there and not rolled."""
    for node in ast.walk(tree):
        for note in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if note is not None:
                yield note


def imported_names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each name that an import brings in, and the full name it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def full_name(node: ast.AST, aliases: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return aliases.get(node.id, "")
    if isinstance(node, ast.Attribute):
        owner = full_name(node.value, aliases)
        return owner and f"{owner}.{node.attr}"
    return ""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from datetime import date; date.today()", ["datetime.date.today"]),
        ("import datetime as dt; dt.datetime.now(dt.UTC)", ["datetime.datetime.now"]),
        ("from datetime import date; Field(default_factory=date.today)", ["datetime.date.today"]),
        ("import time; time.time()", ["time.time"]),
        ("from time import time as clock; clock()", ["time.time"]),
        ("import random; random.choice(homes)", ["random.choice"]),
        ("from random import shuffle; shuffle(homes)", ["random.shuffle"]),
        ("import random; random.Random()", ["random.Random"]),
        ("import numpy as np; np.random.rand()", ["numpy.random.rand"]),
        ("import random; random.Random(seed)", []),
        ("from random import Random\ndef area(dice: Random) -> Random: ...", []),
        ("from random import Random; Field(default_factory=Random)", ["random.Random"]),
        ("from numpy.random import default_rng; default_rng(7)", []),
        ("from datetime import date; date(2027, 4, 1)", []),
        ("referral.today(); world.random.choice()", []),
    ],
)
def test_a_clock_or_unseeded_dice_is_found_under_any_name(source: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(impurities(source))) == expected


def test_the_engine_is_told_the_day_and_the_seed() -> None:
    found = {str(module.relative_to(ENGINE)): impurities(module.read_text()) for module in ENGINE.rglob("*.py")}
    assert len(found) > 500
    assert {module: impure for module, impure in found.items() if impure} == {}
