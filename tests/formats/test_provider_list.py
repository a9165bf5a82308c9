"""Ofsted's lists become homes under any heading they have had, and what a list leaves open stays open."""

from __future__ import annotations

import io
from datetime import date

import pytest
from xlsxwriter import Workbook

from matching.errors import BadInput
from matching.formats import provider_list
from matching.formats.provider_list.homes import NO_CONDITIONS_LISTED, NO_PLACES_LISTED, Listed, homes_of
from matching.looked_after.placed import ENGINE_BEGINS
from matching.tables.raw import NamedFile
from matching.world.home import (
    CategoriesCondition,
    Category,
    Home,
    NoAdmissionsCondition,
    PlacesCondition,
    WordedCondition,
)
from scenarios.generators.returns import made_up_providers
from scenarios.storybook import TODAY
from tests.tables.small import refused

CHILDRENS_HOMES = (
    "Local Authority,URN,Provider Type,Sector,Setting Name,Registration Date,Provider Status,Closed Date,Provider Code,"
    "Provider Placement Code,Emotional and Behavioural Difficulties,Mental Disorders,Max Users,"
    "Setting Address Postcode,Owner Name\n"
    "East Sussex,SC123456,Childrens Home,Private,Alder Bank,01/12/2023,Active,-,K2,PR4,Y,-,4,BN20 8JX,Alder Care\n"
)
JOINED_2024 = (
    "Local Authority,URN,Provider Type,Sector,Setting Name,Registration Date,Registration Status,Deregistration Date,"
    "Placement Code,Setting Address Postcode,Owner name,Placement Provider Code,Number of registered places,"
    "Emotional and behavioural difficulties,Mental disorders,Conditions\n"
    "East Sussex,SC123456,Childrens Home,Private,Alder Bank,01/12/2023,Active,-,K2,BN20 8JX,Alder Care,PR4,4,Y,,-\n"
)
JOINED_2025 = (
    "Local authority,URN,Provider type,Sector,Provider name,Registration date,Registration status,Deregistration date,"
    "Placement code,Provider postcode,Owner name,Placement provider code,Number of registered places,"
    "Emotional and behavioural difficulties,Mental disorders,Conditions\n"
    "East Sussex,SC123456,Childrens Home,Private,Alder Bank,01/12/2023,Registered,,K2,BN20 8JX,Alder Care,PR4,4,Y,,\n"
)
SETTINGS = CHILDRENS_HOMES.replace(",Setting Address Postcode", "").replace(",BN20 8JX", "")
ADDRESSES = "URN,Setting Postcode\nSC123456,BN20 8JX\n"


def listed(*texts: str, on: date = TODAY) -> Listed:
    found = provider_list.read([NamedFile(f"list {n}.csv", text.encode()) for n, text in enumerate(texts)])
    return homes_of(found.providers, on, conditions_listed=found.conditions_listed)


def only(*texts: str) -> Home:
    (home,) = listed(*texts).homes
    return home


def test_a_home_on_a_sheet_without_conditions_is_not_taken_to_have_none_beside_a_sheet_that_lists_them() -> None:
    of_others = CHILDRENS_HOMES.replace("SC123456", "SC999999")
    for sheets in ((of_others, JOINED_2025), (JOINED_2025, of_others)):
        worded = {h.urn: [c for c in h.conditions if isinstance(c, WordedCondition)] for h in listed(*sheets).homes}
        assert (worded["SC123456"], len(worded["SC999999"])) == ([], 1)


@pytest.mark.parametrize("text", [CHILDRENS_HOMES, JOINED_2024, JOINED_2025], ids=["homes", "2024", "2025"])
def test_a_list_is_read_under_the_headings_of_its_year(text: str) -> None:
    home = only(text)
    assert (home.urn, home.name, home.provider, home.authority) == (
        "SC123456",
        "Alder Bank",
        "Alder Care",
        "East Sussex",
    )
    since = date(2023, 12, 1)
    assert PlacesCondition(since=since, most=4) in home.conditions
    assert CategoriesCondition(since=since, categories=(Category.EBD,)) in home.conditions
    assert home.statement.needs == ()


def test_a_title_above_the_headings_is_passed_over() -> None:
    assert only("Children's homes as at November\n\n" + JOINED_2025) == only(JOINED_2025)


def test_sheets_of_one_list_are_joined_by_urn() -> None:
    (provider,) = provider_list.read(
        [NamedFile("a.csv", SETTINGS.encode()), NamedFile("b.csv", ADDRESSES.encode())]
    ).providers
    assert (provider.name, provider.postcode) == ("Alder Bank", "BN20 8JX")


def test_sheets_that_differ_about_one_home_are_refused() -> None:
    other = "URN,Setting Name\nSC123456,Beech Bank\n"
    files = [NamedFile("a.csv", SETTINGS.encode()), NamedFile("b.csv", other.encode())]
    (said,) = refused(provider_list.read, files)
    assert "another sheet says something else" in said
    assert "Beech" not in said


def test_conditions_that_a_list_does_not_give_are_open_for_every_referral() -> None:
    worded = [c for c in only(CHILDRENS_HOMES).conditions if isinstance(c, WordedCondition)]
    assert [c.words for c in worded] == [NO_CONDITIONS_LISTED]
    assert not any(isinstance(c, WordedCondition) for c in only(JOINED_2025).conditions)


