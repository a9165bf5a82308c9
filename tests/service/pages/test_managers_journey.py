"""A registered manager, from a referral that waits to a decision she signs and what follows from it."""

from __future__ import annotations

import io
from datetime import timedelta

from pypdf import PdfReader
from sqlalchemy import select

from service.records.signing import checkpoint_of
from service.store.rows import DecisionRow, EmergencyRow, HomeEnquiryRow, ReviewRow, SendingRow
from service.store.rows.review import ReviewKind
from tests.service.actions.doing import count
from tests.service.held_to import failures_of
from tests.service.pages.changing import forget, hurry
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.pages.writing import ASKED, REFERRED, call, looked_over
from tests.service.records.made import WORLD

REFERRAL = WORLD.referrals[0]
NAME = REFERRAL.child.name


def test_she_goes_from_a_waiting_referral_to_a_signed_decision(site: Site) -> None:
    anna, browser = site.with_sign_in(), site.manager
    assert "One referral waits" in browser.get(site.waiting).words
    assert "Not checked yet" in browser.get(site.referral).words
    sign, dialogue = looked_over(browser, site)
    assert NAME in dialogue.words
    signed = browser.send(dialogue, sign, anna.given())
    assert "We want to hear from her school first." in signed.words
    assert "proved by password and code" in signed.words
    assert count(site.store, DecisionRow) == 1
    assert "you asked for more" in browser.get(site.waiting).words


