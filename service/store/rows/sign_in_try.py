"""That somebody tried to sign in, so that guessing can be slowed down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from service.store.base import Base, RowId


class SignInTryRow(Base):
    """Neither the name that was typed nor the address can be read from the marks; `succeeded` is 0 or 1."""

    __tablename__ = "sign_in_tries"
    __table_args__ = (Index(None, "name_mark", "at"), Index(None, "address_mark", "at"))

    id: Mapped[RowId]
    at: Mapped[datetime]
    name_mark: Mapped[str]
    address_mark: Mapped[str]
    succeeded: Mapped[int]
