"""Staff trained in a task, for each referred child by name where the task calls for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.staff import Competence, StaffMember
from matching.world.world import World
from scenarios.generators.region import region
from scenarios.studies.study import Size

LOOKED_THROUGH = 40
"""How many children are drawn for each one wanted, to find those who need a task."""


def children_who_need(task: str, seed: int, size: Size) -> World:
    """A region in which every child referred needs the task; fewer children than asked for where few are found."""
    world = region(seed, size.homes, size.children * LOOKED_THROUGH)
    needing = [r for r in world.referrals if any(t.task == task for t in r.child.clinical_tasks or ())]
    alone = tuple(r.model_copy(update={"siblings": r.siblings and ()}) for r in needing[: size.children])
    kept = {r.child.id for r in alone} | {r.child.id for g in world.groups for r in g.residents}
    groups = tuple(
        g.model_copy(update={"ties": tuple(t for t in g.ties if set(t.children) <= kept)}) for g in world.groups
    )
    return world.model_copy(update={"referrals": alone, "groups": groups})


def trained(world: World, tasks: Sequence[str], people: int | None) -> World:
    """The world with so many staff of each home trained, those on most shifts first; everybody when None."""
    children = tuple(sorted({r.child.id for r in world.referrals}))

    def home(old: Home) -> Home:
        first = sorted(old.staff, key=lambda s: (-len(s.works), s.id))
        chosen = {s.id for s in (first if people is None else first[:people])}
        staff = tuple(_with(s, tasks, children, world.as_at) if s.id in chosen else s for s in old.staff)
        return old.model_copy(update={"staff": staff})

    return world.model_copy(update={"homes": tuple(map(home, world.homes))})


def _with(member: StaffMember, tasks: Sequence[str], children: Sequence[str], on: date) -> StaffMember:
    return member.model_copy(update={"competences": (*member.competences, *_gained(tasks, children, on))})


def _gained(tasks: Sequence[str], children: Sequence[str], on: date) -> Iterator[Competence]:
    capabilities = standard_catalogue().capability_by_id()
    for task in tasks:
        for child in children if capabilities[task].named_child else (None,):
            yield Competence(task=task, for_child=child, assessed_on=on, expires=on + timedelta(days=730))
