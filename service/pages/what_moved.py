"""What moved between two checks, told to who logged an answer: the answer, what was said, each finding it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matching.compare import CauseKind, Comparison
from matching.comparison.facts import FactChange, FactChangeKind
from matching.comparison.findings import ChangeKind, FindingChange
from matching.enquiries import Enquiries
from matching.report_words import day, mark_of
from matching.world.catalogue import standard_catalogue

BECAME = {
    FactChangeKind.DROPPED: "an account is no longer held",
    FactChangeKind.STALE: "an account is now too old to stand on",
    FactChangeKind.FRESH: "an account can be stood on again",
    FactChangeKind.DISPUTED: "those who were asked now disagree",
    FactChangeKind.AGREED: "those who were asked no longer disagree",
}
OTHER = {
    CauseKind.HOME: "it is a check of another home",
    CauseKind.DAY: "it is another day",
    CauseKind.CATALOGUE: "the needs and what answers them were changed",
    CauseKind.POLICY: "the law or policy that is applied was changed",
    CauseKind.ENGINE: "Placewell itself was changed",
    CauseKind.RECORDS: "something else that is recorded was changed",
}


class Moved(NamedTuple):
    """`said`: what became of the facts; `findings`: those with another answer. Each without its full stop."""

    lead: str
    said: tuple[str, ...]
    findings: tuple[str, ...]


def what_moved(moved: Comparison, enquiries: Enquiries, others: Mapping[str, str]) -> Moved | None:
    """What there is to tell. None: nothing differs at all. `others`: who else a fact may be about, by id."""
    if moved.is_empty:
        return None
    open_still = {each.fact for each in enquiries.in_order}
    lines = ((each, line) for each in moved.facts for line in _fact(each, each.fact in open_still))
    said = tuple(dict.fromkeys(_whose(each, others) + line for each, line in lines))
    findings = tuple(line for each in moved.findings for line in _finding(each))
    if not said:
        said = tuple(OTHER[cause.kind] for cause in moved.causes)
    return Moved(_lead(moved), said, findings)


def _lead(moved: Comparison) -> str:
    before, after = moved.before, moved.after
    if (before.worst, before.best) == (after.worst, after.best):
        return f"The answer is what it was: {after.words}"
    return f"The answer was {before.words}, and is now {after.words}"


def _whose(change: FactChange, others: Mapping[str, str]) -> str:
    who = others.get(change.fact.subject)
    return "" if who is None else f"{who}, "


def _fact(change: FactChange, open_still: bool) -> Iterator[str]:
    matter = matter_of(change.fact.name)
    if change.kind is FactChangeKind.HEARD and change.account is not None:
        heard = change.account
        level = in_words(change.fact.name, heard.level)
        rest = ". It stays open: this alone does not settle it" if open_still else ""
        yield f"{matter}: {heard.said_by} said on {day(heard.said_on)}, as {heard.basis}, {level}{rest}"
    elif change.kind in BECAME:
        yield f"{matter}: {BECAME[change.kind]}"


def _finding(change: FindingChange) -> Iterator[str]:
    before, after = change.before, change.after
    if change.kind is ChangeKind.ANSWER and before is not None and after is not None:
        was, now = mark_of(before).words, mark_of(after).words
        if was != now:
            yield f"{change.title}: was {was}, is now {now}"
    elif change.kind is ChangeKind.NEW and after is not None:
        yield f"{change.title}: now {mark_of(after).words}"
    elif change.kind is ChangeKind.GONE and before is not None:
        yield f"{change.title}: was {mark_of(before).words}, and is no longer a question"


def matter_of(name: str) -> str:
    """A fact by the name that practitioners give it."""
    need = standard_catalogue().need_by_id().get(name)
    return name.replace("_", " ").capitalize() if need is None else need.name


def in_words(name: str, level: str) -> str:
    """A level by what it means: "“At present, and injuries have needed medical care” (3)"; what is none as it is."""
    need = standard_catalogue().need_by_id().get(name)
    if need is None or not level.isdigit() or int(level) >= len(need.levels):
        return f"“{level}”"
    words = f"“{need.levels[int(level)].rstrip('.')}”"
    return words if need.top == 1 else f"{words} ({level})"
