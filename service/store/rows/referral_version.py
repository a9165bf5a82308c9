"""One version of a referral, all but the child's own record and the enquiries made."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class ReferralVersionRow(Version):
    __tablename__ = "referral_versions"
    __table_args__ = (UniqueConstraint("referral_id", "number"),)

    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
