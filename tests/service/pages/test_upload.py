"""An officer uploads referrals as files: all are kept or none, and nothing of a file stays anywhere else."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.formats import json_referral, referral_table, referral_workbook
from matching.world.facts import Role
from matching.world.referral import Bond, Referral, SiblingBond
from scenarios import storybook
from service.access.relation import RelationKind
from service.pages.parts import read_parts
from service.pages.sent import NoForm
from service.receiving import apart
from service.receiving.file import ReceivedFile
from service.store.rows import ReferralRow
from tests.service.actions.doing import count
from tests.service.pages.test_officers_journey import at, officer
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.records.made import WORLD

AUTHORITY = WORLD.referrals[0].placing_authority
FILE_NAME = "Maryam Okafor born 2014.xlsx"


def told(number: int) -> Referral:
    """One more referral of the authority's, of a child that nobody knows yet."""
    one = storybook.referral()
    child = one.child.model_copy(update={"id": f"C-90{number}", "name": f"Child {number}"})
    return one.model_copy(update={"id": f"R-90{number}", "child": child, "placing_authority": AUTHORITY})


def table(*referrals: Referral) -> bytes:
    return referral_table.write(referral_table.tables_of(referrals))[0].data


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 40_000_000)
    return packed.getvalue()


def sent(browser: Browser, site: Site, *files: bytes, **fields: str) -> Looked:
    """The form with these files, the way on followed."""
    path = at(site, "/upload")
    hidden = browser.get(path).hidden(path) | fields
    chosen = [("files", (FILE_NAME, content, "text/plain")) for content in files]
    answer = browser.client.post(path, data=hidden, files=chosen or [("files", ("", b"", "text/plain"))])
    return browser.get(answer.headers["location"]) if answer.status_code == 303 else Looked(answer)


def test_each_kind_of_file_is_told_by_what_is_in_it_and_all_are_kept(quick: Site) -> None:
    before = count(quick.store, ReferralRow)
    files = (table(told(1), told(2)), referral_workbook.write(told(3)), json_referral.write(told(4)))
    page = sent(officer(quick), quick, *files)
    assert page.answer.status_code == 200
    assert all(f"Child {n}" in page.words for n in (1, 2, 3, 4))
    assert count(quick.store, ReferralRow) == before + 4


def test_one_leads_to_its_own_page_and_sending_it_again_keeps_it_once(quick: Site) -> None:
    browser, path = officer(quick), at(quick, "/upload")
    hidden = browser.get(path).hidden(path)
    ways = [
        browser.client.post(path, data=hidden, files=[("files", (name, json_referral.write(told(1)), "a/b"))])
        for name in ("a.json", "b.json")
    ]
    assert [way.status_code for way in ways] == [303, 303]
    assert ways[0].headers["location"] == ways[1].headers["location"]
    assert "It was sent to no home yet." in browser.get(ways[0].headers["location"]).words
    assert count(quick.store, ReferralRow) == 2


def test_brothers_and_sisters_in_files_are_bound_from_then_on(quick: Site) -> None:
    bond = SiblingBond(child="C-902", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="Always together.")
    one = told(1).model_copy(update={"siblings": (bond,)})
    browser = officer(quick)
    page = sent(browser, quick, json_referral.write(one), json_referral.write(told(2)))
    link = next(e for e in page.page.all("a") if e.words == "Child 1").attributes["href"]
    assert "Always together." in browser.get(link).words


def living_at(postcode: str) -> bytes:
    """A referral of a child of whose own home the postcode alone is told."""
    plain = json.loads(json_referral.write(told(1)))
    plain["child"] = {k: v for k, v in plain["child"].items() if k != "home_place"} | {"home_postcode": postcode}
    return json.dumps(plain).encode()


@pytest.mark.parametrize(("postcode", "is_said"), [("LS99 9ZZ", True), ("LS1 1UR", False)])
def test_a_postcode_in_no_directory_is_said_with_the_way_out_and_what_it_tells_stays_not_known(
    quick: Site, postcode: str, is_said: bool
) -> None:
    browser, path = officer(quick), at(quick, "/upload")
    chosen = [("files", ("a.json", living_at(postcode), "text/plain"))]
    checked = Looked(browser.client.post(f"{path}/check", data=browser.get(path).hidden(path), files=chosen))
    kept = sent(browser, quick, living_at(postcode))
    for page, way_out in ((checked, "Correct it in the file"), (kept, "upload it anew with the right postcode")):
        assert ("in no directory" in page.words, way_out in page.words) == (is_said, is_said)
        assert postcode not in page.answer.text


def test_what_is_wrong_is_told_by_file_row_and_column_and_nothing_is_kept(quick: Site) -> None:
    before = count(quick.store, ReferralRow)
    wrong = table(told(1), told(2)).replace(f"{told(1).start:%d/%m/%Y}".encode(), b"Maryam came")
    page = sent(officer(quick), quick, json_referral.write(told(3)), wrong)
    assert page.answer.status_code == 422
    summary = page.page.one("div", "govuk-error-summary")
    assert {e.attributes["href"] for e in summary.all("a")} == {"#files"}
    assert "ile 2, referrals.csv, rows 2 to 3, column Start" in summary.words
    assert "Maryam" not in page.answer.text
    assert count(quick.store, ReferralRow) == before


