"""The pictures of the journeys in the README: `python3 -m tests.service.pages.pictures` makes them anew."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.service.pages.browsing import checked, opened, served

FOLDER = Path(__file__).parents[3] / "pictures"
WIDTH, HEIGHT = 1100, 820


def main() -> None:
    """What waits, what a check says of one referral, the group the child would join, and a board of short breaks."""
    with served() as address, opened() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        page.goto(f"{address}/desk/demo")
        page.click("text=Be Anna Reed")
        _keep(page, "waiting")
        checked(page, address, "Safiya")
        _keep(page, "referral")
        page.locator("#children").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#children').scrollIntoView()")
        _keep(page, "group")
        page.goto(f"{address}/desk/demo")
        page.click("text=Be Nell Farrow")
        page.click("main h2 a")
        while page.locator("td.stay").count() == 0:
            page.wait_for_timeout(1_000)
            page.reload()
        page.locator(".board table").first.scroll_into_view_if_needed()
        page.evaluate("document.querySelector('.board').scrollIntoView()")
        _keep(page, "short-breaks")


def _keep(page: Page, name: str) -> None:
    page.wait_for_load_state("load")
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
