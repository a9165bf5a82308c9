"""How long 100,000 rows take to read and to write, beside the csv module's plain read of the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.formats import provider_list, referral_table, ssda903
from matching.formats.provider_list import ProviderList
from matching.formats.referral_table import ReferralTables, tables_of
from matching.formats.referral_table.columns import NeedRow
from matching.looked_after.placed import placed
from matching.tables.raw import NamedFile
from matching.world.facts import Basis, Role
from scenarios import storybook
from scenarios.benchmarks.measuring import fastest
from scenarios.benchmarks.tables import table
from scenarios.generators.returns import YEAR, made_up_providers, made_up_return
from scenarios.storybook import TODAY

NAME = "format-speed"

ROWS = 100_000
RUNS = 3

HEADS = ("", "rows", "read, s", "x csv", "write, s", "x csv")


@dataclass(frozen=True)
class Timed:
    """One kind of table: its rows, and the seconds of each act."""

    name: str
    rows: int
    read: float
    write: float
    plain: float
    """The csv module's read of the same bytes, which makes no value of any cell."""


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """The table; a number of rows may be given."""
    rows = int(arguments[0]) if arguments else ROWS
    yield table(f"Reading and writing {rows:,} rows", HEADS, [_cells(timed) for timed in timings(rows, RUNS)])


def timings(rows: int, runs: int) -> Iterator[Timed]:
    """Each kind of table in turn, with about so many rows."""
    returned = made_up_return(max(1, rows * 2 // 5), seed=1)
    files = ssda903.write(returned)
    yield Timed(
        "SSDA903 return",
        _rows(files),
        fastest(lambda: ssda903.read(files, YEAR), runs),
        fastest(lambda: ssda903.write(returned), runs),
        _plain(files, runs),
    )
    yield Timed(
        "  and a world of it",
        _rows(files),
        fastest(lambda: _world(files), runs),
        fastest(lambda: ssda903.write(returned), runs),
        _plain(files, runs),
    )
    listed = _many_providers(rows)
    listing = provider_list.write(listed)
    yield Timed(
        "list of providers",
        _rows(listing),
        fastest(lambda: provider_list.read(listing), runs),
        fastest(lambda: provider_list.write(listed), runs),
        _plain(listing, runs),
    )
    referrals = _many_needs(rows)
    needs = referral_table.write(referrals)
    yield Timed(
        "referrals and needs",
        _rows(needs),
        fastest(lambda: referral_table.read(needs), runs),
        fastest(lambda: referral_table.write(referrals), runs),
        _plain(needs, runs),
    )


def _world(files: Sequence[NamedFile]) -> object:
    returned = ssda903.read(files, YEAR)
    return placed(returned.children(), returned.placements(), TODAY)


def _many_providers(rows: int) -> ProviderList:
    some = made_up_providers().providers
    return ProviderList(tuple(some[n % len(some)]._replace(urn=f"{1_000_000 + n}") for n in range(rows)))


def _many_needs(rows: int) -> ReferralTables:
    (referral,) = tables_of([storybook.referral()]).referrals
    needs = tuple(
        NeedRow("C-NEW", "missing", n % 5, Role.SCHOOL, TODAY, Basis.OPINION, words=f"Said {n}") for n in range(rows)
    )
    return ReferralTables((referral,), needs)


def _rows(files: Sequence[NamedFile]) -> int:
    return sum(file.data.count(b"\n") - 1 for file in files)


def _plain(files: Sequence[NamedFile], runs: int) -> float:
    return fastest(lambda: [list(csv.reader(io.StringIO(f.data.decode(), newline=""))) for f in files], runs)


def _cells(timed: Timed) -> tuple[str, ...]:
    return (
        timed.name,
        f"{timed.rows:,}",
        f"{timed.read:.2f}",
        f"{timed.read / timed.plain:.1f}",
        f"{timed.write:.2f}",
        f"{timed.write / timed.plain:.1f}",
    )
