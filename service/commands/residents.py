"""Reading the forms of the children who live in homes: every one of them, with every problem in any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.formats import resident_workbook
from matching.world.one_resident import OneResident
from service.commands.files import read_from


def residents_from(files: Sequence[str]) -> list[tuple[str, OneResident]]:
    """What each form holds, by its file. Raises BadInput with the problems of all of them, file by file."""
    told: list[tuple[str, OneResident]] = []
    problems: list[Problem] = []
    for number, file in enumerate(files):
        try:
            told.append((file, read_from(file, resident_workbook.read)))
        except BadInput as found:
            problems += [replace(problem, rank=(number, *problem.rank)) for problem in found.problems]
    if problems:
        raise BadInput(problems)
    return told
