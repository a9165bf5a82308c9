"""A review of a statement of purpose as a living document: where it and the home have drifted apart.

The review advises. What the statement should say is for the registered person to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matching.check import MatchReport
from matching.errors import BadInput, Problem
from matching.statement import CHECKS
from matching.statement.item import Item, Severity, Today
from matching.statement.reviews import LookedAt, looked_at
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import Policy, england
from matching.world.record import Record

AHEAD_DAYS = 90
"""How far ahead a review looks unless told. Project judgement: long enough to train staff and book a review."""

ADVICE = (
    "This review advises; the registered person decides what the statement says. It reads only the fields held here, "
    "and Schedule 1 asks for more than these."
)


class StatementReview(Record):
    """Every point found on one day, most pressing first; among equals, a template's words that are not so."""

    urn: str
    on: date
    ahead_days: int
    items: tuple[Item, ...]
    looked_at: tuple[LookedAt, ...]
    """When each field was last looked at and is next due."""
    catalogue: str
    policy: str
    advice: str = ADVICE

    def of(self, severity: Severity) -> tuple[Item, ...]:
        """The points of one severity, in order."""
        return tuple(i for i in self.items if i.severity is severity)


def review(
    home: Home,
    group: Group,
    on: date,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    refused: Sequence[MatchReport] = (),
    ahead_days: int = AHEAD_DAYS,
) -> StatementReview:
    """Review a home's statement on a day, by the standard catalogue and the law of England unless told.

    `refused` are match reports on referrals that this home did not take; their order carries no meaning, but of two
    on one referral the later counts. Raises BadInput when the group or a report is not of this home.
    """
    _all_of_one_home(home, group, refused)
    catalogue, day = catalogue or standard_catalogue(), (policy or england()).on(on)
    today = Today(home, group, on, catalogue, day, tuple(refused), ahead_days)
    found = [item for check in CHECKS for item in check.items(today)]
    return StatementReview(
        urn=home.urn,
        on=on,
        ahead_days=ahead_days,
        items=tuple(sorted(found, key=lambda i: (i.severity, not i.is_template_astray))),
        looked_at=looked_at(today),
        catalogue=catalogue.version,
        policy=day.version,
    )


def _all_of_one_home(home: Home, group: Group, refused: Sequence[MatchReport]) -> None:
    problems = [
        Problem(
            f"report on referral {report.referral}, home {report.urn}",
            f"the review is of home {home.urn}",
            "Give only reports on referrals to the home under review.",
        )
        for report in refused
        if report.urn != home.urn
    ]
    if group.urn != home.urn:
        problems.append(
            Problem(
                f"group of home {group.urn}",
                f"the review is of home {home.urn}",
                "Give the existing group of the home under review.",
            )
        )
    if problems:
        raise BadInput(problems)
