"""What is found of a child only because of who else would come to the home: told, whether or not the home is sure.

What the plan counts of it stands in the problem's doubts and strains, and of a child who is not sure of the home by
itself hardly anything counts. To whoever reads the plan all of it matters: so the home's whole group is asked about
once more, with everybody in it who would come.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from matching.findings import Band, Finding
from matching.placement.beside import Beside
from matching.placement.checks import Checks
from matching.placement.newcomers import Together, to_arrange, to_ask
from matching.placement.problem import POSSIBLE, Problem
from matching.placement.result import ChildResult
from matching.placement.telling import open_alone

FEW_HOMES = 60
"""For no more homes than this, no process is begun."""


@dataclass(frozen=True)
class InCompany:
    """What is found of one child besides, by its referral's id, when the others live there already.

    asks     what is not known, could leave the home not possible, and whom to ask
    arrange  what is to be arranged, or may be
    """

    child: str
    asks: tuple[str, ...] = ()
    arrange: tuple[str, ...] = ()
    worst: Band = Band.GOOD
    best: Band = Band.GOOD


def told_in_company(
    children: Sequence[ChildResult], problem: Problem, beside: Beside[Checks], told: Callable[[int, int], None]
) -> tuple[ChildResult, ...]:
    """The children of a plan, each with all that is found only because of who else would come to its home."""
    at: dict[str, list[str]] = {}
    for child in children:
        if child.urn is not None:
            at.setdefault(child.urn, []).append(child.child)
    homes = [(urn, tuple(ids)) for urn, ids in sorted(at.items()) if len(ids) > 1]
    found: dict[str, InCompany] = {}
    for number, answers in enumerate(beside.each(in_company, homes, FEW_HOMES)):
        found |= {answer.child: answer for answer in answers}
        told(number + 1, len(homes))
    return tuple(_with(c, problem, found[c.child]) if c.child in found else c for c in children)


def in_company(checks: Checks, home: tuple[str, tuple[str, ...]]) -> tuple[InCompany, ...]:
    """Of each who would come to one home, what is found only because the others would too."""
    urn, ids = home
    return tuple(_of_one(checks, urn, one) for one in checks.together(ids, urn))


def _of_one(checks: Checks, urn: str, one: Together) -> InCompany:
    limits = [f.finding for f in one.findings if f.worst < Band.GOOD]
    rules = {f.rule for f in limits}
    (by_itself,) = checks.together((one.newcomer.id,), urn)
    asked_alone = replace(by_itself, rules=tuple(rule for rule in by_itself.rules if rule.ID in rules))
    known = {_said(f.finding) for f in asked_alone.findings if f.worst < Band.GOOD}
    new = [f for f in limits if _said(f) not in known]
    return InCompany(
        one.newcomer.id,
        tuple(dict.fromkeys(to_ask(one.match, f) for f in new if f.worst < POSSIBLE)),
        tuple(dict.fromkeys(to_arrange(f) for f in new if f.worst is POSSIBLE)),
        min((f.worst for f in new), default=Band.GOOD),
        min((f.best for f in new), default=Band.GOOD),
    )


def _said(finding: Finding) -> tuple[object, ...]:
    """What makes it the same finding to whoever reads it."""
    return finding.key, finding.outcome, finding.worst, finding.best, finding.reason, finding.conditions


def _with(child: ChildResult, problem: Problem, found: InCompany) -> ChildResult:
    fit = problem.fit_of[child.child, child.urn or ""]
    sure = fit.sure and not found.asks
    return child.model_copy(
        update={
            "band": min(fit.worst, found.worst).words,
            "band_at_best": min(fit.best, found.best).words,
            "sure": sure,
            "only_if": tuple(dict.fromkeys((*open_alone(fit), *found.asks))),
            "to_arrange": found.arrange,
        }
    )
