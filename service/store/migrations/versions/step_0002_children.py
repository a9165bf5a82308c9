"""Children, where they live, and the referrals, sendings and enquiries about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "children",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_children_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_children"),
        sa.UniqueConstraint("organisation_id", "reference", name="uq_children_organisation_id_reference"),
        sqlite_strict=True,
    )
    op.create_table(
        "child_versions",
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("name", Sealed(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_child_versions_child_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_child_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_child_versions"),
        sa.UniqueConstraint("child_id", "number", name="uq_child_versions_child_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "acquaintances",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("declared_on", Day(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_acquaintances_child_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_acquaintances_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_acquaintances"),
        sa.UniqueConstraint("person_id", "child_id", name="uq_acquaintances_person_id_child_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_acquaintances_child_id", "acquaintances", ["child_id"], unique=False)
    op.create_table(
        "residences",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("since", Day(), nullable=False),
        sa.Column("gone_from", Day(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_residences_child_id"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_residences_home_id"),
        sa.PrimaryKeyConstraint("id", name="pk_residences"),
        sa.UniqueConstraint("home_id", "child_id", "since", name="uq_residences_home_id_child_id_since"),
        sqlite_strict=True,
    )
    op.create_index("ix_residences_child_id", "residences", ["child_id"], unique=False)
    op.create_table(
        "residence_versions",
        sa.Column("residence_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_residence_versions_recorded_by"),
        sa.ForeignKeyConstraint(["residence_id"], ["residences.id"], name="fk_residence_versions_residence_id"),
        sa.PrimaryKeyConstraint("id", name="pk_residence_versions"),
        sa.UniqueConstraint("residence_id", "number", name="uq_residence_versions_residence_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "referrals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("gone_from", Day(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_referrals_child_id"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_referrals_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_referrals"),
        sa.UniqueConstraint("organisation_id", "reference", name="uq_referrals_organisation_id_reference"),
        sqlite_strict=True,
    )
    op.create_index("ix_referrals_child_id", "referrals", ["child_id"], unique=False)
    op.create_table(
        "referral_versions",
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_referral_versions_recorded_by"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_versions_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_referral_versions"),
        sa.UniqueConstraint("referral_id", "number", name="uq_referral_versions_referral_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "sendings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("sent_on", Day(), nullable=False),
        sa.Column("withdrawn_on", Day(), nullable=True),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_sendings_home_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_sendings_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sendings"),
        sa.UniqueConstraint("referral_id", "home_id", "sent_on", name="uq_sendings_referral_id_home_id_sent_on"),
        sqlite_strict=True,
    )
    op.create_index("ix_sendings_home_id", "sendings", ["home_id"], unique=False)
    op.create_table(
        "enquiries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("gone_from", Day(), nullable=True),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_enquiries_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enquiries"),
        sa.UniqueConstraint("referral_id", "place", name="uq_enquiries_referral_id_place"),
        sqlite_strict=True,
    )
    op.create_table(
        "enquiry_versions",
        sa.Column("enquiry_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["enquiry_id"], ["enquiries.id"], name="fk_enquiry_versions_enquiry_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_enquiry_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_enquiry_versions"),
        sa.UniqueConstraint("enquiry_id", "number", name="uq_enquiry_versions_enquiry_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("child_versions", ["child_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    keep_for_ever("residence_versions", ["residence_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    keep_for_ever("referral_versions", ["referral_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    keep_for_ever("enquiry_versions", ["enquiry_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
