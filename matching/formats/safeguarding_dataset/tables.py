"""The tables of the Standard Safeguarding Dataset that tell who is placed where, and their columns.

Source: data-to-insight/ssd-data-model, data/objects, July 2026.
"""

from __future__ import annotations

from functools import cache

from matching.looked_after.codes import ssda903_codes
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DECIMAL, IDENT, ISO_DAY, POSTCODE, TEXT, URN, Kind, blank_if, code, whole

PLACEHOLDERS = ("NULL", "PLACEHOLDER_DATA", "PLACEHOLDER")
"""What stands in an extract for what is not known, or not taken from the council's system yet."""

PERSONS, PLACEMENTS, LEGAL_STATUSES = "ssd_person", "ssd_cla_placement", "ssd_legal_status"


@cache
def shapes() -> tuple[Shape, ...]:
    """The tables that are read; each column but the ids may be missing, as councils' extracts differ."""
    return (_persons(), *_looked_after(), *_beside())


def _persons() -> Shape:
    return _shape(
        PERSONS,
        "pers",
        ("person_id", IDENT, True),
        *(("forename", TEXT), ("surname", TEXT), ("sex", code(("M", "F", "U", "1", "2"))), ("gender", IDENT)),
        *(("ethnicity", IDENT), ("dob", ISO_DAY), ("common_child_id", IDENT), ("legacy_id", IDENT)),
        *(("upn_unknown", IDENT), ("send_flag", IDENT), ("expected_dob", ISO_DAY), ("death_date", ISO_DAY)),
        *(("is_mother", IDENT), ("nationality", TEXT)),
    )


def _looked_after() -> tuple[Shape, ...]:
    return (
        _shape(
            "ssd_cla_episodes",
            "clae",
            *(("cla_episode_id", IDENT, True), ("person_id", IDENT, True), ("cla_placement_id", IDENT)),
            *(("cla_episode_start_date", ISO_DAY), ("cla_episode_start_reason", _ever("new_episode"))),
            *(("cla_primary_need_code", _ever("need")), ("cla_episode_ceased_date", ISO_DAY)),
            *(("cla_episode_ceased_reason", _ever("episode_ended")), ("cla_id", IDENT), ("referral_id", IDENT)),
            *(("entered_care_date", ISO_DAY), ("cla_last_iro_contact_date", ISO_DAY)),
        ),
        _shape(
            PLACEMENTS,
            "clap",
            *(("cla_placement_id", IDENT, True), ("cla_id", IDENT), ("person_id", IDENT, True)),
            *(("cla_placement_start_date", ISO_DAY, True), ("cla_placement_type", _ever("placement"))),
            *(("cla_placement_urn", blank_if(URN, "XXXXXXX")), ("cla_placement_distance", DECIMAL)),
            *(("cla_placement_provider", _ever("provider")), ("cla_placement_postcode", POSTCODE)),
            *(("cla_placement_end_date", ISO_DAY), ("cla_placement_change_reason", _ever("placement_change"))),
        ),
        _shape(
            LEGAL_STATUSES,
            "lega",
            *(("legal_status_id", IDENT, True), ("person_id", IDENT, True), ("legal_status", TEXT)),
            *(("legal_status_start_date", ISO_DAY), ("legal_status_end_date", ISO_DAY)),
        ),
    )


def _beside() -> tuple[Shape, ...]:
    """Tables that are read and checked, and of which no use is made yet."""
    return (
        _shape("ssd_disability", "disa", ("person_id", IDENT, True), ("table_id", IDENT), ("disability_code", IDENT)),
        _shape(
            "ssd_missing",
            "miss",
            *(("table_id", IDENT, True), ("person_id", IDENT, True), ("missing_episode_start_date", ISO_DAY)),
            *(("missing_episode_type", _ever("missing")), ("missing_episode_end_date", ISO_DAY)),
            *(("missing_rhi_offered", IDENT), ("missing_rhi_accepted", IDENT)),
        ),
        _shape(
            "ssd_sdq_scores",
            "csdq",
            *(("table_id", IDENT, True), ("person_id", IDENT, True), ("sdq_completed_date", ISO_DAY)),
            *(("sdq_reason", _ever("sdq_reason")), ("sdq_score", whole(0, 40))),
        ),
        _shape(
            "ssd_sen_need",
            "senn",
            *(("table_id", IDENT, True), ("active_ehcp_id", IDENT), ("active_ehcp_need_type", IDENT)),
            ("active_ehcp_need_rank", IDENT),
        ),
        _shape(
            "ssd_ehcp_active_plans",
            "ehcp",
            *(("active_ehcp_id", IDENT, True), ("ehcp_request_id", IDENT)),
            ("active_ehcp_last_review_date", ISO_DAY),
        ),
    )


def _shape(name: str, prefix: str, *columns: tuple[str, Kind] | tuple[str, Kind, bool]) -> Shape:
    """A table. A column that must be filled says so by its third part."""
    return Shape(name, tuple(_column(prefix, *column) for column in columns))


def _column(prefix: str, name: str, kind: Kind, filled: bool = False) -> Column:
    return Column(f"{prefix}_{name}", blank_if(kind, *PLACEHOLDERS), filled, optional=not filled)


def _ever(list_id: str) -> Kind:
    """A code of any year: an extract tells of placements that ended years ago."""
    return code(ssda903_codes().ever(list_id))
