"""Commands are loaded when they are typed, and every command that there is can be typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from typer.main import get_group

from service.commands.breaks import Breaks
from service.commands.line import Commands
from service.commands.when_typed import Group

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


@pytest.mark.parametrize("name", SHOWING)
def test_showing_what_a_plan_says_loads_no_solver_and_nothing_that_writes_pages_or_workbooks(name: str) -> None:
    code = f"import sys, service.commands.line, service.commands.breaks.{name}; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not [heavy for heavy in HEAVY if f"'{heavy}'" in loaded]
