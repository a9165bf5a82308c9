"""The fields of a statement of purpose that a review reads, in its order, and which of them the law asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matching.statement.item import Today
from matching.world.catalogue import Need
from matching.world.statement import Answer, Position, Stated, stated_on

NEED = "need:"
CAN_MEET = "the home can meet this to level"
_SCHEDULE = "Children's Homes (England) Regulations 2015, Sch 1 para"
_JUDGEMENT = "Project judgement:"


@dataclass(frozen=True)
class StatementField:
    """One field: its name in the record, in words, and why a statement should say it.

    needed is False for a field that a home states only where there is something to state.
    """

    key: str
    words: str
    source: str
    needed: bool = True

    @property
    def by_law(self) -> bool:
        """Whether Schedule 1 asks for it."""
        return self.source.startswith(_SCHEDULE)


FIELDS = (
    StatementField("ages", "ages", f"{_SCHEDULE} 3"),
    StatementField("practised_ages", "ages the home works with", f"{_JUDGEMENT} only where narrower", needed=False),
    StatementField("number", "number of children", f"{_SCHEDULE} 3"),
    StatementField("sex", "sex of the children", f"{_SCHEDULE} 3"),
    StatementField("kinds_of_stay", "kinds of stay", f"{_JUDGEMENT} a referral asks for one kind of stay"),
    StatementField("stay_length", "length of stay", f"{_JUDGEMENT} only where there is a limit", needed=False),
    StatementField(
        "emergency",
        "emergency admissions",
        f"{_JUDGEMENT} homes' manuals allow an emergency admission only where the statement does",
    ),
    StatementField("needs", "range of needs", f"{_SCHEDULE} 1"),
    StatementField("widest_age_gap_years", "widest age gap", f"{_JUDGEMENT} only where there is one", needed=False),
    StatementField("admission_criteria", "admission criteria", f"{_JUDGEMENT} so that every referral is met alike"),
    StatementField("who_decides", "who decides on admissions", f"{_JUDGEMENT} homes differ in who has the last word"),
    StatementField("ethos", "ethos and approach", f"{_SCHEDULE} 2"),
    StatementField("behaviour_support", "behaviour support", f"{_SCHEDULE} 17"),
    StatementField("culture_language_faith", "culture, language and faith", f"{_SCHEDULE} 5"),
)


def in_force(today: Today) -> Iterator[tuple[str, Stated[Any]]]:
    """Each field with the version in force that day, positions on needs last, in the catalogue's order."""
    keys = [field.key for field in FIELDS if field.key != "needs"]
    versions: list[Sequence[Stated[Any]]] = [getattr(today.statement, key) for key in keys]
    found = dict(zip(keys, (stated_on(v, today.on) for v in versions), strict=True))
    found |= {NEED + need: today.statement.position_on(need, today.on) for need in _needs(today)}
    yield from ((key, stated) for key, stated in found.items() if stated is not None)


def stated_can(today: Today) -> Iterator[tuple[Need, Stated[Position]]]:
    """Each need of the catalogue that the statement says the home can meet, with what it says."""
    for need in today.catalogue.needs:
        position = today.statement.position_on(need.id, today.on)
        if position is not None and position.value.answer is Answer.CAN:
            yield need, position


def words_of(today: Today, key: str) -> str:
    """A field's name in words; a need's name for a position on it."""
    needs = today.catalogue.need_by_id()
    need = key.removeprefix(NEED)
    if key.startswith(NEED):
        return needs[need].name if need in needs else need
    return next((f.words for f in FIELDS if f.key == key), key)


def _needs(today: Today) -> tuple[str, ...]:
    """The ids of the needs the statement speaks of: the catalogue's order, then any it does not hold."""
    spoken = {n.need for n in today.statement.needs}
    ordered = [n.id for n in today.catalogue.needs if n.id in spoken]
    return (*ordered, *sorted(spoken - set(ordered)))
