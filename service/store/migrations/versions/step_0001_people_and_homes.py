"""Organisations, their people and homes, and the keys that words are sealed with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever, let_refuse

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Take the step."""
    let_refuse()
    op.create_table(
        "data_keys",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_data_keys"),
        sqlite_strict=True,
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
        sa.UniqueConstraint("kind", "name", name="uq_organisations_kind_name"),
        sqlite_strict=True,
    )
    op.create_table(
        "signing_keys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("private", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["organisations.id"], name="fk_signing_keys_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signing_keys"),
        sqlite_strict=True,
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("name", Sealed(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_people_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sqlite_strict=True,
    )
    op.create_index("ix_people_organisation_id", "people", ["organisation_id"], unique=False)
    op.create_table(
        "homes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("urn", sa.Text(), nullable=False),
        sa.Column("gone_from", Day(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_homes_organisation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_homes"),
        sa.UniqueConstraint("urn", name="uq_homes_urn"),
        sqlite_strict=True,
    )
    op.create_index("ix_homes_organisation_id", "homes", ["organisation_id"], unique=False)
    op.create_table(
        "relations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("since", Day(), nullable=False),
        sa.Column("until", Day(), nullable=True),
        sa.CheckConstraint("(home_id IS NULL) <> (organisation_id IS NULL)", name="ck_relations_one"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_relations_home_id"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_relations_organisation_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_relations_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
        sqlite_strict=True,
    )
    op.create_index("ix_relations_person_id", "relations", ["person_id"], unique=False)
    op.create_table(
        "home_versions",
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_home_versions_home_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_home_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_home_versions"),
        sa.UniqueConstraint("home_id", "number", name="uq_home_versions_home_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "statement_versions",
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_statement_versions_home_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_statement_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_statement_versions"),
        sa.UniqueConstraint("home_id", "number", name="uq_statement_versions_home_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "group_versions",
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_group_versions_home_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_group_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_group_versions"),
        sa.UniqueConstraint("home_id", "number", name="uq_group_versions_home_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("home_versions", ["home_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    keep_for_ever("statement_versions", ["home_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    keep_for_ever("group_versions", ["home_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
