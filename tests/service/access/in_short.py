"""What tables written by hand call those who may do things."""

from __future__ import annotations

from service.access.relation import RelationKind as Is

IN_SHORT = {
    "manager": Is.REGISTERED_MANAGER,
    "deputy": Is.DEPUTY_MANAGER,
    "coordinator": Is.COORDINATOR,
    "responsible": Is.RESPONSIBLE_INDIVIDUAL,
    "officer": Is.PLACEMENT_OFFICER,
    "auditor": Is.AUDITOR,
    "administrator": Is.ADMINISTRATOR,
}
