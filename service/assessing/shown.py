"""Everything that a manager is shown of one check, kept so that it can be read again as it was."""

from __future__ import annotations

from matching.check import MatchReport
from matching.compare import Comparison
from matching.enquiries import Enquiries, NextEnquiry
from matching.findings import FactRef
from matching.reports.assessment.unknowns import critical
from matching.world.record import Ident, Record
from service.ledger.canonical import canonical
from service.ledger.document import DecisionDocument
from service.records.emergencies import Emergency


class Shown(Record):
    """The report with its versions, what is not known, what to ask next, and what moved since the check before."""

    child: Ident
    """The child referred, by the id in the referral."""
    is_emergency: bool
    """Whether the child is needed somewhere within a day or without the usual planning."""
    emergency: Emergency | None
    """The emergency with every question answered; the placement is provisional until its review. None: none."""
    report: MatchReport
    enquiries: Enquiries
    critical: tuple[FactRef, ...]
    """What is not known and could change the answer, or could once what stands in the way is put right."""
    before: str | None
    """The assessment that was run before this one, by its id. None: this is the first."""
    moved: Comparison | None
    """What differs from that one, and because of what."""

    def written(self) -> str:
        """The one way of writing it down."""
        return canonical(self.model_dump(mode="json")).decode()

    def open_questions(self) -> tuple[NextEnquiry, ...]:
        """The critical ones, in the order in which they are worth asking."""
        return critical(self.enquiries)


def shown_in(document: DecisionDocument) -> Shown:
    """What was shown to who signed."""
    return as_shown(canonical(document.shown).decode())


def as_shown(written: str) -> Shown:
    """What was shown, from how it was written down."""
    return Shown.model_validate_json(written)
