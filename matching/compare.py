"""Two match reports on one referral side by side: what differs, and because of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from matching.check import MatchReport
from matching.comparison.facts import FactChange, FactChangeKind, fact_changes
from matching.comparison.findings import ChangeKind, FindingChange, finding_changes
from matching.errors import BadInput, EngineFault, Problem
from matching.findings import Band, Score
from matching.world.record import Record

TOLD = 5
"""How many changed facts, or places where it shows, the summary tells before it counts the rest."""


class CauseKind(StrEnum):
    """In what two reports can differ as a whole."""

    HOME = "home"
    DAY = "day"
    CATALOGUE = "catalogue"
    POLICY = "policy"
    ENGINE = "engine"
    RECORDS = "records"


class Cause(Record):
    """One thing that the two reports were not both made from; not certain where the reports alone cannot tell."""

    kind: CauseKind
    words: str
    certain: bool = True


class Answer(Record):
    """A report's answer in short."""

    urn: str
    on: date
    worst: Band
    best: Band
    worst_score: Score
    best_score: Score
    points_of: int

    @property
    def words(self) -> str:
        """The range of bands in words."""
        if self.worst is self.best:
            return f"“{self.best.words}”"
        return f"between “{self.worst.words}” and “{self.best.words}”"


class Comparison(Record):
    """What differs between two reports. Findings come in the rules' order, those in the first report only last."""

    referral: str
    before: Answer
    after: Answer
    same_inputs: bool
    """Whether both were made from the same records, day, catalogue, policy and engine, so that they must agree."""
    causes: tuple[Cause, ...]
    findings: tuple[FindingChange, ...]
    facts: tuple[FactChange, ...]
    unchanged: int
    """How many findings give the same answer on the same grounds."""
    summary: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.causes or self.findings or self.facts)


def compare(before: MatchReport, after: MatchReport) -> Comparison:
    """Compare two reports on one referral: of one home at two times, or of two homes.

    Raises BadInput when they are on different referrals, and EngineFault when they differ although everything they
    were made from is the same.
    """
    if before.referral != after.referral:
        raise BadInput([_other_referral(before, after)])
    same_inputs = before.versions == after.versions
    if same_inputs and before.model_dump_json() != after.model_dump_json():
        raise EngineFault(
            f"Two reports on referral {before.referral} differ, although both were made from inputs "
            f"{before.versions.inputs_sha256}; the same inputs must give the same report.\n"
            "    Run the check again and keep both reports: one of them was altered or wrongly made."
        )
    facts = fact_changes(before, after)
    findings = tuple(finding_changes(before, after, facts))
    comparison = Comparison(
        referral=before.referral,
        before=_answer(before),
        after=_answer(after),
        same_inputs=same_inputs,
        causes=tuple(_causes(before, after, facts, findings)),
        findings=findings,
        facts=facts,
        unchanged=len(after.findings) - sum(f.after is not None for f in findings),
        summary="",
    )
    return comparison.model_copy(update={"summary": _summary(comparison)})


def _other_referral(before: MatchReport, after: MatchReport) -> Problem:
    return Problem(
        f"report on referral {after.referral}",
        f"the first report is on referral {before.referral}",
        "Choose two reports on the same referral.",
    )


def _answer(report: MatchReport) -> Answer:
    return Answer(**{name: getattr(report, name) for name in Answer.model_fields})


def _causes(
    before: MatchReport, after: MatchReport, facts: Sequence[FactChange], findings: Sequence[FindingChange]
) -> Iterator[Cause]:
    was, now = before.versions, after.versions
    pairs = (
        (CauseKind.HOME, before.urn, after.urn),
        (CauseKind.DAY, before.on.isoformat(), after.on.isoformat()),
        (CauseKind.CATALOGUE, was.catalogue, now.catalogue),
        (CauseKind.POLICY, was.policy, now.policy),
        (CauseKind.ENGINE, was.engine, now.engine),
    )
    differing = [(kind, old, new) for kind, old, new in pairs if old != new]
    yield from (Cause(kind=kind, words=f"{kind} {new}, not {old}") for kind, old, new in differing)
    if was.inputs_sha256 != now.inputs_sha256:
        told = any(f.kind in (FactChangeKind.HEARD, FactChangeKind.DROPPED) for f in facts)
        yield _records(certain=told or all(kind is CauseKind.ENGINE for kind, _, _ in differing), findings=findings)


def _records(*, certain: bool, findings: Sequence[FindingChange]) -> Cause:
    words = "what is recorded of the referral, the home or its group"
    told = f"{words}{_where_it_shows(findings)}" if certain else f"perhaps {words}"
    return Cause(kind=CauseKind.RECORDS, words=told, certain=certain)


def _where_it_shows(findings: Sequence[FindingChange]) -> str:
    """The kinds of record that the findings changed by no fact bear on; where they cannot tell, their titles."""
    others = sorted((f for f in findings if not f.facts), key=_weight)
    shown = dict.fromkeys(words for f in others for words in f.records) or dict.fromkeys(f.title for f in others)
    more = [f"and {len(shown) - TOLD} more"] if len(shown) > TOLD else []
    return f" (it shows in {', '.join([*list(shown)[:TOLD], *more])})" if shown else ""


def _summary(comparison: Comparison) -> str:
    """The comparison in a few sentences."""
    before, after = comparison.before, comparison.after
    if comparison.is_empty:
        return f"Nothing differs: both reports were made from the same inputs, and the answer is {before.words}."
    same = (before.worst, before.best) == (after.worst, after.best)
    answer = f"is {after.words}" + (" in both reports" if same else f", and was {before.words} in the first report")
    return f"The answer {answer}. {_counted(comparison)} {_because(comparison)}"


def _counted(comparison: Comparison) -> str:
    kinds = Counter(f.kind for f in comparison.findings)
    counted = [f"{kinds[kind]} {kind}" for kind in ChangeKind if kinds[kind]]
    return f"Findings: {', '.join([*counted, f'{comparison.unchanged} unchanged'])}."


def _weight(change: FindingChange) -> tuple[bool, Band]:
    """Changed answers first, then whatever allows least."""
    return change.kind is not ChangeKind.ANSWER, min(f.worst for f in (change.before, change.after) if f is not None)


def _because(comparison: Comparison) -> str:
    weighty = sorted(comparison.findings, key=_weight)
    facts = [f.words for f in dict.fromkeys((*(f for w in weighty for f in w.facts), *comparison.facts))]
    more = [f"and {len(facts) - TOLD} more about facts"] if len(facts) > TOLD else []
    return f"What differs behind them: {'; '.join([*(c.words for c in comparison.causes), *facts[:TOLD], *more])}."
