"""Which rules of the match check the plan keeps itself, night by night, and which are counted before it begins."""

from __future__ import annotations

from typing import NamedTuple

from matching.rule import Rule
from matching.rules import (
    RULES,
    animals,
    bedroom,
    day_staffing,
    emergency_admission,
    impact_pairs,
    named_pairs,
    night_staffing,
    placement_plan,
    registered_places,
    short_break_limits,
    staff_on_shift,
    stated_number,
    stay_length,
)
from matching.world.policy import PolicyDay


class Left(NamedTuple):
    """A rule that refuses nobody here, and why."""

    rule: Rule
    why: str


LEFT_TO_THE_PLAN: tuple[Left, ...] = (
    Left(registered_places, "The plan counts the children of every night against the registered places."),
    Left(stated_number, "The plan counts the children of every night against the stated number."),
    Left(short_break_limits, "The plan counts nights against both limits, and asks for a change of legal basis."),
    Left(bedroom, "The plan gives each child a bedroom that is free; here only its features are looked at."),
    Left(day_staffing, "The plan counts what all guests draw by day and evening on the staff of that night."),
    Left(night_staffing, "The plan counts what all guests draw at night on the staff of that night."),
    Left(staff_on_shift, "The period says who is on shift, night by night."),
)
"""Every other rule is counted. Of clinical tasks, the plan counts how many are trained; see `for_one_guest`."""

COUNTED: tuple[Rule, ...] = tuple(rule for rule in RULES if rule not in [left.rule for left in LEFT_TO_THE_PLAN])

BY_LENGTH: tuple[Rule, ...] = (stay_length, emergency_admission, placement_plan)
"""Rules that are about how long a stay is, asked of a family's shortest and its longest."""

BY_NIGHT: tuple[Rule, ...] = tuple(rule for rule in COUNTED if rule not in BY_LENGTH)

BETWEEN_GUESTS: tuple[Rule, ...] = (impact_pairs, named_pairs, animals)
"""The counted rules by which one guest can bar another. What else they mean for each other asks for a plan at most.

An effect that travels through a third child bars nobody whom its first step does not bar from that child already.
"""


def for_one_guest(policy: PolicyDay) -> PolicyDay:
    """The policy by which it is enough for a clinical task that anybody on the shift is trained.

    How many it takes depends on the guests of the night, whom the plan counts against those on shift.
    """
    return policy.model_copy(update={"values": policy.values | {"competent_staff_to_cover_shift": 1}})
