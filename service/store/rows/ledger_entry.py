"""One entry of an organisation's ledger, chained to the one before it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base


class LedgerEntryRow(Base):
    """`header` is the entry's canonical text, with nothing of a child in it. Hashes are 64 hexadecimal digits."""

    __tablename__ = "ledger_entries"
    KEPT_FOR_EVER = True

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    header: Mapped[str]
    commitment: Mapped[str]
    head: Mapped[str]
