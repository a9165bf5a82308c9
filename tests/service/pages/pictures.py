"""The pictures of the journeys in the README: `python3 -m tests.service.pages.pictures` makes them anew."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.service.pages.browsing import checked, opened, served

FOLDER = Path(__file__).parents[3] / "pictures"
WIDTH, HEIGHT = 1100, 820
BOARD_WIDTH = 1280
"""On which three weeks of nights stand beside each other."""


def main() -> None:
    """One picture of each journey's pages, as a visitor of the demonstration sees them."""
    with served() as address, opened() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        for journey in (_of_manager, _of_officer, _of_coordinator):
            page.goto(f"{address}/desk/demo")
            journey(page, address)


def _of_manager(page: Page, address: str) -> None:
    """What waits, what a check says of one referral, and the group the child would join."""
    page.click("text=Be Anna Reed")
    _keep(page, "waiting")
    checked(page, address, "Safiya")
    _keep(page, "referral")
    _keep(page, "group", "#children")


def _of_officer(page: Page, address: str) -> None:
    """Homes in order for one child."""
    page.click("text=Be Ruth Amoah")
    page.click("main >> text=Linnet")
    page.click("a:text-is('Find homes')")
    _keep(page, "homes")


def _of_coordinator(page: Page, address: str) -> None:
    """A board of short breaks, once it is given out."""
    page.set_viewport_size({"width": BOARD_WIDTH, "height": HEIGHT})
    page.click("text=Be Nell Farrow")
    page.click("main h2 a")
    while page.locator("td.stay").count() == 0:
        page.wait_for_timeout(1_000)
        page.reload()
    _keep(page, "short-breaks", ".board")


def _keep(page: Page, name: str, part: str = "body") -> None:
    """What is seen once that part is at the top."""
    page.wait_for_load_state("load")
    page.evaluate("part => document.querySelector(part).scrollIntoView()", part)
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
