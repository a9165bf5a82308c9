"""What could make it a match, and the plan to get there, as blocks of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from matching.findings import Band
from matching.listing import listed
from matching.readiness import ReadinessPlan, Task
from matching.remedies import Alternative, Remedies
from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Rows, Soft, Table, Tone
from matching.report_words import BAND_PHRASES, counted, day, sentence_case

COLUMNS = ("No.", "Changes", "Days", "Cost", "Left each week")
NAMED = 8
"""How many of the matters that nobody has answered are named before the rest are counted."""


def remedies_told(found: Remedies) -> tuple[Block, ...]:
    """What was found: nothing to change, nothing that helps, or up to three alternatives."""
    rows = tuple(tuple((*lines,) for lines in row) for row in alternatives(found))
    shown: tuple[Block, ...] = (Table("Alternatives", COLUMNS, (Rows(rows),)),) if rows else ()
    beyond = (Items(tuple((reason,) for reason in found.beyond)),) if found.beyond else ()
    return (Paragraph((in_short(found),), leads=True), *shown, *beyond)


def in_short(found: Remedies) -> str:
    """What was found, in one sentence."""
    if found.beyond:
        return "No change on the list answers these:"
    if found.alternatives:
        return f"{sentence_case(counted(len(found.alternatives), 'way'))} {_to_what_end(found)}."
    if found.before[1] >= found.target:
        return "Nothing is in the way that a change could answer."
    tried = "; the search ended before every set was tried" if found.gave_up else ""
    return f"No set of changes on the list was found that answers everything in the way{tried}."


def _to_what_end(found: Remedies) -> str:
    """What the alternatives come to at worst, as they were checked again: never more than every one of them holds."""
    band = BAND_PHRASES[found.target]
    if all(a.worst >= found.target for a in found.alternatives):
        return f"to make it {band}"
    if found.target is Band.GOOD:
        return "to do what can be done beforehand"
    return f"that could make it {band}, once what is not known is answered"


def alternatives(found: Remedies) -> Iterator[tuple[Sequence[str], ...]]:
    """A row for each alternative under COLUMNS, each cell as its lines."""
    for number, alternative in enumerate(found.alternatives, start=1):
        steps = [f"• {s.what.rstrip('.')} ({s.by.value})." for s in alternative.steps]
        yield (
            [str(number)],
            [*steps, _then(alternative)],
            [str(alternative.days)],
            cost_of(alternative.weekly_pounds, alternative.one_off_pounds),
            [*_left(alternative.left_of_fee, "fee"), *_left(alternative.left_of_budget, "budget", "needs approval")],
        )


def cost_of(weekly: int, once: int) -> Sequence[str]:
    """What it costs each week and once; where it costs no money, that it takes people's time."""
    priced = [f"{pounds(n)} {when}" for n, when in ((weekly, "a week"), (once, "once")) if n]
    return priced or ["people's time"]


def _left(weekly: int | None, of_what: str, then: str = "") -> Sequence[str]:
    if weekly is None:
        return [f"{of_what} not recorded"]
    if weekly < 0:
        return [f"{pounds(-weekly)} more than the {of_what}", *([f"({then})"] if then else [])]
    return [f"{pounds(weekly)} of {of_what}"]


def _then(alternative: Alternative) -> str:
    worst, best = BAND_PHRASES[alternative.worst], BAND_PHRASES[alternative.best]
    band = best if worst == best else f"at worst {worst}, at best {best}"
    conditions = counted(len(alternative.conditions), "condition")
    still_open = counted(alternative.still_open, "finding")
    return f"Then {band}, with {conditions} and {still_open} not known."


def pounds(amount: int) -> str:
    """An amount of whole pounds: "£1,200", "-£40"."""
    return f"{'-' if amount < 0 else ''}£{abs(amount):,}"


def plan_told(plan: ReadinessPlan) -> tuple[Block, ...]:
    """The plan by its parts, each in the order of its days."""
    parts = (("Changes", plan.changes), ("Conditions", plan.conditions), ("Welcome", plan.welcome))
    tables = tuple(_tasks(title, tasks, plan.on) for title, tasks in parts if tasks)
    lead = Paragraph((f"First night: {day(plan.start)}.",), leads=True)
    return (lead, *tables, *_still_open(plan.not_known))


def _tasks(title: str, tasks: Sequence[Task], on: date) -> Table:
    priced = any(t.weekly_pounds or t.one_off_pounds for t in tasks)
    rows = [
        (_due(t, on), (t.what,), (sentence_case(t.by.value),), (*cost_of(t.weekly_pounds, t.one_off_pounds),))
        for t in tasks
    ]
    shown = ("By", "What", "Who", "Cost")[: 4 if priced else 3]
    return Table(title, shown, (Rows(tuple(row[: len(shown)] for row in rows)),))


def _due(task: Task, on: date) -> Cell:
    if task.before_decision:
        return ("before the decision",)
    if task.overdue:
        return (Mark("at once", Tone.UNLESS), f"was due {day(task.due)}")
    return (day(task.due), *_begin(task, on))


def _begin(task: Task, on: date) -> Cell:
    """When to begin, where it takes more than a day; said plainly where it cannot be in place by its day."""
    if not task.days:
        return ()
    if task.begin > on:
        return (Soft(f"begin by {day(task.begin)}"),)
    takes = f"it takes {counted(task.days, 'day')}"
    if task.begin == on:
        return (Mark("begin now", Tone.CONDITION), takes)
    return (Mark("begin now", Tone.UNLESS), f"{takes}, so not before {day(on + timedelta(days=task.days))}")


def _still_open(titles: Sequence[str]) -> tuple[Block, ...]:
    if not titles:
        return ()
    more = [f"{len(titles) - NAMED} more"] if len(titles) > NAMED else []
    names = listed([*titles[:NAMED], *more])
    asked = f"Nobody has answered {names}: each needs an answer, or the manager's reason to accept without."
    return (Paragraph((Mark("not known", Tone.UNKNOWN), asked)),)
