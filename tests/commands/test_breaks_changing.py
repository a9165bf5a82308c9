"""A plan after something has changed: what it would gain, whom a repair touches, and everything wrong said at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.console import Console, Group, RenderableType

from matching.formats import json_period
from matching.plain_json import read_json, write_json
from matching.short_breaks.result import Obstacle, Planned
from scenarios.periods import winter_at_marram
from service.commands.breaks.nothing_gained import NOBODY_SHORT, nothing_gained
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, inside, plan_in, planned, refused, swap_made

BEDROOM = ("--bedroom", f"{URN}:room 5")
STAFF_OFF = ("--staff-off", f"{URN}:day:3:2026-12-11:2")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The quick plan in a file."""
    return plan_in(tmp_path)


def in_a_line(words: str) -> str:
    return " ".join(words.split())


def test_what_if_shows_the_nights_gained_and_every_level_that_changes(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "after.json"
    said = breaks("what-if", WINTER, plan, *BEDROOM, *QUICK, "--out", out, "--period-out", tmp_path / "period.json")
    assert said.exit_code == 0, said.output
    assert f"What if: a further bedroom, room 5, at {URN}" in said.stdout
    first = in_a_line(said.stdout.partition("First")[2].partition("more in all")[0])
    assert "needs a variation of the registration and a revised statement of purpose" in first
    assert "more in all" in said.stdout
    assert "Families with more or fewer nights" in said.stdout
    assert "Level by level" in said.stdout
    assert "possible" in said.stdout
    shown = [line.split(":")[0].split("  ")[0] for line in said.stdout.partition("Level by level")[2].splitlines()]
    before, after = planned().allocation, read_json(Planned, out.read_bytes()).allocation
    names = [level.name.split(":")[0] for level in before.levels]
    changed = [
        name for name, one, other in zip(names, before.levels, after.levels, strict=True) if one.value != other.value
    ]
    assert [name for name in shown if name in names] == changed != []
    assert "worth the same in both" in said.stdout or changed == names


def test_what_if_saves_the_plan_with_the_period_that_it_is_of(plan: Path, tmp_path: Path) -> None:
    after, period = tmp_path / "after.json", tmp_path / "after-period.json"
    assert breaks("what-if", WINTER, plan, *BEDROOM, *QUICK, "--out", after, "--period-out", period).exit_code == 0
    assert "room 5" in {room.id for room in json_period.read(period.read_bytes()).world.homes[0].bedrooms}
    assert breaks("family", period, after, "F-01").exit_code == 0
    assert "it was made of another period" in refused(breaks("family", WINTER, after, "F-01"))


def test_a_better_plan_without_any_change_is_said_before_any_figure_and_can_be_kept(tmp_path: Path) -> None:
    poor, kept, again = (tmp_path / name for name in ("poor.json", "kept.json", "again.json"))
    assert breaks("allocate", WINTER, "--rounds", "0", "--moves", "0", "--processes", "1", "--out", poor).exit_code == 0
    poor.write_bytes(write_json(read_json(Planned, poor.read_bytes()).with_swaps((swap_made(),))))
    warning = "These figures are beside a better plan than yours, which the same work found without any change; "
    said = in_a_line(breaks("what-if", WINTER, poor, *BEDROOM, *QUICK).stdout)
    assert said.startswith(f"{warning}`--without-out FILE.json` keeps it.")
    said = in_a_line(breaks("what-if", WINTER, poor, *BEDROOM, *QUICK, "--without-out", kept).stdout)
    assert said.startswith(f"{warning}it is kept in ")
    assert breaks("family", WINTER, kept, "F-01").exit_code == 0
    better, worse = (read_json(Planned, path.read_bytes()).allocation for path in (kept, poor))
    assert [level.value for level in better.levels] > [level.value for level in worse.levels]
    assert better.swapped == worse.swapped == (swap_made(),)
    told = breaks("what-if", WINTER, kept, *BEDROOM, "--rounds", "0", "--moves", "0", "--without-out", again).stdout
    assert warning not in in_a_line(told)


def test_changes_of_a_file_and_typed_ones_are_made_together(plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.json"
    file.write_text(json.dumps([{"kind": "fit bedroom", "urn": URN, "bedroom": "room 3", "feature": "hoist"}]))
    said = breaks("what-if", WINTER, plan, *BEDROOM, "--changes", file, *QUICK).stdout
    both = f"a further bedroom, room 5, at {URN}, with a place for it; hoist over the bed in room 3"
    assert f"What if: {both}" in in_a_line(said)


def test_a_repair_lists_the_families_touched_and_its_plan_can_be_asked_about(plan: Path, tmp_path: Path) -> None:
    after, period, board = (tmp_path / name for name in ("after.json", "after-period.json", "board.html"))
    whole = tmp_path / "whole.txt"
    files = ("--out", after, "--period-out", period, "--board", board, "--whole", whole)
    said = breaks("repair", WINTER, plan, *STAFF_OFF, *QUICK, *files)
    assert said.exit_code == 0, said.output
    assert f"What happened: 3 off the day shift at {URN} from Friday 11 December 2026" in said.stdout
    assert "Loses " in said.stdout
    assert "How good it is, level by level" not in said.stdout
    assert "".join(f"level by level: {whole}.".split()) in "".join(said.stdout.split())
    assert "How good it is, level by level" in whole.read_text()
    assert whole.read_text().count("On the night of") > said.stdout.count("On the night of")
    assert "What is counted, of which more is better:" in whole.read_text()
    assert inside(tmp_path) == {"plan.json", "after.json", "after-period.json", "board.html", "whole.txt"}
    assert breaks("family", period, after, "F-01").exit_code == 0
    assert breaks("compare", WINTER, plan, after, "--after-period", period).exit_code == 0


def test_a_stay_of_the_plan_that_a_family_cancels_is_recorded(plan: Path, tmp_path: Path) -> None:
    given = json_period.read(example(tmp_path))
    booked = {(b.family, b.first_night) for b in given.bookings}
    cancelled_before = {c.family for c in given.cancellations}
    new = (s for s in planned().allocation.stays if (s.family, s.first_night) not in booked)
    stay = next(s for s in new if s.family not in cancelled_before)
    after, period = tmp_path / "after.json", tmp_path / "after-period.json"
    words = f"{stay.family}:{URN}:{stay.first_night.isoformat()}:the family"
    said = breaks("repair", WINTER, plan, "--cancelled", words, *QUICK, "--out", after, "--period-out", period)
    assert said.exit_code == 0, said.output
    assert "No family is touched" in said.stdout
    row = next(line for line in breaks("record", period, after).stdout.splitlines() if line.startswith(stay.family))
    assert f"{stay.nights} by the family" in row


def example(folder: Path) -> bytes:
    path = folder / "winter.json"
    assert breaks("example", "winter-at-marram", "--out", path).exit_code == 0
    return path.read_bytes()


def test_everything_wrong_with_typed_changes_is_said_at_once(plan: Path, tmp_path: Path) -> None:
    typed = ("--more-staff", f"{URN}:waking:two", "--train", URN, "--fit", f"{URN}:room 9:hoist")
    bad = tmp_path / "changes.json"
    bad.write_text('[{"kind": "release bed"}]')
    said = refused(breaks("what-if", WINTER, plan, *typed, "--changes", bad, "--out", tmp_path / "after.json"))
    assert "--more-staff (number 1), people: a whole number is wanted" in said
    assert "--more-staff (number 1), shift: it is none of the answers there are Use one of: 'day'" in said
    assert "--train (number 1): one part with colons between them" in said
    assert "Write URN:TASK:PEOPLE[:CHILD]." in said
    assert "bedroom room 9: " in said
    assert "changes.json, changes 1" in said
    assert "Add --period-out FILE.json" in said
    assert inside(tmp_path) == {"plan.json", "changes.json"}


@pytest.mark.parametrize("command", ["what-if", "repair"])
def test_no_change_at_all_is_answered_with_those_there_are(command: str, plan: Path) -> None:
    assert "the changes: none was given Add one of --" in refused(breaks(command, WINTER, plan, *QUICK))


def test_a_cancelled_stay_that_the_family_does_not_have_is_answered_with_those_that_it_has(plan: Path) -> None:
    words = f"F-01:{URN}:2026-12-08:the family"
    said = refused(breaks("repair", WINTER, plan, "--cancelled", words, *QUICK))
    assert "no such stay is booked or published" in said
    own = [stay for stay in planned().allocation.stays if stay.family == "F-01"]
    assert own
    assert all(f"{URN}, {stay.first_night.isoformat()}, {stay.nights} night" in said for stay in own)
    strange = refused(breaks("repair", WINTER, plan, "--cancelled", f"F-1:{URN}:2026-12-08:the family", *QUICK))
    assert "The period has no such family. Name one of: F-01, " in strange


@pytest.mark.parametrize(
    ("command", "option", "words", "way_out"),
    [
        ("what-if", "--more-staff", "waking night:-1", "Fewer people are told to `breaks repair` as --staff-off URN:"),
        ("repair", "--staff-off", "day:-2:2026-12-11:2", "More people are --more-staff of `breaks what-if`."),
        ("what-if", "--train", "gastrostomy_feeding:-1", "Write 1 or more."),
    ],
)
def test_people_below_none_are_answered_with_what_the_opposite_is_called(
    command: str, option: str, words: str, way_out: str, plan: Path
) -> None:
    said = refused(breaks(command, WINTER, plan, option, f"{URN}:{words}", *QUICK))
    assert said.startswith(f"1 problem was found; nothing was written. {option} (number 1), PEOPLE: ")
    assert way_out in said


@pytest.mark.parametrize(
    ("command", "option", "words", "nearest"),
    [
        ("what-if", "--train", f"{URN}:gastrostmy_feeding:1", "gastrostomy_feeding"),
        ("what-if", "--fit", f"{URN}:room 1:hoists", "hoist"),
        ("what-if", "--bedroom", f"{URN}:room 9:hoists", "hoist"),
        ("repair", "--staff-off", f"{URN}:day:1:2026-12-11:2:gastrostmy_feeding", "gastrostomy_feeding"),
        ("repair", "--bedroom-closed", f"{URN}:Room 2:2026-12-11:2", "room 2"),
        ("repair", "--bedroom-closed", "SC900113:room 2:2026-12-11:2", URN),
    ],
)
def test_a_name_that_nothing_has_is_one_problem_with_the_nearest_names_first(
    command: str, option: str, words: str, nearest: str, plan: Path
) -> None:
    said = refused(breaks(command, WINTER, plan, option, words, *QUICK))
    assert said.startswith("1 problem was found")
    assert f" one of: {nearest}" in said


def test_a_cancellation_after_the_day_of_the_records_is_refused_where_it_was_typed(plan: Path) -> None:
    words = f"F-01:{URN}:2026-12-11:the family:2026-12-09"
    said = refused(breaks("repair", WINTER, plan, "--cancelled", words, *QUICK))
    assert "--cancelled (number 1), day: it is after Monday 16 November 2026, the day on which you stand" in said
    assert "Leave it out" in said


def test_a_change_that_gains_nobody_anything_says_what_stands_in_the_way_instead(plan: Path) -> None:
    said = in_a_line(breaks("what-if", WINTER, plan, "--more-arrivals", URN, "--rounds", "0", "--moves", "0").stdout)
    assert "Every family would have as many nights." in said
    _, _, told = said.partition("Nobody gains by it: what mostly stands in the way of those short of nights")
    assert re.search(r"• [^•]+: \w+ famil(y|ies)\.", told)


def test_a_place_that_is_missing_while_a_bed_is_held_back_says_how_to_ask_about_it() -> None:
    period = winter_at_marram.period()
    home = period.homes[0].model_copy(update={"held_back": 1})
    one = planned().allocation.families[0]
    sentence = "On 2 of 3 further stays it could have used, every place was taken."
    held = Obstacle(rule="capacity", sentence=sentence, stays=2)
    short = one.model_copy(update={"nights": 0, "obstacles": (held,)})
    told = console_text(nothing_gained(period.model_copy(update={"homes": (home,)}), [short]))
    assert "Every place was taken: one family." in told
    assert f"--release-bed {home.urn}" in told
    assert NOBODY_SHORT in console_text(nothing_gained(period, [one.model_copy(update={"nights": one.due})]))


def console_text(parts: Iterable[RenderableType]) -> str:
    console = Console(width=200)
    with console.capture() as said:
        console.print(Group(*parts))
    return said.get()
