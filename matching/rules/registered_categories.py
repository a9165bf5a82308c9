"""Each of the child's needs falls within the categories of need that the home is registered for.

Which category covers a need, and from which level, is Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from matching.columns.bounds import HOLDS, Bounds, any_of
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.lines import Held
from matching.columns.screen import Screen, told
from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.presence import in_words, nights_of_conditions
from matching.rule import Force, LooksAt, Question
from matching.world.categories import Covered, covered_needs
from matching.world.facts import Role
from matching.world.home import CategoriesCondition, Category, conditions_on

ID = "registered-categories"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of "
    "registration. Project judgement: which category covers which need"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "No condition of registration on categories of need is recorded for the stay."

Registered = Mapping[date, frozenset[Category]]
"""The categories that hold on every night up to each night of the stay, soonest first."""


def questions(match: Match) -> Iterable[Question]:
    """One question for each need that the child may have and that some condition of the stay may not cover."""
    registered = _registered(match)
    if not registered:
        return
    for covered in _in_question(match, registered):
        name = match.needs[covered.need].name
        yield Question(
            partial(_judge, covered=covered, registered=registered),
            about=f"{covered.need} from level {covered.from_level}",
            title=f"{name}: within the registered categories",
            rests_on=(match.need_fact(covered.need),),
        )
    yield Question(always(met("Every other need is within the registered categories.")), about="all others")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each need that a category covers."""
    needs = {need.id for need in columns.catalogue.needs}
    for covered in covered_needs():
        if covered.need in needs:
            children = both(columns.children.stay, columns.children.levels(covered.need))
            registered = columns.homes.registered_among(frozenset(covered.by))
            yield told(children, registered, partial(_screened, covered=covered))


def _screened(child: tuple[Stay, range], spells: Sequence[Held[frozenset[Category]]], covered: Covered) -> Bounds:
    stay, levels = child
    is_needed = any_of(level >= covered.from_level for level in levels)
    held = [s for s in spells if s.falls_in(stay.start, stay.latest_end)]
    if not is_needed.yes or not held:
        return HOLDS
    bands = [_band(stay, held, covered, end) for end in (stay.soonest_end, stay.latest_end)]
    return Bounds(min(bands), Band.GOOD if is_needed.no else max(bands))


def _band(stay: Stay, held: Sequence[Held[frozenset[Category]]], covered: Covered, end: date) -> Band:
    """What a stay until then allows: outside once no category that covers the need is left to every condition."""
    named = [s.value for s in held if s.first_night(stay.start) < end]
    left = frozenset(covered.by).intersection(*named)
    return Band.GOOD if left == set(covered.by) else Band.CONDITIONS if left else Band.OUTSIDE


def _registered(match: Match) -> Registered:
    """The categories that every condition so far in the stay names, from each night on which they may change."""
    so_far, found = frozenset(Category), {}
    for night in nights_of_conditions(match):
        named = conditions_on(match.home, CategoriesCondition, night)
        if named:
            so_far = so_far.intersection(*(c.categories for c in named))
            found[night] = so_far
    return found


def _in_question(match: Match, registered: Registered) -> Iterator[Covered]:
    for covered in covered_needs():
        may_have = covered.need in match.needs and match.levels(match.child.id, covered.need)[-1] >= covered.from_level
        if may_have and not all(categories.issuperset(covered.by) for categories in registered.values()):
            yield covered


def _judge(known: Known, covered: Covered, registered: Registered) -> Verdict:
    match = known.match
    name = match.needs[covered.need].name
    if not known.at_least(match.child.id, covered.need, covered.from_level):
        return met(f"{name} is below level {covered.from_level}, which calls for no category.")
    none = [night for night, categories in registered.items() if categories.isdisjoint(covered.by)]
    if none and stay_lasts_to(known, none[0]):
        return _not_registered(match, covered, none[0])
    some = [night for night, categories in registered.items() if not categories.issuperset(covered.by)]
    if stay_lasts_to(known, some[0]):
        return _told_apart(match, covered, some[0])
    return met(f"{name}: the stay is over before the registered categories leave it out.")


def _not_registered(match: Match, covered: Covered, night: date) -> Verdict:
    name, categories = match.needs[covered.need].name, " or ".join(covered.by)
    variation = Condition.of(
        what=f"Seek a variation of the registered categories to take in {categories}.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=night,
        gap=Gap.of(kind=GapKind.VARIATION, part=f"category:{covered.by[0]}"),
    )
    reason = (
        f"{name} calls for {categories}; the home is not registered for it{_since(match, night)}. Which category "
        "covers a need is our reading; the responsible individual can ask HMCI where theirs differs."
    )
    return not_met(reason, Band.OUTSIDE, variation)


def _told_apart(match: Match, covered: Covered, night: date) -> Verdict:
    name, categories = match.needs[covered.need].name, " or ".join(covered.by)
    told_apart = Condition.of(
        what=f"Find out which is meant for {match.child.name}: {categories}. Only one of them is registered.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"category of {covered.need}"),
    )
    reason = f"{name} calls for {categories}, and the home is registered for only one of them{_since(match, night)}."
    return not_met(reason, Band.CONDITIONS, told_apart)


def _since(match: Match, night: date) -> str:
    return "" if night == match.start else f" from {in_words(night)}"
