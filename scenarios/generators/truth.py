"""What is true of the children referred in a made-up region, whatever has been said: only a made-up world can tell."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import EngineFault
from matching.world.world import World
from scenarios.generators.drawn import Population, draw
from scenarios.generators.geography import Authority
from scenarios.generators.region import USUAL_REGION, authorities_in


def truth(world: World, seed: int, name: str = USUAL_REGION) -> dict[str, dict[str, int]]:
    """The level of each need, by the ids of children and needs, for a world that `region` drew from that seed.

    Raises EngineFault for a referral that was not drawn from it.
    """
    found: dict[str, dict[str, int]] = {}
    numbers = {int(r.child.id.split("-")[1]) for r in world.referrals if r.child.id.startswith("N-")}
    for where in authorities_in(seed, name, numbers):
        found.update(_of(seed, where, world))
    if {r.child.id for r in world.referrals} - set(found):
        raise EngineFault("A referral was not drawn from this seed, so what is true of the child is not known.")
    return found


def _of(seed: int, where: Authority, world: World) -> Iterator[tuple[str, dict[str, int]]]:
    prefix = f"N-{where.number:03}-"
    rows = [int(r.child.id.removeprefix(prefix)) for r in world.referrals if r.child.id.startswith(prefix)]
    drawn = draw(seed, f"referred/{where.region}/{where.number}", max(rows) + 1, Population.REFERRED)
    for row in rows:
        yield f"{prefix}{row:05}", dict(zip(drawn.needs, drawn.level[row].tolist(), strict=True))
