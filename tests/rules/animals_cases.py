"""Worked examples for animals: a dog at the home, and a rabbit that the newcomer brings."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import animals
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, gone, resolved
from tests.rules.case import Kind, RuleCase

RULE = animals
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS
AFRAID, ALLERGY = "pet_allergy_or_fear", "allergy_anaphylaxis"
DOG, RABBIT = ("a dog",), "a rabbit"
BROUGHT = f"brought:{NEW}>{ASHA}"


def _at_home(animals: tuple[str, ...] | None, needs: dict[str, Any], **group: Any) -> World:
    return beside({"needs": needs}, home={"animals": animals}, group=group)


def _brought(animal: str | None, needs: dict[str, Any], resident: dict[str, Any] | None = None, **group: Any) -> World:
    return beside({}, asha(needs=needs, **(resident or {})), referral={"brings_animal": animal}, group=group)


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band, about: str, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "no animals", _at_home((), {AFRAID: 1}), MET, GOOD, GOOD, "home"),
    _case(Kind.MET, "a dog, and no fear of it", _at_home(DOG, {}), MET, GOOD, GOOD, "home"),
    _case(Kind.NOT_MET, "afraid of the dog", _at_home(DOG, {AFRAID: 1}), NOT_MET, UNLESS, UNLESS, "home", "a dog"),
    _case(Kind.NOT_MET, "Asha and the rabbit", _brought(RABBIT, {AFRAID: 1}), NOT_MET, UNLESS, UNLESS, BROUGHT, RABBIT),
    _case(Kind.NOT_KNOWN, "nobody asked about animals", _at_home(None, {AFRAID: 1}), NOT_KNOWN, UNLESS, GOOD, "home"),
    _case(Kind.NOT_KNOWN, "nobody asked the newcomer", _at_home(DOG, {AFRAID: ()}), NOT_KNOWN, UNLESS, GOOD, "home"),
    _case(Kind.NOT_KNOWN, "nobody asked what comes", _brought(None, {AFRAID: 1}), NOT_KNOWN, UNLESS, GOOD, BROUGHT),
    _case(Kind.NOT_KNOWN, "nobody asked Asha", _brought(RABBIT, {AFRAID: ()}), NOT_KNOWN, UNLESS, GOOD, BROUGHT),
    _case(Kind.EDGE, "an allergy to something else", _at_home(DOG, {ALLERGY: 3}), MET, GOOD, GOOD, "home"),
    _case(Kind.EDGE, "an allergy to the air", _at_home(DOG, {ALLERGY: 4}), NOT_MET, UNLESS, UNLESS, "home"),
    _case(
        Kind.OTHER,
        "resolved for the newcomer",
        _at_home(DOG, {AFRAID: 1}, resolutions=resolved("animals", told.URN, NEW)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        "home",
        "R. Manager",
    ),
    _case(
        Kind.OTHER,
        "resolved the other way round",
        _brought(RABBIT, {AFRAID: 1}, resolutions=resolved("animals", ASHA, NEW)),
        NOT_MET,
        UNLESS,
        UNLESS,
        BROUGHT,
    ),
    _case(
        Kind.OTHER,
        "Asha may have left",
        _brought(RABBIT, {AFRAID: 1}, gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        BROUGHT,
    ),
)
