"""A key that words are sealed with, itself wrapped by the root key, which is never here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base


class DataKeyRow(Base):
    """The highest number seals what is new. A key whose words were all sealed anew is taken away."""

    __tablename__ = "data_keys"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wrapped: Mapped[bytes]
    made_at: Mapped[datetime]
