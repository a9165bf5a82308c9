"""The hazard log names, for everything that is done against a hazard, a test that is there and is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from matching.errors import EngineFault
from service.hazards.log import Hazard, hazards, read_log
from service.hazards.told import log_told

ROOT = Path(__file__).resolve().parents[3]
ONE = """
[[hazard]]
id = "H1"
what = "A blank is read as a no"
because = "A default."
harm = "A child is harmed."
severity = "major"
likelihood = "high"
"""
CONTROL = """
[[hazard.control]]
does = "Blanks stay blank."
shown_by = ["tests/service/hazards/test_log.py::test_of_another_day"]
"""


def names_in(file: Path) -> set[str]:
    """The names of the tests of a file that are run: neither skipped nor left to fail."""
    functions = [node for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
    return {function.name for function in functions if not _let_off(function)}


def _let_off(function: ast.FunctionDef) -> bool:
    return any(mark in ast.unparse(line) for line in function.decorator_list for mark in ("mark.skip", "mark.xfail"))


def missing(log: tuple[Hazard, ...]) -> Iterator[str]:
    """Every test that a control names and that is not there."""
    for name in (name for hazard in log for control in hazard.control for name in control.shown_by):
        file, _, test = name.partition("::")
        if not (ROOT / file).is_file() or test not in names_in(ROOT / file):
            yield name


def test_every_control_names_a_test_that_is_there() -> None:
    assert list(missing(hazards())) == []


def test_a_control_whose_test_is_gone_is_caught() -> None:
    assert list(missing(read_log(ONE + CONTROL))) == ["tests/service/hazards/test_log.py::test_of_another_day"]


def test_a_hazard_with_no_control_or_a_control_with_no_test_is_refused() -> None:
    for text in (ONE, ONE + CONTROL.split("shown_by")[0], ONE + CONTROL.replace('"tests/', '"a/'), "hazard"):
        with pytest.raises(EngineFault, match="The hazard log cannot be read"):
            read_log(text)


def test_a_gap_in_the_numbers_is_refused_so_that_no_hazard_is_dropped_in_silence() -> None:
    with pytest.raises(EngineFault, match="not numbered"):
        read_log((ONE + CONTROL) + (ONE + CONTROL).replace("H1", "H3"))


def test_what_is_told_holds_every_hazard_control_and_lack() -> None:
    told = " ".join(log_told(hazards(), tests=True).split())
    for hazard in hazards():
        lines = [hazard.what, hazard.because, hazard.harm, *hazard.not_built]
        lines += [words for control in hazard.control for words in (control.does, *control.shown_by)]
        assert [line for line in lines if line not in told] == []


def test_no_line_of_a_hazard_is_wider_than_a_terminal() -> None:
    assert max(map(len, log_told(hazards()).splitlines())) <= 80
