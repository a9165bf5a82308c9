"""Long test campaigns, too slow for every change. One campaign is one file and one line here."""

from __future__ import annotations

from tests.campaigns import (
    backup,
    beds,
    disk_full,
    every_plan,
    killed,
    last_bed,
    ledger,
    load,
    pages,
    pairs,
    properties,
    returns,
    rights,
    rotate,
    routes,
    stops,
    worlds,
)
from tests.campaigns.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (
    backup,
    beds,
    disk_full,
    every_plan,
    killed,
    last_bed,
    ledger,
    load,
    pages,
    pairs,
    properties,
    returns,
    rights,
    rotate,
    routes,
    stops,
    worlds,
)
