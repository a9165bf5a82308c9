"""Draws whole worlds that break no rule of the world."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from matching.world.referral import Bond, Referral
from matching.world.world import World
from tests.strategies.groups import groups
from tests.strategies.homes import homes, urns
from tests.strategies.plain import AS_AT, kept
from tests.strategies.referrals import referrals


@kept
@st.composite
def worlds(
    draw: st.DrawFn, most_homes: int = 2, most_residents: int = 3, most_referrals: int = 2, least: int = 0
) -> World:
    """A sound world on AS_AT; at least `least` homes and referrals. Children are K-1... and, referred, N-1..."""
    named = sorted(draw(st.sets(urns(), min_size=least, max_size=most_homes)))
    living = [draw(_some("K", 0, most_residents, home)) for home in range(len(named))]
    kids = tuple(child for group in living for child in group)
    numbers = range(1, draw(st.integers(least, most_referrals)) + 1)
    referred = tuple((f"R-{n}", f"N-{n}") for n in numbers)
    everybody = (*kids, *(child for _, child in referred))
    built = [draw(homes(urn, everybody, tuple(id for id, _ in referred))) for urn in named]
    return World(
        as_at=AS_AT,
        homes=tuple(built),
        groups=tuple(draw(groups(home, group, referred)) for home, group in zip(built, living, strict=True)),
        referrals=_agreeing([draw(referrals(id, child, tuple(named), everybody)) for id, child in referred]),
    )


def _agreeing(drawn: Sequence[Referral]) -> tuple[Referral, ...]:
    """The referrals, of which each says of living together what an earlier one said of the same two."""
    said: dict[frozenset[str], Bond] = {}
    found = []
    for referral in drawn:
        own = referral.child.id
        bonds = [
            bond.model_copy(update={"bond": said.setdefault(frozenset((own, bond.child)), bond.bond)})
            for bond in referral.siblings or ()
        ]
        found.append(referral if referral.siblings is None else referral.model_copy(update={"siblings": tuple(bonds)}))
    return tuple(found)


@kept
@st.composite
def _some(draw: st.DrawFn, letter: str, least: int, most: int, home: int) -> tuple[str, ...]:
    count = draw(st.integers(least, most))
    return tuple(f"{letter}-{home + 1}-{n}" for n in range(1, count + 1))
