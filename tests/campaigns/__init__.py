"""Long test campaigns, too slow for every change. One campaign is one file and one line here."""

from __future__ import annotations

from tests.campaigns import (
    backup,
    disk_full,
    every_plan,
    killed,
    last_bed,
    ledger,
    load,
    pages,
    properties,
    returns,
    rotate,
    routes,
    stops,
)
from tests.campaigns.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (
    backup,
    disk_full,
    every_plan,
    killed,
    last_bed,
    ledger,
    load,
    pages,
    properties,
    returns,
    rotate,
    routes,
    stops,
)
