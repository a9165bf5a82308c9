"""Commands are loaded when they are typed, and every command that there is can be typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_group

from service.commands.breaks import Breaks
from service.commands.line import Commands
from service.commands.when_typed import Group
from tests.commands.breaks_asked import URN, WINTER, plan_in

HEAVY = ("ortools", "pandas", "scipy", "networkx", "numba", "xlsxwriter", "jinja2", "icalendar", "python_calamine")
"""What takes long to load, and no question needs that shows what a saved plan says."""

SHOWING = ("asking", "recording", "showing", "comparing")


@pytest.mark.parametrize("group", [*Commands.groups, *Breaks.groups], ids=lambda group: str(group.module))
def test_the_commands_listed_for_a_file_are_all_that_it_has_each_with_its_own_sentence(group: Group) -> None:
    commands = get_group(import_module(group.module).commands).commands
    assert {name: str(command.help).splitlines()[0] for name, command in commands.items()} == group.sentences


@pytest.mark.parametrize("words", [("--help",), ("breaks", "--help"), ()], ids=" ".join)
def test_the_list_of_commands_loads_none_of_them(words: tuple[str, ...]) -> None:
    code = (
        "import sys, service.commands.line as line\n"
        f"try: line.get_command(line.app)({list(words)})\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "placewell" in said
    assert "'matching.check'" not in said


LOADING = """
import sys, service.commands.line
from importlib import import_module
for name in {names}:
    import_module("service.commands.breaks." + name)
    print(name, [heavy for heavy in {heavy} if heavy in sys.modules])
"""


def test_showing_what_a_plan_says_loads_no_solver_and_nothing_that_writes_pages_or_workbooks() -> None:
    code = LOADING.format(names=SHOWING, heavy=tuple(HEAVY))
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.splitlines() == [f"{name} []" for name in SHOWING]


TYPED = """
import sys
from service.commands.line import app
for words in {each}:
    try:
        app(words)
    except SystemExit as left:
        assert not left.code, left.code
print(sorted(sys.modules))
"""
WHY = ("--family", "F-03", "--home", URN, "--from", "2026-12-18", "--nights", "2")


SEARCHING = ("numba", "matching.short_breaks.search", "matching.short_breaks.annealing")


def loaded_by(*each: list[str], before: str = "") -> str:
    """All that is loaded once these were typed, one after another, in a process of their own."""
    code = before + TYPED.format(each=each)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_question_of_a_saved_plan_loads_nothing_of_the_search(tmp_path: Path) -> None:
    plan = str(plan_in(tmp_path))
    loaded = loaded_by(["breaks", "why", WINTER, plan, *WHY], *(["breaks", w, WINTER, plan] for w in ("show", "swap")))
    assert "'matching.short_breaks.why_not'" in loaded
    assert "'matching.short_breaks.swapping'" in loaded
    assert not [one for one in SEARCHING if f"'{one}'" in loaded]


def test_a_search_that_is_loaded_all_the_same_would_be_noticed() -> None:
    loaded = loaded_by(before="import matching.short_breaks.allocate")
    assert all(f"'{one}'" in loaded for one in SEARCHING)
