"""Two people have a record destroyed on the pages: one asks, nobody holds it back, and another agrees after 30 days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from service.access.relation import RelationKind
from service.pages.each import destroy_record
from service.records import retention
from service.store.rows import DecisionRow
from tests.service.actions.doing import count
from tests.service.actions.test_retention import IN_A_YEAR, LATER, Declined, declined_at
from tests.service.pages.visiting import Browser, Looked, Secret, Site

LIST = "/desk/retention"
NAME, NUMBER, BORN = "Maryam 5", "C-85", "5 May 2013"


@dataclass(frozen=True)
class Going:
    """A site on which one child's record need not be kept any longer, with who would have to agree."""

    site: Site
    of: Declined
    anna: Secret

    @property
    def way(self) -> str:
        return f"/desk/children/{self.of.child}/retention"

    def by(self, kind: RelationKind) -> Browser:
        return self.site.by(self.site.made.people[kind])

    @property
    def responsible(self) -> Browser:
        return self.by(RelationKind.RESPONSIBLE_INDIVIDUAL)

    def does(self, browser: Browser, step: str, **fields: str) -> Looked:
        return browser.send(browser.get(f"{self.way}/{step}"), f"{self.way}/{step}", fields)


@pytest.fixture
def going(quick: Site) -> Going:
    of, anna = declined_at(quick.store, quick.made), quick.with_sign_in()
    quick.now = IN_A_YEAR
    return Going(quick, of, anna)


def faults(looked: Looked) -> dict[str, str]:
    """What is wrong, by where the link leads."""
    links = looked.page.one("div", "govuk-error-summary").all("a")
    return {link.attributes["href"]: link.words for link in links}


def test_one_asks_another_agrees_after_thirty_days_and_nothing_names_the_child_then(going: Going) -> None:
    begun = going.responsible.get("/desk")
    assert begun.answer.request.url.path == LIST
    assert all(words in begun.words for words in (NAME, NUMBER, BORN, "Need not be kept any longer", "365 days"))
    asked = going.does(going.responsible, "ask")
    assert "asked for it on 16 November 2027" in asked.words
    assert f"{going.way}/destroy" not in asked.links()
    going.site.now = LATER
    manager = going.site.manager
    assert f"{going.way}/destroy" in manager.get(going.way).links()
    wrong = going.does(manager, "destroy", **going.anna.given() | {"password": "another-otter-violin"})
    assert faults(wrong).keys() == {"#name"}
    assert NAME in wrong.words
    done = going.does(manager, "destroy", **going.anna.given(1))
    assert "The record is destroyed" in done.words
    assert going.of.child in going.responsible.get(LIST).words
    for left in (done, manager.get(LIST), going.responsible.get(LIST), going.responsible.get(going.way)):
        assert left.answer.status_code == 200
        assert not [words for words in (NAME, NUMBER, BORN) if words in left.words]
    assert count(going.site.store, DecisionRow) == 0


def test_a_hold_wants_a_reason_keeps_the_record_and_is_lifted_with_another(going: Going) -> None:
    assert faults(going.does(going.responsible, "hold")).keys() == {"#why"}
    held = going.does(going.responsible, "hold", why="an inquiry may ask for it")
    assert "An inquiry may ask for it" in going.responsible.get(LIST).words
    assert f"{going.way}/ask" not in held.links()
    refused = going.does(going.site.manager, "ask")
    assert refused.answer.status_code == 422
    assert "A legal hold stands" in faults(refused)["#form"]
    assert f"{going.way}/ask" in going.does(going.site.manager, "lift", why="it was put by mistake").links()


def test_a_death_wants_its_day_who_says_so_and_where_it_is_written(going: Going) -> None:
    assert faults(going.does(going.site.manager, "death")).keys() == {"#why", "#said-by", "#source"}
    said = {"why": "the child has died", "said-by": "health", "source": "the certificate", "died-on": "2030-01-01"}
    assert faults(going.does(going.site.manager, "death", **said)).keys() == {"#died-on"}
    assert (
        "Said by: health; the certificate."
        in going.does(going.site.manager, "death", **said | {"died-on": "2027-01-01"}).words
    )


def refused_to_the_one_who_asked(going: Going) -> bool:
    going.does(going.site.manager, "ask")
    going.site.now = LATER
    found = going.does(going.site.manager, "destroy", **going.anna.given())
    return found.answer.status_code == 422 and "cannot confirm" in faults(found)["#form"]


def test_who_asked_is_told_that_somebody_else_has_to_agree(going: Going) -> None:
    assert refused_to_the_one_who_asked(going)
    assert count(going.site.store, DecisionRow) == 1


def test_a_page_on_which_one_person_is_enough_would_be_caught(going: Going, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_not_yet", lambda *_: ())
    assert not refused_to_the_one_who_asked(going)


def test_nothing_is_destroyed_by_who_does_not_prove_anew_who_they_are(going: Going) -> None:
    going.does(going.responsible, "ask")
    going.site.now = LATER + timedelta(days=1)
    found = going.does(going.site.manager, "destroy")
    assert faults(found).keys() == {"#name"}
    assert destroy_record.PAGE.form is not None
    assert destroy_record.PAGE.form.proves is not None
    assert count(going.site.store, DecisionRow) == 1


def test_nobody_else_comes_to_these_pages_and_what_the_law_keeps_says_until_when(going: Going) -> None:
    steps = ("", "/hold", "/lift", "/ask", "/destroy")
    for kind in (RelationKind.DEPUTY_MANAGER, RelationKind.PLACEMENT_OFFICER, RelationKind.COORDINATOR):
        browser = going.by(kind)
        assert {browser.client.get(f"{going.way}{step}").status_code for step in steps} == {404}
        assert NAME not in browser.get(LIST).words
    assert LIST not in going.by(RelationKind.DEPUTY_MANAGER).get("/desk/children").links()
    assert LIST in going.site.manager.get("/desk/children").links()
    kept = going.site.manager.get(f"/desk/children/{going.site.made.residents[0]}/retention")
    assert "75 years from the date of birth" in kept.words
    assert not [link for link in kept.links() if link.endswith(("/ask", "/destroy"))]
