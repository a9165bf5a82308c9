"""What of all that a plan gives up was not found out, and why, so that silence never passes for nothing.

What was looked for and not found is told otherwise than what is proven not to be there.
"""

from __future__ import annotations

from matching.placement.problem import Problem
from matching.placement.shortage import MOST_RULES, rules_between

OTHER_PLAN = "A plan with fewer pairs of a child and a home that would both rather"
RULES = "Which rules between children keep more of them from having a home"


def why_not(problem: Problem, most: int) -> str:
    """Why nothing was looked for: there is too much, or somebody stopped the search."""
    many = len(problem.fit_of)
    if many <= most:
        return "the search was stopped"
    return f"{many:,} pairs of a child and a home are possible, and it is looked for among {most:,} at most"


def other_plan(why: str | None) -> str:
    """That no plan with fewer such pairs is told. `why` it was not looked for; None: it was."""
    if why:
        return f"{OTHER_PLAN} was not looked for, because {why}."
    return (
        f"{OTHER_PLAN} was looked for, and none was found that is as good down to homes that are sure and stays so "
        f"once all who would come together are asked about. That does not say that there is none."
    )


def rules(problem: Problem, why: str | None) -> str:
    """That no rules between children are told for want of which more would have a home. `why` as before."""
    many = len(rules_between(problem))
    if why is None and many > MOST_RULES:
        why = f"there are {many:,} such rules, and it is looked for among {MOST_RULES:,} at most"
    if why:
        return f"{RULES} was not looked for, because {why}."
    return f"{RULES} was looked for, and none were found in the work allowed. That does not say that there are none."


def no_other_plan(problem: Problem) -> str:
    """That there is no plan with fewer such pairs, where that is proven."""
    return (
        f"It is proven that no plan as good down to homes that are sure has fewer pairs of a child and a home that "
        f"would both rather{_among(problem)}."
    )


def no_rules(problem: Problem) -> str:
    """That no rules between children keep more from having a home, where that is proven."""
    if not rules_between(problem):
        return "There are no rules between children that could keep more of them from having a home."
    return (
        f"It is proven that no rules between children keep more of them from having a home: without any of those rules "
        f"no plan has a home for more{_among(problem)}."
    )


def _among(problem: Problem) -> str:
    """At which homes that holds, where it is not every home."""
    if problem.homes_each is None:
        return ""
    return f", among the homes that each child was asked about at in full ({problem.homes_each} at most)"


def places(problem: Problem) -> str:
    """That no shortage of places is told where not every home was asked about."""
    if problem.by_public is not None:
        return (
            "By what is public of every home there are places enough for all whom any home may take: for whoever of "
            "them is left without one, ask with more homes for each child."
        )
    return (
        f"Whether places are short was not looked for, because each child was asked about at {problem.homes_each} "
        f"homes at most, and what is public of the others was not given."
    )
