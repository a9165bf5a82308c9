"""The areas of need that statements of purpose speak of, and which needs of the catalogue each takes in.

Project judgement: statements name areas, and leave open which needs fall under each.
"""

from __future__ import annotations

from functools import cache

from matching.world.catalogue import standard_catalogue
from matching.world.facts import TOP_LEVEL
from matching.world.home import Category

BEHAVIOUR = ("challenging_behaviour", "aggression_to_peers", "aggression_to_staff_property", "bullying_or_coercive")
HEALTH = ("breathing", "eating_drinking", "continence", "skin", "medicines", "seizures")

AREAS: dict[str, tuple[str, ...]] = {
    "behaviour": (*BEHAVIOUR, "education_support", "family_contact_risk", "identity_culture_language", "sleep_night"),
    "mental_health": ("emotional_wellbeing", "self_harm", "sleep_night"),
    "autism": ("autism_sensory", "communication", "challenging_behaviour", "sleep_night", "education_support"),
    "learning_disability": ("learning_disability", "communication", "continence", "education_support"),
    "physical_disability": ("mobility", "continence", "skin", "eating_drinking"),
    "sensory": ("sight", "hearing"),
    "complex_health": (*HEALTH, "mobility", "allergy_anaphylaxis", "infection_vulnerability"),
    "exploitation": (
        *("sexual_exploitation_victim", "criminal_exploitation", "missing"),
        *("substance_use", "offending", "harmful_sexual_behaviour", "fire_setting"),
    ),
}

CATEGORIES: dict[str, tuple[Category, ...]] = {
    "behaviour": (Category.EBD,),
    "mental_health": (Category.EBD, Category.MENTAL_DISORDER),
    "autism": (Category.LD,),
    "learning_disability": (Category.LD,),
    "physical_disability": (Category.PD,),
    "sensory": (Category.SI,),
    "complex_health": (Category.PD,),
    "exploitation": (Category.EBD, Category.DRUGS, Category.ALCOHOL),
}

COMPLEX = frozenset({"physical_disability", "complex_health", "sensory"})
"""Areas whose homes are built and equipped for them."""


def needs_in(areas: tuple[str, ...]) -> frozenset[str]:
    """The needs that these areas take in."""
    return frozenset(need for area in areas for need in AREAS[area])


@cache
def called_for_in(areas: tuple[str, ...]) -> frozenset[str]:
    """The capabilities that any level of a need in these areas calls for."""
    needs = standard_catalogue().need_by_id()
    return frozenset(c for need in needs_in(areas) for c in needs[need].capabilities_at(TOP_LEVEL))
