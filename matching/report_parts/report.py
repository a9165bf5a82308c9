"""A whole report, what one is asked of, and what a report's file holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from matching.errors import BadInput, Problem
from matching.report_parts.blocks import Block, Section
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.entitlement import EntitlementRow
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation
from matching.world.catalogue import Catalogue
from matching.world.policy import Policy
from matching.world.world import World

A = TypeVar("A")


@dataclass(frozen=True)
class Report:
    """A whole report. `reference` holds ids only, for page titles and file names."""

    title: str
    reference: str
    identity: str
    """One line that tells whose report a loose page belongs to."""
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    wide: bool = False
    """Whether it needs the whole width of a screen, and pages that lie on their side."""
    signature: str = "Advises only: a person decides"
    """What stands at the foot of each printed page."""


@dataclass(frozen=True)
class Asked:
    """What a report is asked of: a world on a day, and which of its referrals and homes."""

    world: World
    on: date
    referrals: Sequence[str] = ()
    urns: Sequence[str] = ()
    catalogue: Catalogue | None = None
    policy: Policy | None = None


@dataclass(frozen=True)
class BreaksAsked:
    """What a report of short breaks is asked of: a period, what was planned for it, which homes or families."""

    period: Period
    allocation: Allocation
    urns: Sequence[str] = ()
    """None named: all of them."""
    families: Sequence[str] = ()
    naming: Naming = Naming.IDS
    earlier: Sequence[Sequence[EntitlementRow]] = ()
    """The entitlement records of earlier periods, the earliest first."""
    cleared: Cleared | None = None
    """The answers of the match check that the plan rests on. None: not at hand, and nothing is said of them."""

    def checked(self) -> BreaksAsked:
        """The same. Raises BadInput for a plan of another period, and homes or families that the period has not."""
        problems = [
            Problem(f"{what} {id}", "it is not in the period", f"Name a {what} of the period.")
            for what, named, there in (
                ("home", self.urns, {home.urn for home in self.period.homes}),
                ("family", self.families, {family.id for family in self.period.families}),
            )
            for id in named
            if id not in there
        ]
        if self.allocation.period != self.period.id:
            problems.append(Problem("the plan", "it was made for another period", "Give the period it was made for."))
        if problems:
            raise BadInput(problems)
        return self


class ReportFile(Protocol[A]):
    """A report file. Its docstring's first line says whom the report is for."""

    ID: str
    TITLE: str
    ASKED: type[A]

    def write(self, asked: A) -> Report:
        """The report. Raises BadInput naming what is not there to report on."""
        ...
