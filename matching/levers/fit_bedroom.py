"""Fit what the child needs into a free bedroom."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Bedroom, Home

ID = "fit-bedroom"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each bedroom nobody sleeps in: everything it lacks of what is called for."""
    lacking = [o for o in of_kind(openings, GapKind.BEDROOM) if o.gap.part]
    features = sorted({o.gap.part for o in lacking})
    taken = {r.bedroom for r in match.residents}
    for room in sorted(match.home.bedrooms, key=lambda b: b.id):
        missing = [f for f in features if f not in room.has]
        if missing and room.id not in taken:
            yield _change(match, room, missing, lacking)


def _change(match: Match, room: Bedroom, missing: list[str], lacking: list[Opening]) -> Change:
    known = match.catalogue.capability_by_id()
    wanted = [known[f] for f in missing]
    return Change(
        id=f"{ID}:{room.id}",
        lever=ID,
        what=f"Fit {', '.join(c.name.lower() for c in wanted)} in {room.id}.",
        by=Role.REGISTERED_MANAGER,
        days=max(c.days_to_arrange for c in wanted),
        answers=keys(lacking),
        apply=lambda world: with_home(world, match.home.urn, partial(_fitted, room=room.id, features=missing)),
        weekly_pounds=sum(c.weekly_pounds for c in wanted),
        one_off_pounds=sum(c.one_off_pounds for c in wanted),
    )


def _fitted(home: Home, room: str, features: list[str]) -> Home:
    def fit(bedroom: Bedroom) -> Bedroom:
        lacks = tuple(f for f in bedroom.lacks if f not in features)
        return bedroom.model_copy(update={"has": (*bedroom.has, *features), "lacks": lacks})

    return home.model_copy(update={"bedrooms": tuple(fit(b) if b.id == room else b for b in home.bedrooms)})
