"""What has not come or has not been said of a referral, so that it can be asked for."""

from __future__ import annotations

from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role, Unanswered
from matching.world.papers import papers_asked_for
from matching.world.record import Record, Text
from matching.world.referral import Referral

OF_CHILD = ("date_of_birth", "sex", "day_care", "night_care", "clinical_tasks", "school", "home_place")
OF_REFERRAL = (
    "expected_nights",
    "legal_status",
    "family",
    "contact",
    "siblings",
    "avoid",
    "history",
    "wishes",
    "identity_needs",
    "previous_breaks",
    "brings_animal",
)
"""What every home needs to be told, by the names of the fields; None there means that nobody has said."""


class Missing(Record):
    """What is missing, in words. It says nothing of how much each matters: the match check does."""

    papers: tuple[Text, ...]
    """The papers that have not come."""
    papers_noted: bool
    """Whether anybody has noted which papers came; where not, all of them count as missing."""
    not_said: tuple[Text, ...]
    """What nobody has said of the child or the referral."""
    needs_not_said: int
    """Of how many needs of the catalogue nobody has given a level."""
    awaited: tuple[Role, ...]
    """Who has been asked and has not answered."""

    @property
    def count(self) -> int:
        """How many things are missing."""
        return len(self.papers) + len(self.not_said) + self.needs_not_said + len(self.awaited)


def missing_of(referral: Referral) -> Missing:
    """What is missing from a referral as it stands."""
    child, came = referral.child, referral.papers or ()
    said = {f.about for f in child.facts if any(not isinstance(a.level, Unanswered) for a in f.accounts)}
    blank = [name for record, names in ((child, OF_CHILD), (referral, OF_REFERRAL)) for name in _blank(record, names)]
    return Missing(
        papers=tuple(paper.name for paper in papers_asked_for() if paper.id not in came),
        papers_noted=referral.papers is not None,
        not_said=tuple(name.replace("_", " ") for name in blank),
        needs_not_said=sum(need.id not in said for need in standard_catalogue().needs),
        awaited=tuple(enquiry.asked for enquiry in referral.enquiries if enquiry.answered_on is None),
    )


def _blank(record: Record, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if getattr(record, name) is None]
