"""A family's letter tells its own result, in plain English, and nothing of any other family or child."""

from __future__ import annotations

import re
from datetime import date

import pytest

from matching.errors import BadInput
from matching.report_parts import BreaksAsked, Report, Room
from matching.reports import break_letter
from matching.reports.break_letter import why
from matching.reports.break_letter.why import FOR_THE_HOME, FOR_US, IN_THE_WAY, MANY, NO_MORE, OTHERWISE
from matching.reports.break_letter.why_not_those import ON_THOSE_NIGHTS
from matching.reports.break_letter.why_not_those import OTHERWISE as WHY_NOT_THOSE
from matching.short_breaks.constraints import CONSTRAINTS
from matching.short_breaks.explaining import lacking
from matching.short_breaks.explaining.requests import OTHER_THAN_RULES
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import BookingStatus, PlannedStay
from matching.short_breaks.result import FamilyResult, Obstacle, RequestResult, VisitsFirst
from service.web.render import to_html
from service.web.text import to_text
from tests.reports.reading import said, section
from tests.short_breaks.planted import TELLTALE, planted
from tests.short_breaks.small_allocation import Given, small

FAMILIES = [family.family for family in small().allocation.families]


def letter(given: Given, family: str) -> Report:
    return break_letter.write(BreaksAsked(given.period, given.allocation, families=(family,)))


def to_first(**changes: object) -> Report:
    """The letter to the first family, with parts of its result replaced."""
    period, allocation = small()
    first, *others = allocation.families
    families = (first.model_copy(update=changes), *others)
    return letter(Given(period, allocation.model_copy(update={"families": families})), first.family)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_about_anybody_else_is_in_a_letter(family: str) -> None:
    given = planted(small(), family)
    assert TELLTALE in given.allocation.model_dump_json()
    report = letter(given, family)
    assert TELLTALE not in to_html(report) + to_text(report)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_other_family_or_child_is_named_in_a_letter(family: str) -> None:
    given = small()
    html = to_html(letter(given, family))
    own = next(f for f in given.period.families if f.id == family)
    children = [r.child for r in given.period.world.referrals if r.child.id not in own.children]
    others = [f for f in FAMILIES if f != family] + [words for c in children for words in (c.id, c.name)]
    assert [words for words in others if re.search(rf"{re.escape(words)}\b", html)] == []


def test_a_tea_visit_that_the_plan_counts_on_is_asked_for_before_the_first_night() -> None:
    visits = VisitsFirst(urn=small().period.homes[0].urn, visits=1, first_night=date(2026, 12, 18), in_time=True)
    one = " ".join(to_text(to_first(visits_first=(visits,))).split())
    assert "Before Friday 18 December 2026, come for one tea visit at " in one
    assert "Agree the day with us." in one
    two = to_text(to_first(visits_first=(visits.model_copy(update={"visits": 2}),)))
    assert "Agree the days with us." in " ".join(two.split())
    assert "tea visit" not in to_text(to_first(visits_first=()))


def test_each_stay_is_told_with_the_day_to_come_and_the_day_to_go_home() -> None:
    stay = PlannedStay(family="F-0001", urn="SC700001", bedrooms=("room 1",), first_night=date(2027, 3, 26), nights=3)
    words = said(section(to_first(stays=(stay,), nights=3), "nights"))
    assert "Friday 26 to Monday 29 March 2027" in words
    assert "Three nights at Home 1. Come on Friday 26 March 2027. Go home on Monday 29 March 2027." in words


def test_how_firm_a_stay_is_goes_by_its_booking() -> None:
    words = [said(section(letter(small(), family), "nights")) for family in FAMILIES]
    assert sum(w.count("This stay is fixed.") for w in words) == 1
    assert sum(w.count("You know of this stay already. It has not changed.") for w in words) == 2
    assert sum(w.count("This stay is new.") for w in words) == len(small().allocation.stays) - 3


