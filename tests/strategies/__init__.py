"""Draws children, referrals, homes, groups and whole worlds that break no rule of the world, for properties.

What is drawn is sound on `AS_AT`: `problems_of` finds nothing in it. Text is drawn to trip up careless readers.
"""

from tests.strategies.children import accounts, children, facts, facts_of_a_child, levels, views
from tests.strategies.groups import groups
from tests.strategies.homes import bedrooms, conditions, homes, staff_members, urns
from tests.strategies.plain import AS_AT, ahead, few, idents, maybe, past, places, shifts, texts
from tests.strategies.referrals import referrals
from tests.strategies.statements import ages, positions, statements, versions
from tests.strategies.worlds import worlds

__all__ = [
    "AS_AT",
    "accounts",
    "ages",
    "ahead",
    "bedrooms",
    "children",
    "conditions",
    "facts",
    "facts_of_a_child",
    "few",
    "groups",
    "homes",
    "idents",
    "levels",
    "maybe",
    "past",
    "places",
    "positions",
    "referrals",
    "shifts",
    "staff_members",
    "statements",
    "texts",
    "urns",
    "versions",
    "views",
    "worlds",
]
