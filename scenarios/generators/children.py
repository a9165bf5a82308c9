"""Made-up children as records: what was drawn of each, told by the people who would tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from matching.world.catalogue import CapabilityKind, Need, standard_catalogue
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.facts import Account, Basis, Fact, Role, Unanswered
from matching.world.place import Place
from scenarios.generators.drawn import AS_AT, Drawn, HowKnown

NAMES = (
    *("Adeel", "Agnes", "Alfie", "Amina", "Archie", "Beatrix", "Callum", "Cerys", "Dara", "Eddie", "Elowen", "Farah"),
    *("Finley", "Freya", "Gwen", "Hamza", "Hollie", "Idris", "Imogen", "Jago", "Jasmin", "Kai", "Kirsty", "Leon"),
    *("Lottie", "Malachi", "Marnie", "Mohsin", "Nell", "Noor", "Olly", "Orla", "Perry", "Priya", "Quinn", "Reuben"),
    *("Rosa", "Sami", "Skye", "Tariq", "Tilly", "Uma", "Vinnie", "Wren", "Yusuf", "Zara"),
)
INTERESTS = ("swimming", "drawing", "football", "baking", "music", "gaming", "horses", "cycling", "reading", "boxing")
STRENGTHS = ("kind to younger children", "funny", "good with animals", "keeps at a thing", "honest", "practical")
SCHOOLS_OF_AN_AUTHORITY = 6
NO_SCHOOL = 0.08
"""Project judgement: children who attend no school."""

PARTS_OF_SIXTY_DAYS = 10
"""How finely the days on which things were told are spread; children told alike share one record."""


def child_of(drawn: Drawn, row: int, id: str, place: Place | None) -> Child:
    """One drawn child. `place` is where their own home is."""
    unrecorded = {name for name, missing in drawn.not_recorded.items() if missing[row]}
    throw = float(drawn.own_throw[row])
    known = {
        "date_of_birth": AS_AT - timedelta(days=int(drawn.age_days[row])),
        "sex": Sex.MALE if drawn.male[row] else Sex.FEMALE,
        "day_care": tuple(DayCare)[drawn.day_care[row]],
        "night_care": tuple(NightCare)[drawn.night_care[row]],
        "clinical_tasks": _tasks(tuple(drawn.level[row].tolist())),
        "school": school_of(place, throw),
        "home_place": place,
    }
    return Child(
        id=id,
        name=NAMES[int(throw * 1e4) % len(NAMES)],
        facts=tuple(_facts(drawn, row)),
        interests=_spread(INTERESTS, throw, 3),
        strengths=_spread(STRENGTHS, throw, 2),
        **{name: value for name, value in known.items() if name not in unrecorded},
    )


def school_of(place: Place | None, throw: float) -> str | None:
    """The school of a child who lives there; "none" for one who attends none."""
    if throw < NO_SCHOOL:
        return "none"
    return f"{place.authority} School {1 + int(throw * 1e6) % SCHOOLS_OF_AN_AUTHORITY}" if place else None


def born(child: Child) -> date:
    """The date of birth; where it is not recorded, the latest day that nothing told of the child contradicts."""
    return child.date_of_birth or AS_AT - timedelta(days=7 * 365)


def _facts(drawn: Drawn, row: int) -> Iterator[Fact]:
    parts = (drawn.how_known, drawn.level, drawn.other, drawn.days_ago)
    for need, (how, level, other, ago) in enumerate(zip(*(part[row].tolist() for part in parts), strict=True)):
        if how != HowKnown.NOT_ASKED:
            yield _fact(need, how, level, other if how == HowKnown.DISPUTED else level, ago * PARTS_OF_SIXTY_DAYS // 60)


@lru_cache(maxsize=50_000)
def _fact(number: int, how: int, level: int, other: int, ago: int) -> Fact:
    """One fact; all children of whom the same was told on the same day by the same people share it."""
    need = _needs()[number]
    days = min(need.fresh_days, 59) * ago // PARTS_OF_SIXTY_DAYS
    if how == HowKnown.STALE:
        days += need.fresh_days + 1
    first = Account(
        level=Unanswered.NOT_KNOWN if how == HowKnown.NOT_KNOWN else level,
        said_by=need.ask[0],
        said_on=AS_AT - timedelta(days=days),
        basis=Basis.ALLEGATION if how == HowKnown.ALLEGED else Basis.OBSERVED,
    )
    if how != HowKnown.DISPUTED:
        return Fact(about=need.id, accounts=(first,))
    second = Account(level=other, said_by=_another(need), said_on=first.said_on, basis=Basis.OBSERVED)
    return Fact(about=need.id, accounts=(first, second))


def _another(need: Need) -> Role:
    return need.ask[-1] if len(need.ask) > 1 else Role.PREVIOUS_CARER


@cache
def _needs() -> tuple[Need, ...]:
    return standard_catalogue().needs


@lru_cache(maxsize=50_000)
def _tasks(levels: tuple[int, ...]) -> tuple[TaskNeeded, ...]:
    """The tasks that staff have to be signed off in for this child by name."""
    called_for = {c for need, level in zip(_needs(), levels, strict=True) for c in need.capabilities_at(level)}
    return tuple(
        TaskNeeded(task=c.id, shifts=c.shifts)
        for c in standard_catalogue().capabilities
        if c.id in called_for and c.kind is CapabilityKind.COMPETENCE and c.named_child
    )


def _spread(items: tuple[str, ...], throw: float, most: int) -> tuple[str, ...]:
    first = int(throw * 1e5)
    return tuple(items[(first + 3 * n) % len(items)] for n in range(first % (most + 1)))