def test_a_confirmed_stay_in_another_bedroom_is_never_told_as_unchanged() -> None:
    period, allocation = small()
    booked = next(b for b in period.bookings if b.status is BookingStatus.CONFIRMED)
    moved = booked.model_copy(update={"bedrooms": ("room 9",)})
    bookings = tuple(moved if b is booked else b for b in period.bookings)
    given = Given(period.model_copy(update={"bookings": bookings}), allocation)
    words = said(section(letter(given, booked.family), "nights"))
    assert f"It will be in another bedroom: {booked.bedrooms[0]}. Before, it was room 9." in words
    assert "It has not changed." not in words


def test_a_family_with_nothing_is_told_so_first() -> None:
    words = said(section(to_first(stays=(), nights=0), "nights"))
    assert words == "We are sorry. We could not find any nights for Child 1 this time."


def test_a_date_asked_for_is_answered_whether_or_not_it_was_given() -> None:
    asked = [RequestResult(request=f"Q-{n}", first_night=date(2026, 12, 4), nights=2, granted=n) for n in range(3)]
    answers = said(section(to_first(requests=tuple(asked)), "dates"))
    assert "We could not do this." in answers
    assert "You have one of them." in answers
    assert "Yes, you have all of them." in answers


@pytest.mark.parametrize("rule", [*(constraint.ID for constraint in CONSTRAINTS), *OTHER_THAN_RULES, "something-new"])
def test_what_stood_in_the_way_of_a_date_asked_for_is_told_and_names_nobody(rule: str) -> None:
    way = (Obstacle(rule=rule, sentence="F-0002 was there.", stays=3),)
    asked = RequestResult(request="Q-1", first_night=date(2026, 12, 4), nights=2, granted=0, in_the_way=way)
    words = said(section(to_first(requests=(asked,)), "dates"))
    in_words = WHY_NOT_THOSE if rule == "something-new" else ON_THOSE_NIGHTS[rule]
    assert f"We could not do this. What stood in the way: {in_words}." in words
    assert "F-0002" not in words


@pytest.mark.parametrize("rule", [constraint.ID for constraint in CONSTRAINTS])
def test_every_constraint_has_words_of_its_own_for_a_letter(rule: str) -> None:
    report = to_first(obstacles=(Obstacle(rule=rule, sentence="F-0002 was there.", stays=3),), owed_after=5)
    assert IN_THE_WAY[rule] in said(section(report, "why"))


@pytest.mark.parametrize("unchecked", [True, False])
def test_what_nobody_has_checked_is_told_as_that_by_its_kind_and_not_by_its_words(unchecked: bool) -> None:
    words = "Something else." if unchecked else "On 3 of 4 of them, nobody has checked yet."
    way = (Obstacle(rule="apart", sentence=words, stays=3, unchecked=unchecked),)
    asked = RequestResult(request="Q-1", first_night=date(2026, 12, 4), nights=2, granted=0, in_the_way=way)
    letter = to_first(obstacles=way, owed_after=5, requests=(asked,))
    for part, known in (("why", IN_THE_WAY["apart"]), ("dates", ON_THOSE_NIGHTS["apart"])):
        told = said(section(letter, part))
        assert ("obody has checked yet" in told) is unchecked
        assert (known in told) is not unchecked


def test_an_obstacle_that_no_words_were_written_for_is_still_told() -> None:
    report = to_first(obstacles=(Obstacle(rule="something-new", sentence="F-0002 was there.", stays=3),), owed_after=5)
    assert OTHERWISE in said(section(report, "why"))


def test_what_is_not_known_is_asked_for_and_never_told_as_low() -> None:
    first: FamilyResult = small().allocation.families[0]
    unknown = first.criteria[0].model_copy(update={"mark": None, "words": "not known"})
    words = said(section(to_first(criteria=(unknown, *first.criteria[1:])), "known"))
    after = words.partition("We do not know these things yet.")[2]
    assert unknown.name in after
    assert "did not count" not in after