def test_what_is_wrong_with_the_child_is_told_by_the_file_and_referral_that_it_came_in(quick: Site) -> None:
    before = count(quick.store, ReferralRow)
    elsewhere = told(2).model_copy(update={"placing_authority": "Elsewhere"})
    page = sent(officer(quick), quick, json_referral.write(told(3)), table(told(1), elsewhere))
    assert "ile 2, referral 2, placing authority: it is another authority" in page.words
    assert count(quick.store, ReferralRow) == before


def hidden_away(content: bytes) -> bytes:
    return b"%PDF-1.7\n" + content


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": bomb,
    "what is called a workbook and is none": lambda: hidden_away(b"\x00" * 100),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "a nest": lambda: b"[" * 200_000,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_its_number_and_nothing_is_kept(quick: Site, name: str) -> None:
    page = sent(officer(quick), quick, HOSTILE[name]())
    assert page.answer.status_code == 422
    assert "ile 1" in page.page.one("div", "govuk-error-summary").words
    assert count(quick.store, ReferralRow) == 1


def test_too_many_files_too_large_ones_and_none_are_refused_unread(
    quick: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a file was read")

    browser, path = officer(quick), at(quick, "/upload")
    monkeypatch.setattr(apart, "written_by", forbidden)
    assert "no file is chosen" in sent(browser, quick).words.casefold()
    assert "more than 50 files" in sent(browser, quick, *[b"{}"] * 51).words
    assert "bytes together" in sent(browser, quick, *[b"x" * 5_020_000] * 2).words
    large = browser.client.post(path, content=b"x" * 10_200_000, headers={"Content-Type": "multipart/form-data"})
    assert large.status_code == 413
    usual = browser.client.post(at(quick, "/enter"), content=b"x" * 9_000_000)
    assert usual.status_code == 413


def test_nobody_elses_file_is_opened(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr(apart, "written_by", forbidden)
    hidden = officer(quick).get(at(quick, "/upload")).hidden(at(quick, "/upload"))
    chosen = [("files", ("a.json", b"{}", "application/json"))]
    for kind, person in quick.made.people.items():
        if kind is not RelationKind.PLACEMENT_OFFICER:
            answer = quick.by(person).client.post(at(quick, "/upload"), data=hidden, files=chosen)
            assert answer.status_code in (404, 422)
    unmarked = officer(quick).client.post(at(quick, "/upload"), data={"key": "k" * 20}, files=chosen)
    assert unmarked.status_code == 422
    assert quick.anybody().client.post(at(quick, "/upload"), data=hidden, files=chosen).status_code == 401


def test_no_name_of_a_file_and_no_file_is_kept_anywhere(
    quick: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    big = json_referral.write(told(1)) + b" " * 3_000_000
    page = sent(officer(quick), quick, big)
    assert "Maryam" not in page.answer.text + str(page.answer.request.url) + caplog.text
    assert list(tmp_path.iterdir()) == []
    kept = Path(str(quick.store.engine.url.database)).parent
    assert all(b"Maryam" not in file.read_bytes() for file in kept.rglob("*") if file.is_file())


def part(head: bytes, content: bytes) -> bytes:
    return b"--x\r\n" + head + b"\r\n\r\n" + content + b"\r\n"


NAMED = b'Content-Disposition: form-data; name="a"'
OTHER = b'Content-Disposition: form-data; name="b"; filename="x"'
NO_FORMS = {
    "cut short": part(NAMED, b"1"),
    "no parts": b"nothing",
    "twice the same": part(NAMED, b"1") + part(NAMED, b"2") + b"--x--\r\n",
    "no name": part(b"Content-Disposition: form-data", b"1") + b"--x--\r\n",
    "no disposition": part(b"Content-Type: text/plain", b"1") + b"--x--\r\n",
    "a file elsewhere": part(OTHER, b"1") + b"--x--\r\n",
    "no letters": part(NAMED, b"\xff") + b"--x--\r\n",
    "a long head": part(NAMED + b"; y=" + b"z" * 3_000, b"1") + b"--x--\r\n",
    "too many": part(NAMED, b"1") * 2_001 + b"--x--\r\n",
}


@pytest.mark.parametrize("name", NO_FORMS)
def test_what_is_no_form_is_refused(name: str) -> None:
    with pytest.raises(NoForm):
        read_parts("multipart/form-data; boundary=x", NO_FORMS[name], "files")


def test_random_bytes_are_a_form_or_none_and_never_a_fault() -> None:
    whole = part(NAMED, b"1") + part(OTHER.replace(b'"b"', b'"files"'), os.urandom(300)) + b"--x--\r\n"
    for place in range(0, len(whole), 7):
        broken = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
        try:
            read_parts("multipart/form-data; boundary=x", broken, "files")
        except NoForm:
            continue


def test_a_reader_that_keeps_what_it_can_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = apart._read

    def lenient(file: ReceivedFile) -> list[ReceivedFile]:
        with suppress(BadInput):
            return honest(file)
        return []

    with monkeypatch.context() as planted:
        planted.setattr(apart, "_read", lenient)
        with pytest.raises((AssertionError, ValueError, KeyError)):
            test_what_is_wrong_is_told_by_file_row_and_column_and_nothing_is_kept(quick)


def test_the_blank_form_is_a_workbook_that_a_browser_keeps(quick: Site) -> None:
    answer = officer(quick).client.get(at(quick, "/form"))
    assert answer.content.startswith(b"PK")
    assert answer.headers["content-disposition"] == 'attachment; filename="referral-form.xlsx"'
