"""Every exchange format is known by name, says what it is, and gives back what it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BadInput
from matching.exchange import Exchange
from matching.formats import (
    EXCHANGES,
    FORMATS,
    home_table,
    placements_standard,
    provider_list,
    referral_table,
    safeguarding_dataset,
    ssda903,
    vacancy_table,
)
from matching.formats.home_table import HomeTable
from matching.formats.home_table.columns import SHAPE as HOMES
from matching.formats.home_table.columns import HomeRow
from matching.formats.home_table.homes import NOT_ALL_GIVEN
from matching.formats.placements_standard import Agreed
from matching.formats.placements_standard.fields import SHAPE as STANDARD
from matching.formats.provider_list import ProviderList
from matching.formats.provider_list.columns import SHAPE as PROVIDERS
from matching.formats.provider_list.columns import Provider
from matching.formats.referral_table import ReferralTables
from matching.formats.referral_table.columns import NEEDS, REFERRALS, NeedRow, ReferralRow
from matching.formats.safeguarding_dataset import Extract
from matching.formats.safeguarding_dataset.tables import shapes as extract_shapes
from matching.formats.ssda903.returned import Return903
from matching.formats.ssda903.tables import shapes
from matching.looked_after.codes import ssda903_codes
from matching.tables import kinds
from matching.tables.columns import Shape
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, read_rows, rows_of
from matching.tables.sets import open_all
from matching.tables.writing import as_csv, as_workbook
from matching.world.home import AgesCondition, WordedCondition
from matching.world.place import Place
from matching.world.referral import Bond
from matching.world.statement import Ages
from matching.world.vacancies_told import VacanciesTold, VacancyAt
from matching.world.world import World
from scenarios import storybook
from scenarios.generators.returns import YEAR, made_up_return
from scenarios.worlds import brother_and_sister
from tests.formats.drawn_rows import tables
from tests.formats.words_that_run import faults_of_table
from tests.strategies import worlds
from tests.strategies.homes import urns
from tests.strategies.plain import AS_AT, AWKWARD, past

each = pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.ID)


def test_no_two_formats_have_one_id_or_one_title() -> None:
    ids, titles = [f.ID for f in FORMATS], [f.TITLE for f in FORMATS]
    ids, titles = [*ids, *(e.ID for e in EXCHANGES)], [*titles, *(e.TITLE for e in EXCHANGES)]
    assert len(set(ids)) == len(set(titles)) == len(FORMATS) + len(EXCHANGES)


@each
def test_an_exchange_says_what_it_is(exchange: Exchange[Any]) -> None:
    assert (exchange.__doc__ or "").splitlines()[0].endswith(".")
    assert exchange.SUFFIX == ".csv"
    assert isinstance(exchange.HOLDS, type)


@each
@pytest.mark.parametrize("data", [b"", b"\x00", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99])
def test_what_is_no_such_file_is_refused_by_its_name(exchange: Exchange[Any], data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        exchange.read([NamedFile("sent.csv", data)])
    assert all(p.way_out for p in refused.value.problems)
    assert "sent.csv" in {p.where for p in refused.value.problems}


@each
def test_a_file_of_70_million_bytes_is_refused(exchange: Exchange[Any]) -> None:
    with pytest.raises(BadInput, match="are the most that are read"):
        exchange.read([NamedFile("sent.csv", b"," * 70_000_000)])


@each
def test_no_file_at_all_is_answered(exchange: Exchange[Any]) -> None:
    with pytest.raises(BadInput):
        exchange.read([])


EVERY_SHAPE = (
    *shapes(2027),
    *extract_shapes(),
    STANDARD,
    PROVIDERS,
    REFERRALS,
    NEEDS,
    HOMES,
    vacancy_table.SHAPE,
)


@pytest.mark.parametrize("shape", EVERY_SHAPE, ids=lambda shape: shape.name)
@pytest.mark.parametrize("excel", [False, True], ids=["csv", "excel"])
def test_every_table_comes_back_as_it_was_written(shape: Shape, excel: bool) -> None:
    @given(tables(shape))
    @settings(max_examples=8 if excel else 15)
    def comes_back(rows: Rows) -> None:
        data = as_workbook((shape, rows)) if excel else as_csv(shape, rows)
        (raw,), problems = open_all([NamedFile("t.csv", data)])
        read, wrong = read_rows(shape, raw)
        assert (problems, wrong) == ((), ())
        assert read == rows
        assert (as_workbook((shape, read)) if excel else as_csv(shape, read)) == data

    comes_back()


def test_no_cell_of_any_table_can_run_in_a_spreadsheet_and_each_comes_back() -> None:
    assert [fault for shape in EVERY_SHAPE for fault in faults_of_table(shape, 4, Random(1))] == []


def test_a_table_that_keeps_only_one_sign_from_running_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "FORMULA", "=")
    assert f"{NEEDS.name}: it runs" in faults_of_table(NEEDS, 8, Random(1))


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_text_comes_back_as_it_was_written(words: str) -> None:
    row = NeedRow("C-1", "missing", 2, *_said())._replace(words=words)
    tables = ReferralTables((_referral("R-1", "C-1"),), (row,))
    assert referral_table.read(referral_table.write(tables)) == tables


@given(st.integers(1, 40), st.integers(0, 1000))
@settings(max_examples=20)
def test_every_return_comes_back_as_it_was_written(children: int, seed: int) -> None:
    returned = made_up_return(children, seed)
    written = ssda903.write(returned)
    assert ssda903.read(written, YEAR) == returned
    assert ssda903.write(ssda903.read(written, YEAR)) == written


@given(worlds())
@settings(max_examples=20)
def test_homes_referrals_and_vacancies_of_every_world_come_back_as_rows(world: World) -> None:
    homes = home_table.table_of(world.homes, world.as_at)
    assert homes.homes == () or home_table.read(home_table.write(homes)) == homes
    vacancies = vacancy_table.vacancies_in(world)
    assert vacancies.vacancies == () or vacancy_table.read(vacancy_table.write(vacancies)) == vacancies
    referrals = referral_table.tables_of(world.referrals)
    assert referral_table.read(referral_table.write(referrals)) == referrals


@given(worlds(least=1))
@settings(max_examples=20)
def test_homes_and_referrals_read_from_rows_say_in_rows_what_they_were_read_from(world: World) -> None:
    homes = home_table.table_of(world.homes, world.as_at)
    again = home_table.table_of(home_table.homes_of(homes), world.as_at)
    assert [row.urn for row in again.homes] == [row.urn for row in homes.homes]
    complete = [n for n, row in enumerate(homes.homes) if row.all_given]
    assert [again.homes[n] for n in complete] == [homes.homes[n] for n in complete]
    referrals = referral_table.tables_of(world.referrals)
    assert referral_table.tables_of(referral_table.referrals_of(referrals)) == referrals


def test_a_row_that_gives_no_number_of_places_never_gives_all_conditions() -> None:
    ages = AgesCondition(since=date(2020, 1, 1), ages=Ages(youngest=8, oldest=12))
    home = storybook.home(conditions=(ages,))
    (row,) = home_table.table_of((home,), storybook.TODAY).homes
    assert not row.all_given
    for said in (False, True):
        (again,) = home_table.homes_of(HomeTable((row._replace(all_given=said),)))
        assert [c.words for c in again.conditions if isinstance(c, WordedCondition)] == [NOT_ALL_GIVEN]


def test_a_referral_handed_on_says_where_the_childs_home_is_to_the_nearest_kilometre_alone() -> None:
    place = Place(easting=430_517, northing=433_499)
    child = storybook.newcomer(home_place=place, home_postcode="LS1 3AD")
    tables = referral_table.tables_of((storybook.referral(child=child),))
    (row,) = tables.referrals
    assert (row.easting, row.northing, row.home_postcode) == (431_000, 433_000, None)
    assert referral_table.referrals_of(tables)[0].child.home_place == Place(easting=431_000, northing=433_000)


@given(st.lists(st.builds(VacancyAt, urn=urns(), places=st.integers(0, 60), since=past(), told_on=past()), max_size=3))
@settings(max_examples=20)
def test_vacancies_come_back(found: Sequence[VacancyAt]) -> None:
    day = max((v.told_on for v in found), default=None)
    if day is not None:
        vacancies = VacanciesTold(as_at=day, vacancies=tuple(found))
        assert vacancy_table.read(vacancy_table.write(vacancies)) == vacancies


@given(st.data())
@settings(max_examples=15)
def test_lists_of_providers_extracts_and_agreed_placements_come_back(data: st.DataObject) -> None:
    rows = data.draw(tables(PROVIDERS))
    by_urn = {provider.urn: provider for provider in rows.by_row(Provider) if provider.urn is not None}
    listed = ProviderList(tuple(by_urn.values()))
    assert provider_list.read(provider_list.write(listed)) == listed
    agreed = Agreed(data.draw(tables(STANDARD)))
    assert placements_standard.read(placements_standard.write(agreed)) == agreed


def test_a_return_of_every_year_with_every_table_comes_back() -> None:
    for year in range(ssda903_codes().oldest, ssda903_codes().newest + 1):
        empty = Return903(year, tuple(rows_of(shape, ()) for shape in shapes(year)))
        assert ssda903.read(ssda903.write(empty), year) == empty


def test_an_extract_comes_back_as_it_was_written() -> None:
    empty = Extract(tuple(rows_of(shape, ()) for shape in extract_shapes()))
    assert safeguarding_dataset.read(safeguarding_dataset.write(empty)) == empty


def test_homes_written_to_excel_are_read_from_it() -> None:
    table = HomeTable((HomeRow("SC123456", "=Alder", "+Care"),))
    assert home_table.read([NamedFile("homes.xlsx", home_table.workbook(table))]) == table


def test_referrals_and_needs_are_sheets_of_one_workbook() -> None:
    need = NeedRow("C-1", "missing", 2, *_said())._replace(words="She =goes= out")
    tables = ReferralTables((_referral("R-1", "C-1"),), (need,))
    assert referral_table.read([NamedFile("r.xlsx", referral_table.workbook(tables))]) == tables


def test_brothers_and_sisters_come_back_with_what_was_decided_and_by_whom() -> None:
    referrals = brother_and_sister.world().referrals
    tables = referral_table.tables_of(referrals)
    assert [row.child for row in tables.siblings] == [brother_and_sister.KOFI, brother_and_sister.AMARA]
    for files in (referral_table.write(tables), [NamedFile("r.xlsx", referral_table.workbook(tables))]):
        again = referral_table.referrals_of(referral_table.read(files))
        assert [r.siblings for r in again] == [r.siblings for r in referrals]


def test_a_referral_with_no_row_of_brothers_and_sisters_is_not_known_to_have_none() -> None:
    (again,) = referral_table.referrals_of(ReferralTables((_referral("R-1", "C-1"),)))
    assert again.siblings is None


def test_brothers_and_sisters_of_no_referral_or_twice_over_are_refused() -> None:
    tables = referral_table.tables_of(brother_and_sister.world().referrals)
    row = tables.siblings[0]
    wrong = replace(tables, siblings=(row, row, row._replace(referral="R-99")))
    with pytest.raises(BadInput) as found:
        referral_table.read(referral_table.write(wrong))
    said = str(found.value)
    assert "the brother or sister is there already" in said
    assert "there is no such referral" in said


def test_two_rows_that_disagree_on_whether_the_same_two_live_together_are_both_named() -> None:
    tables = referral_table.tables_of(brother_and_sister.world().referrals)
    one, other = tables.siblings
    wrong = replace(tables, siblings=(one, other._replace(bond=Bond.SHOULD)))
    with pytest.raises(BadInput) as found:
        referral_table.read(referral_table.write(wrong))
    (problem,) = found.value.problems
    assert problem.where == "siblings.csv, rows 2 to 3, column Decided"
    assert problem.way_out == "Ask those who decided it, and write the same in both."


def _said() -> tuple[Any, ...]:
    kinds = {c.name: c.kind for c in NEEDS.columns}
    return kinds["Said by"].read("school"), AS_AT, kinds["Basis"].read("opinion")


def _referral(id: str, child: str) -> ReferralRow:
    kinds = {c.name: c.kind for c in REFERRALS.columns}
    urgency, kind = kinds["Urgency"].read("planned"), kinds["Kind of stay"].read("long")
    return ReferralRow(id, child, "Asha", None, None, "Westmarch", AS_AT, urgency, kind, AS_AT)
