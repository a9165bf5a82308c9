"""What a home that is left out would have to be able to do: read from the findings that keep it out.

Only what a home can come to be able to do counts. An approval, a paper or a plan is the placing authority's to see to,
and a bar on admissions or a condition in words is the regulator's: no capability answers those. Project judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from typing import NamedTuple

from matching.findings import Band, Finding, Gap, GapKind
from matching.match import Match
from matching.world.catalogue import Catalogue
from matching.world.child import age_on

AGES = ((0, 4), (5, 9), (10, 12), (13, 15), (16, 18))
"""The spans in which ages are told, both ends included. Project judgement: no child is known by them."""

IN_THE_HOUSE = (GapKind.FACILITY, GapKind.ARRANGEMENT, GapKind.BEDROOM, GapKind.WAKING_NIGHT)


class Lack(NamedTuple):
    """One capability that a home has not; of a need, to the level asked for. A higher level answers a lower one."""

    key: str
    level: int = 0

    def words(self, catalogue: Catalogue) -> str:
        """What a home there would have to do."""
        kind, _, part = self.key.partition(":")
        if kind == "need":
            return f"meet {catalogue.need_by_id()[part].name.lower()} to level {self.level}"
        if kind == "have":
            return f"have in place: {catalogue.capability_by_id()[part].name.lower()}"
        return _WORDS[kind].format(part)


_WORDS = {
    "ages": "take children aged {}",
    "sex": "take a child whose sex is {}",
    "category": "be registered for {}",
    "stay": "offer a {} stay",
    "emergency": "admit at short notice",
    "length": "offer stays as long, or as short, as are asked for",
    "animals": "keep no animals",
}


def lacks_of(match: Match, findings: Iterable[Finding]) -> frozenset[Lack] | None:
    """What would open the home, all of it together; None where no capability would. Empty: nothing keeps it out."""
    found: list[Lack] = []
    for finding in findings:
        if finding.best >= Band.CONDITIONS:
            continue
        here = tuple(_each(match, finding))
        if not here or None in here:
            return None
        found += starmap(Lack, _least(lack for lack in here if lack is not None).items())
    return highest(found)


def highest(lacks: Iterable[Lack]) -> frozenset[Lack]:
    """All of them together: of one capability asked for twice, the higher level."""
    found: dict[str, int] = {}
    for key, level in lacks:
        found[key] = max(level, found.get(key, 0))
    return frozenset(starmap(Lack, found.items()))


def _least(lacks: Iterable[Lack]) -> dict[str, int]:
    """Of one finding, the lowest level that is still possible: what is not known counts in favour of a home."""
    found: dict[str, int] = {}
    for key, level in lacks:
        found[key] = min(level, found.get(key, level))
    return found


def _each(match: Match, finding: Finding) -> Iterator[Lack | None]:
    for condition in finding.conditions:
        yield None if condition.gap is None else _lack(match, condition.gap)


def _lack(match: Match, gap: Gap) -> Lack | None:
    if gap.kind in IN_THE_HOUSE:
        return Lack(f"have:{gap.part}") if gap.part in match.catalogue.capability_by_id() else None
    if gap.kind is GapKind.IMPACT and gap.part == "animals":
        return Lack("animals:")
    if gap.kind is not GapKind.VARIATION:
        return None
    if gap.part.startswith("need:"):
        return Lack(gap.part, gap.amount)
    if gap.part.startswith("category:"):
        return Lack(gap.part)
    read = _FIELDS.get(gap.part.removeprefix("statement:"))
    return None if read is None else read(match)


def _age(match: Match) -> Lack | None:
    born = match.child.date_of_birth
    span = None if born is None else next((s for s in AGES if s[0] <= age_on(born, match.start) <= s[1]), None)
    return None if span is None else Lack(f"ages:{span[0]} to {span[1]}")


def _sex(match: Match) -> Lack | None:
    return None if match.child.sex is None else Lack(f"sex:{match.child.sex.value}")


_FIELDS: dict[str, Callable[[Match], Lack | None]] = {
    "ages": _age,
    "sex": _sex,
    "kinds_of_stay": lambda match: Lack(f"stay:{match.referral.kind.value}"),
    "emergency": lambda match: Lack("emergency:"),
    "stay_length": lambda match: Lack("length:"),
}
