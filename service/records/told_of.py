"""What the records know of the children of whom a period was told that they were admitted in an emergency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, select

from matching.short_breaks.changes.beside_records import Lived
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.happened import Lasting
from service.records.given_ids import plain
from service.store.opening import Transaction
from service.store.rows import ChildRow, HomeRow, ReferralRow, ResidenceRow

Where = ColumnElement[bool]


def lived_since(
    t: Transaction, homes: Collection[str], referrals: Collection[str], told: Iterable[Lasting]
) -> tuple[Lived, ...]:
    """Stays of these children at homes of whoever keeps these homes, in one order. Not for anybody to be shown.

    Where a child went is nobody's to learn who plans: that it has gone is, since it frees a bedroom. Another child may
    go by the same id: only one that is referred for the period, or has lived at one of these homes since, is taken for
    the child told of, and none where there are two.
    """
    emergencies = [change for change in told if isinstance(change, EmergencyAdmission)]
    if not emergencies:
        return ()
    first = min(change.nights.first for change in emergencies)
    still = ResidenceRow.gone_from.is_(None) | (ResidenceRow.gone_from >= first)
    referred = select(ReferralRow.child_id).where(ReferralRow.id.in_(referrals))
    lived_here = select(ResidenceRow.child_id).where(ResidenceRow.home_id.in_(homes), still)
    chosen = select(ChildRow.id, ChildRow.reference).where(ChildRow.id.in_(referred) | ChildRow.id.in_(lived_here))
    rows: dict[str, list[str]] = {change.child.id: [] for change in emergencies}
    for row, reference in t.session.execute(chosen):
        rows.get(plain(reference), []).append(row)
    return tuple(_lived(t, homes, {each[0] for each in rows.values() if len(each) == 1}, still))


def _lived(t: Transaction, homes: Collection[str], rows: Collection[str], still: Where) -> Iterator[Lived]:
    keepers = select(HomeRow.organisation_id).where(HomeRow.id.in_(homes))
    chosen = (
        select(ChildRow.reference, HomeRow.urn, ResidenceRow.since, ResidenceRow.gone_from)
        .join(ResidenceRow, ResidenceRow.child_id == ChildRow.id)
        .join(HomeRow, HomeRow.id == ResidenceRow.home_id)
        .where(ChildRow.id.in_(rows), HomeRow.organisation_id.in_(keepers), still)
        .order_by(ResidenceRow.since, ResidenceRow.id)
    )
    for reference, urn, since, left in t.session.execute(chosen):
        yield Lived(child=plain(reference), urn=urn, since=since, left=left)
