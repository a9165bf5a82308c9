"""Children who must not live together, by name or by what is known of their effect on each other, do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matching.placement.model import Model
from matching.placement.problem import Apart, Plan, Problem, Waiting
from matching.placement.violation import Violation

ID = "apart"
SENTENCE = "These children are not to live in one home at the same time."
SOURCE = "Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv)"


def add(model: Model) -> None:
    """Not all of them at a home, when all of their stays meet."""
    for apart in model.problem.apart:
        if not meet(model.children, apart):
            continue
        for urn in [apart.urn] if apart.urn else model.homes_of(apart.children[:1]):
            columns = [model.at.get((child, urn), []) for child in sorted(set(apart.children))]
            if all(columns):
                flat = [c for of_child in columns for c in of_child]
                model.program.at_most(flat, [1] * len(flat), len(columns) - 1)


def meet(children: Mapping[str, Waiting], apart: Apart) -> bool:
    """Whether there is a day that belongs to the stay of each of them; `children` by their ids."""
    stays = [children[id] for id in apart.children if id in children]
    latest = max((s.first for s in stays), default=None)
    return latest is not None and all(s.until is None or latest < s.until for s in stays)


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each set of them in one home whose stays meet."""
    home, children = {p.child: p.urn for p in plan}, {c.id: c for c in problem.children}
    for apart in problem.apart:
        homes = {home.get(child) for child in apart.children}
        (where, *others) = homes
        here = where is not None and not others and apart.urn in (None, where)
        if here and meet(children, apart):
            yield Violation(ID, tuple(sorted(set(apart.children))), where or "")
