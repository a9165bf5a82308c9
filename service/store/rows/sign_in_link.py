"""That a person signs in as whom a provider of OpenID Connect knows by its own name for them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class SignInLinkRow(Base):
    """`subject_mark` is of issuer and subject together, and tells neither to who does not hold the root key."""

    __tablename__ = "sign_in_links"

    id: Mapped[RowId]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), unique=True)
    subject_mark: Mapped[str] = mapped_column(unique=True)
    linked_at: Mapped[datetime]
