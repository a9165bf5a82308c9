"""The board shows every stay on its nights, puts what is broken first, and claims no more than the plan proves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matching.errors import BadInput
from matching.report_parts import Bar, BreaksAsked, Mark, NightGrid, Paragraph, Report, SpanKind, Tone
from matching.reports import break_board
from matching.reports.break_board.proof import in_a_sentence, most_better, what_is_counted
from matching.short_breaks.board.naming import Naming
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.period import (
    BreakHome,
    Cancellation,
    CancelledBy,
    Holiday,
    LevelChoice,
    Nights,
    Period,
    PlannedStay,
)
from matching.short_breaks.result import Allocation, Clash, LevelResult
from scenarios.generators.short_breaks import Shape
from scenarios.storybook import TODAY
from service.web.text import to_text
from tests.reports.reading import phrases, rows_of, said, section, walk, words
from tests.short_breaks.small_allocation import Given, small


def board(given: Given | None = None, **asked: object) -> Report:
    return break_board.write(BreaksAsked(*(given or small()), **asked))  # type: ignore[arg-type]


def of(period: Period | None = None, **changes: object) -> Given:
    """The small plan with parts of it replaced."""
    given = small()
    return Given(period or given.period, given.allocation.model_copy(update=changes))


def grids(report: Report) -> list[NightGrid]:
    return [block for block in walk(report.sections) if isinstance(block, NightGrid)]


def test_every_stay_covers_its_nights_in_each_of_its_bedrooms_and_no_others() -> None:
    given = small(Shape(2, 30, 13, (5, 6)))
    shown = set()
    for number, part in enumerate(sorted(given.period.homes, key=lambda h: h.urn), 1):
        for grid in grids(board(given)):
            if grid.key.startswith(f"home-{number}-"):
                for row in grid.groups[-2].rows:
                    for span, column in grid.placed(row):
                        if span.kind is SpanKind.STAY:
                            label = span.words.strip("◂▸ ")
                            shown |= {(part.urn, row.name, label, column.on + timedelta(n)) for n in range(span.nights)}
    stays = given.allocation.stays
    assert shown == {(s.urn, room, s.family, night) for s in stays for room in s.bedrooms for night in s.run.dates()}


@pytest.mark.parametrize("weeks", [1, 4, 13])
def test_the_boards_of_a_home_cover_the_period_once_in_at_most_four_weeks_each(weeks: int) -> None:
    given = small(Shape(1, 5, weeks, (3,)))
    found = grids(board(given))
    assert [column.on for grid in found for column in grid.columns] == list(given.period.run.dates())
    assert all(len(grid.columns) <= 28 for grid in found)
    for grid in found:
        assert {sum(s.nights for s in row.spans) for g in grid.groups for row in g.rows} == {len(grid.columns)}
        assert sum(count for _, count in grid.months()) == len(grid.columns)


def test_two_promised_stays_in_one_bedroom_are_both_shown() -> None:
    first = small().allocation.stays[0]
    other = PlannedStay(**(first.model_dump() | {"family": "F-0009", "first_night": first.first_night + timedelta(1)}))
    rows = grids(board(of(stays=(first, other))))[0].groups[-2].rows
    named = {row.name: [s.words.strip("◂▸ ") for s in row.spans if s.kind is SpanKind.STAY] for row in rows}
    (room,) = first.bedrooms
    assert named[room] == [first.family]
    assert named[f"{room}, again"] == ["F-0009"]


def test_a_closed_night_is_shown_closed_in_every_bedroom() -> None:
    period = small().period
    night = period.night(3)
    homes = (period.homes[0].model_copy(update={"closed": (Nights(first=night),)}),)
    grid = grids(board(of(period.model_copy(update={"homes": homes}), stays=())))[0]
    for row in grid.groups[-2].rows:
        kinds = {column.on: span.kind for span, column in grid.placed(row)}
        assert [on for on, kind in kinds.items() if kind is SpanKind.CLOSED] == [night]


def test_a_holiday_is_named_over_its_nights() -> None:
    period = small().period
    holiday = Holiday(name="Christmas", nights=Nights(first=period.night(5), nights=4))
    grid = grids(board(of(period.model_copy(update={"holidays": (holiday,)}))))[0]
    (row,) = grid.groups[0].rows
    assert [(s.words, s.nights, c.on) for s, c in grid.placed(row) if s.words] == [("Christmas", 4, period.night(5))]


def test_nights_with_too_few_staff_are_marked_and_told() -> None:
    period = small().period
    empty = BreakHome(urn=period.homes[0].urn)
    report = board(of(period.model_copy(update={"homes": (empty,)})))
    figures = [span for grid in grids(report) for row in grid.groups[-1].rows for span in row.spans]
    assert any(span.kind is SpanKind.SHORT and "needed of 0" in span.told for span in figures)
    assert "Not enough on some night: day, evening" in said(section(report, "home-1"))
    assert "enough every night" in said(section(board(), "home-1"))


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


def test_families_stand_with_the_worst_off_first_each_with_a_bar_on_one_scale() -> None:
    allocation = small().allocation
    bars = [p for p in phrases((section(board(), "fairness"),)) if isinstance(p, Bar)]
    shares = [bar.part / bar.line for bar in bars]
    assert len(bars) == len(allocation.families)
    assert shares == sorted(shares)
    assert {bar.longest for bar in bars} == {max(f.assessed for f in allocation.families)}


@pytest.mark.parametrize(
    ("value", "bound", "most"),
    [
        (1000, 1009, "0.9 %"),
        (1000, 1001, "0.1 %"),
        (100_000, 100_001, "0.1 %"),
        (7, 7, "0 %"),
        (0, 5, "5"),
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


def test_beside_a_bedroom_stands_only_what_sets_it_apart() -> None:
    period = small().period
    (home,) = period.world.homes
    rooms = tuple(
        room.model_copy(update={"has": ("ensuite", "hoist") if n == 0 else ("ensuite",)})
        for n, room in enumerate(home.bedrooms)
    )
    world = period.world.model_copy(update={"homes": (home.model_copy(update={"bedrooms": rooms}),)})
    report = board(of(period.model_copy(update={"world": world})))
    notes = {row.name: row.note for row in grids(report)[0].groups[-2].rows}
    assert notes == {room.id: "hoist" if n == 0 else "" for n, room in enumerate(rooms)}
    assert "Every bedroom has: ensuite." in said(section(report, "home-1"))


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


def test_company_that_was_wished_for_is_marked_on_the_nights_it_comes_about() -> None:
    wished = small().period.company[-1]
    text = to_text(board(), width=200)
    assert f"{wished.families[0]} and {wished.families[1]} like to stay together." in text


@pytest.mark.parametrize(("naming", "shown"), [(Naming.IDS, False), (Naming.INITIALS, False), (Naming.NAMES, True)])
def test_a_childs_name_is_on_the_board_only_when_asked_for(naming: Naming, shown: bool) -> None:
    assert ("Child 1" in to_text(board(naming=naming))) is shown


def test_one_home_can_be_shown_alone() -> None:
    given = small(Shape(2, 30, 13, (5, 6)))
    keys = [s.key for s in board(given, urns=("SC700002",)).sections if s.key.startswith("home-")]
    assert keys == ["home-1"]
    assert "Home 1" not in to_text(board(given, urns=("SC700002",))).partition("How fair")[0]


@pytest.mark.parametrize(("urns", "families"), [(("SC999999",), ()), ((), ("F-9999",))])
def test_a_home_or_family_that_the_period_has_not_is_told(urns: tuple[str, ...], families: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="it is not in the period"):
        board(urns=urns, families=families)


def test_a_plan_of_another_period_is_refused() -> None:
    allocation: Allocation = small().allocation.model_copy(update={"period": "another"})
    with pytest.raises(BadInput, match="made for another period"):
        board(Given(small().period, allocation))


def test_who_is_left_short_is_named_at_a_glance_and_stands_before_how_good_the_plan_is() -> None:
    first, *others = small().allocation.families
    none = first.model_copy(update={"stays": (), "nights": 0, "assessed": 9, "protected_minimum": 4})
    report = board(of(families=(none, *others)))
    assert f"With nothing: {none.family}" in said(section(report, "glance"))
    keys = [s.key for s in report.sections]
    assert keys.index("glance") < keys.index("fairness") < keys.index("families") < keys.index("proof")
