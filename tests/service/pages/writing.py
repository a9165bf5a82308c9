"""What a manager types into the forms of the journey."""

from __future__ import annotations

from tests.service.pages.visiting import Browser, Looked, Site

ASKED = {
    "asked": "health",
    "how": "by telephone",
    "at-day": "2026-11-16",
    "at-time": "09:00",
    "answered": "answered",
    "said": "Nothing like that, as far as I know.",
}
DECISION = {
    "decided": "ask for more before deciding",
    "reasons": "We want to hear from her school first.",
    "heard": "said",
    "heard-on": "2026-11-14",
    "wishes": "I want to keep swimming.",
    "told-to": "advocate",
}


def decision_path(page: Looked) -> str:
    """Where the decision on the check of a referral's page is written."""
    return next(link for link in page.links() if link.endswith("/decision"))


def looked_over(browser: Browser, site: Site, **other: str) -> tuple[str, Looked]:
    """Where to sign, and the page there."""
    path = decision_path(browser.checked(site))
    page = browser.send(browser.get(path), path, DECISION | other)
    return path.replace("/decision", "/sign"), page


CALL = {
    "caller": "social worker",
    "caller-name": "Jo Field",
    "how": "by telephone",
    "called-day": "2026-11-16",
    "called-time": "09:10",
    "arrives-day": "2026-11-16",
    "arrives-time": "18:00",
}


def call(level: str) -> dict[str, str]:
    """A call in which every question was answered so."""
    answered = {f"{part}-{n}": said for n in range(1, 13) for part, said in (("level", level), ("basis", "opinion"))}
    return CALL | answered


REFERRED = {
    "name": "Noor",
    "child-id": "C-771",
    "authority": "Westmarch",
    "reference": "R-771",
    "received": "2026-11-16",
    "urgency": "planned",
    "kind": "long",
    "start": "2026-12-07",
}
