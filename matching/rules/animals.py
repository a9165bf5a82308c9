"""No child who is allergic to animals or afraid of them lives with one, whether the newcomer or a resident.

It is looked at both ways: animals of the home for the newcomer, and an animal that the newcomer brings for each
resident. Project judgement: red until a named person resolves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.columns.bounds import fails_to
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen, told
from matching.details.home import ANIMALS
from matching.details.referral import BRINGS_ANIMAL, NO_ANIMAL
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.impact import resolution, resolved_by
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident

ID = "animals"
SOURCE = "Children's Homes (England) Regulations 2015, reg 12"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 0
NOTHING = "There is nobody whom an animal could harm."

REACTIONS = (("pet_allergy_or_fear", 1), ("allergy_anaphylaxis", 4))
"""The needs, each from a level on, that make living with an animal a danger or a distress."""


def questions(match: Match) -> Iterable[Question]:
    """One question on the home's animals, and one for each resident whom the newcomer's animal may harm."""
    newcomer = match.child.id
    yield Question(_judge_home, about="home", title="Animals of the home", rests_on=_facts(newcomer))
    for resident in companions(match):
        child = resident.child.id
        may_react = any(match.levels(child, need)[-1] >= level for need, level in REACTIONS)
        if may_react and match.referral.brings_animal != NO_ANIMAL:
            yield Question(
                partial(_judge_brought, resident=resident),
                about=f"brought:{newcomer}>{child}",
                title="An animal that comes too",
                source=newcomer,
                affected=child,
                rests_on=_facts(child),
            )


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, for the animals of the home; whom an animal of the child's may harm there is not public."""
    reactions = columns.children.any_at_least(REACTIONS)
    yield told(reactions, columns.homes.animals, lambda reacts, there: fails_to(Band.NOT_UNLESS, ~(reacts & there)))


def _facts(child: str) -> tuple[FactRef, ...]:
    return tuple(FactRef(child, need) for need, _ in REACTIONS)


def _reacts(known: Known, child: str) -> bool:
    return any(known.at_least(child, need, level) for need, level in REACTIONS)


def _judge_home(known: Known) -> Verdict:
    match = known.match
    if not known.whether(FactRef(match.home.urn, ANIMALS), bool):
        return met("No animals live at or visit the home.")
    if not _reacts(known, match.child.id):
        return met(f"{match.child.name} can live with the animals of the home.")
    which = ", ".join(sorted(match.home.animals or ("an animal",)))
    return _weigh(match, match.home.urn, match.child.id, f"{which} at the home")


def _judge_brought(known: Known, resident: Resident) -> Verdict:
    match, brings = known.match, known.match.need_fact(BRINGS_ANIMAL)
    comes = known.whether(brings, lambda animal: animal != NO_ANIMAL)
    if not (comes and _reacts(known, resident.child.id) and shares_a_night(known, resident)):
        return met(f"{resident.child.name} would not live with an animal that harms them.")
    which = match.referral.brings_animal or "an animal"
    return _weigh(match, match.child.id, resident.child.id, f"{which} that {match.child.name} brings")


def _weigh(match: Match, source: str, affected: str, which: str) -> Verdict:
    name = match.name(affected)
    said = f"{name} is allergic to animals or afraid of them, and would live with {which}."
    resolved = resolution(match, ID, source, affected)
    if resolved is not None:
        return resolved_by(match, resolved, said)
    apart = Condition.of(
        what=f"A named person resolves how {name} is kept safe from {which}, or the animal lives elsewhere.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.IMPACT, part=ID, source=source, affected=affected),
    )
    return not_met(said, Band.NOT_UNLESS, apart)
