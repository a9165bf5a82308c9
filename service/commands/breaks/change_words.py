"""Changes as they are typed: parts between colons, such as "SC900131:waking night:1"."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import replace
from re import split
from typing import Any, NamedTuple

from pydantic import ConfigDict, RootModel, ValidationError

from matching.errors import BadInput, Problem
from matching.format import problems_in as problems_of_json
from matching.plain_json import in_words, read_json
from matching.report_words import counted
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.changes.another_bedroom import AnotherBedroom
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.fit_bedroom import FitBedroom
from matching.short_breaks.changes.more_arrivals import MoreArrivals
from matching.short_breaks.changes.more_staff import MoreStaff
from matching.short_breaks.changes.release_bed import ReleaseBed
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.changes.train_staff import TrainStaff
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Period
from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.record import Record
from service.commands.breaks.already_past import already_past
from service.commands.breaks.below_none import refuse_below_none
from service.commands.breaks.care_spelt import spelt
from service.commands.breaks.given import PlannedPeriod, problems_in
from service.commands.breaks.other_bedroom import in_bedroom
from service.commands.breaks.wrong import Wrong
from service.commands.dates import WAY_OUT, day_of
from service.commands.files import read_from

LISTS = ("has", "trained")
"""Parts that hold several things with commas between them."""
NOTHING = "nothing"
"""As it is typed in such a part, to say that there is none."""


class Changes(RootModel[tuple[Change, ...]]):
    """Changes to a period, made in the order given."""

    model_config = ConfigDict(frozen=True, strict=True)


class Spelling(NamedTuple):
    """How one kind of change is typed: the option, and its parts in order, the last of which may be left out."""

    option: str
    kind: type[Record]
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As it is shown in help."""
        rest = "".join(f"[:{NAMES[part]}" for part in self.optional)
        return ":".join(NAMES[part] for part in self.needed) + rest + "]" * len(self.optional)


NAMES = {
    "urn": "URN",
    "shift": "SHIFT",
    "people": "PEOPLE",
    "nights.first": "FIRST-NIGHT",
    "nights.nights": "NIGHTS",
    "task": "TASK",
    "for_child": "CHILD",
    "bedroom": "BEDROOM",
    "feature": "FEATURE",
    "has": "FEATURES",
    "trained": "TASKS",
    "family": "FAMILY",
    "first_night": "FIRST-NIGHT",
    "by": "BY-WHOM",
    "on": "DAY",
    "child": "CHILD",
    "left_on": "DAY",
    "child.id": "CHILD",
    "child.day_care": "DAY-CARE",
    "child.night_care": "NIGHT-CARE",
    "child.clinical_tasks": "TASKS",
}
DAYS = frozenset({"nights.first", "first_night", "on", "left_on"})
"""Parts that are days."""
SPELLINGS = (
    Spelling("--more-staff", MoreStaff, ("urn", "shift", "people"), ("nights.first", "nights.nights")),
    Spelling("--train", TrainStaff, ("urn", "task", "people"), ("for_child",)),
    Spelling("--fit", FitBedroom, ("urn", "bedroom", "feature")),
    Spelling("--bedroom", AnotherBedroom, ("urn", "bedroom"), ("has",)),
    Spelling("--release-bed", ReleaseBed, ("urn",)),
    Spelling("--more-arrivals", MoreArrivals, ("urn",)),
    Spelling("--cancelled", StayCancelled, ("family", "urn", "first_night", "by"), ("on",)),
    Spelling("--staff-off", StaffOff, ("urn", "shift", "people", "nights.first", "nights.nights"), ("trained",)),
    Spelling("--bedroom-closed", BedroomClosed, ("urn", "bedroom", "nights.first", "nights.nights")),
    Spelling("--emergency-over", EmergencyEnded, ("urn", "child", "left_on")),
    Spelling(
        "--emergency",
        EmergencyAdmission,
        ("urn", "bedroom", "nights.first", "nights.nights", "child.id"),
        ("child.day_care", "child.night_care", "child.clinical_tasks"),
    ),
)
BY_OPTION = {spelling.option: spelling for spelling in SPELLINGS}


def changes_from(
    typed: Mapping[str, Sequence[str] | None],
    file: str | None,
    found: PlannedPeriod,
    wrong: Wrong,
    bedroom: str | None = None,
) -> tuple[Change, ...]:
    """Every change that was typed, by option, and those in a file. What is wrong with them is noted, all of it."""
    made: list[Change] = []
    for spelling in SPELLINGS:
        for number, words in enumerate(typed.get(spelling.option) or (), start=1):
            with wrong.noted():
                made.append(_change(spelling, words, number, found.period))
    if file is not None:
        with wrong.noted():
            made += read_from(file, _in_file)
    if not made and not wrong.problems:
        way_out = f"Add one of {', '.join(typed)}, or --changes."
        wrong.problems.append(Problem("the changes", "none was given", way_out))
    made = in_bedroom(made, bedroom, wrong)
    _try_out(made, _given_out(found), wrong)
    wrong.problems += already_past(made, found.period)
    return tuple(made)


