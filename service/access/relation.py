"""What a person can be to a home or an organisation. Rights come from this, never from a title alone."""

from __future__ import annotations

from enum import StrEnum


class RelationKind(StrEnum):
    REGISTERED_MANAGER = "registered manager of a home"
    DEPUTY_MANAGER = "deputy manager of a home"
    COORDINATOR = "short-break coordinator of a home"
    RESPONSIBLE_INDIVIDUAL = "responsible individual of a provider"
    PLACEMENT_OFFICER = "placement officer of an authority"
    AUDITOR = "auditor of an organisation"
    ADMINISTRATOR = "administrator of an organisation"

    @property
    def is_to_a_home(self) -> bool:
        """Whether it is held to one home, and not to a whole organisation."""
        return self in {self.REGISTERED_MANAGER, self.DEPUTY_MANAGER, self.COORDINATOR}
