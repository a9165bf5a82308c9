"""The level of a child's need, behaviour or circumstance."""

from __future__ import annotations

from collections.abc import Sequence

from matching.details.detail import Detail, either, runs
from matching.findings import FactRef
from matching.match import Match
from matching.world.catalogue import Need
from matching.world.change import with_account, with_child
from matching.world.facts import Account, Basis, Role
from matching.world.world import World


def level_of(need: Need) -> Detail:
    """The detail for one entry of the catalogue."""

    def possible(match: Match, ref: FactRef) -> tuple[int, ...]:
        return tuple(match.levels(ref.subject, ref.name))

    def question(match: Match, ref: FactRef) -> str:
        return f"{match.name(ref.subject)}: {need.question}"

    def say(match: Match, values: Sequence[int]) -> str:
        if need.top == 1:
            return " or ".join("yes" if v else "no" for v in values)
        return either([_run_of(need, run) for run in runs(sorted(values))])

    def learn(world: World, match: Match, ref: FactRef, level: int) -> World:
        account = Account(level=level, said_by=Role.OTHER, said_on=match.on, basis=Basis.OBSERVED)
        return with_child(world, ref.subject, lambda child: with_account(child, ref.name, account))

    return Detail(need.id, need.ask, possible, question, say, learn)


def _run_of(need: Need, run: str) -> str:
    """Levels by their number and by what they mean, which a number alone says to nobody: the first and the last."""
    first, _, last = run.partition(" to ")
    meant = [need.levels[int(each)].rstrip(".") for each in (first, last) if each]
    return f"{run} ({meant[0]})" if not last else f"{run} (“{meant[0]}” to “{meant[1]}”)"
