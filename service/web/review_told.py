"""A review of a statement of purpose, in words: what to act on, plan for, find out and consider, in that order."""

from __future__ import annotations

from collections.abc import Iterable

from matching.report_parts import Cell, Items, Mark, Paragraph, Quote, Report, Section, Soft, Strong, Tone
from matching.report_words import counted, day
from matching.statement.item import Evidence, Item, Severity
from matching.statement_review import StatementReview
from matching.world.statement import Origin

TONES = {
    Severity.ACT: Tone.UNLESS,
    Severity.PLAN: Tone.CONDITION,
    Severity.FIND_OUT: Tone.UNKNOWN,
    Severity.CONSIDER: Tone.PLAIN,
}

WORDS = {Origin.TEMPLATE: "the words of the organisation's template", Origin.OWN: "the home's own words"}


def review_report(review: StatementReview) -> Report:
    """The review as a report, a section for each severity that has points."""
    counts = [f"{s.words}: {counted(len(points), 'point')}." for s in Severity if (points := review.of(s))]
    lead = " ".join(counts) or "Nothing was found to change."
    late = sum(field.overdue for field in review.looked_at)
    return Report(
        title="Review of a statement of purpose",
        reference=f"home {review.urn}, {review.on.isoformat()}",
        identity=f"Home {review.urn}, on {day(review.on)}",
        opening=(Paragraph((lead,), leads=True), Paragraph((_looked_at(late, len(review.looked_at)),))),
        sections=tuple(_section(review, severity) for severity in Severity if review.of(severity)),
        footer=(review.advice, f"Catalogue {review.catalogue}, law and policy {review.policy}."),
    )


def _looked_at(late: int, fields: int) -> str:
    overdue = "none is overdue" if late == 0 else f"{counted(late, 'is', 'are')} overdue for another look"
    return f"Of {counted(fields, 'field')} in force, {overdue}."


def _section(review: StatementReview, severity: Severity) -> Section:
    points = tuple(map(_point, review.of(severity)))
    return Section(severity.name.lower().replace("_", "-"), severity.words, (Items(points, numbered=True),))


def _point(item: Item) -> Cell:
    astray = (Mark("the template says what is not so here", TONES[item.severity]),) if item.is_template_astray else ()
    due = (f"By {day(item.due)}.",) if item.due else ()
    evidence = tuple(part for e in item.evidence for part in _evidence(e, len(item.evidence) > 1))
    return (*astray, Strong(item.what), item.way_forward, *due, *evidence, Soft(f"{item.source}."))


def _evidence(evidence: Evidence, several: bool) -> Iterable[Quote | Soft]:
    field = f"{evidence.field.removeprefix('need:').replace('_', ' ')}, " if several else ""
    page = f"page {evidence.page}, " if evidence.page else ""
    where = f"{field}{page}since {day(evidence.effective)}, in {WORDS[evidence.origin]}"
    yield Soft(f"Says: {evidence.says.removeprefix('says ')} ({where}).")
    if evidence.quote:
        yield Quote(evidence.quote)
