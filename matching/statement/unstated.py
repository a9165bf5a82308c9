"""Matters that the statement, as it is held here, does not speak of."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.fields import FIELDS, NEED, StatementField, in_force
from matching.statement.item import Item, Severity, Today, count, listed

ID = "not stated"
SILENT = "Project judgement: silence on a need is taken as not known, neither as yes nor as no"


def items(today: Today) -> Iterable[Item]:
    """One point for each field a statement should have, and one for the needs it takes no position on."""
    stated = {key for key, _ in in_force(today)}
    speaks_of_needs = any(key.startswith(NEED) for key in stated)
    for field in FIELDS:
        if field.needed and field.key not in stated and not (field.key == "needs" and speaks_of_needs):
            yield _field(field)
    silent = [n for n in today.catalogue.needs if n.in_statement and NEED + n.id not in stated]
    if silent and speaks_of_needs:
        yield Item(
            check=ID,
            severity=Severity.FIND_OUT,
            fields=tuple(NEED + n.id for n in silent),
            what=(
                f"The statement takes no position on {count(len(silent), 'need', 'needs')}: "
                f"{listed([n.name.lower() for n in silent])}."
            ),
            source=SILENT,
            way_forward='Ask the registered manager for a position on each: "can" to a level, or "cannot".',
        )


def _field(field: StatementField) -> Item:
    return Item(
        check=ID,
        severity=Severity.FIND_OUT if field.by_law else Severity.CONSIDER,
        fields=(field.key,),
        what=f"Not stated, as the statement is held here: {field.words}.",
        source=field.source,
        way_forward="Look in the statement itself; if it is there, record it with its page, and if not, add it.",
    )
