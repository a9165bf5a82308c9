"""Writes down what a home asks about a referred child and what it is answered, each time as a new version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from matching.details import DETAILS
from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.papers import papers_asked_for
from matching.world.problems import sound_alone
from matching.world.referral import Referral
from service.access.action import Action
from service.records.desk import Desk, NotThere
from service.records.learnt import HomeEnquiry, learnt, with_learnt
from service.records.naming import unnamed
from service.records.open_still import hold_row
from service.records.referrals import ask_here, referral_at
from service.records.versions import Writing, as_words, write_down
from service.store.base import new_id
from service.store.rows import HomeEnquiryRow, HomeEnquiryVersionRow


def log(desk: Desk, home: str, referral: str, enquiry: HomeEnquiry) -> str:
    """The id of a new enquiry. Raises NotThere, and BadInput with every problem in it."""
    ask_here(desk, Action.ASSESS, home, referral)
    _must_be_sound(desk, referral_at(desk, home, referral), enquiry)
    id = new_id()
    desk.t.session.add(HomeEnquiryRow(id=id, home_id=home, referral_id=referral))
    desk.t.session.flush()
    _write(desk, id, enquiry)
    return id


def logged(desk: Desk, home: str, referral: str, id: str) -> HomeEnquiry:
    """One enquiry as it stands, held to be written. Raises NotThere."""
    ask_here(desk, Action.ASSESS, home, referral)
    hold_row(desk.t, HomeEnquiryRow, id)
    found = {each.id: each.enquiry for each in learnt(desk.t, home, referral, desk.day)}
    if id not in found:
        raise NotThere
    return found[id]


def answer(desk: Desk, home: str, referral: str, id: str, enquiry: HomeEnquiry) -> None:
    """A new version of it, with the answer. Raises NotThere, and BadInput with every problem in it."""
    logged(desk, home, referral, id)
    _must_be_sound(desk, referral_at(desk, home, referral, without=id), enquiry)
    _write(desk, id, enquiry)


def _write(desk: Desk, id: str, enquiry: HomeEnquiry) -> None:
    writing = Writing(desk.t, desk.day, desk.now, desk.actor.person)
    words = {"record": as_words(enquiry)}
    write_down(writing, HomeEnquiryVersionRow, HomeEnquiryVersionRow.home_enquiry_id, id, words)


def _must_be_sound(desk: Desk, before: Referral, enquiry: HomeEnquiry) -> None:
    """Raises BadInput with what is wrong in the enquiry; what was wrong in the referral before is not its doing."""
    old = set(_problems(desk, before))
    needs = standard_catalogue().need_by_id()
    sound = enquiry.model_copy(update={"facts": tuple(fact for fact in enquiry.facts if fact.about in needs)})
    problems = [*_own_problems(desk, enquiry), *set(_problems(desk, with_learnt(before, [sound]))) - old]
    if problems:
        named = unnamed(problems, before.child)
        raise BadInput(replace(problem, where=f"enquiry, {problem.where}") for problem in named)


def _problems(desk: Desk, referral: Referral) -> tuple[Problem, ...]:
    try:
        sound_alone(referral, desk.day, standard_catalogue())
    except BadInput as found:
        return found.problems
    return ()


def _own_problems(desk: Desk, enquiry: HomeEnquiry) -> Iterator[Problem]:
    known = {need.id for need in standard_catalogue().needs} | {detail.name for detail in DETAILS}
    for number, name in enumerate(enquiry.about, 1):
        if name not in known:
            yield Problem(f"about {number}", "no such matter is known", "Use the name of a need, or leave it out.")
    needs = standard_catalogue().need_by_id()
    for number, fact in enumerate(enquiry.facts, 1):
        if fact.about not in needs:
            yield Problem(f"facts {number}", "no such need is in the catalogue", "Use the id of one that is.")
    papers = {paper.id for paper in papers_asked_for()}
    for number, id in enumerate(enquiry.papers, 1):
        if id not in papers:
            yield Problem(f"papers {number}", "no such paper is asked for", f"Use one of: {', '.join(sorted(papers))}.")
    moments = {"asked at": enquiry.asked_at, "answered at": enquiry.answered_at}
    for where, moment in moments.items():
        if moment is not None and moment > desk.now:
            yield Problem(where, "it is in the future", "Give the moment it was.")
    if enquiry.answered_at is not None and enquiry.answered_at < enquiry.asked_at:
        yield Problem("answered at", "it is before the question was asked", "Correct one of the two.")
