"""What the engine read in the facts, and whether a person's decision differs from it. Neither hides the other."""

from __future__ import annotations

from matching.check import MatchReport
from matching.findings import Band
from service.ledger.document import Decided


def reading_of(report: MatchReport) -> str:
    """The range of bands in words."""
    if report.settled:
        return f"“{report.best.words}”"
    return f"between “{report.worst.words}” and “{report.best.words}”"


def differs(report: MatchReport, decided: Decided) -> bool:
    """Whether the decision is another than the reading bears out at its worst.

    Project judgement: to accept while the answer still ranges lower differs, to decline while it does so does not.
    To ask for more never differs.
    """
    match decided:
        case Decided.ACCEPT:
            return report.worst < Band.GOOD
        case Decided.ACCEPT_WITH_CONDITIONS:
            return report.worst < Band.CONDITIONS
        case Decided.DECLINE:
            return report.worst >= Band.CONDITIONS
        case Decided.ASK_FOR_MORE:
            return False


def is_barred(report: MatchReport, decided: Decided) -> bool:
    """Whether law, registration or the statement of purpose rules the match out, as things are known, and it is
    accepted all the same (Children's Homes (England) Regulations 2015, reg 14(2)(a) and reg 16).
    """
    return accepts(decided) and report.best is Band.OUTSIDE


def accepts(decided: Decided) -> bool:
    """Whether a child is to come."""
    return decided in (Decided.ACCEPT, Decided.ACCEPT_WITH_CONDITIONS)
