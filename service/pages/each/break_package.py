"""What a family was assessed for and asks for: its package, put in place of the one there is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Family, Nights, Pattern
from service.actions.keep_package import KeepPackage, keep_package
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, version_in, words_of_family
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.period_keys import family_at
from service.records.periods import period_of

COUNTS = (
    ("assessed_nights", "Nights assessed for this period"),
    ("protected_minimum", "Of these, the nights that come before anybody's wishes"),
    ("owed_nights", "Nights owed from earlier periods"),
    ("shortest_stay", "Shortest stay, in nights"),
    ("longest_stay", "Longest stay, in nights"),
    ("least_gap", "Nights at home between two stays, at the least"),
)
RUNS = (
    ("available", "Nights it can use", "None outside these is ever offered."),
    ("preferred", "Nights it would like best", "Leave it empty where there are none."),
)
EACH_LINE = "Write one run a line: its first night and how many nights, such as 2026-12-04 3."
YES, NO = "yes", "no"
ASKED = {
    "only_guest": "Say whether its care plan asks that nobody else stays.",
    "evenly_spaced": "Say whether it would rather have its stays spread.",
}


def show(seat: Seat, draft: Draft, period: str, family: str) -> Shown:
    """The package as it stands, to be changed."""
    now = period_of(seat.desk, period)
    found = family_at(now, family)
    corrected = [each.because for each in now.kept.owed_otherwise if each.family == found.id]
    words: dict[str, Any] = words_of_family(seat.desk, now, found) | {
        "corrected": corrected,
        "counts": COUNTS,
        "runs": RUNS,
        "each_line": EACH_LINE,
        "patterns": [each.value for each in Pattern],
        "filled": draft.sent if draft.sent.fields else Sent(_as_typed(found)),
    }
    return Shown("break_package.html", f"Package of family {found.id}", words)


def take(seat: Seat, sent: Sent, period: str, family: str) -> Onward:
    """The package as it is from now on. Raises ChangedSince and BadInput."""
    found = family_at(period_of(seat.desk, period), family)
    version, changed = version_in(sent), _changed(found, sent)
    because = sent["owed_because"] or None
    keep_package(seat.desk, KeepPackage(period=period, version=version, family=changed, owed_because=because))
    return Onward(f"/desk/periods/{period}/families/{family}")


def _as_typed(family: Family) -> dict[str, str]:
    since = family.waiting_since
    return {
        **{name: str(getattr(family, name)) for name, _ in COUNTS},
        **{name: "\n".join(f"{run.first} {run.nights}" for run in getattr(family, name)) for name, _, _ in RUNS},
        "pattern": family.pattern.value,
        "only_guest": YES if family.only_guest else NO,
        "evenly_spaced": YES if family.evenly_spaced else NO,
        "waiting_since": "" if since is None else since.isoformat(),
    }


def _changed(family: Family, sent: Sent) -> Family:
    typed = Typed(sent)
    said: dict[str, Any] = {name: _count(typed, name, words) for name, words in COUNTS}
    said["pattern"] = typed.choice("pattern", Pattern, "Choose the kind of nights it asks for.")
    for name, way_out in ASKED.items():
        said[name] = typed.one_of(name, (YES, NO), way_out) == YES
    said |= {name: _runs(typed, name) for name, _, _ in RUNS}
    since = sent["waiting_since"]
    said["waiting_since"] = typed.day("waiting_since", "Give the day, or leave it empty.") if since else None
    typed.must_be_right()
    try:
        return Family.model_validate(dict(family) | said)
    except ValidationError as wrong:
        raise BadInput(_beyond(str(each["loc"][0]) for each in wrong.errors() if each["loc"])) from None


def _beyond(names: Iterable[str]) -> list[Problem]:
    """The fields whose number is none that there can be."""
    way_out = "Correct the number: nights run from 0 to 366, the length of a stay from 1 to 60."
    return [Problem(name, "it is more or less than there can be", way_out) for name in dict.fromkeys(names)]


def _count(typed: Typed, name: str, words: str) -> int:
    said = typed.sent[name]
    if said.isdecimal() and len(said) < 4:
        return int(said)
    typed.wrong(name, "no number of nights can be read here", f"{words}: give a whole number.")
    return 0


def _runs(typed: Typed, name: str) -> tuple[Nights, ...]:
    """The runs, one a line; each line that cannot be read is told by its number."""
    found = []
    for number, line in enumerate(filter(None, typed.sent[name].split("\n")), 1):
        try:
            first, nights = line.split()
            found.append(Nights(first=date.fromisoformat(first), nights=int(nights)))
        except ValueError:
            typed.wrong(name, f"no nights can be read in line {number}", EACH_LINE)
    return tuple(found)


NAMES = (*(name for name, _ in COUNTS), *(name for name, _, _ in RUNS), "pattern", "only_guest", "evenly_spaced")
PLACES = {"": "form", **{name: name for name in (*NAMES, "waiting_since", "owed_because")}}
PAGE = Page("/desk/periods/{period}/families/{family}/package", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
