"""The manager's journey in a browser, as wide as a telephone, a tablet and a desk; left out where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from service.solving.long_work import LongWork
from tests.service.pages.browsing import checked, served

WIDTHS = (320, 768, 1280)
ENDS = (320, 1280)
AXE = Axe().axe_script
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
FAULTS = """rules => axe.run(document, rules).then(
  found => found.violations.map(each => [each.id, each.nodes[0].html]))"""

FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
  const shown = b.bottom > 0 && b.top < innerHeight && b.width > 0;
  return [e.textContent.trim() || e.id, s.outlineStyle, parseFloat(s.outlineWidth), shown];
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter(e => {
  const s = getComputedStyle(e);
  return s.overflow === "hidden" && s.position !== "absolute" && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.outerHTML.slice(0, 200))"""
FOLDED = """() => [...document.querySelectorAll("details")].filter(d => ![...d.children].some(
  e => e.tagName !== "SUMMARY" && e.checkVisibility())).map(d => d.textContent.slice(0, 80))"""
SHOWN = """names => names.filter(name => [...document.querySelectorAll(name)].some(
  e => e.getBoundingClientRect().height > 0))"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The demonstration, served on this machine; nothing is planned in it, for nobody here looks at a plan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LongWork, "turn", lambda _: None)
        with served() as origin:
            yield origin


class Walk:
    """One visit at one width; what the browser complains of is gathered."""

    def __init__(self, browser: Browser, origin: str, width: int, kept: Path | None) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800}, locale="en-GB")
        self.origin, self.width, self.kept = origin, width, kept
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._note(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._must_be_ours(asked.url))

    def _note(self, kind: str, text: str) -> None:
        """A form that comes back says so with a status, of which the console tells; that is no fault."""
        if kind == "error" and "422" not in text:
            self.complaints.append(text)

    def _must_be_ours(self, url: str) -> None:
        if not url.startswith(self.origin):
            self.complaints.append(f"asked of elsewhere: {url}")

    def click(self, what: str) -> None:
        """Press something that leads to another page, and wait until that one is there."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(what)

    def look(self, name: str) -> None:
        """The page can be read without moving it sideways, and axe finds no fault on it, as wide as it is."""
        self._must_fit(name)
        assert self.faults() == [], name

    def press_at_every_width(self, what: str) -> None:
        """Press what leads to another page, once it was found that it can be pressed at each width."""
        self.can_be_pressed(what)
        self.click(what)

    def can_be_pressed(self, *what: str) -> None:
        """At each width everybody can get to each of these."""
        for width in WIDTHS:
            self._be_wide(width)
            for each in what:
                self.page.click(each, trial=True)

    def _be_wide(self, width: int) -> None:
        self.width = width
        self.page.set_viewport_size({"width": width, "height": 800})

    def _must_fit(self, name: str) -> None:
        if self.kept is not None:
            self.page.screenshot(path=self.kept / f"{name}-{self.width}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} px too wide at {self.width} px"

    def faults(self) -> list[Any]:
        """What axe finds wrong on the page, and where first."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found: list[Any] = self.page.evaluate(FAULTS, RULES)
        return found

    def look_everywhere(self, name: str, at: tuple[int, ...] = WIDTHS[-1:]) -> None:
        """It fits every width, and axe finds no fault at the widest: every kind of page is looked at narrow, too.

        `at`: the widths at which axe looks, where no other test comes upon the page when it is narrow.
        """
        for width in WIDTHS:
            self._be_wide(width)
            self._must_fit(name)
            assert width not in at or self.faults() == [], f"{name} at {width}"

    def go_to(self, words: str, most: int = 60) -> None:
        """Go by the tabulator key to what says so, as somebody without a mouse does; each stop on the way is seen."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            said, style, wide, shown = self.page.evaluate(FOCUS)
            assert (style, wide >= 2, shown) == ("solid", True, True), f"not seen where the keyboard is: {said}"
            if words in said:
                return
        raise AssertionError(f"the keyboard does not come to {words}")

    def press(self) -> None:
        """Press Enter on what leads to another page."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Path | None:
    """The folder that pictures of the pages are kept in, where one is given."""
    folder = request.config.getoption("--pictures")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


def test_a_page_with_a_fault_would_be_caught(browser: Browser, address: str) -> None:
    walk = Walk(browser, address, 1280, None)
    walk.page.goto(f"{address}/desk/sign-in")
    assert walk.faults() == []
    walk.page.evaluate("document.querySelector('label').remove()")
    assert [rule for rule, _ in walk.faults()] == ["label"]
    walk.page.close()


def test_the_journey_is_clean_at_every_width(browser: Browser, address: str, kept: Path | None) -> None:
    walk = Walk(browser, address, 1280, kept)
    page = walk.page
    page.goto(f"{address}/desk/demo")
    walk.look_everywhere("choose")
    walk.press_at_every_width("text=Be Anna Reed")
    walk.look_everywhere("waiting")
    walk.press_at_every_width("main >> text=Safiya")
    walk.look_everywhere("not-checked", ENDS)
    walk.press_at_every_width("button:has-text('Run the check')")
    walk.look_everywhere("referral")
    walk.press_at_every_width("text=Log an answer >> nth=0")
    walk.press_at_every_width("text=Log it and run the check again")
    walk.look_everywhere("answer-with-problems", ENDS)
    walk.press_at_every_width(".back a")
    walk.press_at_every_width("text=Write your decision >> nth=0")
    walk.press_at_every_width("text=Look it over")
    walk.look_everywhere("decision-with-problems", ENDS)
    walk.can_be_pressed("label:has-text('Ask for more')", "label:text-is('Said')", "#reasons", "#heard-on", "#wishes")
    page.check("label:has-text('Ask for more')")
    page.fill("#reasons", "We want to hear from her school first.")
    page.check("label:text-is('Said')")
    page.fill("#heard-on", "2026-11-14")
    page.fill("#wishes", "I want to keep swimming.")
    walk.press_at_every_width("text=Look it over")
    walk.look_everywhere("sign", ENDS)
    page.goto(f"{address}/desk/children")
    walk.look_everywhere("children")
    walk.press_at_every_width("text=Who has looked >> nth=0")
    walk.look_everywhere("looked")
    assert walk.complaints == []
    page.close()


def test_the_keyboard_leads_past_the_top_first_and_is_always_seen(browser: Browser, address: str) -> None:
    page = Walk(browser, address, 1280, None).page
    page.goto(f"{address}/desk/sign-in")
    stops = []
    for _ in range(7):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return [e.id || e.textContent.trim(), s.outlineStyle, parseFloat(s.outlineWidth)]; }"
            )
        )
    names = [name for name, _, _ in stops]
    notice = "Who you are, and your code (opens another page)"
    assert names == ["Skip to the main part", notice, "Placewell", "name", "password", "code", "Sign in"]
    assert all(style == "solid" and width >= 2 for _, style, width in stops)
    page.close()


def accept(browser: Browser, walk: Walk) -> None:
    """Write a decision to accept, and sign it with the code of that moment."""
    page = walk.page
    walk.click("text=Write your decision >> nth=0")
    page.check("label:text-is('Accept')")
    page.fill("#reasons", "Her needs are ones that we meet every day.")
    page.fill("#differs", "We know more of her than is recorded.")
    for room in page.locator("textarea[name^=because-]").all():
        room.fill("We shall know before the first night.")
    page.check("label:text-is('Said')")
    page.fill("#heard-on", "2026-11-14")
    page.fill("#wishes", "I want to keep swimming.")
    walk.click("text=Look it over")
    told = browser.new_page()
    told.goto(f"{walk.origin}/desk/demo")
    code = told.locator("p:has-text('name anna') strong >> nth=2").inner_text()
    told.close()
    for field, typed in (("#name", "anna"), ("#password", "lantern-otter-violin"), ("#code", code)):
        page.fill(field, typed)
    walk.click("button:text-is('Sign')")


def test_what_follows_from_a_decision_is_clean_at_every_width(
    browser: Browser, address: str, kept: Path | None
) -> None:
    walk = Walk(browser, address, 1280, kept)
    page = walk.page
    checked(walk.page, walk.origin, "Safiya")
    referral, home = page.url, page.url.partition("/referrals/")[0]
    accept(browser, walk)
    walk.look_everywhere("signed")
    page.goto(f"{referral}/plan")
    walk.look_everywhere("choose-a-plan")
    page.check("input[name=alternative] >> nth=0")
    walk.click("button:has-text('Make the plan')")
    walk.look_everywhere("plan")
    walk.click("text=Change >> nth=0")
    walk.look_everywhere("task")
    page.goto(f"{referral}/arrival")
    walk.look_everywhere("arrival")
    page.fill("#at-day", "2026-11-16")
    page.fill("#at-time", "09:30")
    walk.click("button:has-text('Record the arrival')")
    walk.look_everywhere("reviews")
    walk.click("text=Hold it >> nth=0")
    walk.click("button:has-text('Keep the review')")
    walk.look_everywhere("review-with-problems")
    for path in ("decided", "learnt", "statement", "enter"):
        page.goto(f"{home}/{path}")
        walk.look_everywhere(path)
    page.goto(f"{address}/desk/about")
    walk.look_everywhere("about")
    checked(walk.page, walk.origin, "Ellis")
    walk.click("text=Ask the twelve questions")
    walk.click("text=Keep the call")
    walk.look_everywhere("emergency-with-problems")
    assert walk.complaints == []
    page.close()


def test_a_question_is_reached_and_its_form_sent_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    walk = Walk(browser, address, 1280, None)
    checked(walk.page, walk.origin, "Idris")
    walk.page.goto(walk.page.url)
    for words in ("Skip to the main part", "Write your decision"):
        walk.go_to(words)
    walk.press()
    walk.go_to("Look it over")
    walk.press()
    assert walk.page.locator(".govuk-error-summary a").count() >= 3
    walk.go_to("Choose what you decide")
    walk.page.keyboard.press("Enter")
    assert walk.page.evaluate("document.activeElement.id") == "decided"
    walk.page.keyboard.press("ArrowDown")
    assert walk.page.evaluate("document.activeElement.checked")
    walk.page.close()


def test_the_group_is_shown_as_a_picture_or_where_that_is_too_narrow_as_a_list(browser: Browser, address: str) -> None:
    walk = Walk(browser, address, 1280, None)
    checked(walk.page, walk.origin, "Rohan")
    forms = [".group-picture svg", ".group-picture .as-list"]
    for width, form in ((1280, forms[0]), (768, forms[0]), (320, forms[1])):
        walk.page.set_viewport_size({"width": width, "height": 800})
        assert walk.page.evaluate(SHOWN, forms) == [form]
    walk.page.close()


def test_at_twice_the_size_nothing_is_cut_off_or_moved_aside(browser: Browser, address: str, kept: Path | None) -> None:
    walk = Walk(browser, address, 1280, kept)
    checked(walk.page, walk.origin, "Harvey")
    for path in ("", "/plan"):
        walk.page.goto(walk.page.url + path)
        walk.page.evaluate("document.documentElement.style.fontSize = '200%'")
        walk.look(f"twice-the-size{path.replace('/', '-')}")
        assert walk.page.evaluate(CUT_OFF) == []
    walk.page.close()


def test_on_paper_everything_folded_is_open_and_what_cannot_be_pressed_is_left_out(
    browser: Browser, address: str, kept: Path | None
) -> None:
    walk = Walk(browser, address, 768, kept)
    checked(walk.page, walk.origin, "Harvey")
    assert walk.page.evaluate(FOLDED) != []
    walk.page.emulate_media(media="print")
    assert walk.page.evaluate(FOLDED) == []
    left_out = [".ways", ".parts", ".notice", ".foot", ".govuk-button", "a.act", ".back"]
    assert walk.page.evaluate(SHOWN, [*left_out, "dl.identity"]) == ["dl.identity"]
    walk.page.close()


def test_the_officers_journey_is_clean_at_every_width(browser: Browser, address: str, kept: Path | None) -> None:
    walk = Walk(browser, address, 1280, kept)
    page = walk.page
    page.goto(f"{address}/desk/demo")
    walk.click("text=Be Ruth Amoah")
    walk.look_everywhere("own-referrals")
    authority = page.url
    walk.click("main >> text=Linnet")
    walk.look_everywhere("own-referral")
    referral = page.url
    walk.click("a:text-is('Find homes')")
    walk.look_everywhere("homes-found")
    page.locator("main input[type=checkbox]").nth(0).check()
    walk.click("text=Send it to the homes chosen")
    walk.look_everywhere("send")
    page.locator("input[type=radio][value=yes]").nth(0).check()
    walk.click("button:text-is('Send it')")
    walk.look_everywhere("sent")
    walk.click("text=Let the place go >> nth=0")
    walk.look_everywhere("let-go")
    for path in ("send", "siblings"):
        page.goto(f"{referral}/{path}")
        walk.click("main form .govuk-button")
        walk.look_everywhere(f"{path}-with-problems")
    page.goto(f"{referral}/released")
    walk.look_everywhere("released")
    for path in ("enter", "unmet"):
        page.goto(f"{authority}/{path}")
        walk.look_everywhere(f"officer-{path}")
    page.goto(f"{authority}/upload")
    walk.look_everywhere("upload")
    walk.click("button:text-is('Upload them')")
    walk.look_everywhere("upload-with-problems")
    page.goto(authority)
    walk.click("main >> text=Amara")
    walk.click("text=Find homes for all of them")
    walk.look_everywhere("homes-together")
    assert walk.complaints == []
    page.close()
