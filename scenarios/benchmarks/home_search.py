"""How quickly homes are found: one child's shortlist, and many children screened; HOMES CHILDREN may follow.

The homes are those of a small seeded generator beside this file. Of the questions, those by miles are left out of many
children at once.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.pairs import Laid, Words, bands_of, laid_out, room_for
from matching.columns.screen import Bands, Screen
from matching.findings import Band
from matching.reports.shortlist import shortlist_report
from matching.rules import PUBLISHED
from matching.search import Market, market, search
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from scenarios.benchmarks.market import ON, homes, referrals
from scenarios.benchmarks.measuring import fastest, yardstick
from scenarios.benchmarks.memory_used import peak_bytes
from scenarios.benchmarks.tables import table

NAME = "home-search"

RUNS = 7
SHOWN = 20
PAIR_BY_PAIR = 50
"""Children for whom pairs are compared by broadcasting, for the time that it takes a pair."""
BY_MILES = ("areas-to-avoid", "distance", "school-kept", "key-stage-4", "contact")


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """One child, then many."""
    number, children = (int(a) for a in (*arguments, "4000", "10000")[:2]) if len(arguments) > 1 else (4_000, 10_000)
    found = tuple(homes(number))
    yield one_child(market(found, ON))
    yield many_children(PublishedColumns(found, ON), children)


def one_child(among: Market) -> str:
    """A shortlist alone, with the full checks of the first 20, and in words, beside writing what those 20 look at.

    What is compiled stays, and is kept out of the way of Python's search for cycles, as the command does it.
    """
    child = next(referrals(1))
    compiled = fastest(lambda: search(among, child, ON, shown=0), 1)
    gc.freeze()
    matches = search(among, child, ON, shown=SHOWN).matches
    written = fastest(lambda: [yardstick(match) for match in matches], RUNS)
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("every home in its place, none checked in full", lambda: search(among, child, ON, shown=0)),
        (f"with the full checks of {SHOWN}", lambda: search(among, child, ON, shown=SHOWN)),
        ("and the whole report in words", lambda: shortlist_report(search(among, child, ON, shown=SHOWN))),
    )
    rows = [
        ("the first search, which compiles the homes", compiled),
        (f"only writing as JSON what {SHOWN} checks look at", written),
        *((name, fastest(act, RUNS)) for name, act in acts),
    ]
    cells = [(name, f"{seconds * 1_000:,.0f}", f"{seconds / written:.1f}") for name, seconds in rows]
    return table(f"One child, {len(among):,} homes: milliseconds", ("", "ms", "x writing"), cells)


def columns_of(among: PublishedColumns, children: int) -> Columns[PublishedColumns]:
    """So many children and these homes."""
    catalogue, policy = standard_catalogue(), england().on(ON)
    asked = [nowhere(r, ON, catalogue, policy, ()) for r in islice(referrals(children), children)]
    return Columns(ChildColumns(asked), among, ON, catalogue, policy)


def screens_of(columns: Columns[PublishedColumns]) -> tuple[Screen, ...]:
    """Every question that does not go by miles."""
    return tuple(s for rule in PUBLISHED if rule.ID not in BY_MILES for s in rule.screen(columns))


def many_children(among: PublishedColumns, children: int) -> str:
    """The worst and the best band of every pair, beside writing as much and comparing pair by pair."""
    columns = columns_of(among, children)
    screens: list[Screen] = []
    told = fastest(lambda: screens.extend(screens_of(columns)), 1)
    laid: list[Laid] = []
    joined = fastest(lambda: laid.append(laid_out(screens, children, len(among))), 1)
    pairs = laid[0]
    into = [room_for(pairs) for _ in range(2)]
    bands_of(pairs, into)
    seconds, written = (fastest(act, RUNS) for act in (lambda: bands_of(pairs, into), lambda: _write(into)))
    anew, written_anew = (fastest(act, RUNS) for act in (lambda: bands_of(pairs), lambda: _write_anew(pairs)))
    by_pair = fastest(lambda: pair_by_pair(screens, range(PAIR_BY_PAIR)), 1) * children / PAIR_BY_PAIR
    rows = [
        ("asking each kind", f"{told:,.2f}", ""),
        ("joining what is asked", f"{joined:,.2f}", ""),
        ("only filling two arrays that are there", f"{written:,.4f}", "1.0"),
        ("every pair, both bounds, into them", f"{seconds:,.4f}", f"{seconds / written:.1f}"),
        ("only filling two arrays made for it", f"{written_anew:,.4f}", "1.0"),
        ("every pair, both bounds, into such", f"{anew:,.4f}", f"{anew / written_anew:.1f}"),
        ("pair by pair, by broadcasting", f"{by_pair:,.1f}", f"{by_pair / written_anew:.0f}"),
    ]
    title = f"{children:,} children, {len(among):,} homes, {pairs.kinds.shape[1]} parts"
    times = f"Every pair at once is {by_pair / anew:,.0f} x as quick as pair by pair."
    memory = f"{peak_bytes() / 1e9:.1f} GB at most, with all children and homes as records"
    return "\n".join([table(title, ("", "seconds", "x writing"), rows), times, memory])


def _write_anew(laid: Laid) -> None:
    _write([room_for(laid) for _ in range(2)])


def _write(arrays: Sequence[Words]) -> None:
    for array in arrays:
        array.fill(0)


def pair_by_pair(screens: Sequence[Screen], children: Sequence[int]) -> list[list[Bands]]:
    """The same bands without the bits: each question looked up for each pair, the worst kept; worst, then best."""
    return [[_gravest(screens, child, end) for end in range(2)] for child in children]


def _gravest(screens: Sequence[Screen], child: int, end: int) -> Bands:
    bands = [(s.worst, s.best)[end][s.child[child]][s.home] for s in screens]
    gravest: Bands = np.minimum.reduce(bands, initial=Band.GOOD)
    return gravest
