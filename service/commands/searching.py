"""What a placement team asks: which of many homes could be one for a child, in which order, and why not others."""

from __future__ import annotations

import gc
import json
from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
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
from service.commands.reading import given
from service.commands.screen import busy
from service.commands.telling import told
from service.commands.writing import destination

commands = Typer()


@commands.command(epilog="Example: placewell search example:many-homes")
def search(
    world: WorldGiven,
    referral: ReferralGiven = None,
    own: OwnGiven = None,
    on: DayGiven = None,
    shown: Annotated[int, Option("--first", metavar="N", min=1, max=200, help="How many homes to show.")] = 20,
    misses: Annotated[int, Option("--misses", metavar="N", min=0, max=20, help="How many that nearly fit.")] = 3,
    weight: Annotated[
        list[str] | None, Option("--weight", metavar="ID=N", help="Another weight for a consideration; 0 for none.")
    ] = None,
    seed: Annotated[int, Option("--seed", metavar="N", min=0, help="Of the draws that try how steady it is.")] = 1,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show which homes of a world could be one for a child, in order, and what keeps the others out."""
    from matching.near_misses import near_misses
    from matching.reports.shortlist import shortlist_report
    from matching.search import market_of
    from matching.search import search as look_for

    place, weights = destination(out, force), _weights(weight or ())
    asked = given(world, referral, None, on)
    meant = _meant(asked.world, asked.referral)
    mine = tuple(dict.fromkeys(own or ()))
    homes = market_of(asked.world, min(asked.on, meant.start), mine)
    # Thousands of homes that stay: Python need not look through them for cycles while it searches.
    gc.freeze()
    with busy("Searching the homes"):
        found = look_for(homes, meant, asked.on, asked.world.referrals, shown, misses, weights, seed)
        nearest = near_misses(found, mine)
    if format is Format.JSON:
        parts = {
            "shortlist": found.shortlist.model_dump(mode="json"),
            "nearest": [miss.model_dump(mode="json") for miss in nearest],
            "reports": [report.model_dump(mode="json") for report in found.reports],
        }
        place.write(json.dumps(parts, indent=2))
    else:
        place.write(told(shortlist_report(found, nearest), as_page=format is Format.HTML))


def _meant(world: World, referral: str | None) -> Referral:
    """The referral that is searched for. Raises BadInput where it is not said which is meant."""
    found = world.referral(referral) if referral else None
    if found is None:
        ids = ", ".join(sorted(r.id for r in world.referrals)[:12]) or "none"
        raise BadInput(
            [Problem("--referral", "it is not said which referral of the world is meant", f"Name one: {ids}.")]
        )
    return found


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
