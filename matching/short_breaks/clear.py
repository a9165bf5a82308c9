"""What the match check allows before anything is planned: which family may stay where, on which nights, beside whom.

The rules are those of the match check of one referral, asked of each child as a guest on a short break; what the plan
itself counts night by night is left to it (`LEFT_TO_THE_PLAN`). What is not known is an enquiry, and until it is
answered the home is not offered, or the two families do not meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.short_breaks.cleared import Cleared, KeptApart, Refused, Suited
from matching.short_breaks.clearing.batches import (
    Progress,
    Told,
    answered,
    batches,
    pairs_in,
    row_batches,
)
from matching.short_breaks.clearing.company import Rows, kept_apart
from matching.short_breaks.clearing.families import answer_all
from matching.short_breaks.clearing.ground import Ground, KnownTies, Party
from matching.short_breaks.clearing.left import LEFT_TO_THE_PLAN, for_one_guest
from matching.short_breaks.clearing.living import beside_who_lives
from matching.short_breaks.period import CompanyKind, Period
from matching.stamp import digest_of, engine_version
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.policy import Policy, PolicyDay, england
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World

__all__ = ["LEFT_TO_THE_PLAN", "clear"]

FAMILIES_A_BATCH = 16
PAIRS_A_BATCH = 4_000


class _Asked(NamedTuple):
    """The families who would use one home."""

    ground: Ground
    parties: tuple[Party, ...]


def clear(
    period: Period,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    executor: Executor | None = None,
    told: Told | None = None,
) -> Cleared:
    """Answer the match check for every family at every home it would use, and for every two families at one home.

    The day of the check is that on which the period's world stands. The work is spread over `executor` where there is
    one, with the same answer. Raises BadInput when a child has no referral for short breaks, or a home is not held.
    """
    catalogue = catalogue or standard_catalogue()
    law = (policy or england()).on(period.world.as_at)
    asked = _asked(period, catalogue, law)
    progress = Progress(sum(_questions(len(a.parties)) for a in asked), told)
    answers = tuple(_each_family(asked, executor, progress))
    suited = tuple(a for a in answers if isinstance(a, Suited))
    apart = tuple(_each_pair(asked, suited, executor, progress))
    refused = (*(a for a in answers if isinstance(a, Refused)), *_absent(period))
    found = Cleared(suited=suited, refused=refused, apart=(*_said_apart(period), *apart))
    return in_order(period, found, catalogue, law)


def in_order(
    period: Period, cleared: Cleared, catalogue: Catalogue | None = None, law: PolicyDay | None = None
) -> Cleared:
    """The answers of a period in the order of its families and homes, with a digest of what they were made from."""
    order, homes = _Order(period), {part.urn: n for n, part in enumerate(period.homes)}
    asked = [beside_who_lives(period, suited) for suited in cleared.suited]
    refused = (*cleared.refused, *(a for a in asked if isinstance(a, Refused)))
    found = Cleared(
        suited=tuple(sorted((a for a in asked if isinstance(a, Suited)), key=order)),
        refused=tuple(sorted(refused, key=order)),
        apart=tuple(sorted(cleared.apart, key=lambda apart: -1 if apart.urn is None else homes[apart.urn])),
        digest=_digest(period, catalogue or standard_catalogue(), law or england().on(period.world.as_at)),
    )
    return found.sealed()


def asked_of(period: Period, family: str, urn: str) -> tuple[Ground, Party] | None:
    """One family and one home of the period, as the check asks about the two. None: it would not use that home."""
    of_it = (f.model_copy(update={"homes": (urn,)}) for f in period.families if f.id == family and urn in f.homes)
    part = {"families": tuple(of_it), "homes": tuple(h for h in period.homes if h.urn == urn), "company": ()}
    law = england().on(period.world.as_at)
    found = _asked(period.model_copy(update=part), standard_catalogue(), law)
    return next(((asked.ground, party) for asked in found for party in asked.parties), None)


def ground_at(period: Period, urn: str) -> Ground:
    """One home of the period, with those who live there and nobody else."""
    part = {"families": (), "homes": tuple(h for h in period.homes if h.urn == urn), "company": ()}
    (found,) = _asked(period.model_copy(update=part), standard_catalogue(), england().on(period.world.as_at))
    return found.ground


def _questions(families: int) -> int:
    return families + families * (families - 1) // 2


def _asked(period: Period, catalogue: Catalogue, law: PolicyDay) -> list[_Asked]:
    problems: list[Problem] = []
    parties = _parties(period, problems)
    world, known, asked = period.world, KnownTies(period), []
    latest = {r.child.id: r for r in sorted(world.referrals, key=lambda r: (r.received_on, r.id))}
    for part in period.homes:
        home = world.home(part.urn)
        if home is None:
            way_out = "Add the home to the period's world, or take it out of the period."
            problems.append(Problem(f"home {part.urn!r}", "the period's world holds no such home", way_out))
            continue
        here = tuple(p for p in parties if part.urn in p.family.homes)
        group = world.group(part.urn).model_copy(update={"ties": ()})
        children = {r.child.id for r in group.residents} | _children(here)
        ties = known.at(part.urn, children, here)
        living = tuple(latest[r.child.id] for r in group.residents if r.child.id in latest)
        ground = Ground(home, part, group, ties, world.as_at, period.run, catalogue, for_one_guest(law), living)
        asked.append(_Asked(ground, here))
    if problems:
        raise BadInput(problems)
    return asked


def _parties(period: Period, problems: list[Problem]) -> list[Party]:
    referrals = _short_breaks(period.world)
    found = []
    for family in period.families:
        missing = [child for child in family.children if child not in referrals]
        for child in missing:
            way_out = "Add a referral for short breaks for this child to the period's world."
            problems.append(Problem(f"family {family.id!r}", f"child {child!r} has no such referral", way_out))
        if not missing:
            guests = tuple(referrals[child] for child in family.children)
            named = {bond.child for guest in guests for bond in guest.siblings or ()} - set(family.children)
            found.append(Party(family, guests, tuple(referrals[child] for child in sorted(named & referrals.keys()))))
    return found


def _short_breaks(world: World) -> dict[str, Referral]:
    """The latest referral for short breaks of each child."""
    ordered = sorted(world.referrals, key=lambda r: (r.received_on, r.id))
    return {r.child.id: r for r in ordered if r.kind is StayKind.SHORT_BREAK}


def _each_family(asked: Sequence[_Asked], executor: Executor | None, progress: Progress) -> Iterator[Suited | Refused]:
    tasks = [_batch(a, rows) for a in asked for rows in batches(len(a.parties), FAMILIES_A_BATCH)]
    sizes = [len(task.parties) for task in tasks]
    for found in answered(_answer_all, tasks, sizes, executor, progress):
        yield from found


def _batch(asked: _Asked, rows: slice) -> _Asked:
    parties = asked.parties[rows]
    there = _children(parties) | {r.child.id for r in asked.ground.group.residents}
    return _Asked(asked.ground.with_ties(there, there), parties)


def _answer_all(asked: _Asked) -> tuple[Suited | Refused, ...]:
    return answer_all(asked.ground, asked.parties)


def _each_pair(
    asked: Sequence[_Asked], suited: Sequence[Suited], executor: Executor | None, progress: Progress
) -> Iterator[KeptApart]:
    allowed = {(s.family, s.urn) for s in suited}
    tasks, sizes = [], []
    for ground, parties in asked:
        here = tuple(p for p in parties if (p.family.id, ground.home.urn) in allowed)
        for rows in row_batches(len(here), PAIRS_A_BATCH):
            tasks.append(_rows(ground, here[rows.start :], rows.stop - rows.start))
            sizes.append(pairs_in(rows, len(here)))
        all_pairs, left = (len(x) * (len(x) - 1) // 2 for x in (parties, here))
        progress.add(all_pairs - left)
    for found in answered(kept_apart, tasks, sizes, executor, progress):
        yield from found


def _rows(ground: Ground, parties: tuple[Party, ...], rows: int) -> Rows:
    return Rows(ground.with_ties(_children(parties[:rows]), _children(parties)), parties, rows)


def _children(parties: Iterable[Party]) -> set[str]:
    return {child for party in parties for child in party.family.children}


def _absent(period: Period) -> Iterator[Refused]:
    """Homes asked for that take no part in the period."""
    there = {part.urn for part in period.homes}
    for family in period.families:
        for urn in family.homes:
            if urn not in there:
                yield Refused(family=family.id, urn=urn, why=("This home takes no part in the period.",))


def _said_apart(period: Period) -> Iterator[KeptApart]:
    for company in period.company:
        if company.kind is CompanyKind.APART:
            why = company.why or "The coordinator has entered that they must not stay together."
            yield KeptApart(families=company.families, why=(why,))


class _Order:
    """The order of families and, for each, of homes; homes that take no part come last, by URN."""

    def __init__(self, period: Period) -> None:
        self._families = {family.id: n for n, family in enumerate(period.families)}
        self._homes = {part.urn: n for n, part in enumerate(period.homes)}

    def __call__(self, answer: Suited | Refused) -> tuple[int, int, str]:
        return self._families[answer.family], self._homes.get(answer.urn, len(self._homes)), answer.urn


def _digest(period: Period, catalogue: Catalogue, law: PolicyDay) -> str:
    """Of everything the answers rest on, and of the engine that gave them."""
    families = {"id", "children", "homes", "shortest_stay", "longest_stay", "only_guest"}
    parts = [
        *(record.model_dump(mode="json") for record in (period.world, period.run, law, *period.company, *period.ties)),
        *(family.model_dump(mode="json", include=families) for family in period.families),
        *(part.model_dump(mode="json", include={"urn", "group_rule"}) for part in period.homes),
    ]
    return f"{engine_version()} {digest_of(period.world.as_at, [parts], catalogue)}"
