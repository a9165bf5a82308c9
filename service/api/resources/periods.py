"""Periods of short breaks as their coordinator plans them: packages, requests, staff, rules and what was given out."""

from __future__ import annotations

from matching.short_breaks.changes.beside_records import Differs
from matching.short_breaks.period import Family
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.adjust_stay import AdjustStay, StayMoved, adjust_stay
from service.actions.cancel_stay import CancelStay, StayGone, cancel_stay
from service.actions.keep_package import KeepPackage, Package, keep_package
from service.actions.keep_period import KeepPeriod, keep_period
from service.actions.keep_request import KeepRequest, Request, keep_request
from service.actions.read_entitlement import AskEntitlement, Entitlement, read_entitlement
from service.api.parameters import EXAMPLE, After, Id, Most
from service.api.route import Guard, Method, Needs, Route, Shown, to
from service.records import periods as records
from service.records.closed_in_period import ClosedInPeriod, closed_in
from service.records.desk import Desk
from service.records.kept_period import KeptPeriod, NamedPeriod, PeriodNow
from service.records.not_counted import NotCounted, not_counted
from service.records.parts import Part
from service.records.repairs_due import RepairDue, repairs_due
from service.records.trying import undone

COORDINATORS = to(RelationKind.COORDINATOR)


class PeriodsForCoordinator(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    periods: tuple[NamedPeriod, ...]
    next: str | None


class PeriodForCoordinator(Shown):
    """A period as it stands; `version` is what a change of one part of it has to name."""

    id: str
    home: str
    version: int
    record: KeptPeriod
    closed: tuple[ClosedInPeriod, ...]
    """Those in it whose referral is closed: their stays stand until they are cancelled."""
    repair_due: tuple[RepairDue, ...]
    """Bedrooms that a child lives in on nights given out: who comes in an emergency is taken in all the same."""
    told_otherwise: tuple[Differs, ...]
    """What was told for a repair and stands otherwise in the records of a home by now, and what to do."""
    not_counted: tuple[NotCounted, ...]
    """Children who may have been in a period before under another record, whose nights then do not count here."""


class PackagesForCoordinator(Shown):
    """What each family of a period was assessed for and asks for."""

    period: str
    version: int
    packages: tuple[Family, ...]


class PeriodChecked(Shown):
    """What would be kept, and of which families. Nothing was."""

    families: tuple[str, ...]
    record: KeptPeriod


class BeginPeriod(Record):
    """A new period, and the home that keeps it."""

    home: str
    kept: KeptPeriod


def periods(desk: Desk, after: After = None, most: Most = 50) -> PeriodsForCoordinator:
    """List the periods that you plan, by the id you gave them."""
    found = records.periods(desk, Part(after, most))
    return PeriodsForCoordinator(periods=found, next=found[-1].id if len(found) == most else None)


def begin(desk: Desk, body: BeginPeriod) -> PeriodForCoordinator:
    """Begin a period that a home keeps."""
    return shown(desk, keep_period(desk, KeepPeriod(home=body.home, kept=body.kept)))


def check(desk: Desk, body: BeginPeriod) -> PeriodChecked:
    """Look over a period as it would be kept: everything wrong in it, and nothing is kept."""
    kept = undone(desk, lambda: keep_period(desk, KeepPeriod(home=body.home, kept=body.kept))).kept
    return PeriodChecked(families=tuple(sorted(family.id for family in kept.sheet.families)), record=kept)


def period(desk: Desk, period: Id) -> PeriodForCoordinator:
    """Read a period with everything in it."""
    return shown(desk, records.period_of(desk, period))


def _hold(desk: Desk, period: str) -> None:
    records.row_asked(desk, period, held=True)


def write(desk: Desk, period: Id, body: KeptPeriod) -> PeriodForCoordinator:
    """Write a new version of a period; the versions before it are kept."""
    now = records.period_of(desk, period)
    return shown(desk, keep_period(desk, KeepPeriod(home=now.home, period=period, version=now.version, kept=body)))


def packages(desk: Desk, period: Id) -> PackagesForCoordinator:
    """See what each family was assessed for and asks for."""
    return _packages(records.period_of(desk, period))


def package(desk: Desk, period: Id, body: Package) -> PackagesForCoordinator:
    """Enter a family's package, or put it in place of the one there is."""
    return _packages(keep_package(desk, KeepPackage(period=period, **dict(body))))


def request(desk: Desk, period: Id, body: Request) -> PackagesForCoordinator:
    """Enter nights that matter to a family, or put them in place of those it asked for before."""
    return _packages(keep_request(desk, KeepRequest(period=period, **dict(body))))


def cancel(desk: Desk, period: Id, body: StayGone) -> PeriodForCoordinator:
    """Cancel a stay that was given out, and say whose doing it was."""
    return shown(desk, cancel_stay(desk, CancelStay(period=period, **dict(body))))


def adjust(desk: Desk, period: Id, body: StayMoved) -> PeriodForCoordinator:
    """Move a stay that was given out, or promise it; every rule is asked of it first."""
    return shown(desk, adjust_stay(desk, AdjustStay(period=period, **dict(body))))


def entitlement(desk: Desk, period: Id) -> Entitlement:
    """See nights assessed, offered, taken, cancelled by whom and owed, and both counters of each child."""
    return read_entitlement(desk, AskEntitlement(period=period))


def shown(desk: Desk, period: PeriodNow) -> PeriodForCoordinator:
    """A period as a coordinator is shown it."""
    return PeriodForCoordinator(
        id=period.id,
        home=period.home,
        version=period.version,
        record=period.kept,
        closed=closed_in(desk, period),
        repair_due=repairs_due(desk.t, period.id, desk.day),
        told_otherwise=records.told_otherwise(desk, period),
        not_counted=not_counted(desk, period),
    )


def _packages(period: PeriodNow) -> PackagesForCoordinator:
    families = tuple(sorted(period.kept.sheet.families, key=lambda family: family.id))
    return PackagesForCoordinator(period=period.id, version=period.version, packages=families)


_ONE = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")
_SHEET = {
    "id": "winter",
    "first_night": "2026-12-04",
    "nights": 28,
    "homes": [{"urn": "SC123456", "closed": [{"first": "2026-12-04", "nights": 28}]}],
    "families": [],
}
_KEPT = {"sheet": _SHEET, "referrals": []}
_FAMILY = {
    "id": "F-1",
    "children": ["C-0042"],
    "homes": ["SC123456"],
    "assessed_nights": 6,
    "protected_minimum": 2,
    "available": [{"first": "2026-12-04", "nights": 14}],
}
_REQUEST = {"id": "wedding", "nights": {"first": "2026-12-11", "nights": 2}, "weight": 4}
_STAY = {
    "family": "F-1",
    "urn": "SC123456",
    "bedrooms": ["room 1"],
    "first_night": "2026-12-12",
    "nights": 2,
}
_MOVED = {"version": 1, "family": "F-1", "first_night": "2026-12-11", "stay": _STAY, "pinned": True}
_GONE = {"version": 1, "family": "F-1", "first_night": "2026-12-11", "by": "the family"}

ROUTES = (
    Route(Method.GET, "/periods", periods, Needs(Action.PLAN, Kind.PERIOD, COORDINATORS), PeriodsForCoordinator),
    Route(
        Method.POST,
        "/periods",
        begin,
        Needs(Action.PLAN, Kind.HOME, COORDINATORS, in_body=True),
        PeriodForCoordinator,
        BeginPeriod,
        example={"home": EXAMPLE, "kept": _KEPT},
    ),
    Route(
        Method.POST,
        "/periods/check",
        check,
        Needs(Action.PLAN, Kind.HOME, COORDINATORS, in_body=True),
        PeriodChecked,
        BeginPeriod,
        example={"home": EXAMPLE, "kept": _KEPT},
        only_reads=True,
    ),
    Route(Method.GET, "/periods/{period}", period, _ONE, PeriodForCoordinator),
    Route(
        Method.PUT,
        "/periods/{period}",
        write,
        _ONE,
        PeriodForCoordinator,
        KeptPeriod,
        guard=Guard(_hold, period, lambda shown: shown.record),
        example=_KEPT,
    ),
    Route(Method.GET, "/periods/{period}/packages", packages, _ONE, PackagesForCoordinator),
    Route(
        Method.POST,
        "/periods/{period}/packages",
        package,
        _ONE,
        PackagesForCoordinator,
        Package,
        example={"version": 1, "family": _FAMILY},
    ),
    Route(
        Method.POST,
        "/periods/{period}/requests",
        request,
        _ONE,
        PackagesForCoordinator,
        Request,
        example={"version": 1, "family": "F-1", "request": _REQUEST},
    ),
    Route(Method.POST, "/periods/{period}/cancellations", cancel, _ONE, PeriodForCoordinator, StayGone, example=_GONE),
    Route(Method.POST, "/periods/{period}/adjustments", adjust, _ONE, PeriodForCoordinator, StayMoved, example=_MOVED),
    Route(Method.GET, "/periods/{period}/entitlement", entitlement, _ONE, Entitlement),
)
