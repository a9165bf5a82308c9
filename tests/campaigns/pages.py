"""How long each person's pages take to be answered, as a multiple of an empty page, with their size.

    python3 run.py campaign pages [--times=N] [--homes=N] [--weeks=N]

The manager's pages are of one home; the officer's are of as many homes as are searched, and the coordinator's of a
period of so many weeks. Times are of this process's processor, so that other work on the machine changes them little;
of N answers the median is told. The empty page is the accessibility statement, which reads no records.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from matching.world.home import Home
from scenarios.benchmarks.market import homes
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.sealing.root_key import new_root_key
from service.settings import DATABASE_FILE, Settings
from service.store.opening import Store, open_store
from tests.service.actions.breaks import PERIOD, begun
from tests.service.pages.planning import BreakSite, links
from tests.service.pages.visiting import Browser, Site
from tests.service.pages.writing import decision_path
from tests.service.records.made import NOW

NAME = "pages"
USUAL = {"times": 20, "homes": 4_000, "weeks": 26}
NOT_OF_A_RECORD = {"worded", "location_reviewed_on"}
"""What is published of a home and stands elsewhere in its records."""
HEAD = f"{'page':26} {'ms':>7} {'times an empty page':>20} {'kB':>6}"
EMPTY = "/desk/accessibility"


def run(arguments: Sequence[str]) -> int:
    """Exit code: 0, whatever the figures are; 2 for an argument that is none."""
    given = dict(USUAL)
    for argument in arguments:
        name, _, said = argument.removeprefix("--").partition("=")
        if name not in given or not said.isdecimal() or not int(said):
            print(f"{argument}: no such argument.\n    Use --times=N, --homes=N or --weeks=N.", file=sys.stderr)
            return 2
        given[name] = int(said)
    print(HEAD)
    for whose in (of_manager, of_officer, of_coordinator):
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(Path(folder), f"sqlite:///{Path(folder) / DATABASE_FILE}", Path(folder), new_root_key())
            store = open_store(settings, NOW)
            try:
                browser, paths = whose(store, given)
                print("\n".join(lines(measured(browser, paths, given["times"]))), flush=True)
            finally:
                store.close()
    return 0


Journey = tuple[Browser, dict[str, str]]
"""Somebody's browser, and where the pages are that are measured, by what they are called."""


def of_manager(store: Store, given: Mapping[str, int]) -> Journey:
    """The registered manager of one home."""
    site = Site(store)
    browser = site.manager
    return browser, {
        "referrals that wait": site.waiting,
        "referral": site.referral,
        "decision": decision_path(browser.checked(site)),
        "readiness plan": f"{site.referral}/plan",
        "statement of purpose": f"{site.waiting}/statement",
        "emergency": f"{site.referral}/emergency",
        "reviews": f"{site.waiting}/reviews",
        "what Placewell is": "/desk/about",
        "assessment as PDF": f"{site.referral}/assessment.pdf",
    }


def of_officer(store: Store, given: Mapping[str, int]) -> Journey:
    """A placement officer, who searches so many homes."""
    site = Site(store)
    with store.transaction() as t:
        writing = Writing(t, NOW.date(), NOW)
        for each in homes(given["homes"]):
            take_in_home(writing, Home.model_validate(each.model_dump(exclude=NOT_OF_A_RECORD)))
    way, own = f"/desk/placing/{site.made.referral}", f"/desk/authorities/{site.made.authority}"
    found = "homes in order, of " + format(given["homes"], ",")
    return site.by(site.made.officer), {
        "own referrals": own,
        "own referral": way,
        found: f"{way}/homes",
        "send to homes": f"{way}/send",
        "unmet need": f"{own}/unmet",
    }


def of_coordinator(store: Store, given: Mapping[str, int]) -> Journey:
    """A coordinator, with a plan given out of so many weeks."""
    site = BreakSite(store)
    browser, weeks = site.coordinator, given["weeks"]
    period = begun(store, site.breaks, PERIOD.model_copy(update={"nights": 7 * weeks}))
    way, plan = f"/desk/periods/{period.id}", site.planned(period)
    browser.send(browser.get(f"{plan}/give-out"), f"{plan}/give-out", {})
    family = links(browser.get(way), "/families/")[0]
    return browser, {
        "periods": "/desk/periods",
        f"board of {weeks} weeks": way,
        f"plan of {weeks} weeks": plan,
        "plans beside another": f"{plan}/compare",
        "one family": family,
        "entitlement record": f"{way}/record",
        "board as PDF": f"{way}/board.pdf",
        "board as Excel": f"{way}/board.xlsx",
        "letter as PDF": f"{family}/letter.pdf",
    }


def measured(browser: Browser, paths: Mapping[str, str], times: int) -> dict[str, tuple[float, int]]:
    """For each page by name: the median of so many answers in seconds of the processor, and its size in bytes."""
    return {name: _answered(browser, path, times) for name, path in {"empty": EMPTY, **paths}.items()}


def _answered(browser: Browser, path: str, times: int) -> tuple[float, int]:
    first, taken = browser.client.get(path).raise_for_status(), []
    for _ in range(times):
        began = time.process_time()
        browser.client.get(path)
        taken.append(time.process_time() - began)
    return statistics.median(taken), len(first.content)


def lines(found: Mapping[str, tuple[float, int]]) -> list[str]:
    """A line for each page: milliseconds, how many empty pages that is, and kB."""
    empty = found["empty"][0]
    return [f"{name:26} {s * 1e3:7.1f} {s / empty:20.1f} {size / 1e3:6.1f}" for name, (s, size) in found.items()]
