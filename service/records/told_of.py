"""What the records know of the children of whom a period was told that they were admitted in an emergency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from sqlalchemy import select

from matching.short_breaks.changes.beside_records import Lived
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.happened import Lasting
from service.records.references import plain
from service.store.opening import Transaction
from service.store.rows import ChildRow, HomeRow, ResidenceRow


def lived_since(t: Transaction, homes: Collection[str], told: Iterable[Lasting]) -> tuple[Lived, ...]:
    """Stays of these children at homes of whoever keeps these homes, in one order. Not for anybody to be shown.

    Where a child went is nobody's to learn who plans: that it has gone is, since it frees a bedroom.
    """
    emergencies = [change for change in told if isinstance(change, EmergencyAdmission)]
    if not emergencies:
        return ()
    first = min(change.nights.first for change in emergencies)
    return tuple(_lived(t, homes, {change.child.id for change in emergencies}, first))


def _lived(t: Transaction, homes: Collection[str], ids: Collection[str], first: date) -> Iterator[Lived]:
    keepers = select(HomeRow.organisation_id).where(HomeRow.id.in_(homes))
    still = ResidenceRow.gone_from.is_(None) | (ResidenceRow.gone_from >= first)
    chosen = (
        select(ChildRow.reference, HomeRow.urn, ResidenceRow.since, ResidenceRow.gone_from)
        .join(ResidenceRow, ResidenceRow.child_id == ChildRow.id)
        .join(HomeRow, HomeRow.id == ResidenceRow.home_id)
        .where(ChildRow.organisation_id.in_(keepers), HomeRow.organisation_id.in_(keepers), still)
        .order_by(ResidenceRow.since, ResidenceRow.id)
    )
    for reference, urn, since, left in t.session.execute(chosen):
        if plain(reference) in ids:
            yield Lived(child=plain(reference), urn=urn, since=since, left=left)