def test_a_limit_of_the_law_is_told_to_the_family_it_is_about_and_to_nobody_else() -> None:
    told = [family for family in FAMILIES if "The law sets limits" in to_text(letter(small(), family))]
    assert told == [escalation.family for escalation in small().allocation.escalations]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_letter_can_be_read_at_eleven(family: str) -> None:
    """By the Flesch-Kincaid grade, where 6 is the school year in which American children turn twelve."""
    report = letter(small(), family)
    words = " ".join(
        said(section(report, key)) for key in ("nights", "why", "next") if key in [s.key for s in report.sections]
    )
    assert grade(words) <= 6.0


def grade(text: str) -> float:
    sentences = [s for s in re.split(r"[.:!?]\s", text) if s.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    silent = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(len(re.findall(r"[aeiouy]+", word.lower())) - silent, 1)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert to_html(letter(small(), FAMILIES[0])) == to_html(letter(small(), FAMILIES[0]))


@pytest.mark.parametrize("families", [(), ("F-0001", "F-0002"), ("F-9999",)])
def test_a_letter_is_to_exactly_one_family_of_the_plan(families: tuple[str, ...]) -> None:
    with pytest.raises(BadInput):
        break_letter.write(BreaksAsked(*small(), families=families))


def test_whom_to_ask_stands_in_the_letter_where_the_period_says_it_and_is_a_line_to_fill_in_where_it_does_not() -> None:
    period, allocation = small()
    known = period.model_copy(update={"ask_whom": "Bea at Home 1", "ask_how": "01632 960 000"})
    told = to_text(letter(Given(known, allocation), FAMILIES[0]))
    assert "Bea at Home 1" in told
    assert "01632 960 000" in told
    by_hand = section(letter(Given(known.model_copy(update={"ask_how": None}), allocation), FAMILIES[0]), "next")
    assert [block.words for block in by_hand.blocks if isinstance(block, Room)] == ["Phone or email"]
    nobody = section(letter(small(), FAMILIES[0]), "next")
    assert [block.words for block in nobody.blocks if isinstance(block, Room)] == ["Who to ask", "Phone or email"]


def test_whom_to_ask_can_be_added_after_the_plan_was_made() -> None:
    period = small().period
    assert inputs_digest(period) == inputs_digest(period.model_copy(update={"ask_whom": "Bea", "ask_how": "Call"}))


def test_what_the_home_lacks_is_never_blamed_on_other_families() -> None:
    bare = Obstacle(rule="capacity", sentence="On all 9 further stays, too few staff.", stays=9, bare=True)
    taken = bare.model_copy(update={"bare": False})
    for obstacles, lead in (((bare,), FOR_US), ((bare, taken), MANY), ((taken,), MANY)):
        words = said(section(to_first(owed_after=3, obstacles=obstacles), "why"))
        assert [lead in words, ({FOR_US, MANY} - {lead}).pop() in words] == [True, False]


def test_a_planted_letter_that_blames_others_for_what_the_home_lacks_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(why, "FOR_US", MANY)
    with pytest.raises(AssertionError):
        test_what_the_home_lacks_is_never_blamed_on_other_families()


@pytest.mark.parametrize("rule", lacking.OTHER_THAN_RULES)
def test_everything_that_a_home_may_lack_has_plain_words(rule: str) -> None:
    assert (rule in IN_THE_WAY) is (rule in lacking.NOT_THE_HOMES)
    assert (rule in FOR_THE_HOME) is (rule not in lacking.NOT_THE_HOMES)


@pytest.mark.parametrize("rule", [*lacking.NOT_THE_HOMES, *why.OF_ITS_OWN, None])
def test_what_is_neither_for_others_nor_for_the_home_is_put_down_to_neither(rule: str | None) -> None:
    obstacles = (Obstacle(rule=rule, sentence="On all 2 nights.", stays=0),) if rule else ()
    words = said(section(to_first(owed_after=3, obstacles=obstacles), "why"))
    assert NO_MORE in words
    assert FOR_US not in words
    assert MANY not in words
    assert IN_THE_WAY["most-nights"] not in words


def test_a_planted_letter_that_blames_others_where_no_home_may_take_the_child_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(why, "NO_MORE", MANY)
    with pytest.raises(AssertionError):
        test_what_is_neither_for_others_nor_for_the_home_is_put_down_to_neither(None)