def test_conditions_in_words_are_put_to_a_person() -> None:
    text = JOINED_2024.replace(",Y,,-\n", ',Y,,"No more than 4, aged 8 to 17"\n')
    worded = [c for c in only(text).conditions if isinstance(c, WordedCondition)]
    assert [c.words for c in worded] == ["No more than 4, aged 8 to 17"]


def test_a_home_that_is_not_active_admits_nobody() -> None:
    for status in ("Suspended", "Pending", ""):
        home = only(JOINED_2025.replace("Registered,,", f"{status},,"))
        assert any(isinstance(c, NoAdmissionsCondition) for c in home.conditions)


def test_without_a_day_of_registration_its_limits_hold_from_the_first_day() -> None:
    home = only(JOINED_2025.replace("01/12/2023", ""))
    assert {c.since for c in home.conditions} == {ENGINE_BEGINS}


def test_what_is_no_open_childrens_home_is_left_out_and_counted() -> None:
    found = homes_of(made_up_providers().providers, TODAY, conditions_listed=True)
    assert found.left_out == ("1 left out: closed by that day.", "1 left out: no children's home.")
    assert "1 left out: not yet registered on that day." in listed(JOINED_2025, on=date(2023, 1, 1)).left_out
    assert listed(JOINED_2024.replace(",-,K2", ",01/01/2025,K2")).homes == ()


def test_a_new_heading_can_be_mapped() -> None:
    text = JOINED_2025.replace(",URN,", ",Unique number,")
    with pytest.raises(BadInput, match="no column of URNs"):
        listed(text)
    found = provider_list.read([NamedFile("list.csv", text.encode())], {"URN": "Unique number"})
    assert [p.urn for p in found.providers] == ["SC123456"]
    assert any("there is no column" in said for said in refused(provider_list.read, [], {"Colour": "x"}))
    mapped = {"URN": "Unique number", "Sector": "no such heading"}
    (said,) = refused(provider_list.read, [NamedFile("list.csv", text.encode())], mapped)
    assert "no table has the heading given for 'Sector'" in said


def test_a_column_that_stands_under_an_unknown_heading_is_told_as_not_found() -> None:
    renamed = JOINED_2025.replace("Number of registered places", "Beds").replace("Registration status", "State")
    found = provider_list.read([NamedFile("list.csv", renamed.encode())])
    assert {"Number of registered places", "Registration status"} <= set(found.not_found)
    as_it_is = provider_list.read([NamedFile("list.csv", JOINED_2025.encode())]).not_found
    assert not {"Number of registered places", "Registration status"} & set(as_it_is)
    both = provider_list.read([NamedFile(f"{n}.csv", each.encode()) for n, each in enumerate((SETTINGS, ADDRESSES))])
    assert "Setting postcode" not in both.not_found


def test_a_home_of_which_no_number_of_places_is_listed_is_not_taken_to_be_registered_for_any() -> None:
    (first, *_) = only(JOINED_2025.replace(",4,Y,,", ",,Y,,")).conditions
    assert isinstance(first, WordedCondition)
    assert first.words == NO_PLACES_LISTED


@pytest.mark.parametrize("places", ["0", "300"])
def test_a_number_of_places_that_cannot_be_a_homes_is_put_to_a_person(places: str) -> None:
    home = only(JOINED_2025.replace(",4,Y,,", f",{places},Y,,"))
    assert not any(isinstance(c, PlacesCondition) for c in home.conditions)
    assert [c.words for c in home.conditions if isinstance(c, WordedCondition)] == [
        f"The list of providers gives {places} registered places."
    ]


def test_a_flag_that_is_neither_yes_nor_no_is_told() -> None:
    (said,) = refused(listed, JOINED_2025.replace(",4,Y,,", ",4,Blind,,"))
    assert "row 2, column Emotional and behavioural difficulties" in said


def test_a_number_that_cannot_be_right_in_a_column_that_is_not_read_is_passed_over() -> None:
    for heading, problems in (("Setting telephone number", 0), ("Number of registered places", 1)):
        file = io.BytesIO()
        with Workbook(file, {"in_memory": True}) as workbook:
            sheet = workbook.add_worksheet("Providers")
            sheet.write_row(0, 0, ["URN", "Provider type", "Registration status", heading])
            sheet.write_row(1, 0, ["SC123456", "Children's home", "Active", 11_111_666_333])
        sent = [NamedFile("list.xlsx", file.getvalue())]
        assert len(refused(provider_list.read, sent) if problems else provider_list.read(sent).providers) == 1


def test_a_row_without_a_urn_is_passed_over_and_counted() -> None:
    text = JOINED_2025 + "Source: Ofsted" + "," * 15 + "\n"
    found = provider_list.read([NamedFile("list.csv", text.encode())])
    assert (len(found.providers), found.without_urn) == (1, 1)


def test_a_provider_listed_twice_is_told() -> None:
    again = JOINED_2025 + JOINED_2025.splitlines()[1] + "\n"
    assert any("there more than once" in said for said in refused(listed, again))
