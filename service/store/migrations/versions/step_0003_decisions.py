"""Assessments, signed decisions, the ledger, and who did what with which record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "assessments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("about", Day(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("inputs_sha256", sa.Text(), nullable=False),
        sa.Column("report", Sealed(), nullable=False),
        sa.Column("void_since", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_assessments_home_id"),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name="fk_assessments_made_by"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_assessments_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assessments"),
        sqlite_strict=True,
    )
    op.create_index("ix_assessments_home_id", "assessments", ["home_id"], unique=False)
    op.create_index("ix_assessments_referral_id", "assessments", ["referral_id"], unique=False)
    op.create_table(
        "ledger_entries",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_ledger_entries_organisation_id"),
        sa.PrimaryKeyConstraint("organisation_id", "sequence", name="pk_ledger_entries"),
        sqlite_strict=True,
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("signed_at", Moment(), nullable=False),
        sa.Column("document", Sealed(), nullable=False),
        sa.Column("salt", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name="fk_decisions_assessment_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sequence"],
            ["ledger_entries.organisation_id", "ledger_entries.sequence"],
            name="fk_decisions_organisation_id_sequence",
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_decisions_organisation_id"),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name="fk_decisions_signed_by"),
        sa.ForeignKeyConstraint(["supersedes"], ["decisions.id"], name="fk_decisions_supersedes"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.UniqueConstraint("organisation_id", "sequence", name="uq_decisions_organisation_id_sequence"),
        sqlite_strict=True,
    )
    op.create_index("ix_decisions_assessment_id", "decisions", ["assessment_id"], unique=False)
    op.create_table(
        "audit_rows",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=True),
        sa.Column("allowed", sa.Integer(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_audit_rows_child_id"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_audit_rows_organisation_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_audit_rows_person_id"),
        sa.PrimaryKeyConstraint("number", name="pk_audit_rows"),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_rows_child_id", "audit_rows", ["child_id"], unique=False)
    op.create_index("ix_audit_rows_person_id", "audit_rows", ["person_id"], unique=False)
    keep_for_ever("ledger_entries", ["organisation_id", "sequence", "header", "commitment", "head"])
    keep_for_ever(
        "decisions", ["id", "organisation_id", "sequence", "assessment_id", "supersedes", "signed_by", "signed_at"]
    )
    keep_for_ever(
        "audit_rows",
        [
            "number",
            "at",
            "person_id",
            "organisation_id",
            "action",
            "subject_kind",
            "subject_id",
            "child_id",
            "allowed",
            "because",
        ],
    )
