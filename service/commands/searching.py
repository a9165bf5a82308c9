"""What a placement team asks: which of many homes could be one for a child, in which order, and why not others."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.search.considerations import considerations
from matching.world.referral import Referral
from matching.world.world import World
from service.commands.arguments import (
    DayGiven,
    ForceGiven,
    Format,
    FormatGiven,
    OutGiven,
    OwnGiven,
    ReferralGiven,
    WorldGiven,
)
from service.commands.owning import OwnAuthorityGiven, is_own, own_homes
from service.commands.reading import given_as_known
from service.commands.screen import busy
from service.commands.telling import told
from service.commands.writing import destination

if TYPE_CHECKING:
    from matching.report_parts import Report
    from matching.search import Found, Market

commands = Typer()

OTHER_WEIGHT = f"Another weight for a consideration; 0 for none. By id: {', '.join(c.id for c in considerations())}."

Answer = tuple[Callable[[], dict[str, Any]], Callable[[], "Report"]]


@commands.command(epilog="Example: placewell search example:many-homes")
def search(
    world: WorldGiven,
    referral: ReferralGiven = None,
    own: OwnGiven = None,
    own_authority: OwnAuthorityGiven = None,
    on: DayGiven = None,
    shown: Annotated[int, Option("--first", metavar="N", min=1, max=200, help="How many homes to show.")] = 20,
    misses: Annotated[int, Option("--misses", metavar="N", min=0, max=20, help="How many that nearly fit.")] = 3,
    weight: Annotated[list[str] | None, Option("--weight", metavar="ID=N", help=OTHER_WEIGHT)] = None,
    with_: Annotated[
        list[str] | None,
        Option("--with", metavar="ID", help="Another referral to find a home for together with this one."),
    ] = None,
    alone: Annotated[
        bool, Option("--alone", help="For this child alone, also where brothers and sisters are to live together.")
    ] = False,
    seed: Annotated[int, Option("--seed", metavar="N", min=0, help="Of the draws that try how steady it is.")] = 1,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show which homes of a world could be one for a child, in order, and what keeps the others out.

    Brothers and sisters who are to live together are searched for as one: which homes could take all of them.
    """
    from matching.search import market_of

    place, weights = destination(out, force), _weights(weight or ())
    asked = given_as_known(world, referral, on, is_own(own, own_authority))
    meant = _meant(asked.world, asked.referral)
    mine = own_homes(asked.world, own, own_authority)
    family = _family(meant, asked.world, with_ or (), alone)
    homes = market_of(asked.world, min(asked.on, *(r.start for r in family)), mine)
    # Thousands of homes that stay: Python need not look through them for cycles while it searches.
    gc.freeze()
    options = (asked.on, asked.world.referrals, shown, misses, weights, seed)
    with busy("Searching the homes"):
        parts, report = _for_one(homes, meant, options) if len(family) == 1 else _for_all(homes, family, options)
    place.write(json.dumps(parts(), indent=2) if format is Format.JSON else told(report(), format is Format.HTML))


def _for_one(homes: Market, referral: Referral, options: tuple[Any, ...]) -> Answer:
    """The search for one child, as data and as a report, each made when asked for."""
    from matching.near_misses import near_misses
    from matching.reports.shortlist import shortlist_report
    from matching.search import search as look_for

    found = look_for(homes, referral, *options)
    nearest = near_misses(found)
    more = {"nearest": [miss.model_dump(mode="json") for miss in nearest]}
    return lambda: _parts(found, more), lambda: shortlist_report(found, nearest)


def _for_all(homes: Market, family: tuple[Referral, ...], options: tuple[Any, ...]) -> Answer:
    """The search for brothers and sisters."""
    from matching.near_misses import near_misses_together
    from matching.reports.shortlist.together import together_report
    from matching.search import search_together

    found = search_together(homes, family, *options)
    nearest = near_misses_together(found)

    def parts() -> dict[str, Any]:
        checks = [[report.model_dump(mode="json") for _, report in home] for home in found.checks]
        each = [_parts(one, {}) for one in found.each]
        told = [miss.model_dump(mode="json") for miss in nearest]
        return {"together": found.shortlist.model_dump(mode="json"), "nearest": told, "reports": checks, "each": each}

    return parts, lambda: together_report(found, nearest)


def _parts(found: Found, more: dict[str, Any]) -> dict[str, Any]:
    reports = [report.model_dump(mode="json") for report in found.reports]
    return {"shortlist": found.shortlist.model_dump(mode="json"), **more, "reports": reports}


def _family(meant: Referral, world: World, named: Sequence[str], alone: bool) -> tuple[Referral, ...]:
    """Those who are searched for. Raises BadInput for referrals named that cannot be joined, or beside --alone."""
    from matching.search import family_of

    if alone and named:
        raise BadInput([Problem("--alone", "it is said both alone and with whom", "Leave out --alone or --with.")])
    return (meant,) if alone else family_of(meant, world.referrals, named)


def _meant(world: World, referral: str | None) -> Referral:
    """The referral that is searched for. Raises BadInput where it is not said which, or there is none such."""
    found = world.referral(referral) if referral else None
    if found is not None:
        return found
    ids = ", ".join(sorted(r.id for r in world.referrals)[:12])
    what = "the world holds no such referral" if referral else "it is not said which referral of the world is meant"
    if not ids:
        raise BadInput([Problem("--referral", "the world holds no referral", "Add one: `placewell import referrals`.")])
    raise BadInput([Problem("--referral", what, f"Name one: {ids}.")])


def _weights(given: list[str] | tuple[str, ...]) -> dict[str, int]:
    """Weights as typed. Raises BadInput for one that is not ID=N."""
    parts = [text.partition("=") for text in given]
    wrong = [text for text, (_, _, number) in zip(given, parts, strict=True) if not number.isdecimal()]
    if wrong:
        raise BadInput(
            Problem("--weight", f"{text!r} is not a consideration and a number", "Write it as near-home=25.")
            for text in wrong
        )
    return {id: int(number) for id, _, number in parts}
