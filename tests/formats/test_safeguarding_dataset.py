"""Tables of the Standard Safeguarding Dataset tell who is placed where, whatever the extract leaves out."""

from __future__ import annotations

from matching.formats import safeguarding_dataset
from matching.formats.safeguarding_dataset import Extract
from matching.looked_after.placed import placed
from matching.tables.raw import NamedFile
from matching.world.child import Sex
from scenarios.generators.returns import as_extract, made_up_return
from scenarios.storybook import TODAY
from tests.tables.small import refused

PERSONS = "pers_person_id,pers_forename,pers_sex,pers_dob\n1,Asha,F,2012-02-11 00:00:00\n2,NULL,2,PLACEHOLDER_DATA\n"
PLACEMENTS = (
    "clap_cla_placement_id,clap_person_id,clap_cla_placement_start_date,clap_cla_placement_type,clap_cla_placement_urn,"
    "clap_cla_placement_provider,clap_cla_placement_end_date\n"
    "P1,1,2026-01-05,K2,SC900201,PR1,NULL\n"
    "P2,2,2026-02-05,K2,SC900201,PR1,\n"
)
STATUSES = (
    "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date\n"
    "L1,1,C2,2025-01-01,\nL2,2,V2,2025-01-01,2026-01-01\nL3,2,V3 - short breaks,2026-01-01,\n"
)


def files(persons: str = PERSONS, placements: str = PLACEMENTS, statuses: str = STATUSES) -> list[NamedFile]:
    texts = {"ssd_person": persons, "ssd_cla_placement": placements, "ssd_legal_status": statuses}
    return [NamedFile(f"{name}.csv", text.encode()) for name, text in texts.items() if text]


def extract() -> Extract:
    return safeguarding_dataset.read(files())


def test_placeholders_and_nulls_are_blanks() -> None:
    asha, other = extract().children()
    assert (asha.name, asha.sex) == ("Asha", Sex.FEMALE)
    assert (other.name, other.sex, other.born) == (None, Sex.FEMALE, None)


def test_who_comes_for_short_breaks_is_told_by_the_legal_status_of_the_day() -> None:
    assert [p.legal_status for p in extract().placements()] == ["C2", "V3"]
    (group,) = placed(extract().children(), extract().placements(), TODAY, whole=["SC900201"]).world.groups
    assert [r.child.id for r in group.residents] == ["1"]


def living(placements: str = PLACEMENTS, statuses: str = STATUSES) -> list[tuple[str, str]]:
    """Who lives at the home by an extract, and since when."""
    read = safeguarding_dataset.read(files(placements=placements, statuses=statuses))
    (group,) = placed(read.children(), read.placements(), TODAY, whole=["SC900201"]).world.groups
    return [(r.child.id, r.arrived.isoformat()) for r in group.residents if r.arrived]


def test_who_came_for_short_breaks_and_then_stayed_lives_there() -> None:
    stayed = STATUSES.replace("2026-01-01,\n", "2026-01-01,2026-06-01\nL4,2,C2,2026-06-01,\n")
    assert living(statuses=stayed) == [("1", "2026-01-05"), ("2", "2026-06-01")]


def test_a_time_away_that_has_ended_leaves_a_child_where_they_live() -> None:
    away = "P3,1,2026-09-01,T1,NULL,PR4,2026-09-20\n"
    assert living(PLACEMENTS + away) == living(PLACEMENTS + away.replace("2026-09-20", "")) == [("1", "2026-01-05")]


def test_a_second_placement_before_the_first_has_ended_is_two_places_whenever_it_ends() -> None:
    said = refused(
        safeguarding_dataset.read, files(placements=f"{PLACEMENTS}P3,1,2026-09-01,K2,SC900202,PR4,2026-12-20\n")
    )
    assert [text.partition(":")[0] for text in said] == [
        "ssd_cla_placement.csv, row 2, column clap_cla_placement_end_date"
    ]


def test_without_legal_statuses_an_extract_is_refused() -> None:
    (said,) = refused(safeguarding_dataset.read, files(statuses=""))
    assert "ssd_legal_status is missing" in said


def test_what_is_wrong_is_told_by_file_row_and_column() -> None:
    spoilt = PLACEMENTS.replace("P2,2,2026-02-05", "P2,9,2026-02-30").replace("PR1,NULL", "PR9,2025-01-01")
    said = refused(safeguarding_dataset.read, files(placements=spoilt))
    places = [text.partition(": ")[0] for text in said]
    assert places == [
        "ssd_cla_placement.csv, row 2, column clap_cla_placement_provider",
        "ssd_cla_placement.csv, row 2, column clap_cla_placement_end_date",
        "ssd_cla_placement.csv, row 3, column clap_person_id",
        "ssd_cla_placement.csv, row 3, column clap_cla_placement_start_date",
    ]


def test_two_placements_that_go_on_are_two_places_at_once() -> None:
    said = refused(safeguarding_dataset.read, files(placements=PLACEMENTS.replace("P2,2", "P2,1")))
    assert any("in two places" in text for text in said)


def test_a_return_and_an_extract_of_the_same_children_make_the_same_placements() -> None:
    returned = made_up_return(50, seed=5)
    assert as_extract(returned).placements() == returned.placements()
    read = safeguarding_dataset.read(safeguarding_dataset.write(as_extract(returned)))
    assert read.placements() == returned.placements()
