"""The board puts what is broken first, gives every family its reason, and claims no more than the plan proves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.console import Group

from matching.break_words.levels import in_a_sentence, most_better, what_is_counted
from matching.report_parts import Bar, BreaksAsked, Mark, Pairs, Paragraph, Tone
from matching.reports import break_letter
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.period import (
    Cancellation,
    CancelledBy,
    LevelChoice,
)
from matching.short_breaks.result import LevelResult, VisitsFirst
from scenarios.storybook import TODAY
from service.commands.breaks.summary import escalations
from service.commands.screen import in_plain_text
from tests.reports.board_asked import board, of
from tests.reports.reading import phrases, rows_of, said, section, words
from tests.short_breaks.small_allocation import small


def test_broken_promises_come_before_anything_else() -> None:
    report = board(of(broken=("Two families are promised room 1 on Friday",)))
    assert report.sections[0].key == "broken"
    assert "Two families are promised room 1 on Friday." in said(report.sections[0])
    assert board().sections[0].key == "glance"


def test_promises_that_clash_are_listed_with_what_the_nearest_plan_drops() -> None:
    one, two = small().allocation.stays[:2]
    clash = Clash(together=(one, two), sentences=("Both are in room 1",), dropped=(two,))
    told = said(board(of(clash=clash)).sections[0])
    assert one.family in told
    assert told.count("The nearest plan drops it.") == 1


def test_escalations_name_the_child_the_limit_and_the_day_and_are_never_green_until_recorded() -> None:
    (escalation,) = small().allocation.escalations
    (row,) = rows_of(section(board(), "escalations"))
    assert escalation.child in words(row[0])
    assert words(row[1]) == escalation.limit
    assert [p.tone for p in row[-1] if isinstance(p, Mark)] == [Tone.UNLESS]


@pytest.mark.parametrize("days", [0, 1])
def test_a_change_of_legal_basis_is_overdue_from_the_day_after_it_was_due_everywhere_it_is_told(days: int) -> None:
    (escalation,) = small().allocation.escalations
    today = escalation.on + timedelta(days=days)
    given = of(small().period.model_copy(update={"as_of": today}))
    table = section(board(given), "escalations")
    (row,) = rows_of(table)
    assert [p.tone for p in row[-1] if isinstance(p, Mark)] == [Tone.OUTSIDE if days else Tone.UNLESS]
    asked = BreaksAsked(given.period, given.allocation, families=(escalation.family,))
    letter = said(section(break_letter.write(asked), "limits"))
    told = in_plain_text(Group(*escalations(given.allocation.escalations, given.period.stands_on)))
    assert ("one should have been on record by now" in said(table)) is bool(days)
    assert ("Your council should have looked at it by" in letter) is bool(days)
    assert ("OVERDUE, and not recorded" in " ".join(told.split())) is bool(days)


def test_a_change_of_legal_basis_on_record_is_never_overdue() -> None:
    (escalation,) = small().allocation.escalations
    recorded = escalation.model_copy(update={"recorded": True})
    assert not recorded.is_overdue(escalation.on + timedelta(days=99))


def test_families_stand_with_the_worst_off_first_each_with_a_bar_on_one_scale() -> None:
    allocation = small().allocation
    bars = [p for p in phrases((section(board(), "fairness"),)) if isinstance(p, Bar)]
    shares = [bar.part / bar.line for bar in bars]
    assert len(bars) == len(allocation.families)
    assert shares == sorted(shares)
    assert {bar.longest for bar in bars} == {max(f.due for f in allocation.families)}


@pytest.mark.parametrize(
    ("value", "bound", "most"),
    [
        (1000, 1009, "0.9 %"),
        (1000, 1001, "0.1 %"),
        (100_000, 100_001, "0.1 %"),
        (7, 7, "0 %"),
        (0, 5, "5"),
        (10, 12, "20 %"),
        (153, 245, "92"),
        (9, None, "not known"),
    ],
)
def test_the_most_that_any_plan_could_be_better_is_rounded_up(value: int, bound: int | None, most: str) -> None:
    assert most_better(LevelResult(id="benefit", name="Benefit", value=value, bound=bound)) == most


def test_only_a_proven_level_is_marked_proven() -> None:
    bounds = {"promises": None, "benefit": 10, "wishes": 11}
    levels = [LevelResult(id=id, name=id, value=10, bound=bound) for id, bound in bounds.items()]
    rows = rows_of(section(board(of(levels=tuple(levels))), "proof"))
    marks = [[p.tone for p in row[-1] if isinstance(p, Mark)] for row in rows]
    assert marks == [[Tone.UNKNOWN], [Tone.MET], [Tone.PLAIN]]


def test_a_level_that_is_switched_off_is_named_with_the_reason_for_it() -> None:
    off = (LevelChoice(level="wishes", why="The panel wants need alone to count"),)
    period = small().period
    period = period.model_copy(update={"policy": period.policy.model_copy(update={"levels_off": off})})
    told = said(section(board(of(period)), "proof"))
    assert "Switched off: Wishes. The reason given: The panel wants need alone to count." in told
    assert "Switched off" not in said(section(board(), "proof"))


def test_what_has_to_be_in_place_first_stands_with_its_family() -> None:
    first, *others = small().allocation.families
    arranged = first.model_copy(update={"to_arrange": ((small().period.homes[0].urn, ("Assess staff again.",)),)})
    told = rows_of(section(board(of(families=(arranged, *others))), "families"))
    said_of = {words(row[0]).split()[0]: words(row[2]) for row in told}
    assert "To have in place: Assess staff again." in said_of[first.family]


def test_since_when_a_family_has_waited_stands_with_its_reason_where_it_is_known() -> None:
    period = small().period
    first, *others = period.families
    since = first.model_copy(update={"waiting_since": date(2025, 3, 4)})
    given = of(period.model_copy(update={"families": (since, *others)}))
    told = {words(row[0]).split()[0]: words(row[2]) for row in rows_of(section(board(given), "families"))}
    assert "Waiting since 4 March 2025." in told[first.id]
    assert not [id for id, said in told.items() if id != first.id and "Waiting since" in said]


def test_the_proof_says_in_a_sentence_what_is_proven_and_where_a_plan_might_be_better_first() -> None:
    promised = LevelResult(id="promises", name="Promises kept", value=10, bound=10)
    open_yet = LevelResult(id="benefit", name="Benefit", value=100, bound=102)
    unknown = open_yet.model_copy(update={"bound": None})
    assert in_a_sentence([promised]) == "No plan is better, the levels taken in their order: that is proven."
    assert in_a_sentence([promised, open_yet]) == (
        "Proven best at one of two levels; the first at which a plan might be better is benefit, by 2 % at the most."
    )
    assert "by how much is not known" in in_a_sentence([unknown])
    assert in_a_sentence([]) == "Every level is switched off."


def test_what_every_figure_of_a_level_counts_is_said() -> None:
    told = said(section(board(), "proof"))
    assert all(words in told for _, words in what_is_counted(small().allocation.levels))


def test_the_entitlement_record_has_a_row_for_each_family_with_both_counters() -> None:
    period, allocation = small()
    who = allocation.families[1].family
    away = Cancellation(
        family=who, urn=period.homes[0].urn, first_night=period.night(1), nights=2, by=CancelledBy.HOME, on=TODAY
    )
    rows = rows_of(section(board(of(period.model_copy(update={"cancellations": (away,)}))), "record"))
    assert [words(row[0]) for row in rows] == [f.family for f in allocation.families]
    for row, family in zip(rows, allocation.families, strict=True):
        counters = [c for c in allocation.counters if c.family == family.family]
        assert (words(row[1]), words(row[3])) == (str(family.assessed), str(family.nights))
        assert all(str(c.most_in_12_months) in words(row[8]) for c in counters)
        assert "not known" in words(row[9])
    assert words(rows[1][5]) == "2 by the home"


def test_who_is_repeatedly_passed_over_is_named_with_why_once_there_are_earlier_records() -> None:
    period, allocation = small()
    now = entitlement(period, allocation.families)
    earlier = tuple(row.model_copy(update={"period": "before", "offered": 0}) for row in now)
    short = {row.family for row in now if row.nothing or row.below_minimum}
    assert "EARLIER" in said(section(board(), "record"))
    told = said(section(board(earlier=(earlier,)), "record")).partition("Repeatedly passed over")[2]
    assert short
    assert {row.family for row in now if row.family in told} == short


def test_every_family_has_its_reason_and_every_stay() -> None:
    rows = rows_of(section(board(), "families"))
    allocation = small().allocation
    assert [words(row[0]).split()[0] for row in rows] == [f.family for f in allocation.families]
    assert all(f.reason in words(row[2]) for f, row in zip(allocation.families, rows, strict=True))
    assert sum(len(f.stays) for f in allocation.families) == len(allocation.stays)


def test_what_another_rule_would_give_is_told_for_each_family_it_changes() -> None:
    used, other = (dict(p.by_family) for p in small().allocation.fairness)
    changed = [f for f in sorted(used) if used[f] != other[f]]
    rows = rows_of(section(board(), "rules"))[len(small().allocation.fairness) :]
    assert [words(row[0]) for row in rows] == changed
    assert all(f"{other[f] - used[f]:+d}" in words(row[-1]) for f, row in zip(changed, rows, strict=True))


def test_rules_are_never_set_side_by_side_without_saying_that_part_of_any_difference_is_chance() -> None:
    text = " ".join(said(section(board(), "rules")).split())
    assert "a short search found under it, the rule in use included; part of any difference is chance." in text
    assert isinstance(section(board(), "rules").blocks[0], Paragraph)


def test_who_is_left_short_is_named_at_a_glance_and_stands_before_how_good_the_plan_is() -> None:
    first, *others = small().allocation.families
    none = first.model_copy(update={"stays": (), "nights": 0, "assessed": 9, "protected_minimum": 4})
    report = board(of(families=(none, *others)))
    assert f"With nothing: {none.family}" in said(section(report, "glance"))
    keys = [s.key for s in report.sections]
    assert keys.index("glance") < keys.index("fairness") < keys.index("families") < keys.index("proof")


def test_tea_visits_that_the_plan_counts_on_stand_with_the_family_to_be_in_place_first() -> None:
    stay = small().allocation.stays[0]
    visits = VisitsFirst(urn=stay.urn, visits=2, first_night=stay.first_night, in_time=True)
    results = tuple(
        r.model_copy(update={"visits_first": (visits,)}) if r.family == stay.family else r
        for r in small().allocation.families
    )
    assert f"To have in place: {visits.sentence}" in said(section(board(of(families=results)), "families"))


def test_nights_given_are_told_of_all_that_are_assessed_or_owed() -> None:
    first, *others = small().allocation.families
    owed = first.model_copy(update={"owed": 3, "assessed": 1, "nights": 4})
    told = board(of(families=(owed, *others)))
    due = sum(family.due for family in (owed, *others))
    names = [name for block in section(told, "glance").blocks if isinstance(block, Pairs) for name, _ in block.pairs]
    assert f"Nights planned, of {due:,} assessed or owed" in names
    assert "4 of 4 nights" in said(section(told, "families"))


def test_every_set_of_promises_that_clash_is_shown_and_one_alone_is_said_not_to_be_kept_by_itself() -> None:
    one, two, three = small().allocation.stays[:3]
    alone = Together(together=(three,), sentences=("The home is closed",))
    clash = Clash(together=(one, two), sentences=("Both are in room 1",), dropped=(two, three), further=(alone,))
    told = said(board(of(clash=clash)).sections[0])
    assert told.count("The nearest plan drops it.") == 2
    assert "This cannot be kept by itself, whatever other promise is dropped. The home is closed." in told


def test_a_family_with_nothing_is_never_said_to_have_its_protected_minimum() -> None:
    first, *others = small().allocation.families
    met = [family.model_copy(update={"nights": family.protected_minimum}) for family in others]
    nothing = first.model_copy(update={"nights": 0, "protected_minimum": 4})
    told = said(section(board(of(families=(nothing, *met))), "glance"))
    assert "One family is left with nothing; no other families are below the protected minimum." in told
