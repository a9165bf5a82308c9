"""What is wrong with a problem before it is asked, and what tells one problem from another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from hashlib import sha256

from matching.errors import Problem as Fault
from matching.placement.problem import Item, Problem


def faults(problem: Problem) -> Iterable[Fault]:
    """Everything in which a problem contradicts itself."""
    children, homes = [c.id for c in problem.children], [h.urn for h in problem.homes]
    for what, ids in (("child", children), ("home", homes)):
        for id in sorted({i for i in ids if ids.count(i) > 1} if len(set(ids)) < len(ids) else ()):
            yield Fault(f"{what} {id}", "it is there twice", "Keep the one that is true.")
    for child in problem.children:
        if child.until is not None and child.until <= child.first:
            yield Fault(f"child {child.id}", "the stay ends before its first night", "Correct one of the two days.")
    known = set(children)
    named = {(f"siblings {'/'.join(s.children)}", c) for s in problem.siblings for c in s.children}
    named |= {(f"answer {r.child} {r.urn}", r.child) for r in problem.responses}
    for where, id in sorted(named):
        if id not in known:
            yield Fault(where, f"{id} is not among the children who wait", "Add the referral, or take this out.")
    for response in problem.responses:
        if response.urn not in set(homes):
            where = f"answer {response.child} {response.urn}"
            yield Fault(where, "there is no such home", "Add the home, or take this out.")


def digest(problem: Problem) -> str:
    """What tells one problem from another, whatever order it was written in."""
    lists = (problem.children, problem.homes, problem.fits, problem.siblings, problem.apart, problem.strains)
    parts = (*lists, problem.responses, problem.doubts)
    return sha256(repr([[_plain(item) for item in part] for part in parts]).encode()).hexdigest()


def _plain(item: Item) -> list[object]:
    found = [getattr(item, f.name) for f in fields(item)]
    return [sorted(x) if isinstance(x, frozenset) else x for x in found]
