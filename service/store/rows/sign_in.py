"""What a person signs in with."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class SignInRow(Base):
    """`name_mark` tells the name they type only to who holds the root key; `password` is a hash, and sealed too."""

    __tablename__ = "sign_ins"

    id: Mapped[RowId]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), unique=True)
    name_mark: Mapped[str] = mapped_column(unique=True)
    password: Mapped[SealedBytes]
    secret: Mapped[SealedBytes]
    """Of their authenticator, in base 32."""
    last_step: Mapped[int]
    """The half minute whose code was used last: that code and those before it work no more."""
