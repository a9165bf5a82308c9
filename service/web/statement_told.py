"""A statement of purpose in words: what each field says, since when, in whose words, and what it said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from matching.report_parts import Block, Cell, Folded, Mark, Paragraph, Quote, Rows, Soft, Table, Tone
from matching.report_words import counted, day, sentence_case
from matching.statement.fields import FIELDS, NEED
from matching.statement_review import StatementReview
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.home import Home
from matching.world.statement import (
    Ages,
    Answer,
    EmergencyPolicy,
    Origin,
    Position,
    Stated,
    StayLength,
    stated_on,
)

COLUMNS = ("What", "It says", "Since", "Whose words", "Looked at")
NOT_STATED = "The statement says nothing of"


def statement_told(home: Home, review: StatementReview) -> tuple[Block, ...]:
    """The fields in force as a table, then those of which nothing is stated, then earlier and later versions."""
    catalogue = standard_catalogue()
    fields = tuple(_fields(home, catalogue))
    in_force = [(key, name, found) for key, name, all in fields if (found := stated_on(all, review.on))]
    due = {field.field: field for field in review.looked_at}
    rows = tuple(
        ((name,), _says(found), (day(found.effective),), _whose(found), _looked_at(due.get(key)))
        for key, name, found in in_force
    )
    stated = {key for key, _, _ in in_force}
    missing = [name.lower() for key, name, _ in fields if key not in stated and not key.startswith(NEED)]
    nothing = (Paragraph((f"{NOT_STATED}: {', '.join(missing)}.",)),) if missing else ()
    return (Table("In force today", COLUMNS, (Rows(rows),)), *nothing, *_others(fields, review.on))


def _fields(home: Home, catalogue: Catalogue) -> Iterator[tuple[str, str, Sequence[Stated[Any]]]]:
    """Each field's key, its name and all its versions; positions on needs last."""
    needs = catalogue.need_by_id()
    for field in FIELDS:
        if field.key != "needs":
            yield field.key, sentence_case(field.words), getattr(home.statement, field.key)
    for stated in home.statement.needs:
        name = needs[stated.need].name if stated.need in needs else stated.need
        yield NEED + stated.need, name, stated.versions


def _others(fields: Sequence[tuple[str, str, Sequence[Stated[Any]]]], on: date) -> tuple[Block, ...]:
    """Versions that are not in force, newest first: what a field said before, and what it will say."""
    found = [(name, each) for _, name, all in fields for each in all if each is not stated_on(all, on)]
    if not found:
        return ()
    ordered = sorted(found, key=lambda pair: pair[1].effective, reverse=True)
    rows = tuple(((name,), _says(each), (day(each.effective),), _whose(each)) for name, each in ordered)
    title = f"{sentence_case(counted(len(rows), 'version'))} before or after these"
    return (Folded(title, (Table("Other versions, newest first", COLUMNS[:4], (Rows(rows),)),)),)


def _says(stated: Stated[Any]) -> Cell:
    quote = (Quote(stated.quote),) if stated.quote else ()
    page = (Soft(f"page {stated.page}"),) if stated.page else ()
    return (sentence_case(in_words(stated.value)), *quote, *page)


def _whose(stated: Stated[Any]) -> Cell:
    by = (Soft(f"approved by {stated.approved_by}"),) if stated.approved_by else ()
    words = Mark("template", Tone.CONDITION) if stated.origin is Origin.TEMPLATE else "the home's own"
    return (words, *by)


def _looked_at(looked: Any) -> Cell:
    if looked is None:
        return (Soft("not recorded"),)
    if looked.overdue:
        return (Mark("overdue", Tone.UNLESS), f"last {day(looked.last)}", Soft(f"was due {day(looked.due)}"))
    return (day(looked.last), Soft(f"again by {day(looked.due)}"))


def in_words(value: Any) -> str:
    """What a field says. A tuple is said as its parts in a row."""
    match value:
        case Ages():
            return f"{value.youngest} to {value.oldest}"
        case StayLength():
            return _length(value)
        case EmergencyPolicy():
            return _emergency(value)
        case Position():
            return _position(value)
        case tuple():
            return ", ".join(map(in_words, value))
        case _:
            return str(value)


def _length(length: StayLength) -> str:
    ends = (("at least", length.shortest_nights), ("at most", length.longest_nights))
    return " and ".join(f"{word} {counted(n, 'night')}" for word, n in ends if n is not None) or "no limit"


def _emergency(policy: EmergencyPolicy) -> str:
    hours, nights = policy.least_notice_hours, policy.longest_stay_nights
    notice = [] if hours is None else [f"with {counted(hours, 'hour')} of notice"]
    longest = [] if nights is None else [f"for at most {counted(nights, 'night')}"]
    return ", ".join([f"open to: {policy.open_to.value}", *notice, *longest])


def _position(position: Position) -> str:
    if position.answer is Answer.CANNOT:
        return "cannot"
    given = f", given {position.condition}" if position.condition else ""
    return f"can, to level {position.highest}{given}"
