"""Referrals, one row for each, and what was said of their needs, one row for each account: CSV files or Excel sheets.

What has no column here (family, contact, places to avoid, wishes, papers) is not known of a referral that is
read in, and is left out of one that is written. A third table says which brothers and sisters live together or apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matching.errors import BadInput, Problem
from matching.formats.referral_table.columns import NEEDS, REFERRALS, SIBLINGS, NeedRow, ReferralRow, SiblingRow
from matching.formats.referral_table.referrals import account_from, need_from, referral_from, row_from, siblings_from
from matching.tables.columns import Shape
from matching.tables.headings import Headings
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv, as_workbook
from matching.world.facts import Account
from matching.world.referral import Bond, Referral

ID = "referrals"
TITLE = "Referrals and what was said of their needs, one row for each (CSV files or Excel)"
SUFFIX = ".csv"


@dataclass(frozen=True)
class ReferralTables:
    """Referrals, and the accounts of their children's needs."""

    referrals: tuple[ReferralRow, ...]
    needs: tuple[NeedRow, ...] = ()
    siblings: tuple[SiblingRow, ...] = ()
    stands: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Where each referral and each child stands, by `referral ID` and `child ID`: its file and row."""


HOLDS = ReferralTables


def read(files: Sequence[NamedFile], headings: Headings | None = None) -> ReferralTables:
    """The referrals and needs in these files or sheets, of columns under other `headings` too.

    Raises BadInput with every problem.
    """
    raws, problems = open_all(files)
    tables, found = ((), ()) if problems else read_set(raws, (REFERRALS, NEEDS, SIBLINGS), "referrals", headings)
    by_name = {rows.name: rows for rows in tables}
    wrong = [*problems, *found]
    if not problems and REFERRALS.name not in by_name:
        wrong.append(Problem("the files", "there is no table of referrals", "Give the file of referrals."))
    between = [
        *_problems(by_name.get(REFERRALS.name), by_name.get(NEEDS.name)),
        *_of_siblings(by_name.get(REFERRALS.name), by_name.get(SIBLINGS.name)),
    ]
    where = [raw.where for raw in raws]
    wrong += [replace(p, rank=(_file(p, where), *p.rank)) for p in between]
    if wrong:
        raise BadInput(wrong)
    needs = tuple(by_name[NEEDS.name].by_row(NeedRow)) if NEEDS.name in by_name else ()
    siblings = tuple(by_name[SIBLINGS.name].by_row(SiblingRow)) if SIBLINGS.name in by_name else ()
    told = by_name[REFERRALS.name]
    referrals = tuple(told.by_row(ReferralRow))
    return ReferralTables(referrals, needs, siblings, _stands(told.where, zip(told.numbers, referrals, strict=True)))


def by_row(tables: ReferralTables, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of the referrals once they are in a world, told by file, row and, where there is one, column."""
    headings = {column.name.casefold(): column.name for column in REFERRALS.columns}
    for problem in problems:
        whose, _, field_of = problem.where.partition(", ")
        stands, heading = tables.stands.get(whose), headings.get(field_of)
        if stands is None:
            yield problem
        else:
            where = f"{stands}, column {heading}" if heading else f"{stands}, {problem.where}"
            yield replace(problem, where=where)


