"""An organisation: a provider of homes or a placing authority."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from service.store.base import Base, RowId
from service.store.rows.closed_set import closed_set


class Kind(StrEnum):
    PROVIDER = "provider"
    AUTHORITY = "placing authority"


class OrganisationRow(Base):
    """Its row is also what one signing at a time holds, so that its ledger has one order."""

    __tablename__ = "organisations"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[RowId]
    kind: Mapped[Kind] = closed_set(Kind)
    name: Mapped[str]
