"""The match check's answers for a changed period: asked anew where the change reaches what they rest on.

Who is on shift, what is booked, in which bedroom somebody sleeps and on which nights one is closed is the plan's own to
count, so none of these asks for a new check; but where a brother or sister in another family is to come too, it is
asked whether there is room for both. What is different about one home asks for that home only, and what is newly known
between two children for the homes at which both may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor

from matching.short_breaks.clear import clear, in_order
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing.ground import as_raised
from matching.short_breaks.clearing.living import living_of_families
from matching.short_breaks.period import CompanyKind, Period
from matching.world.group import Group, Tie
from matching.world.home import Home
from matching.world.referral import Bond


def cleared_again(before: Period, after: Period, cleared: Cleared, executor: Executor | None = None) -> Cleared:
    """The answers that hold in the changed period. `cleared` are those of the period before."""
    if _of_everybody(before) != _of_everybody(after):
        return clear(after, executor=executor)
    homes = {urn for urn in _urns(after) if _of_home(before, urn) != _of_home(after, urn)}
    homes |= _of_ties(before, after) | _lived_in(before, after)
    return _with_homes(after, cleared, homes, executor) if homes else in_order(after, cleared)


def _with_homes(after: Period, cleared: Cleared, homes: Iterable[str], executor: Executor | None) -> Cleared:
    """The answers of these homes asked anew, all others as they were."""
    here = frozenset(homes)
    families = tuple(
        f.model_copy(update={"homes": tuple(urn for urn in f.homes if urn in here)}) for f in after.families
    )
    part = {"homes": tuple(h for h in after.homes if h.urn in here), "families": families, "company": ()}
    asked = clear(after.model_copy(update=part), executor=executor)
    answers = Cleared(
        suited=(*(s for s in cleared.suited if s.urn not in here), *asked.suited),
        refused=(*(r for r in cleared.refused if r.urn not in here), *asked.refused),
        apart=(*(a for a in cleared.apart if a.urn not in here), *asked.apart),
    )
    return in_order(after, answers)


def _urns(period: Period) -> tuple[str, ...]:
    return tuple(home.urn for home in period.homes)


def _of_everybody(period: Period) -> tuple[object, ...]:
    """What the answers of every home rest on."""
    families = [(f.id, f.children, f.homes, f.shortest_stay, f.longest_stay, f.only_guest) for f in period.families]
    apart = [c for c in period.company if c.kind is CompanyKind.APART]
    return period.world.as_at, period.run, families, _urns(period), apart, period.world.referrals


def _lived_in(before: Period, after: Period) -> set[str]:
    """The homes of which something was said because a child of a family lived in one, where others do by now.

    Nights that were taken away while it did come back by asking again; those that a child takes away by moving in
    where none did are taken from the answers there are.
    """
    living = living_of_families(before)
    if living == living_of_families(after):
        return set()
    children = {resident.child.id for _, resident in living}
    families = (family for family in before.families if not children.isdisjoint(family.children))
    return {*(urn for family in families for urn in family.homes), *(urn for urn, _ in living)} & set(_urns(after))


Pair = frozenset[str]


def _of_ties(before: Period, after: Period) -> set[str]:
    """The homes at which two children may both be of whom something else is known, wherever it is recorded."""
    one, other = _ties(before), _ties(after)
    changed = [pair for pair in one.keys() | other.keys() if one.get(pair) != other.get(pair)]
    return {urn for urn in _urns(after) if changed and _has_any(changed, _there(before, urn) | _there(after, urn))}


def _ties(period: Period) -> Mapping[Pair, tuple[Tie, ...]]:
    """What is known between two children. In which group it stands matters to that group's own home alone."""
    found: dict[Pair, tuple[Tie, ...]] = {}
    of_homes = (tie for group in period.world.groups for tie in group.ties)
    for tie in (*of_homes, *(one.tie for one in period.ties)):
        pair = frozenset(tie.children)
        found[pair] = (*found.get(pair, ()), as_raised(tie))
    return found


def _there(period: Period, urn: str) -> set[str]:
    """The children who live in a home, and of the families that would use it."""
    guests = {child for family in period.families if urn in family.homes for child in family.children}
    return guests | {resident.child.id for resident in period.world.group(urn).residents}


def _has_any(pairs: Iterable[Pair], children: set[str]) -> bool:
    return any(pair <= children for pair in pairs)


def _of_home(period: Period, urn: str) -> tuple[object, ...]:
    """What the answers of one home rest on besides."""
    rules = [home.group_rule for home in period.homes if home.urn == urn]
    home = period.world.home(urn)
    if home is not None and not _is_for_brothers(period, urn):
        home = _always_open(home)
    return rules, home, _wherever_they_sleep(period.world.group(urn))


def _is_for_brothers(period: Period, urn: str) -> bool:
    """Whether a family that would use the home has a child with a brother or sister to stay with in another family."""
    family_of = {child: f.id for f in period.families if urn in f.homes for child in f.children}
    named = ((r.child.id, bond) for r in period.world.referrals for bond in r.siblings or ())
    return any(
        one in family_of and bond.bond is not Bond.MUST_NOT and family_of.get(bond.child) != family_of[one]
        for one, bond in named
    )


def _wherever_they_sleep(group: Group) -> Group:
    """The group without the bedrooms of who lives there: which are free is the plan's own to count."""
    residents = tuple(resident.model_copy(update={"bedroom": None}) for resident in group.residents)
    return group.model_copy(update={"residents": residents})


def _always_open(home: Home) -> Home:
    rooms = tuple(r.model_copy(update={"closed_from": None, "closed_until": None}) for r in home.bedrooms)
    return home.model_copy(update={"bedrooms": rooms})
