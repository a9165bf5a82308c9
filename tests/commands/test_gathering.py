"""What a home and a placing authority send can be gathered and asked about, and no home is taken for empty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matching.check import check
from matching.formats import home_workbook, json_home, json_referral, json_world, referral_workbook, resident_workbook
from matching.plain_json import write_json
from matching.world.change import with_referral
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from matching.world.one_resident import TieTold
from matching.world.referral import Bond, Referral
from scenarios import storybook
from scenarios.storybook import TODAY, URN
from scenarios.worlds import brother_and_sister
from tests.commands.asking import ask
from tests.formats.example_residents import told_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home and a referral, each as a filled form and as JSON, and the children living in the home."""
    (tmp_path / "home.xlsx").write_bytes(home_workbook.write(storybook.home()))
    (tmp_path / "home.json").write_bytes(json_home.write(storybook.home()))
    (tmp_path / "referral.xlsx").write_bytes(referral_workbook.write(storybook.referral()))
    (tmp_path / "referral.json").write_bytes(json_referral.write(storybook.referral()))
    (tmp_path / "group.json").write_bytes(write_json(storybook.group()))
    return tmp_path


@pytest.mark.parametrize("ending", [".xlsx", ".json"])
def test_what_was_sent_comes_to_the_same_answer_as_the_world_it_was_taken_from(ending: str, folder: Path) -> None:
    sent = ("--home", folder / f"home{ending}", "--referral", folder / f"referral{ending}")
    world = folder / "world.json"
    result = ask("gather", "--on", TODAY.isoformat(), *sent, "--group", folder / "group.json", "--out", world)
    assert result.exit_code == 0, result.stderr
    data = json.loads(ask("check", world, "--format", "json").stdout)
    report = check(storybook.world(), "R-1", URN, TODAY)
    assert data["versions"]["inputs_sha256"] == report.versions.inputs_sha256


def forms_of_residents(folder: Path) -> list[Path]:
    """A filled form for each child who lives in the home."""
    forms = []
    for number, told in enumerate(told_of(storybook.group()), 1):
        forms.append(folder / f"child-{number}.xlsx")
        forms[-1].write_bytes(resident_workbook.write(told))
    return forms


def test_the_forms_of_the_children_who_live_there_come_to_the_same_answer_as_their_group(folder: Path) -> None:
    forms, world, group = forms_of_residents(folder), folder / "world.json", folder / "read.json"
    sent = ("--on", TODAY.isoformat(), "--home", folder / "home.json", "--referral", folder / "referral.json")
    given = [argument for form in forms for argument in ("--resident", form)]
    assert ask("resident", "read", *forms, "--on", TODAY.isoformat(), "--out", group).exit_code == 0
    worlds = []
    for living in (given, ["--group", group]):
        result = ask("gather", *sent, *living, "--out", world, "--force")
        assert result.exit_code == 0, result.stderr
        worlds.append(json_world.read(world.read_bytes()))
    assert worlds[0] == worlds[1]
    found, meant = (check(each, "R-1", URN, TODAY) for each in (worlds[0], storybook.world()))
    assert found.findings == meant.findings


def test_with_the_form_of_one_child_missing_nothing_is_gathered(folder: Path) -> None:
    one, _ = forms_of_residents(folder)
    sent = ("--on", TODAY.isoformat(), "--home", folder / "home.json", "--resident", one)
    result = ask("gather", *sent, "--out", folder / "world.json")
    assert (result.exit_code, (folder / "world.json").exists()) == (2, False)
    assert f"{one}: it says that 2 children live in {URN}" in result.stderr


def test_a_tie_to_a_child_who_is_nowhere_is_told_by_form_and_sheet(folder: Path) -> None:
    forms = forms_of_residents(folder)
    one = resident_workbook.read(forms[1].read_bytes())
    tie = TieTold(other="C-404", kind=TieKind.FRIENDS, said_by=Role.SCHOOL, on=TODAY)
    forms[1].write_bytes(resident_workbook.write(one.model_copy(update={"ties": (*one.ties, tie)})))
    given = [argument for form in forms for argument in ("--resident", form)]
    sent = ("--home", folder / "home.json", "--referral", folder / "referral.json")
    result = ask("gather", "--on", TODAY.isoformat(), *sent, *given)
    assert result.exit_code == 2
    assert f"{forms[1]}, Other children, Other child: it names a child the world does not hold: C-404" in result.stderr
    assert f"{forms[0]}, Other children" not in result.stderr


