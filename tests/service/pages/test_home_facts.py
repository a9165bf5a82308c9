"""Who answers for a home changes what is true of it on the pages: by the filled form, confirmed first, or directly."""

from __future__ import annotations

import re

import pytest

from matching.formats import home_workbook
from matching.home_changes import home_changes
from matching.world.home import Home
from matching.world.staff import Shift, on_shift, with_numbers
from service.access.relation import RelationKind as Is
from service.actions.read_home import AskFacts, read_home
from service.pages.each import home_bedroom
from service.records.desk import at_desk
from service.store.rows import GroupVersionRow, HomeVersionRow
from tests.service.actions.doing import count
from tests.service.page import Element
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.records.made import DAY, WORLD
from tests.workbook.editing import edited, under

HOME, REFERRED = WORLD.homes[0], WORLD.referrals[0].child
ROOM = len(HOME.bedrooms)


def way(site: Site, to: str = "") -> str:
    return f"{site.waiting}/facts{to}"


def now(site: Site) -> Home:
    asked = AskFacts(home=site.made.home)
    return at_desk(site.store, site.made.manager, site.now, lambda desk: read_home(desk, asked)).record


def uploaded(site: Site, browser: Browser, content: bytes) -> Looked:
    path = way(site, "/upload")
    return browser.post_file(path, browser.get(path).hidden(path), "file", content)


def sent(browser: Browser, path: str, with_field: str, **fields: str) -> Looked:
    """The form there that has such a field, as it stands but for these, each with - for _; the way on is followed."""
    return send_on(browser, browser.get(path), path, with_field, **fields)


def send_on(browser: Browser, page: Looked, path: str, with_field: str, **fields: str) -> Looked:
    forms = (form for form in page.page.all("form") if form.attributes.get("action") == path)
    said = next(said for said in map(as_it_stands, forms) if with_field in said)
    answer = browser.post(path, said | {name.replace("_", "-"): each for name, each in fields.items()})
    return browser.get(answer.headers["location"]) if answer.status_code == 303 else Looked(answer)


def as_it_stands(form: Element) -> dict[str, str]:
    found = dict[str, str]()
    for one in form.all():
        name, value = one.attributes.get("name", ""), one.attributes.get("value", "")
        if one.tag == "input" and (one.attributes.get("type") != "radio" or "checked" in one.attributes):
            found[name] = value
        elif one.tag in ("select", "textarea"):
            found[name] = ""
    return found


def nobody_awake() -> Home:
    return HOME.model_copy(update={"shifts": with_numbers(HOME.shifts, Shift.NIGHT, awake=0)})


def problems_of(page: Looked) -> str:
    assert page.answer.status_code == 422
    return page.page.one("div", "govuk-error-summary").words


def test_the_form_is_given_filled_and_what_it_changes_is_confirmed_before_it_is_kept(quick: Site) -> None:
    browser = quick.manager
    browser.checked(quick)
    assert way(quick) in browser.get(quick.waiting).links()
    form = browser.client.get(way(quick, "/form"))
    assert "home-form.xlsx" in form.headers["content-disposition"]
    assert home_changes(HOME, home_workbook.read(form.content)) == ()
    page = uploaded(quick, browser, home_workbook.write(nobody_awake()))
    assert "Shift night, awake" in page.words
    assert REFERRED.name in page.words
    assert WORLD.referrals[0].id in page.words
    assert re.search("night", page.page.one("ul", "cards").words)
    assert count(quick.store, HomeVersionRow) == 1
    kept = send_on(browser, page, way(quick, "/keep"), "draft")
    assert "Shift night, awake: 1, then 0" in kept.words
    assert on_shift(now(quick).shifts, Shift.NIGHT).awake == 0
    assert "changed since the check" in browser.get(quick.waiting).words


def test_everything_wrong_in_the_form_is_told_by_sheet_and_cell_and_nothing_is_kept(quick: Site) -> None:
    rooms = (HOME.bedrooms[0].model_copy(update={"closed_from": DAY, "closed_until": DAY}), *HOME.bedrooms[1:])
    wrong = home_workbook.write(HOME.model_copy(update={"bedrooms": rooms}))
    spoilt = edited(wrong, {under(wrong, "Shifts", "Shift"): "teatime"})
    said = problems_of(uploaded(quick, quick.manager, spoilt))
    assert "Shifts!A5" in said
    assert re.search(r"Bedrooms![A-Z]5: the day is the same as 'closed from'", said)
    another = home_workbook.write(HOME.model_copy(update={"urn": "SC999998", "provider": "Another"}))
    said = problems_of(uploaded(quick, quick.manager, another))
    assert f"{home_workbook.cell_of('urn')}: it is that of another home" in said
    assert f"{home_workbook.cell_of('provider')}: a home that changes its provider" in said
    assert count(quick.store, HomeVersionRow) == 1


def test_who_confirms_what_somebody_changed_since_is_shown_it_and_confirms_anew(quick: Site) -> None:
    browser = quick.manager
    page = uploaded(quick, browser, home_workbook.write(nobody_awake()))
    deputy = quick.by(quick.made.people[Is.DEPUTY_MANAGER])
    path = way(quick, f"/bedrooms/{ROOM}")
    sent(deputy, path, "closed-from", closed_from="2026-11-20")
    again = send_on(browser, page, way(quick, "/keep"), "draft")
    assert again.answer.status_code == 412
    assert "closed from" in again.page.one("div", "govuk-error-summary").words
    assert "20 November 2026" in again.page.one("table").words
    assert on_shift(now(quick).shifts, Shift.NIGHT).awake == 1
    send_on(browser, again, way(quick, "/keep"), "draft")
    assert on_shift(now(quick).shifts, Shift.NIGHT).awake == 0


