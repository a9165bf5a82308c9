"""How long each page of the manager's journey takes to be answered, as a multiple of an empty page, with its size.

    python3 run.py campaign pages [--times=N]

Times are of this process's processor, so that other work on the machine changes them little; of N answers the median
is told. The empty page is the accessibility statement, which reads no records.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from service.sealing.root_key import new_root_key
from service.settings import DATABASE_FILE, Settings
from service.store.opening import open_store
from tests.service.pages.visiting import Browser, Site
from tests.service.pages.writing import decision_path
from tests.service.records.made import NOW

NAME = "pages"
TIMES = 20
EMPTY = "/desk/accessibility"


def run(arguments: Sequence[str]) -> int:
    """Exit code: 0, whatever the figures are; 2 for an argument that is none."""
    times = TIMES
    for argument in arguments:
        name, _, given = argument.partition("=")
        if name != "--times" or not given.isdecimal() or not int(given):
            print(f"{argument}: no such argument.\n    Use --times=N.", file=sys.stderr)
            return 2
        times = int(given)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{Path(folder) / DATABASE_FILE}", Path(folder), new_root_key())
        store = open_store(settings, NOW)
        try:
            print("\n".join(lines(measured(Site(store), times))))
        finally:
            store.close()
    return 0


def measured(site: Site, times: int) -> dict[str, tuple[float, int]]:
    """For each page by name: the median of so many answers in seconds of the processor, and its size in bytes."""
    browser = site.manager
    paths = {
        "empty": EMPTY,
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
    return {name: _answered(browser, path, times) for name, path in paths.items()}


def _answered(browser: Browser, path: str, times: int) -> tuple[float, int]:
    size, taken = len(browser.client.get(path).content), []
    for _ in range(times):
        began = time.process_time()
        browser.client.get(path)
        taken.append(time.process_time() - began)
    return statistics.median(taken), size


def lines(found: Mapping[str, tuple[float, int]]) -> list[str]:
    """A line for each page: milliseconds, how many empty pages that is, and kB."""
    empty = found["empty"][0]
    head = f"{'page':22} {'ms':>7} {'times an empty page':>20} {'kB':>6}"
    rows = [f"{name:22} {s * 1e3:7.1f} {s / empty:20.1f} {size / 1e3:6.1f}" for name, (s, size) in found.items()]
    return [head, *rows]
