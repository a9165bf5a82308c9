"""The answer says the gravest first, as a range in words, and never lets the unknown look like a yes."""

from __future__ import annotations

from datetime import date

import pytest

from matching.enquiries import Enquiries, enquiries_next
from matching.findings import Band, Outcome
from matching.match import Match
from matching.report_parts import Items, Mark, Pairs, Room, Scale, Section, Tone
from matching.reports import assessment
from matching.reports.assessment.answer import headline
from matching.reports.assessment.decision import ROOM_FOR, decision
from matching.reports.assessment.unknowns import ASK_FIRST, IN_FULL, ONCE_LIFTED, ask_first, critical
from scenarios import storybook as told
from tests.reports import example
from tests.reports.reading import phrases, rows_of, said, section, walk, words


@pytest.mark.parametrize("children", [1, 3, 12])
def test_every_red_or_blocking_finding_is_named_in_the_answer(children: int) -> None:
    _, found = example.checked(example.world(children))
    red = [f for f in found.findings if f.outcome is Outcome.NOT_MET and f.worst <= Band.NOT_UNLESS]
    answer = said(section(example.report(children), "answer"))
    assert len(red) > 1
    assert all(f.reason in answer and f.title in answer for f in red)


def test_what_blocks_is_told_with_its_source_before_what_is_red() -> None:
    answer = said(section(example.report(), "answer"))
    assert "Law: Reg 99 (made up)." in answer
    assert answer.index("No bedroom is free") < answer.index("badly hurt")


@pytest.mark.parametrize(("worst", "best"), [(w, b) for w in Band for b in Band if w <= b])
def test_the_headline_names_both_ends_of_the_range(worst: Band, best: Band) -> None:
    match, found = example.checked(example.world())
    ranged = found.model_copy(update={"worst": worst, "best": best})
    line = headline(ranged, enquiries_next(match, found))
    key = {
        Band.OUTSIDE: "outside",
        Band.NOT_UNLESS: "present group",
        Band.CONDITIONS: "condition",
        Band.GOOD: "good",
    }
    assert key[worst] in line
    assert key[best] in line
    assert ("not known" in line) is (worst is not best)


def test_the_answer_is_a_range_and_never_one_number() -> None:
    report = example.report(without=("free-bedroom",))
    scale = next(b for b in walk(report.sections) if isinstance(b, Scale))
    assert (scale.worst, scale.best) == (Band.OUTSIDE, Band.NOT_UNLESS)
    assert "%" not in said(*report.sections)


def test_counts_begin_with_what_blocks_and_what_is_red_even_when_there_is_none() -> None:
    answer = section(example.report(0, without=("free-bedroom",)), "answer")
    counts = next(b for b in answer.blocks if isinstance(b, Items))
    marks = [p for item in counts.items for p in item if isinstance(p, Mark)]
    assert [m.words for m in marks][:2] == ["0 block", "0 red"]
    assert all(m.tone is Tone.NONE for m in marks[:2])


def test_the_unknown_is_never_marked_as_met() -> None:
    report = example.report()
    marks = [p for p in phrases(report.sections) if isinstance(p, Mark)]
    open_marks = [m for m in marks if "not known" in m.words or "could" in m.words]
    assert open_marks
    assert all(m.tone in (Tone.UNKNOWN, Tone.NONE) for m in open_marks)
    assert not any(isinstance(p, Mark) and p.tone is Tone.MET for p in phrases((section(report, "unknown"),)))


def test_what_could_turn_out_red_is_asked_even_when_something_else_already_blocks() -> None:
    report = example.report()
    assert "go missing" in said(section(report, "unknown"))
    assert "go missing" in said(section(report, "decision"))


def nothing_known(without: tuple[str, ...] = ()) -> tuple[Match, Enquiries, Section]:
    """A referral of which only the day of birth is known: its open questions, and the section on them."""
    child = told.child("C-NEW", "Tamsin", date(2013, 5, 3), otherwise=None)
    world = told.world(referral=told.referral(child=child))
    rules = tuple(r for r in example.rules() if r.ID not in without)
    match, found = example.checked(world, rules)
    asked = enquiries_next(match, found)
    return match, asked, section(assessment.assessment(match, found, rules=rules), "unknown")


def test_every_question_that_could_change_the_answer_is_put_however_many_there_are() -> None:
    _, asked, part = nothing_known(without=("free-bedroom",))
    matter = asked.first_that_matter()
    assert len(matter) > IN_FULL
    assert all(e.question in said(part) for e in matter)


def test_where_nothing_changes_a_blocked_answer_it_is_said_once_before_the_few_that_could_once_it_is_lifted() -> None:
    _, asked, part = nothing_known()
    later = critical(asked)
    assert not asked.first_that_matter()
    assert len(later) > ONCE_LIFTED
    assert said(part).startswith("Nothing that is still unknown could change the answer. Once what stands in the way")
    assert said(part).count("change the answer") == 1
    assert [e.question in said(part) for e in later] == [n < ONCE_LIFTED for n in range(len(later))]


def test_a_question_that_is_not_put_is_counted_and_named() -> None:
    match, asked, part = nothing_known()
    more = [e for e in asked.in_order if e not in critical(asked)[:ONCE_LIFTED]]
    assert f"The same is true of {len(critical(asked)) - ONCE_LIFTED} more questions." in said(part)
    names = {match.needs[e.fact.name].name.lower() for e in more if e.fact.name in match.needs}
    assert names
    assert [name for name in names if name not in said(part)] == []


def test_the_decision_has_room_for_the_gravest_unknowns_and_one_more_for_all_the_others() -> None:
    _, asked, _ = nothing_known()
    match, _ = example.checked(example.world())
    rows = rows_of(decision(match, critical(asked)))
    assert len(rows) == ROOM_FOR + 1
    assert f"{len(critical(asked)) - ROOM_FOR} more, named under" in words(rows[-1][0])
    assert isinstance(rows[-1][1][0], Room)


def test_each_critical_unknown_has_room_to_say_why_it_is_accepted() -> None:
    match, found = example.checked(example.world())
    open_questions = critical(enquiries_next(match, found))
    rows = rows_of(section(example.report(), "decision"))
    assert [words(row[0]) for row in rows] == [e.question for e in open_questions]
    assert all(isinstance(row[1][0], Room) for row in rows)


def test_the_decision_page_holds_no_words_of_its_own_in_the_rooms_for_a_person() -> None:
    pairs = [b for b in section(example.report(), "decision").blocks if isinstance(b, Pairs)]
    assert [name for name, _ in pairs[0].pairs] == ["Name", "Role", "Signature", "Date"]
    assert all(cell == (Room("", lines=1),) for _, cell in pairs[0].pairs)


def test_the_summary_asks_the_first_few_and_counts_the_others() -> None:
    _, asked, _ = nothing_known(without=("free-bedroom",))
    matter = asked.first_that_matter()
    (first,) = ask_first(asked)
    assert [e.question in said(first) for e in matter] == [n < ASK_FIRST for n in range(len(matter))]
    assert f"{len(matter) - ASK_FIRST} others that could change it" in said(first)
    _, blocked, _ = nothing_known()
    assert ask_first(blocked) == ()
