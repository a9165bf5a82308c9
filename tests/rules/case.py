"""What a worked example of a rule is: a world, and what the rule must find in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from matching.findings import Band, Finding, Outcome, does_not_apply
from matching.known import always
from matching.match import Match, open_match
from matching.rule import Question, Rule
from matching.weighing import weigh
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.world import World
from scenarios.storybook import TODAY, URN


class Kind(StrEnum):
    """The four examples that every rule has, and any others."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"
    EDGE = "edge"
    OTHER = "other"


@dataclass(frozen=True)
class RuleCase:
    """`about` picks one finding of several; `says` is a piece of the reason that must be there."""

    kind: Kind
    name: str
    world: Callable[[], World]
    outcome: Outcome
    worst: Band
    best: Band
    about: str = ""
    says: str = ""
    points: tuple[int, int] | None = None


def open_example(world: World) -> Match:
    """The one question that an example world is about."""
    return open_match(world, "R-1", URN, TODAY, standard_catalogue(), england().on(TODAY))


def findings_of(rule: Rule, match: Match) -> tuple[Finding, ...]:
    """Every finding of one rule."""
    questions = tuple(rule.questions(match)) or (Question(always(does_not_apply(rule.NOTHING))),)
    return tuple(weigh(match, rule, q) for q in questions)


def finding_of(rule: Rule, world: World, about: str = "") -> Finding:
    """The finding that an example is about. Raises KeyError when the rule did not find it."""
    found = {f.about: f for f in findings_of(rule, open_example(world))}
    return found[about]
