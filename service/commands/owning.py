"""Which homes are the asker's own: those named one by one, and all that one authority runs."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated

from typer import Option

from matching.errors import BadInput, Problem
from matching.world.world import World
from matching.world_known import IsOwn

OwnAuthorityGiven = Annotated[
    str | None,
    Option(
        "--own-authority",
        metavar="PROVIDER",
        help="The name under which your authority runs homes: each of them is taken as your own.",
    ),
]
SHOWN = 5


def own_homes(world: World, named: Iterable[str] | None, authority: str | None) -> tuple[str, ...]:
    """The URNs of the asker's own homes, each once. Raises BadInput where no home has a provider of that name."""
    run = () if authority is None else _run_by(world, authority)
    return tuple(dict.fromkeys((*(named or ()), *run)))


def is_own(named: Iterable[str] | None, authority: str | None) -> IsOwn:
    """Whether a home is among them."""
    urns, run_by = frozenset(named or ()), None if authority is None else _plain(authority)
    return lambda home: home.urn in urns or _plain(home.provider) == run_by


def _run_by(world: World, authority: str) -> tuple[str, ...]:
    """By the whole name, in capitals or not: a part of it could be another's."""
    urns = tuple(home.urn for home in world.homes if _plain(home.provider) == _plain(authority))
    if not urns:
        providers = {_plain(home.provider): home.provider for home in world.homes}
        near = [providers[name] for name in get_close_matches(_plain(authority), providers, SHOWN, 0.3)]
        some = near or sorted(providers.values())[:SHOWN]
        way_out = f"Write the provider's whole name: {'; '.join(some)}." if some else "Give a world with homes."
        raise BadInput([Problem(f"--own-authority {authority!r}", "no home of the world has that provider", way_out)])
    return urns


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
