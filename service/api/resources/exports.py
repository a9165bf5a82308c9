"""What a viewer may take away as files: the ledger with its verifier, boards, letters, calendars and statements.

Each list and each file is a look at the records like any other: decided, noted in the audit, and marked per viewer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Annotated

from fastapi import Path

from matching.errors import BadInput, Problem
from matching.exports import break_calendar, break_workbook
from matching.report_parts import BreaksAsked
from matching.reports import break_board, break_letter
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.print_released import AskPrinted, print_released
from service.actions.read_released import AskReleased, read_released
from service.api.parameters import After, Id, Most
from service.api.resources.of_authority import OFFICERS
from service.api.resources.periods import COORDINATORS
from service.api.route import File, FileShown, Method, Needs, Route, Shown, to
from service.records import periods as records
from service.records.desk import Desk, NotThere
from service.records.kept_period import PeriodNow
from service.records.ledger_file import ledger_file
from service.records.ledgers import that_may_be_taken
from service.records.parts import Part
from service.records.period_keys import family_at, key_of_family
from service.records.sendings import referrals
from service.records.statements import Released
from service.solving.papers import given_out, to_family
from service.web.pdf import to_pdf

ROOT = "/exports"
EXCEL = File("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "board.xlsx")
CALENDAR = "text/calendar"
PDF = "application/pdf"
Place = Annotated[int, Path(ge=1, le=999, description="Which statement, first to last from 1.", examples=[1])]


class Export(Shown):
    """One file: what it is, and where it is fetched."""

    what: str
    path: str


class ExportsForAuditor(Shown):
    """Ledgers, one for each organisation whose ledger may be verified."""

    exports: tuple[Export, ...]


class ExportsForCoordinator(Shown):
    """Of the periods in this part, what stands as it was given out; `next` as in every list."""

    exports: tuple[Export, ...]
    next: str | None


class ExportsForAuthority(Shown):
    """Of the open referrals in this part, what homes have released; `next` as in every list."""

    exports: tuple[Export, ...]
    next: str | None


def ledgers(desk: Desk) -> ExportsForAuditor:
    """List the ledgers that you may take away, each with a program that checks it."""
    found = that_may_be_taken(desk)
    return ExportsForAuditor(
        exports=tuple(Export(what=f"ledger of {name}", path=f"{ROOT}/ledgers/{id}") for id, name in found)
    )


def ledger(desk: Desk, organisation: Id) -> FileShown:
    """Take a ledger away, with a signed checkpoint and a program that checks both with Python alone."""
    return FileShown(content=ledger_file(desk, organisation))


def of_periods(desk: Desk, after: After = None, most: Most = 50) -> ExportsForCoordinator:
    """List boards, letters and calendars of the plans that you gave out and that stand as they were given out."""
    found = records.periods(desk, Part(after, most))
    exports = tuple(each for period in found for each in _of_period_readable(desk, period.id))
    return ExportsForCoordinator(exports=exports, next=found[-1].id if len(found) == most else None)


def _of_period_readable(desk: Desk, id: str) -> tuple[Export, ...]:
    """None of one that is closed to whoever asks, because of a child in it."""
    try:
        return _of_period(desk, id)
    except NotThere:
        return ()


def _of_period(desk: Desk, id: str) -> tuple[Export, ...]:
    now, way = records.period_of(desk, id, held=False), f"{ROOT}/periods/{id}"
    asked, reference = given_out(desk, now), now.kept.sheet.id
    if asked is None:
        return ()
    files = [("board of {}", f"{way}/board.xlsx"), ("board of {} to print", f"{way}/board.pdf")]
    files += [(f"calendar of home {p.urn} in {{}}", f"{way}/homes/{p.urn}/calendar.ics") for p in now.kept.sheet.homes]
    for family in (result.family for result in asked.allocation.families):
        own = f"{way}/families/{key_of_family(now, family)}"
        files += [(f"letter to family {family} in {{}}", f"{own}/letter.pdf")]
        files += [(f"calendar of family {family} in {{}}", f"{own}/calendar.ics")]
    return tuple(Export(what=what.format(reference), path=path) for what, path in files)


def board(desk: Desk, period: Id) -> FileShown:
    """Take the board of the plan given out away as an Excel workbook."""
    return FileShown(content=break_workbook.write(_standing(desk, records.period_of(desk, period))))


def board_to_print(desk: Desk, period: Id) -> FileShown:
    """Take the same board away as an accessible document."""
    asked = _standing(desk, records.period_of(desk, period))
    return FileShown(content=to_pdf(break_board.write(asked), _today(desk)))


def calendar_of_home(desk: Desk, period: Id, urn: str) -> FileShown:
    """Take the calendar of a home away, with guests by their ids."""
    now = records.period_of(desk, period)
    asked = _standing(desk, now)
    if urn not in {part.urn for part in now.kept.sheet.homes}:
        raise NotThere
    return FileShown(content=break_calendar.write(replace(asked, urns=(urn,))))


def letter(desk: Desk, period: Id, family: str) -> FileShown:
    """Take the letter to one family away, which says nothing of any other."""
    now = records.period_of(desk, period)
    _standing(desk, now)
    asked = to_family(desk, now, family_at(now, family).id)
    return FileShown(content=to_pdf(break_letter.write(asked), _today(desk)))


def calendar_of_family(desk: Desk, period: Id, family: str) -> FileShown:
    """Take the calendar of one family's own stays away."""
    now = records.period_of(desk, period)
    _standing(desk, now)
    return FileShown(content=break_calendar.write(to_family(desk, now, family_at(now, family).id)))


