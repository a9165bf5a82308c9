"""Long test campaigns, too slow for every change. One campaign is one file and one line here."""

from __future__ import annotations

from tests.campaigns import killed, last_bed, ledger, load, pages, properties, returns, routes, stops
from tests.campaigns.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (killed, last_bed, ledger, load, pages, properties, returns, routes, stops)