def test_nothing_is_signed_without_password_and_code_given_anew(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    sign, dialogue = looked_over(browser, quick)
    for wrong in ({}, anna.given() | {"code": "000000"}, anna.given() | {"password": "lantern-otter-viola"}):
        again = browser.send(dialogue, sign, wrong)
        assert again.answer.status_code == 422
        assert "not yours, or not right" in again.words
    assert count(quick.store, DecisionRow) == 0


def test_who_signs_gets_a_new_session_and_the_old_one_ends(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    before = browser.client.cookies.get("__Host-placewell")
    sign, dialogue = looked_over(browser, quick)
    browser.send(dialogue, sign, anna.given())
    assert browser.client.cookies.get("__Host-placewell") != before
    browser.in_session(str(before))
    assert "/desk/sign-in" in browser.client.get(quick.waiting).headers["location"]


def test_nothing_can_be_signed_on_a_check_whose_records_have_changed(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    sign, dialogue = looked_over(browser, quick)
    forget(quick.store)
    refused = browser.send(dialogue, sign, anna.given())
    assert refused.answer.status_code == 422
    assert "Run the check again" in refused.words
    assert "Something has changed since the check" in browser.get(quick.referral).words
    assert count(quick.store, DecisionRow) == 0


def test_a_check_that_is_void_shows_nothing_that_could_be_taken_for_an_answer(quick: Site) -> None:
    browser = quick.manager
    assert "Good match" in browser.checked(quick).words
    forget(quick.store)
    words = browser.get(quick.referral).words
    assert "Good match" not in words
    assert "Run the check again" in words


def asked_about(site: Site) -> tuple[str, Looked]:
    """The page to log an answer to the first open question, after something became unknown."""
    forget(site.store)
    browser = site.manager
    path = next(link for link in browser.checked(site).links() if "/ask/" in link)
    return path, browser.get(path)


def test_an_answer_that_is_logged_moves_the_page_before_her_eyes(site: Site) -> None:
    path, _ = asked_about(site)
    browser = site.manager
    moved = browser.send(browser.get(path), path, ASKED | {"level": "0", "basis": "observed fact"})
    assert moved.answer.status_code == 200
    assert "What moved since the check before" in moved.words
    assert path not in moved.links()


def test_what_is_awaited_moves_nothing_and_is_said_to_be_awaited(quick: Site) -> None:
    path, _ = asked_about(quick)
    browser = quick.manager
    moved = browser.send(browser.get(path), path, ASKED | {"answered": "awaited", "said": ""})
    assert path in moved.links()
    assert "Already asked and awaited: health" in moved.words


def test_the_answer_that_was_awaited_is_written_to_the_same_enquiry(quick: Site) -> None:
    path, _ = asked_about(quick)
    browser = quick.manager
    browser.send(browser.get(path), path, ASKED | {"answered": "awaited", "said": ""})
    page = browser.get(path)
    earlier = next(e.attributes["value"] for e in page.page.all("input") if e.attributes.get("name") == "to")
    given = {name: said for name, said in ASKED.items() if name not in ("asked", "answered")}
    moved = browser.send(page, path, given | {"to": earlier, "level": "0", "basis": "observed fact"})
    assert "Already asked and awaited" not in moved.words
    assert "What moved since the check before" in moved.words
    assert count(quick.store, HomeEnquiryRow) == 1


def test_a_referral_that_came_by_telephone_is_entered_and_what_was_not_said_stays_not_known(quick: Site) -> None:
    browser, path = quick.manager, f"{quick.waiting}/enter"
    empty = browser.send(browser.get(path), path, {"received": ""})
    ways = {e.attributes["href"] for e in empty.page.one("div", "govuk-error-summary").all("a")}
    assert {"#name", "#child-id", "#authority", "#reference", "#received", "#urgency", "#kind", "#start"} == ways
    taken = browser.send(browser.get(path), path, REFERRED | {"reference": REFERRAL.id, "child-id": "no/ such id!"})
    assert taken.answer.status_code == 422
    entered = browser.send(browser.get(path), path, REFERRED)
    assert "Noor" in entered.words
    assert "things have not been said" in entered.words
    assert "Born not known" in " ".join(entered.words.split())
    assert "Two referrals wait" in browser.get(quick.waiting).words


def test_an_emergency_leads_to_twelve_questions_of_which_none_can_be_skipped(quick: Site) -> None:
    hurry(quick.store)
    browser = quick.manager
    assert "You may say no." in browser.get(quick.referral).words
    path = f"{quick.referral}/emergency"
    for left_out in range(1, 13):
        skipped = {name: said for name, said in call("0").items() if not name.endswith(f"-{left_out}")}
        answer = browser.post(path, {**browser.get(path).hidden(path), **skipped})
        assert f'href="#level-{left_out}"' in answer.text
    assert count(quick.store, EmergencyRow) == 0
    taken = browser.send(browser.get(path), path, call("not-known"))
    assert "provisional until the review on 19 November 2026, 18:00" in taken.words
    assert "Write your decision" in taken.words


def test_the_statement_of_purpose_says_where_it_and_the_home_have_drifted_apart(quick: Site) -> None:
    words = quick.manager.get(f"{quick.waiting}/statement").words
    assert "This review advises; the registered person decides" in words
    assert "In force today" in words
    assert "again by" in words


def test_an_answer_to_a_form_from_before_another_check_is_not_taken(quick: Site) -> None:
    path, _ = asked_about(quick)
    browser = quick.manager
    hidden = browser.get(path).hidden(path)
    browser.send(browser.get(path), path, ASKED | {"level": "0", "basis": "observed fact"})
    forget(quick.store)
    browser.checked(quick)
    late = Looked(browser.post(path, {**hidden, **ASKED, "level": "4", "basis": "observed fact"}))
    assert late.answer.status_code in (404, 422)


def test_she_makes_a_plan_and_marks_a_task_done(quick: Site) -> None:
    browser = quick.manager
    browser.checked(quick)
    path = f"{quick.referral}/plan"
    planned = browser.send(browser.get(path), path, {"alternative": "0"})
    assert "still to be done" in planned.words
    task = next(link for link in planned.links() if "/tasks/" in link)
    page = browser.get(task)
    due = page.page.of_id("due").attributes["value"]
    incomplete = browser.send(page, task, {"owner": "Jo", "due": due, "done-on": "2026-11-16"})
    assert "othing says how it is known to be done" in incomplete.words
    beside, more = browser.get(task), {"done-on": "2026-11-16", "evidence": "I was there."}
    done = browser.send(page, task, {"owner": "Jo", "due": due, **more})
    assert "done" in done.words
    assert "Jo" in done.words
    changed = browser.send(beside, task, {"owner": "Al", "due": due})
    assert "both of you have changed it" in changed.words
    assert "I was there." in changed.words
    stale = browser.get(task)
    anew = browser.send(browser.get(path), path, {"alternative": "0"})
    late = browser.send(stale, task, {"owner": "Al", "due": due, **more})
    assert (late.answer.status_code, late.page.of_id("owner").attributes["value"]) == (412, "Al")
    now = late.page.of_id("form").attributes["action"]
    assert now != task
    assert now in anew.links()
    assert "Al" in browser.send(late, now, {"owner": "Al", "due": due, **more}).words


def test_she_accepts_records_the_arrival_and_holds_a_review(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    sign, dialogue = looked_over(browser, quick, decided="accept")
    browser.send(dialogue, sign, anna.given())
    assert NAME in browser.get(f"{quick.waiting}/decided").words
    path = f"{quick.referral}/arrival"
    mistyped = browser.send(browser.get(path), path, {"at-day": "2016-11-16", "at-time": "09:00", "bedroom": ""})
    assert "more than 28 days ago" in mistyped.words
    assert [each for each in mistyped.page.all("input") if each.attributes["name"] == "long-ago"]
    booked = browser.send(browser.get(path), path, {"at-day": "2026-11-16", "at-time": "09:00", "bedroom": ""})
    assert "at 72 hours" in booked.words
    assert path not in browser.get(f"{quick.waiting}/decided").links()
    decision = next(link for link in browser.get(quick.referral).links() if "/desk/decisions/" in link)
    assert path not in browser.get(decision).links()
    again = browser.get(path)
    assert "is one of the group" in again.words
    assert not [form for form in again.page.all("form") if form.attributes["action"] == path]
    review = next(link for link in booked.links() if "/reviews/" in link)
    page, beside = browser.get(review), browser.get(review)
    went = {
        e.attributes["name"]: "not known" for e in page.page.all("input") if e.attributes["name"].startswith("went-")
    }
    said = {"at-day": "2026-11-16", "at-time": "09:20", "goes": "She settles.", "heard": "said", "view": "It is fine."}
    held = browser.send(page, review, said | went)
    assert "She settles." in held.words
    then, late, well = browser.get(review), browser.get(review), said | went | {"goes": "She is well."}
    assert "She settles." in then.words
    assert "She is well." in browser.send(then, review, well).words
    late = browser.send(late, review, well | {"goes": ""})
    for read in (beside, late):
        refused = browser.send(read, review, well | {"goes": "She sleeps."})
        assert "held already" in refused.words
        assert "She is well." in refused.words
    assert "She sleeps." in browser.send(refused, review, well | {"goes": "She sleeps."}).words


def test_who_has_looked_names_her_and_this_very_look(quick: Site) -> None:
    browser = quick.manager
    browser.checked(quick)
    link = next(link for link in browser.get("/desk/children").links() if link.endswith("/looked"))
    looked = browser.get(link)
    assert "Read who has looked" in looked.words
    assert "registered manager" in looked.words


def test_no_address_holds_anything_of_a_child(quick: Site) -> None:
    browser = quick.manager
    pages = [browser.get(quick.waiting), browser.checked(quick), looked_over(browser, quick)[1]]
    told = " ".join(link for page in pages for link in page.links()).casefold()
    for word in (NAME, REFERRAL.id, REFERRAL.child.id, "self_harm"):
        assert word.casefold() not in told


def file_of(browser: Browser, path: str, name: str) -> str:
    """The words of a file that is given; that it is to be kept, and named so that its name tells nothing."""
    answer = browser.client.get(path)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert failures_of(answer.content) == []
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_she_prints_is_what_the_pages_say(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    sign, dialogue = looked_over(browser, quick, decided="accept")
    assert "Impact on each child" in file_of(browser, f"{quick.referral}/assessment.pdf", "assessment.pdf")
    browser.send(dialogue, sign, anna.given())
    link = next(link for link in browser.get(quick.referral).links() if "/desk/decisions/" in link)
    record = file_of(browser, f"{link}/record.pdf", "decision.pdf")
    assert "We want to hear from her school first." in record
    assert "proved by password and code" in record
    with quick.store.transaction() as t:
        assert "".join(str(checkpoint_of(t, quick.made.provider)).split()) in record.replace(" ", "").replace("•", "")
    plan = f"{quick.referral}/plan"
    browser.send(browser.get(plan), plan, {"alternative": "0"})
    assert "still to be done" in file_of(browser, f"{plan}.pdf", "readiness-plan.pdf")


def test_of_a_check_that_is_void_nothing_is_printed(quick: Site) -> None:
    browser = quick.manager
    browser.checked(quick)
    forget(quick.store)
    assert browser.client.get(f"{quick.referral}/assessment.pdf").headers["location"] == quick.referral


def test_a_referral_that_was_taken_back_takes_no_other_review_from_her(quick: Site) -> None:
    quick.manager.checked(quick)
    made, due = quick.made, quick.now + timedelta(days=1)
    with quick.store.transaction() as t:
        booked = (ReviewKind.AT_72_HOURS, ReviewKind.AT_28_DAYS)
        rows = (ReviewRow(home_id=made.home, referral_id=made.referral, kind=kind, due_at=due) for kind in booked)
        t.session.add_all(rows)
    assert NAME in quick.manager.get(f"{quick.waiting}/reviews").words
    with quick.store.transaction() as t:
        t.session.scalars(select(SendingRow)).one().withdrawn_on = quick.now.date()
    found = quick.manager.get(f"{quick.waiting}/reviews")
    assert found.answer.status_code == 200
    assert "at 28 days" in found.words
    assert NAME not in found.words