def changes_written(changes: Sequence[Change]) -> bytes:
    """The changes as a file of `--changes` holds them, without what nobody has said."""
    return Changes(tuple(changes)).model_dump_json(indent=2, exclude_none=True).encode()


def _change(spelling: Spelling, words: str, number: int, period: Period) -> Any:
    where = f"{spelling.option} (number {number})"
    parts = [part.strip() for part in words.split(":")]
    names = (*spelling.needed, *spelling.optional)
    if not len(spelling.needed) <= len(parts) <= len(names):
        what = f"{counted(len(parts), 'part')} with colons between them cannot be such a change"
        raise BadInput([Problem(where, what, f"Write {spelling.shown}.")])
    refuse_below_none(spelling.option, (typed := dict(zip(names, parts, strict=False))).get("people", ""), where)
    fields = _nested(_with_days(typed, where))
    if spelling.kind is StayCancelled:
        fields.setdefault("on", period.stands_on.isoformat())
    if spelling.kind is EmergencyAdmission:
        fields["child"]["name"] = fields["child"]["id"]
    try:
        made = read_json(spelling.kind, json.dumps(fields).encode())
    except BadInput as found:
        raise BadInput(replace(p, where=f"{where}, {p.where}") for p in found.problems) from None
    return _not_after(period, made, where)


def _not_after(period: Period, change: Any, where: str) -> Any:
    """The change, unless it is a cancellation of a later day than that on which one stands. Raises BadInput."""
    records = period.stands_on
    if isinstance(change, StayCancelled) and change.on > records:
        stood = "the day of the period's records" if period.as_of is None else "the day on which you stand"
        what = f"it is after {day_in_words(records)}, {stood}"
        way_out = "Leave it out, and the cancellation is recorded as of that day; or say --today with a later one."
        raise BadInput([Problem(f"{where}, day", what, way_out)])
    return change


def _in_file(data: bytes) -> tuple[Change, ...]:
    try:
        return Changes.model_validate_json(data.removeprefix(BOM_UTF8)).root
    except ValidationError as error:
        raise BadInput(problems_of_json(error, lambda loc: in_words(("changes", *loc)))) from None


def _nested(parts: Mapping[str, str]) -> dict[str, Any]:
    """Parts as JSON would have them; a part of a part has a full stop in its name."""
    made: dict[str, Any] = {}
    for name, words in parts.items():
        outer, _, inner = name.rpartition(".")
        (made.setdefault(outer, {}) if outer else made)[inner] = _value(name, words)
    return made


def _with_days(parts: dict[str, str], where: str) -> dict[str, str]:
    """The parts, with each day in them as JSON has it. Raises BadInput with every one that is none."""
    made, problems = dict(parts), []
    for name in filter(DAYS.__contains__, parts):
        try:
            made[name] = day_of(parts[name]).isoformat()
        except ValueError as wrong:
            problems.append(Problem(f"{where}, {NAMES[name]}", str(wrong), WAY_OUT))
    if problems:
        raise BadInput(problems)
    return made


def _value(name: str, words: str) -> Any:
    if name in LISTS:
        parts = [] if words.lower() == NOTHING else [part.strip() for part in words.split(",")]
        return list(map(_task, parts)) if name == "trained" else parts
    if name == "task":
        return _task(words)
    if name == "child.clinical_tasks":
        return [{"task": task} for task in _value("trained", words)]
    if name == "child.day_care":
        return words.replace(" to ", ":")
    return int(words) if name in {"people", "nights.nights"} and words.isdecimal() and len(words) < 10 else words


def _task(words: str) -> str:
    """The id of a clinical task, which may be called as the form calls it; anything else stays as it was typed.

    Of a name with a colon or comma in it, which stand between parts here, what comes before is enough.
    """
    tasks = (c for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE)
    called = words.casefold()
    return next((t.id for t in tasks if called == split(r"[:,]", t.name.casefold())[0]), words)


def _given_out(found: PlannedPeriod) -> Period:
    """The period with the plan in it as the one given out, so that one of its stays can be cancelled."""
    return found.period.model_copy(update={"published": found.planned.allocation.stays})


def _try_out(changes: Sequence[Change], period: Period, wrong: Wrong) -> None:
    """Note each change that names what is not there, and what would keep the period from being read again."""
    before, count = period, len(wrong.problems)
    for change in changes:
        with wrong.noted(), spelt(change):
            period = changed(period, (change,))
    if changes and len(wrong.problems) == count:
        known = set(problems_in(before))
        wrong.problems += [problem for problem in problems_in(period) if problem not in known]
