"""Long test campaigns, too slow for every change. One campaign is one file and one line here."""

from __future__ import annotations

from tests.campaigns import killed, ledger, load, properties, returns, routes
from tests.campaigns.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (killed, ledger, load, properties, returns, routes)
