"""Where a plan goes: every file and folder asked for, made sure of before the work begins."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matching.errors import BadInput, Problem
from matching.plain_json import write_json
from matching.report_parts import BreaksAsked
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.entitlement import EntitlementRow
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from service.commands.breaks.wrong import Wrong
from service.commands.writing import cannot_be_written, destination, write_all

NAME_ANOTHER = "Name another, or add --force."


@dataclass(frozen=True)
class Places:
    """What was asked for; None for what was not."""

    out: Path | None = None
    board: Path | None = None
    excel: Path | None = None
    calendars: Path | None = None
    letters: Path | None = None
    naming: Naming = Naming.IDS
    period: Path | None = None
    """For the period itself, where it was changed."""
    record: Path | None = None
    """For the entitlement record."""
    without: Path | None = None
    """For the plan of the period as it was, where a change was tried out."""

    changes: Path | None = None
    """For what was changed."""

    whole: Path | None = None
    """For all that is known of a repair, in words."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files among them."""
        asked = (self.out, self.period, self.record, self.without, self.changes, self.whole, self.board, self.excel)
        return tuple(path for path in asked if path is not None)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders among them: what is in them goes to families and homes."""
        return tuple(path for path in (self.calendars, self.letters) if path is not None)

    def held_back(self, planned: Planned) -> tuple[Path, ...]:
        """What is not written of this plan: nothing goes to families while promises of theirs cannot all hold."""
        return () if planned.allocation.clash is None else self.folders

    def check(self, wrong: Wrong, force: bool) -> None:
        """Note everything that would keep the plan from being written, as far as can be told beforehand."""
        for file in self.files:
            with wrong.noted():
                destination(file, force)
        for folder in self.folders:
            wrong.problems += _of_folder(folder, force)
        check_parents((*self.files, *self.folders), wrong)
        check_apart((*self.files, *self.folders), wrong)

    def write(
        self,
        period: Period,
        planned: Planned,
        earlier: Sequence[Sequence[EntitlementRow]] = (),
        record: bytes = b"",
        without: bytes = b"",
        changes: bytes = b"",
        whole: bytes = b"",
    ) -> tuple[Path, ...]:
        """Write everything asked for, and say what was written; see `held_back`. All is made before any is written."""
        if self.held_back(planned):
            apart = replace(self, calendars=None, letters=None)
            return apart.write(period, planned, earlier, record, without, changes, whole)
        asked = BreaksAsked(period, planned.allocation, (), (), self.naming, earlier, planned.cleared)
        contents = dict(self._contents(asked, planned))
        contents |= {} if self.record is None else {self.record: record}
        contents |= {} if self.without is None else {self.without: without}
        contents |= {} if self.changes is None else {self.changes: changes}
        contents |= {} if self.whole is None else {self.whole: whole}
        for folder in self.folders:
            make_folder(folder)
        write_all(contents)
        return (*self.files, *self.folders)

    def _contents(self, asked: BreaksAsked, planned: Planned) -> Iterator[tuple[Path, bytes]]:
        if self.out is not None:
            yield self.out, write_json(planned)
        if self.period is not None:
            yield self.period, write_json(asked.period)
        if self._to_look_at:
            # What makes pages, workbooks and calendars takes a second to load.
            from service.commands.breaks.given_out import given_out

            yield from given_out(self, asked)

    @property
    def _to_look_at(self) -> bool:
        return any(path is not None for path in (self.board, self.excel, self.calendars, self.letters))


def check_parents(paths: tuple[Path, ...], wrong: Wrong) -> None:
    """Note folders that are not there or cannot be written in, so that no plan is lost for want of a place."""
    for parent in sorted({path.parent for path in paths}):
        if not parent.is_dir():
            wrong.problems.append(Problem(str(parent), "there is no such folder", "Make it, or name another."))
        elif not os.access(parent, os.W_OK):
            wrong.problems.append(Problem(str(parent), "this folder cannot be written in", "Name another."))


def check_apart(paths: tuple[Path, ...], wrong: Wrong) -> None:
    """Note a path that was given twice."""
    seen: set[Path] = set()
    for path in paths:
        if path.absolute() in seen:
            wrong.problems.append(Problem(str(path), "it is named twice", "Name each file and folder once."))
        seen.add(path.absolute())


def _of_folder(folder: Path, force: bool) -> Iterator[Problem]:
    try:
        if folder.exists() and not folder.is_dir():
            yield Problem(str(folder), "this is a file", "Name a folder.")
        elif folder.is_dir() and any(folder.iterdir()) and not force:
            yield Problem(str(folder), "there are files in this folder already", NAME_ANOTHER)
    except OSError as trouble:
        yield cannot_be_written(folder, trouble)


def make_folder(folder: Path) -> None:
    """Make a folder, where it is not there yet. Raises BadInput where none can be made."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as trouble:
        raise BadInput([Problem(str(folder), "no folder can be made here", "Name another.")]) from trouble
