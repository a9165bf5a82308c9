"""Reads an assessment again, to the byte as it was shown, with whether it still stands."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.assessments import Assessment, assessment
from service.records.desk import Desk


class AskCheck(Record):
    """Which assessment, by its id."""

    assessment: str


def read_check(desk: Desk, asked: AskCheck) -> Assessment:
    """The assessment. It says of itself what has changed since, and is not changed by that."""
    return assessment(desk, asked.assessment)


ACT = Act("read an assessment", Kind.ASSESSMENT, Action.READ, AskCheck, Assessment, read_check, reads=True)
