"""What keeps somebody from reading or using a page: too narrow, too large, by keyboard alone, read out, or on paper."""

from __future__ import annotations

from collections.abc import Iterator

from tests.service.pages.test_in_a_browser import CUT_OFF, FOLDED, SHOWN, Walk

NARROW, DESK = 320, 1280
NOT_ON_PAPER = [".ways", ".parts", ".notice", ".foot", ".govuk-button", "a.act", ".back", "nav"]
"""What can only be pressed."""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
BY_KEYBOARD = """pressed => [...document.querySelectorAll(pressed)].filter(e => e.checkVisibility()).flatMap((e, n) => {
  const name = (e.textContent.trim() || e.id || e.tagName).slice(0, 60);
  if (e.tabIndex > 0) return ["moved in the order: " + name];
  if (e.tabIndex < 0) return e.matches("a, button, input, select, textarea, summary") ? ["out of reach: " + name] : [];
  e.focus();
  const s = getComputedStyle(e), b = e.getBoundingClientRect();
  const seen = s.outlineStyle === "solid" && parseFloat(s.outlineWidth) >= 2 && b.bottom > 0 && b.top < innerHeight;
  return document.activeElement === e && seen && b.width > 0 ? [] : ["not seen: " + name];
})"""


def faults_at(walk: Walk, path: str) -> Iterator[str]:
    """Goes to the page, and says what is wrong with it."""
    walk.page.goto(f"{walk.origin}{path}")
    yield from faults_of(walk)


def faults_of(walk: Walk) -> Iterator[str]:
    """What is wrong with the page that is shown: each look at another width, size, or kind of paper."""
    page = walk.page
    page.set_viewport_size({"width": NARROW, "height": 800})
    if (over := page.evaluate(TOO_WIDE)) > 0:
        yield f"{over} px too wide at {NARROW}"
    yield from (f"{rule}: {where}" for rule, where in walk.faults())
    page.set_viewport_size({"width": DESK, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (over := page.evaluate(TOO_WIDE)) > 0:
        yield f"{over} px too wide at twice the size"
    yield from (f"cut off at twice the size: {each}" for each in page.evaluate(CUT_OFF))
    page.evaluate("document.documentElement.style.fontSize = ''")
    yield from _by_keyboard(walk)
    page.emulate_media(media="print")
    yield from (f"still folded on paper: {each}" for each in page.evaluate(FOLDED))
    yield from (f"printed: {each}" for each in page.evaluate(SHOWN, NOT_ON_PAPER))
    page.emulate_media(media="screen")


def _by_keyboard(walk: Walk) -> Iterator[str]:
    """The way past the top comes first, and whatever can be pressed is reached, in order, and seen."""
    walk.page.keyboard.press("Tab")
    if (first := walk.page.evaluate("document.activeElement.getAttribute('href')")) != "#main":
        yield f"the keyboard comes to {first} first"
    yield from (f"by keyboard {each}" for each in walk.page.evaluate(BY_KEYBOARD, PRESSED))


PLANTED = {
    "document.querySelector('main').style.width = '900px'": "580 px too wide",
    "document.querySelector('label').remove()": "label: ",
    "document.querySelector('h1').style.cssText = 'overflow: hidden; width: 40px; position: relative'": "cut off",
    "document.querySelector('#name').tabIndex = 3": "by keyboard moved",
    "document.querySelector('main button').style.outline = 'none'": "by keyboard not seen",
    "document.querySelector('main').insertAdjacentHTML('beforeend', '<nav aria-label=x>Press</nav>')": ("printed: nav"),
}
"""What is done to a page, and how what is then wrong with it begins."""