def statements(desk: Desk, after: After = None, most: Most = 50) -> ExportsForAuthority:
    """List the statements that homes have released about your open referrals."""
    found = referrals(desk, Part(after, most))
    exports = tuple(each for one in found for each in _of_referral(desk, one.id, one.reference))
    return ExportsForAuthority(exports=exports, next=found[-1].id if len(found) == most else None)


def _of_referral(desk: Desk, id: str, reference: str) -> tuple[Export, ...]:
    said = read_released(desk, AskReleased(referral=id)).statements
    ways = [(place, f"{ROOT}/statements/{id}/{place}") for place in range(1, len(said) + 1)]
    texts = (Export(what=f"statement {place} about referral {reference}", path=way) for place, way in ways)
    prints = (
        Export(what=f"statement {place} about referral {reference} to print", path=f"{way}/statement.pdf")
        for place, way in ways
    )
    return tuple(each for pair in zip(texts, prints, strict=True) for each in pair)


def statement(desk: Desk, referral: Id, place: Place) -> FileShown:
    """Take a released statement away: the very bytes that the home released."""
    return FileShown(content=_released(desk, referral, place).words.encode())


def statement_to_print(desk: Desk, referral: Id, place: Place) -> FileShown:
    """Take the same words away as an accessible document."""
    _released(desk, referral, place)
    return FileShown(content=print_released(desk, AskPrinted(referral=referral, place=place)).pdf)


def _released(desk: Desk, referral: str, place: int) -> Released:
    """Raises NotThere, and BadInput where no home has released so many."""
    said = read_released(desk, AskReleased(referral=referral)).statements
    if place > len(said):
        raise BadInput([Problem("place", "no home has released so many statements", "See the list of them.")])
    return said[place - 1]


def _standing(desk: Desk, now: PeriodNow) -> BreaksAsked:
    """What was given out. Raises BadInput where nothing stands as it was given out."""
    asked = given_out(desk, now)
    if asked is None:
        way_out = "Give a plan out; where a stay was moved or cancelled since, ask for a repair, and give that out."
        raise BadInput([Problem("period", "no plan stands as it was given out", way_out)])
    return asked


def _today(desk: Desk) -> datetime:
    """With which a document is dated, so that what says the same has the same bytes all day."""
    return datetime.combine(desk.day, time.min, UTC)


_VERIFIERS = to(RelationKind.RESPONSIBLE_INDIVIDUAL, RelationKind.AUDITOR)
_ALL_LEDGERS = Needs(Action.VERIFY, Kind.ORGANISATION, _VERIFIERS)
_LEDGER = Needs(Action.VERIFY, Kind.ORGANISATION, _VERIFIERS, by="organisation")
_ALL_PERIODS = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS)
_PERIOD = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")
_ALL_REFERRALS = Needs(Action.READ, Kind.REFERRAL, OFFICERS)
_REFERRAL = Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral")
_OF_PERIOD, _OF_STATEMENT = f"{ROOT}/periods/{{period}}", f"{ROOT}/statements/{{referral}}/{{place}}"

FILES = (
    (f"{ROOT}/ledgers/{{organisation}}", ledger, _LEDGER, File("application/zip", "ledger.zip")),
    (f"{_OF_PERIOD}/board.xlsx", board, _PERIOD, EXCEL),
    (f"{_OF_PERIOD}/board.pdf", board_to_print, _PERIOD, File(PDF, "board.pdf")),
    (f"{_OF_PERIOD}/homes/{{urn}}/calendar.ics", calendar_of_home, _PERIOD, File(CALENDAR, "home-calendar.ics")),
    (f"{_OF_PERIOD}/families/{{family}}/letter.pdf", letter, _PERIOD, File(PDF, "letter.pdf")),
    (f"{_OF_PERIOD}/families/{{family}}/calendar.ics", calendar_of_family, _PERIOD, File(CALENDAR, "calendar.ics")),
    (_OF_STATEMENT, statement, _REFERRAL, File("text/plain", "statement.txt")),
    (f"{_OF_STATEMENT}/statement.pdf", statement_to_print, _REFERRAL, File(PDF, "statement.pdf")),
)

ROUTES = (
    Route(Method.GET, f"{ROOT}/ledgers", ledgers, _ALL_LEDGERS, ExportsForAuditor),
    Route(Method.GET, f"{ROOT}/periods", of_periods, _ALL_PERIODS, ExportsForCoordinator),
    Route(Method.GET, f"{ROOT}/statements", statements, _ALL_REFERRALS, ExportsForAuthority),
    *(Route(Method.GET, path, answers, does, FileShown, gives=gives) for path, answers, does, gives in FILES),
)
