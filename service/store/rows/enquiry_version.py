"""One version of an enquiry: what was asked of whom and, later, what they said."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class EnquiryVersionRow(Version):
    __tablename__ = "enquiry_versions"
    __table_args__ = (UniqueConstraint("enquiry_id", "number"),)

    enquiry_id: Mapped[str] = mapped_column(ForeignKey("enquiries.id"))
