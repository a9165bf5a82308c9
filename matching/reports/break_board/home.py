"""One home night by night: its bedrooms with the stays in them, what they take of staff, and who is in company."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from matching.listing import listed
from matching.report_parts import (
    Block,
    Cell,
    Folded,
    Mark,
    NightColumn,
    NightGrid,
    NightKey,
    NightRows,
    Paragraph,
    Rows,
    Section,
    Soft,
    Table,
    Tone,
)
from matching.report_words import counted, from_to, sentence_case
from matching.reports.break_board.living import beside_guests, held_back_said, living_said
from matching.reports.break_board.rows import Drawing, common_to_all
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.bedrooms import lanes
from matching.short_breaks.board.company import Together, together, wanted
from matching.short_breaks.board.living import Living, living_in
from matching.short_breaks.board.staffing import Measure, measures
from matching.short_breaks.period import BreakHome, CompanyKind, Nights
from matching.world.home import Home

WEEK, WEEKS_A_BOARD = 7, 4
WEEKEND = (4, 5)
"""Friday and Saturday nights."""


def home_sections(shown: Shown) -> tuple[Section, ...]:
    """A section for each home."""
    return tuple(_home(shown, number, *home) for number, home in enumerate(shown.homes, start=1))


def _home(shown: Shown, number: int, part: BreakHome, record: Home) -> Section:
    found = measures(shown.period, part, shown.allocation.stays)
    grids = tuple(
        grid(shown, f"home-{number}-{n}", run, part, record, found) for n, run in enumerate(_runs(shown.period.run), 1)
    )
    blocks: tuple[Block, ...] = (
        *_said(shown, part, found),
        *_bedrooms(record),
        NightKey(),
        *grids,
        _company(shown, part, record),
    )
    return Section(f"home-{number}", record.name, blocks)


def _runs(whole: Nights) -> Iterable[Nights]:
    """The period in runs of at most four weeks that are as even as whole weeks allow."""
    weeks = -(-whole.nights // WEEK)
    boards = -(-weeks // WEEKS_A_BOARD)
    done = 0
    for board in range(boards):
        many = min((weeks // boards + (board < weeks % boards)) * WEEK, whole.nights - done)
        yield Nights(first=list(whole.dates())[done], nights=many)
        done += many


def _said(shown: Shown, part: BreakHome, found: tuple[Measure, ...]) -> tuple[Block, ...]:
    here = [stay for stay in shown.allocation.stays if stay.urn == part.urn]
    nights = sum(stay.nights for stay in here)
    stays = f"{sentence_case(counted(len(here), 'stay'))}, {counted(nights, 'night')} of families."
    lead = " ".join((stays, *living_said(shown.period, part), *held_back_said(shown.period, part)))
    short = [m.name for m in found if any(map(m.short_on, range(shown.period.nights)))]
    if not short:
        return (Paragraph((lead, Mark("enough every night", Tone.MET), "Staff and places are enough on every night.")),)
    return (Paragraph((lead, Mark("short", Tone.UNLESS), f"Not enough on some night: {listed(short).lower()}.")),)


def _bedrooms(record: Home) -> tuple[Block, ...]:
    """What every bedroom has, so that beside each stands only what sets it apart."""
    shared = sorted(feature.replace("_", " ") for feature in common_to_all(record))
    return (Paragraph((Soft(f"Every bedroom has: {listed(shared)}."),)),) if shared else ()


def grid(shown: Shown, key: str, run: Nights, part: BreakHome, record: Home, found: tuple[Measure, ...]) -> NightGrid:
    """The board of a home over a run of nights, with the figures of all its nights."""
    drawing = Drawing(shown, run, part)
    rooms = tuple(
        drawing.bedroom(lane) for lane in lanes(record, shown.allocation.stays, living_in(shown.period, part))
    )
    places = tuple(drawing.figures(measure) for measure in found)
    holidays = drawing.holidays()
    last = list(run.dates())[-1]
    groups = (NightRows("", holidays),) if holidays else ()
    return NightGrid(
        key=key,
        caption=f"{record.name}, {from_to(run.first, last)}",
        corner="Bedroom",
        columns=tuple(_column(shown, night) for night in run.dates()),
        groups=(*groups, NightRows("", rooms), NightRows("Needed / there", places)),
    )


def _column(shown: Shown, night: date) -> NightColumn:
    holiday = any(h.nights.holds(night) for h in shown.period.holidays)
    return NightColumn(night, weekend=night.weekday() in WEEKEND, holiday=holiday)


def _company(shown: Shown, part: BreakHome, record: Home) -> Block:
    living = living_in(shown.period, part)
    rows = tuple(_together(shown, run, living) for run in together(shown.period, shown.allocation.stays, record.urn))
    table = Table(f"Who is together at {record.name}", ("Nights", "Families", "What was wished"), (Rows(rows),))
    title = "Who is in company each night"
    return Folded(title, (table,)) if rows else Paragraph((Soft("No family stays here in the period."),))


def _together(shown: Shown, run: Together, living: Sequence[Living]) -> tuple[Cell, ...]:
    nights = list(run.nights.dates())
    names = [shown.labels[family] for family in run.families]
    beside = tuple(Soft(words) for words in beside_guests(living, run.nights))
    alone = "" if len(names) > 1 else ", with no other family" if beside else ", with nobody else"
    return ((from_to(nights[0], nights[-1]),), (f"{listed(names)}{alone}", *beside), tuple(_wished(shown, run)))


def _wished(shown: Shown, run: Together) -> Iterable[str | Mark]:
    for company in wanted(shown.period, run.families):
        apart = company.kind is CompanyKind.APART
        yield Mark("against a rule" if apart else "wish met", Tone.OUTSIDE if apart else Tone.MET)
        yield f"{listed([shown.labels[f] for f in company.families])} {company.kind.value}."
