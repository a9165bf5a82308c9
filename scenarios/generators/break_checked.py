"""A drawn period of short breaks whose records stand up to the match check: homes, children and referrals in full.

The demand is that of `short_breaks`, or of `break_pasts`, night for night: families, bedrooms, staff on shift and dates
stay as they were; only nobody wishes for the company of who is to be the only guest. What the match check reads is
drawn beside them: what each home states and has, and of each child the needs, most of them within what the service
takes. A few children need more, and of a few a question is still open; so whom the check allows where is found by
`clear`, and nothing of it is drawn. Figures stand in `data/short_breaks.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from matching.short_breaks.period import Period
from matching.world.facts import Role
from matching.world.group import Group, Tie, TieKind
from matching.world.world import World
from scenarios.generators.break_pasts import draw_with_past
from scenarios.generators.break_records import RECORDS, child_in_full, home_in_full, referral_in_full
from scenarios.generators.dice import Dice
from scenarios.generators.figures import shares
from scenarios.generators.short_breaks import Shape, Size, draw

KINDS = {"checked": TieKind.NO_LINK, "friends": TieKind.FRIENDS, "conflict": TieKind.CONFLICT}


def draw_checked(size: Size | Shape, seed: int, *, with_past: bool = False) -> Period:
    """A period of that size for the match check to answer; the same seed gives the same.

    Two children who would use one home are each known to have been checked against the other, or not, so a period of
    XL holds some two million such records.
    """
    period, cleared = (draw_with_past if with_past else draw)(size, seed)
    known = {suited.family for suited in cleared.suited if suited.known}
    alone = {suited.family for suited in cleared.suited if suited.alone}
    families = tuple(f.model_copy(update={"only_guest": f.id in alone}) for f in period.families)
    company = tuple(c for c in period.company if alone.isdisjoint(c.families))
    changes = {"id": f"{period.id}-checked", "families": families, "company": company}
    return period.model_copy(update={**changes, "world": _world(seed, period, known)})


def _world(seed: int, period: Period, known: set[str]) -> World:
    family_of = {child: family for family in period.families for child in family.children}
    children = {r.child.id: child_in_full(seed, r.child) for r in period.world.referrals}
    referrals = []
    for drawn in period.world.referrals:
        family = family_of[drawn.child.id]
        known_to = family.homes if family.id in known else ()
        brothers = [child for child in family.children if child != drawn.child.id]
        referrals.append(referral_in_full(seed, drawn, children[drawn.child.id], known_to, brothers))
    there = _guests(period)
    homes = (home_in_full(seed, h, [children[id] for id in there[h.urn]]) for h in period.world.homes)
    brothers_of = {child: frozenset(family.children) for child, family in family_of.items()}
    groups = tuple(_groups(seed, there, brothers_of))
    return World(as_at=RECORDS, homes=tuple(homes), groups=groups, referrals=tuple(referrals))


def _guests(period: Period) -> Mapping[str, Sequence[str]]:
    """The children who would use each home, in the order of their families."""
    found: dict[str, list[str]] = {home.urn: [] for home in period.homes}
    for family in period.families:
        for urn in family.homes:
            found[urn] += family.children
    return found


def _groups(seed: int, there: Mapping[str, Sequence[str]], brothers: Mapping[str, frozenset[str]]) -> Iterator[Group]:
    """What is known between any two children, kept with the first home that both would use."""
    seen: set[tuple[str, str]] = set()
    dice, kinds = Dice(seed, "names"), shares("break_names")
    for urn, children in there.items():
        pairs = [(one, other) for one, other in combinations(children, 2) if other not in brothers[one]]
        thrown = [(pair, dice.pick(kinds)) for pair in pairs if pair not in seen]
        seen.update(pair for pair, _ in thrown)
        yield Group(urn=urn, ties=tuple(_tie(*pair, KINDS[kind]) for pair, kind in thrown if kind in KINDS))


def _tie(one: str, other: str, kind: TieKind) -> Tie:
    return Tie(children=(one, other), kind=kind, said_by=Role.SOCIAL_WORKER, on=RECORDS)
