"""A service with pages on the records of one home of short breaks, for its coordinators to walk through."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.actions import publish_allocation, repair_allocation
from service.actions.publish_allocation import PublishAllocation
from service.actions.repair_allocation import RepairAllocation
from service.api.served import Served
from service.pages.site import create_site
from service.records.kept_period import PeriodNow
from tests.service import one_app
from tests.service.actions.breaks import NOW, PERIOD, Breaks, asked_for, begun, make_breaks, worked_out
from tests.service.actions.doing import do
from tests.service.pages.visiting import ORIGIN, PATIENT, Browser, Looked, Site


@dataclass(repr=False)
class BreakSite(Site):
    """The service at the moment of the period."""

    breaks: Breaks = field(init=False)

    def __post_init__(self) -> None:
        self.breaks = make_breaks(self.store)
        self.now = NOW
        self.app = one_app.on(create_site, self.store, Served((ORIGIN,), seconds_to_answer=PATIENT), self._clock)

    @property
    def coordinator(self) -> Browser:
        """The browser of one coordinator."""
        return self.by(self.breaks.one)

    @property
    def other(self) -> Browser:
        """The browser of another coordinator of the same home."""
        return self.by(self.breaks.other)

    def begun(self) -> PeriodNow:
        """A period that is to be planned."""
        return begun(self.store, self.breaks)

    def given_out(self) -> PeriodNow:
        """A period of which a plan was given out."""
        period = begun(self.store, self.breaks, PERIOD.model_copy(update={"id": "another"}))
        solve = asked_for(self.store, self.breaks, period, rounds=0, moves=2_000)
        worked_out(self.store, solve)
        asked = PublishAllocation(period=period.id, version=period.version, solve=solve)
        return do(self.store, publish_allocation.ACT, asked, self.breaks.one, NOW)

    def repaired(self, period: PeriodNow) -> str:
        """The address of a repair of the period, worked out with little work."""
        asked = RepairAllocation(period=period.id, rounds=0, moves=2_000, seconds=None)
        solve = do(self.store, repair_allocation.ACT, asked, self.breaks.one, NOW).id
        worked_out(self.store, solve)
        return f"/desk/periods/{period.id}/plans/{solve}"

    def planned(self, period: PeriodNow) -> str:
        """The address of a plan of the period, worked out with little work."""
        solve = asked_for(self.store, self.breaks, period, rounds=0, moves=2_000)
        worked_out(self.store, solve)
        return f"/desk/periods/{period.id}/plans/{solve}"


def given_out(site: BreakSite, browser: Browser) -> tuple[str, Looked]:
    """The address of a period of which a plan was given out, and its page."""
    period = site.begun()
    plan = f"{site.planned(period)}/give-out"
    return f"/desk/periods/{period.id}", browser.send(browser.get(plan), plan, {})


def links(page: Looked, part: str) -> list[str]:
    """Where the page leads, of those addresses with that in them."""
    return [link for link in page.links() if part in link]
