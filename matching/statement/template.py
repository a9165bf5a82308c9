"""Fields that are still the organisation's template may say of every home what is true of none."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.fields import in_force, words_of
from matching.statement.item import Item, Severity, Today, count, evidence, listed
from matching.world.statement import Origin

ID = "still the organisation's template"
SOURCE = "Project judgement: homes of one organisation are found to publish the same words"


def items(today: Today) -> Iterable[Item]:
    """One point that names every such field."""
    found = {key: stated for key, stated in in_force(today) if stated.origin is Origin.TEMPLATE}
    if found:
        number = count(len(found), "field is", "fields are")
        names = listed([words_of(today, key).lower() for key in found])
        yield Item(
            check=ID,
            severity=Severity.CONSIDER,
            fields=tuple(found),
            what=f"{number} still in the words of the organisation's template: {names}.",
            source=SOURCE,
            way_forward="Read each against this home, and put it in the home's own words.",
            evidence=tuple(evidence(key, stated, words_of(today, key)) for key, stated in found.items()),
        )