def test_a_group_as_json_in_which_one_child_seems_told_of_twice_is_refused(folder: Path) -> None:
    group = storybook.group()
    first = group.residents[0]
    twin = first.model_copy(update={"child": first.child.model_copy(update={"id": "C-404"})})
    file = folder / "twice.json"
    file.write_bytes(write_json(group.model_copy(update={"residents": (*group.residents, twin)})))
    result = ask("gather", "--on", TODAY.isoformat(), "--home", folder / "home.json", "--group", file)
    assert (result.exit_code, "the name and the birth date of the child of child" in result.stderr) == (2, True)


def test_what_is_wrong_in_any_form_is_told_of_all_of_them_in_their_order(folder: Path) -> None:
    blank = [folder / name for name in ("z.xlsx", "a.xlsx")]
    for file in blank:
        assert ask("resident", "template", file).exit_code == 0
    said = ask("resident", "read", *blank).stderr
    assert 0 < said.index(f"{blank[0]}, Child!B5") < said.index(f"{blank[1]}, Child!B5")


def test_a_home_is_empty_only_when_somebody_says_so(folder: Path) -> None:
    sent = ("--on", TODAY.isoformat(), "--home", folder / "home.json")
    said, unsaid = folder / "said.json", folder / "unsaid.json"
    told = [
        ask("gather", *sent, "--referral", folder / "referral.json", *nobody, "--out", out)
        for nobody, out in ((("--nobody", URN), said), ((), unsaid))
    ]
    assert json_world.read(said.read_bytes()).group(URN).residents == ()
    assert "one home, no children who live there and one referral" in " ".join(told[0].stdout.split())
    assert [f"Say who lives in {URN}" in " ".join(each.stdout.split()) for each in told] == [False, True]
    assert ask("check", said).exit_code == 0
    refused = ask("check", unsaid)
    assert refused.exit_code == 2
    assert f"home {URN}: it is not said who lives there" in refused.stderr
    assert f"--nobody {URN}" in " ".join(refused.stderr.split())


def test_nobody_can_live_only_in_a_home_that_is_given(folder: Path) -> None:
    result = ask("gather", "--on", TODAY.isoformat(), "--home", folder / "home.json", "--nobody", "Alder Bank")
    assert result.exit_code == 2
    assert f"Use one of: {URN}." in result.stderr


def test_what_does_not_fit_together_is_not_gathered(folder: Path) -> None:
    sent = ("--on", TODAY.isoformat(), "--home", folder / "home.json", "--home", folder / "home.xlsx")
    result = ask("gather", *sent, "--group", folder / "group.json", "--out", folder / "world.json")
    assert result.exit_code == 2
    assert URN in result.stderr
    assert not (folder / "world.json").exists()


def test_two_referrals_that_disagree_on_living_together_are_refused_with_both_files_and_fields(tmp_path: Path) -> None:
    def apart(referral: Referral) -> Referral:
        bonds = tuple(bond.model_copy(update={"bond": Bond.MUST_NOT}) for bond in referral.siblings or ())
        return referral.model_copy(update={"siblings": bonds})

    world = with_referral(brother_and_sister.world(), "R-7B", apart)
    (tmp_path / "home.json").write_bytes(json_home.write(world.homes[0]))
    for referral in world.referrals:
        (tmp_path / f"{referral.id}.json").write_bytes(json_referral.write(referral))
    one, other = tmp_path / "R-7.json", tmp_path / "R-7B.json"
    sent = ("--home", tmp_path / "home.json", "--referral", one, "--referral", other)
    out = tmp_path / "world.json"
    result = ask("gather", "--on", world.as_at.isoformat(), *sent, "--out", out)
    where = f"{one}, referral R-7, siblings, number 1, and {other}, referral R-7B, siblings, number 1: "
    assert (result.exit_code, out.exists(), where in result.stderr) == (2, False, True), result.stderr
    assert "write the same in both" in result.stderr


def test_a_child_that_many_ties_name_and_nobody_has_is_told_once_and_no_other_is_guessed(folder: Path) -> None:
    group = storybook.group()
    living = [resident.child.id for resident in group.residents]
    ties = tuple(
        Tie(children=(child, "C-98"), kind=TieKind.NO_LINK, said_by=Role.POLICE, on=storybook.YEAR_AGO)
        for child in living
    )
    (folder / "group.json").write_bytes(write_json(group.model_copy(update={"ties": ties})))
    sent = ("--home", folder / "home.json", "--group", folder / "group.json")
    result = ask("gather", "--on", TODAY.isoformat(), *sent, "--referral", folder / "referral.json")
    assert (result.exit_code, result.stderr.count("the world does not hold: C-98")) == (2, 1)
    assert f"{len(ties) - 1} more" in result.stderr
    assert "Did you mean" not in result.stderr