def test_a_bedroom_is_closed_and_its_features_are_said_without_a_form(quick: Site) -> None:
    browser, path = quick.manager, way(quick, f"/bedrooms/{ROOM}")
    before = now(quick).bedrooms[-1]
    titles = [home_bedroom._title(before.model_copy(update={"id": id})) for id in ("room 3", "Attic room B", "2B")]
    assert titles == ["Room 3", "Attic room B", "Bedroom 2B"]
    wrong = sent(browser, path, "closed-from", closed_from="soon")
    assert "No day can be read here" in wrong.words
    assert "No day can be read. " in wrong.page.one("div", "govuk-error-summary").words
    feature = next(each.id for each in home_bedroom.FEATURES if each.id not in before.lacks)
    said = {f"feature-{feature}": "is not there"}
    kept = sent(browser, path, "closed-from", closed_from="2026-11-20", **said)
    assert "closed from 20 November 2026" in kept.words
    room = now(quick).bedrooms[-1]
    assert (room.closed_from, feature in room.lacks, feature in room.has) == (DAY.replace(day=20), True, False)
    assert "Nothing differs" in sent(browser, path, "closed-from").words


def test_who_is_on_a_shift_and_who_is_trained_is_said_without_a_form(quick: Site) -> None:
    browser, shifts, training = quick.manager, way(quick, "/shifts"), way(quick, "/training")
    assert "No such number" in sent(browser, shifts, "day-awake", day_awake="400").words
    kept = sent(browser, shifts, "day-awake", day_awake="", night_awake="2")
    assert "not recorded" in kept.words
    assert on_shift(now(quick).shifts, Shift.DAY).awake is None
    assert on_shift(now(quick).shifts, Shift.NIGHT).awake == 2
    member, task = HOME.staff[0].id, HOME.staff[0].competences[0].task
    sent(browser, training, "member", member=member, task=task, assessed="2026-11-10", expires="2027-11-10")
    held = [each for each in now(quick).staff[0].competences if each.task == task]
    assert [str(each.expires) for each in held] == ["2027-11-10"]
    assert "Choose" in sent(browser, training, "training").words
    last = len(now(quick).staff[0].competences) - 1
    sent(browser, training, "training", training=f"{member}/{task}/{last}/2026-11-10")
    assert task not in {each.task for each in now(quick).staff[0].competences}


TIE = {"one": "C-A", "other": "C-B", "kind": "conflict", "said_by": "school", "on": "2026-11-10"}


def test_what_divides_two_children_is_written_down_by_either_and_lifted_by_the_manager_alone(quick: Site) -> None:
    path = f"{quick.waiting}/ties"
    deputy, manager = quick.by(quick.made.people[Is.DEPUTY_MANAGER]), quick.manager
    before, place = count(quick.store, GroupVersionRow), str(len(WORLD.groups[0].ties) + 1)
    assert "Choose the other of the two" in sent(deputy, path, "one", **TIE | {"other": "C-A"}).words
    stale = manager.get(path)
    page = sent(deputy, path, "one", **TIE)
    assert "Conflict" in page.words
    late = send_on(manager, stale, path, "one", **TIE | {"kind": "shared interest"})
    assert late.answer.status_code == 412
    assert send_on(manager, late, path, "one", **TIE | {"kind": "shared interest"}).answer.status_code == 200
    assert "Lift it" not in page.words
    for what in ("lift", "take out"):
        refused = sent(deputy, path, "what", what=what, place=place)
        assert refused.answer.status_code == 422
        assert "nly the registered manager" in refused.words
    lifted = sent(manager, path, "what", what="lift", place=place)
    assert f"Lifted by {Is.REGISTERED_MANAGER.value}" in lifted.words
    assert count(quick.store, GroupVersionRow) == before + 3


def test_the_responsible_individual_comes_to_the_home_and_to_no_page_that_is_not_theirs(quick: Site) -> None:
    responsible = quick.by(quick.made.people[Is.RESPONSIBLE_INDIVIDUAL])
    to_see, seen = ["/desk"], set[str]()
    while to_see:
        path = to_see.pop()
        seen.add(path)
        looked = responsible.get(path)
        assert looked.answer.status_code == 200, path
        to_see += [each for each in looked.links() if each.startswith("/desk") and each not in (*seen, *to_see)]
    assert {way(quick, to) for to in ("", "/form", "/upload", "/shifts", "/training", "/bedrooms/1")} <= seen
    assert f"{quick.waiting}/ties" in seen


@pytest.mark.parametrize("kind", [Is.COORDINATOR, Is.PLACEMENT_OFFICER, Is.AUDITOR, Is.ADMINISTRATOR])
def test_nobody_else_is_shown_or_takes_part(quick: Site, kind: Is) -> None:
    browser = quick.by(quick.made.people[kind])
    for to in ("", "/form", "/upload", "/keep", "/bedrooms/1", "/shifts", "/training"):
        assert browser.client.get(way(quick, to)).status_code == 404
    assert browser.client.get(f"{quick.waiting}/ties").status_code == 404
