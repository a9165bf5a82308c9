"""A manager uploads the referral that an authority sent to the home as a file: kept as sent to it, or not at all."""

from __future__ import annotations

from matching.formats import json_referral, referral_workbook
from service.access.relation import RelationKind
from service.store.rows import ReferralRow
from tests.service.actions.doing import count
from tests.service.pages.test_upload import told
from tests.service.pages.visiting import Looked, Site


def sent(site: Site, content: bytes) -> Looked:
    path = f"{site.waiting}/upload"
    browser = site.manager
    return browser.post_file(path, browser.get(path).hidden(path), "files", content)


def test_a_filled_form_becomes_a_referral_that_waits_at_the_home(quick: Site) -> None:
    before = count(quick.store, ReferralRow)
    assert f"{quick.waiting}/upload" in quick.manager.get(quick.waiting).links()
    page = sent(quick, referral_workbook.write(told(1)))
    assert "Child 1" in page.words
    assert "Not checked yet" in page.words
    assert "Child 1" in quick.manager.get(quick.waiting).words
    assert count(quick.store, ReferralRow) == before + 1


def test_what_is_no_json_comes_back_at_the_files_by_line_and_column_and_nothing_is_kept(quick: Site) -> None:
    before = count(quick.store, ReferralRow)
    page = sent(quick, json_referral.write(told(1)).replace(b",", b"", 1))
    assert page.answer.status_code == 422
    summary = page.page.one("div", "govuk-error-summary")
    assert {e.attributes["href"] for e in summary.all("a")} == {"#files"}
    assert "ile 1, the file: it is not JSON from line 3, column 2 on" in summary.words
    assert count(quick.store, ReferralRow) == before


def test_only_who_answers_for_the_home_uploads_to_it_or_has_its_blank_form(quick: Site) -> None:
    form = quick.manager.client.get(f"{quick.waiting}/form")
    assert form.content.startswith(b"PK")
    for kind, person in quick.made.people.items():
        if kind not in {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER}:
            for path in ("upload", "form"):
                assert quick.by(person).client.get(f"{quick.waiting}/{path}").status_code == 404
