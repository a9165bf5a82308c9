"""One version of a home's enquiry: whom it asked, how, when and what; later, what was answered."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class HomeEnquiryVersionRow(Version):
    __tablename__ = "home_enquiry_versions"
    __table_args__ = (UniqueConstraint("home_enquiry_id", "number"),)

    home_enquiry_id: Mapped[str] = mapped_column(ForeignKey("home_enquiries.id"))