def _stands(where: str, rows: Iterable[tuple[int, ReferralRow]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, row in rows:
        found[f"referral {row.id}"] = f"{where}, row {number}"
        found.setdefault(f"child {row.child}", f"{where}, row {number}")
    return found


def write(thing: ReferralTables) -> tuple[NamedFile, ...]:
    """The referrals as one CSV file, their needs as another, and brothers and sisters as a third."""
    return tuple(NamedFile(f"{shape.name}.csv", as_csv(shape, rows)) for shape, rows in _tables(thing))


def workbook(thing: ReferralTables) -> bytes:
    """All of them as sheets of one Excel workbook."""
    return as_workbook(*_tables(thing))


def referrals_of(tables: ReferralTables) -> tuple[Referral, ...]:
    """The referrals; what no column says stays not known."""
    facts: dict[str, dict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for need in tables.needs:
        facts[need.child][need.need].append(account_from(need))
    siblings: dict[str, list[SiblingRow]] = defaultdict(list)
    for sibling in tables.siblings:
        siblings[sibling.referral].append(sibling)
    return tuple(referral_from(r, facts.get(r.child, {}), siblings.get(r.id, ())) for r in tables.referrals)


def tables_of(referrals: Sequence[Referral]) -> ReferralTables:
    """What rows can say of referrals. A child referred twice has their needs in it once."""
    children = {referral.child.id: referral.child for referral in referrals}
    needs = tuple(
        need_from(child.id, f.about, a) for child in children.values() for f in child.facts for a in f.accounts
    )
    siblings = tuple(row for referral in referrals for row in siblings_from(referral))
    return ReferralTables(tuple(map(row_from, referrals)), needs, siblings)


def _tables(thing: ReferralTables) -> tuple[tuple[Shape, Rows], ...]:
    """The table of brothers and sisters only where there are any."""
    first = (REFERRALS, rows_of(REFERRALS, thing.referrals)), (NEEDS, rows_of(NEEDS, thing.needs))
    return (*first, (SIBLINGS, rows_of(SIBLINGS, thing.siblings))) if thing.siblings else first


def _problems(referrals: Rows | None, needs: Rows | None) -> Iterator[Problem]:
    if referrals is None:
        return
    first: dict[str, int] = {}
    ids = enumerate(referrals.column("Referral"))
    twice = [row for row, id in ids if id is not None and first.setdefault(id, row) != row]
    yield from referrals.wrong(twice, "Referral", "the referral is there already", "Keep one row for each referral.")
    places = zip(referrals.column("Home easting"), referrals.column("Home northing"), strict=True)
    half = [row for row, (east, north) in enumerate(places) if (east is None) != (north is None)]
    yield from referrals.wrong(
        half, "Home northing", "one of easting and northing is missing", "Give both, or neither."
    )
    if needs is not None:
        known = set(referrals.column("Child"))
        strange = [row for row, child in enumerate(needs.column("Child")) if child is not None and child not in known]
        yield from needs.wrong(strange, "Child", "no referral is of this child", "Correct the id, or take the row out.")


def _of_siblings(referrals: Rows | None, siblings: Rows | None) -> Iterator[Problem]:
    if referrals is None or siblings is None:
        return
    child_of = dict(zip(referrals.column("Referral"), referrals.column("Child"), strict=True))
    ids = siblings.column("Referral")
    strange = [row for row, id in enumerate(ids) if id is not None and id not in child_of]
    yield from siblings.wrong(strange, "Referral", "there is no such referral", "Correct the id, or take the row out.")
    pairs = list(zip(ids, siblings.column("Brother or sister"), strict=True))
    own = [row for row, (id, child) in enumerate(pairs) if child is not None and child_of.get(id) == child]
    itself = "the child is named as their own brother or sister"
    yield from siblings.wrong(own, "Brother or sister", itself, "Give the id of the brother or sister.")
    first = {pair: row for row, pair in reversed(list(enumerate(pairs)))}
    twice = [row for row, pair in enumerate(pairs) if None not in pair and first[pair] != row]
    what = "the brother or sister is there already"
    yield from siblings.wrong(twice, "Brother or sister", what, "Keep one row for each, with what was decided.")
    yield from _said_otherwise(child_of, siblings)


def _said_otherwise(child_of: Mapping[str, str], siblings: Rows) -> Iterator[Problem]:
    """Each two rows that say otherwise of whether the same two children are to live together."""
    columns = (siblings.column(name) for name in ("Referral", "Brother or sister", "Decided"))
    decided: dict[frozenset[str], dict[int, Bond]] = defaultdict(dict)
    for row, (id, child, bond) in enumerate(zip(*columns, strict=True)):
        if id in child_of and None not in (child_of[id], child, bond):
            decided[frozenset((child_of[id], child))][row] = bond
    what = "the rows say otherwise of whether the same two children are to live together"
    for rows in decided.values():
        if len(set(rows.values())) > 1:
            yield siblings.problem(rows, "Decided", what, "Ask those who decided it, and write the same in both.")


def _file(problem: Problem, where: Sequence[str]) -> int:
    return next((n for n, name in enumerate(where) if problem.where.startswith(f"{name},")), -1)
