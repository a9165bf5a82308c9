"""The transparency record as a report, for a page or as a file; what is left to its user to say stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.report_parts import Block, Items, Mark, Paragraph, Report, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import counted
from matching.rule import sentence
from matching.rules import RULES
from service.hazards.log import Hazard
from service.hazards.told import HEAD
from service.transparency.record import Entry, TransparencyRecord

TITLE = "Transparency record"
LEAD = (
    "A draft, for the organisation that uses Placewell to complete, put right and publish. Nobody has published it yet."
)
STANDARD = (
    "In the shape of the Algorithmic Transparency Recording Standard of the UK Government. No conformity is claimed."
)


def record_report(record: TransparencyRecord, hazards: Sequence[Hazard]) -> Report:
    """The draft in the standard's order, then every rule with its source, then the risks."""
    parts = tuple(
        Section(f"part-{place}", part.title, tuple(block for each in part.field for block in _entry(each)))
        for place, part in enumerate(record.part, 1)
    )
    left = sum(each.asks is not None for part in record.part for each in part.field)
    to_say = f"{counted(left, 'field')} are left to you, each marked as such."
    return Report(
        title=TITLE,
        reference="draft",
        identity="Placewell: transparency record, draft",
        opening=(Paragraph((LEAD,), leads=True), Paragraph((to_say.capitalize(), STANDARD))),
        sections=(*parts, _rules(), _risks(hazards)),
        footer=("Written by Placewell of itself, from the same data as its rules and its hazard log.",),
        signature="Draft",
    )


def _entry(entry: Entry) -> Iterator[Block]:
    first = entry.says[:1] or ((Mark("yours to say", Tone.UNKNOWN), str(entry.asks)),)
    lead = first[0] if isinstance(first[0], tuple) else (first[0],)
    yield Paragraph((Strong(f"{entry.name}."), *lead))
    yield from (Paragraph((words,)) for words in entry.says[1:])
    if entry.says and entry.asks is not None:
        yield Paragraph((Mark("yours to say", Tone.UNKNOWN), entry.asks))


def _rules() -> Section:
    rows = tuple(((sentence(rule),), (rule.SOURCE,)) for rule in RULES)
    table = Table(f"The {len(rows)} rules of a match check", ("It asks whether", "Source"), (Rows(rows),))
    return Section("rules", "What a match check asks", (table,))


def _risks(hazards: Sequence[Hazard]) -> Section:
    items = tuple(
        (
            Strong(f"{hazard.what}."),
            Soft(f"{hazard.severity.capitalize()}, likelihood {hazard.likelihood}."),
            *(control.does for control in hazard.control),
            *(part for lack in hazard.not_built for part in (Mark("not built", Tone.CONDITION), lack)),
        )
        for hazard in hazards
    )
    return Section("risks", "Risks, and what is done against them", (Paragraph((HEAD,)), Items(items)))
