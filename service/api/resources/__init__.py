"""Everything that can be asked, by what it is about. One resource is one file here and one line in RESOURCES."""

from __future__ import annotations

from service.api.resources import (
    acquaintances,
    actions,
    children,
    closings,
    exports,
    health,
    homes,
    ledgers,
    looking,
    me,
    of_authority,
    other_records,
    people,
    periods,
    plans,
    referrals,
    signing_in,
    solves,
    swaps,
)
from service.api.route import Route

RESOURCES: tuple[tuple[Route, ...], ...] = (
    health.ROUTES,
    signing_in.ROUTES,
    me.ROUTES,
    homes.ROUTES,
    children.ROUTES,
    looking.ROUTES,
    acquaintances.ROUTES,
    other_records.ROUTES,
    referrals.ROUTES,
    of_authority.ROUTES,
    closings.ROUTES,
    people.ROUTES,
    ledgers.ROUTES,
    periods.ROUTES,
    plans.ROUTES,
    swaps.ROUTES,
    solves.ROUTES,
    exports.ROUTES,
    actions.ROUTES,
)
