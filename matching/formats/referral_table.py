"""Referrals, one row for each, and what was said of their needs, one row for each account: CSV files or Excel sheets.

What has no column here (family, contact, siblings, places to avoid, wishes, papers) is not known of a referral that is
read in, and is left out of one that is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, IDENT, TEXT, one_of, whole
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv, as_workbook
from matching.world.child import Child, DayCare, NightCare, Sex
from matching.world.facts import TOP_LEVEL, Account, Basis, Fact, Role, Unanswered
from matching.world.place import Place
from matching.world.referral import Education, Referral, Urgency
from matching.world.statement import StayKind

ID = "referrals"
TITLE = "Referrals and what was said of their needs, one row for each (CSV files or Excel)"
SUFFIX = ".csv"

LEVELS = {**{str(n): n for n in range(TOP_LEVEL + 1)}, **{why.value: why for why in Unanswered}}

REFERRALS = Shape(
    "referrals",
    (
        Column("Referral", IDENT, filled=True, also=("Referral id",)),
        Column("Child", IDENT, filled=True, also=("Child id",)),
        Column("Name", TEXT, filled=True),
        Column("Date of birth", DAY, also=("DOB",)),
        Column("Sex", one_of({sex.value: sex for sex in Sex})),
        Column("Placing authority", TEXT, filled=True),
        Column("Received on", DAY, filled=True),
        Column("Urgency", one_of({urgency.value: urgency for urgency in Urgency}), filled=True),
        Column("Kind of stay", one_of({kind.value: kind for kind in StayKind}), filled=True),
        Column("Start", DAY, filled=True),
        Column("Expected nights", whole(1, 6600), optional=True),
        Column("Notice hours", whole(0, 100_000), optional=True),
        Column("Legal status", TEXT, optional=True),
        Column("School", TEXT, optional=True),
        Column("Year group", whole(-1, 14), optional=True),
        Column("Day care", one_of({care.value: care for care in DayCare}), optional=True),
        Column("Night care", one_of({care.value: care for care in NightCare}), optional=True),
        Column("Home easting", whole(0, 700_000), optional=True),
        Column("Home northing", whole(0, 1_300_000), optional=True),
        Column("Offered weekly pounds", whole(0, 1_000_000), optional=True),
    ),
)

NEEDS = Shape(
    "needs",
    (
        Column("Child", IDENT, filled=True, also=("Child id",)),
        Column("Need", IDENT, filled=True),
        Column("Level", one_of(LEVELS), filled=True),
        Column("Said by", one_of({role.value: role for role in Role}), filled=True),
        Column("Said on", DAY, filled=True),
        Column("Basis", one_of({basis.value: basis for basis in Basis}), filled=True),
        Column("Towards", TEXT, optional=True),
        Column("Where", TEXT, optional=True),
        Column("What came of it", TEXT, optional=True),
        Column("Words", TEXT, optional=True),
    ),
)


class ReferralRow(NamedTuple):
    """One referral. None is not known."""

    id: str
    child: str
    name: str
    born: date | None
    sex: Sex | None
    authority: str
    received: date
    urgency: Urgency
    kind: StayKind
    start: date
    nights: int | None = None
    notice_hours: int | None = None
    legal_status: str | None = None
    school: str | None = None
    year_group: int | None = None
    day_care: DayCare | None = None
    night_care: NightCare | None = None
    easting: int | None = None
    northing: int | None = None
    weekly_pounds: int | None = None


class NeedRow(NamedTuple):
    """One account of one need of one child."""

    child: str
    need: str
    level: int | Unanswered
    said_by: Role
    said_on: date
    basis: Basis
    towards: str | None = None
    where: str | None = None
    what_came_of_it: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class ReferralTables:
    """Referrals, and the accounts of their children's needs."""

    referrals: tuple[ReferralRow, ...]
    needs: tuple[NeedRow, ...] = ()


HOLDS = ReferralTables


