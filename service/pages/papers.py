"""What is printed and kept: the assessment, the decision with its checkpoint, and the readiness plan, as reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.findings import Band
from matching.report_parts import Block, Cell, Items, Mark, Pairs, Paragraph, Report, Rows, Section, Soft, Table, Tone
from matching.report_words import counted, day, full_stop, gravest_first, mark_of, sentence_case
from service.actions.read_decision import ReadDecision
from service.assessing.shown import shown_in
from service.ledger.document import DecisionDocument
from service.pages.identity import Identity
from service.pages.moments import moment
from service.records.plans import Plan, PlannedTask
from service.web.remedies_told import cost_of

PARTS = ("makes it a match", "must be in place", "welcomes the child")
CHECKPOINT = (
    "Keep these lines where nobody can reach both them and the records: with them a later change of any decision in "
    "the ledger can be found, this one included. They hold nothing of a child. Before the last line comes an empty one."
)


def decision_record(read: ReadDecision, identity: Identity, home: str) -> Report:
    """The decision word for word as it was signed, what was shown to who signed, and the checkpoint."""
    document = read.document
    return Report(
        title="Decision record",
        reference=f"decision {document.id}",
        identity=_line(identity),
        opening=(*_opening(identity, home), *_put_right(read)),
        sections=(_signed(read), _shown(document), _checkpoint(read)),
        footer=(f"Decision {document.id}, signed on the check {document.assessment} of {day(document.about)}.",),
        signature="Signed in Placewell, which advises: a person decided",
    )


def _line(identity: Identity) -> str:
    return f"{identity.name}, born {identity.born}, referral {identity.referral}"


def _opening(identity: Identity, home: str) -> tuple[Block, ...]:
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Child", (identity.name,)),
        ("Born", (identity.born, Soft(identity.aged))),
        ("Referral", (identity.referral, Soft(f"from {identity.authority}"))),
        ("First night", (day(identity.start), Soft(identity.asked_for))),
        ("Home", (home,)),
    )
    return (Pairs(pairs),)


def _put_right(read: ReadDecision) -> tuple[Block, ...]:
    if read.corrected_by is None:
        return ()
    words = f"Another decision has put this one right: number {read.corrected_by}."
    return (Paragraph((Mark("put right", Tone.UNLESS), words), leads=True),)


def _signed(read: ReadDecision) -> Section:
    document, by = read.document, read.document.signed_by
    differs = f"The decision differs from it, because: {document.differs_from_reading}" if read.differs else ""
    told: Sequence[tuple[str, Cell]] = (
        ("Decided", (sentence_case(document.decided.value),)),
        ("Reasons", (document.reasons,)),
        ("Conditions", document.conditions),
        ("Not known, and accepted", tuple(f"{u.question} Because: {u.accepted_because}" for u in document.unknowns)),
        ("The child's wishes", (document.childs_wishes,)),
        ("Said against it", document.dissent),
        ("What the check found", (full_stop(sentence_case(read.reading)), *([differs] if differs else []))),
        ("Signed by", (f"{by.name}, {by.relation}, on {moment(document.signed_at)}, proved by {by.proved_by}",)),
    )
    return Section("signed", "As it was signed", (Pairs(tuple((name, said) for name, said in told if said)),))


def _shown(document: DecisionDocument) -> Section:
    """What limited or could have, of what was shown; the whole is kept with the decision."""
    report = shown_in(document).report
    limiting = gravest_first(f for f in report.findings if f.worst is not Band.GOOD)
    rows = tuple(((f.title,), (mark_of(f),), (f.reason,)) for f in limiting)
    table = (Table("What limited, or could", ("Matter", "Outcome", "Why"), (Rows(rows),)),) if rows else ()
    others = counted(len(report.findings) - len(rows), "other finding")
    lead = Paragraph(
        (
            f"{sentence_case(others)} limited nothing. Versions: engine {report.versions.engine}, catalogue "
            f"{report.versions.catalogue}, law and policy {report.versions.policy}.",
        )
    )
    return Section("shown", "What was shown to who signed", (*table, lead))


def _checkpoint(read: ReadDecision) -> Section:
    found = tuple((line,) for line in read.checkpoint.splitlines() if line)
    return Section("checkpoint", "Checkpoint", (Paragraph((CHECKPOINT,)), Items(found)))


def plan_record(plan: Plan, identity: Identity, home: str) -> Report:
    """The readiness plan as it stands: what is to be done by whom and when, and what was done."""
    left = sum(task.kept.is_open for task in plan.tasks)
    late = sum(task.late for task in plan.tasks)
    lead = f"{sentence_case(counted(left, 'task is', 'tasks are'))} still to be done, {late or 'none'} of them late."
    cost = " and ".join(cost_of(plan.weekly_pounds, plan.one_off_pounds))
    return Report(
        title="Readiness plan",
        reference=f"plan {plan.id}",
        identity=_line(identity),
        opening=(*_opening(identity, home), Paragraph((lead,), leads=True), Paragraph((f"It costs {cost}.",))),
        sections=tuple(_parts(plan)),
        footer=(f"Made {moment(plan.made_at)} on the check {plan.assessment}.",),
    )


def _parts(plan: Plan) -> Iterator[Section]:
    for place, part in enumerate(PARTS, 1):
        rows = tuple(_row(task) for task in plan.tasks if task.kept.kind.value == part)
        if rows:
            table = Table(f"What {part}", ("Task", "By", "Who", "How it stands"), (Rows(rows),))
            yield Section(f"part-{place}", f"What {part}", (table,))


def _row(task: PlannedTask) -> tuple[Cell, ...]:
    kept = task.kept
    by = "before the decision" if kept.task.before_decision else day(kept.due)
    return ((kept.task.what,), (by,), (kept.owner or sentence_case(kept.task.by.value),), _stands(task))


def _stands(task: PlannedTask) -> Cell:
    kept = task.kept
    if kept.done_on is not None:
        return (Mark("done", Tone.MET), day(kept.done_on), *([kept.evidence] if kept.evidence else []))
    if kept.not_needed_because is not None:
        return (Mark("not needed", Tone.NONE), kept.not_needed_because)
    return (Mark("late", Tone.UNLESS),) if task.late else (Mark("to be done", Tone.PLAIN),)