def read(files: Sequence[NamedFile]) -> ReferralTables:
    """The referrals and needs in these files or sheets. Raises BadInput with every problem."""
    raws, problems = open_all(files)
    tables, found = ((), ()) if problems else read_set(raws, (REFERRALS, NEEDS), "referrals")
    by_name = {rows.name: rows for rows in tables}
    wrong = [*problems, *found]
    if not problems and REFERRALS.name not in by_name:
        wrong.append(Problem("the files", "there is no table of referrals", "Give the file of referrals."))
    between = _problems(by_name.get(REFERRALS.name), by_name.get(NEEDS.name))
    where = [raw.where for raw in raws]
    wrong += [replace(p, rank=(_file(p, where), *p.rank)) for p in between]
    if wrong:
        raise BadInput(wrong)
    needs = tuple(by_name[NEEDS.name].by_row(NeedRow)) if NEEDS.name in by_name else ()
    return ReferralTables(tuple(by_name[REFERRALS.name].by_row(ReferralRow)), needs)


def write(thing: ReferralTables) -> tuple[NamedFile, ...]:
    """The referrals as one CSV file, and their needs as another."""
    return tuple(NamedFile(f"{shape.name}.csv", as_csv(shape, rows)) for shape, rows in _tables(thing))


def workbook(thing: ReferralTables) -> bytes:
    """Both as sheets of one Excel workbook."""
    return as_workbook(*_tables(thing))


def referrals_of(tables: ReferralTables) -> tuple[Referral, ...]:
    """The referrals; what no column says stays not known."""
    facts: dict[str, dict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for need in tables.needs:
        facts[need.child][need.need].append(_account(need))
    return tuple(_referral(row, facts.get(row.child, {})) for row in tables.referrals)


def tables_of(referrals: Sequence[Referral]) -> ReferralTables:
    """What rows can say of referrals. A child referred twice has their needs in it once."""
    children = {referral.child.id: referral.child for referral in referrals}
    needs = tuple(_need(child.id, f.about, a) for child in children.values() for f in child.facts for a in f.accounts)
    return ReferralTables(tuple(map(_row, referrals)), needs)


def _tables(thing: ReferralTables) -> tuple[tuple[Shape, Rows], ...]:
    return (REFERRALS, rows_of(REFERRALS, thing.referrals)), (NEEDS, rows_of(NEEDS, thing.needs))


def _referral(row: ReferralRow, facts: Mapping[str, Sequence[Account]]) -> Referral:
    place = None if row.easting is None or row.northing is None else Place(easting=row.easting, northing=row.northing)
    child = Child(
        id=row.child,
        name=row.name,
        date_of_birth=row.born,
        sex=row.sex,
        facts=tuple(Fact(about=need, accounts=tuple(accounts)) for need, accounts in facts.items()),
        day_care=row.day_care,
        night_care=row.night_care,
        school=row.school,
        home_place=place,
    )
    return Referral(
        id=row.id,
        child=child,
        placing_authority=row.authority,
        received_on=row.received,
        urgency=row.urgency,
        kind=row.kind,
        start=row.start,
        expected_nights=row.nights,
        notice_hours=row.notice_hours,
        legal_status=row.legal_status,
        education=Education(year_group=row.year_group),
        offered_weekly_pounds=row.weekly_pounds,
    )


def _account(row: NeedRow) -> Account:
    return Account(
        level=row.level,
        said_by=row.said_by,
        said_on=row.said_on,
        basis=row.basis,
        to_whom=row.towards,
        where=row.where,
        what_came_of_it=row.what_came_of_it,
        words=row.words,
    )


def _row(referral: Referral) -> ReferralRow:
    child = referral.child
    place = child.home_place
    return ReferralRow(
        id=referral.id,
        child=child.id,
        name=child.name,
        born=child.date_of_birth,
        sex=child.sex,
        authority=referral.placing_authority,
        received=referral.received_on,
        urgency=referral.urgency,
        kind=referral.kind,
        start=referral.start,
        nights=referral.expected_nights,
        notice_hours=referral.notice_hours,
        legal_status=referral.legal_status,
        school=child.school,
        year_group=referral.education.year_group,
        day_care=child.day_care,
        night_care=child.night_care,
        easting=place.easting if place else None,
        northing=place.northing if place else None,
        weekly_pounds=referral.offered_weekly_pounds,
    )


def _need(child: str, need: str, account: Account) -> NeedRow:
    return NeedRow(
        *(child, need, account.level, account.said_by, account.said_on, account.basis),
        *(account.to_whom, account.where, account.what_came_of_it, account.words),
    )


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


def _file(problem: Problem, where: Sequence[str]) -> int:
    return next((n for n, name in enumerate(where) if problem.where.startswith(f"{name},")), -1)
