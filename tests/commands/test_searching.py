"""A placement team asks for a shortlist and is answered as text, as a page and as data."""

from __future__ import annotations

import json
from pathlib import Path

from matching.formats import json_world
from matching.search.considerations import considerations
from scenarios.worlds import brother_and_sister
from tests.commands.asking import ask


def test_a_shortlist_says_which_homes_which_order_and_why_not_the_others() -> None:
    said = ask("search", "example:many-homes", "--own", "SC900118").stdout
    for words in ("8 of 12 homes could be a match", "Avocet Way", "Ordered by:", "12 homes in all", "nearly fit"):
        assert words in " ".join(said.split())


def test_a_shortlist_as_data_holds_the_full_check_of_each_home_shown() -> None:
    told = json.loads(ask("search", "example:many-homes", "--first", "3", "--format", "json").stdout)
    assert [r["urn"] for r in told["reports"]] == [h["urn"] for h in told["shortlist"]["shown"]]
    assert len(told["reports"]) == 3


def test_a_shortlist_is_one_page() -> None:
    page = ask("search", "example:many-homes", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "Bracken House" in page


def test_a_weight_or_a_home_there_is_none_of_is_refused_with_the_way_out() -> None:
    wrong = ask("search", "example:many-homes", "--weight", "near-home=much")
    assert (wrong.exit_code, "Write it as near-home=25." in wrong.stderr) == (2, True)
    wrong = ask("search", "example:many-homes", "--weight", "price=9")
    assert (wrong.exit_code, "no such consideration" in wrong.stderr) == (2, True)
    wrong = ask("search", "example:many-homes", "--own", "SC000000")
    assert (wrong.exit_code, "holds no such home" in wrong.stderr) == (2, True)


def test_brothers_and_sisters_are_searched_for_as_one() -> None:
    said = " ".join(ask("search", "example:brother-and-sister").stdout.split())
    for words in ("1 of 2 homes could take both of them", "2 told free, for 2", "1 told free, for 2", "not together"):
        assert words in said
    assert "For Otterhay" not in said
    assert "On referral R-7; for Dunnock Court" in said
    assert "Shortlist of homes" in ask("search", "example:brother-and-sister", "--alone").stdout


def test_brothers_and_sisters_as_data_keep_what_was_found_of_each() -> None:
    told = json.loads(ask("search", "example:brother-and-sister", "--format", "json").stdout)
    assert [one["shortlist"]["referral"] for one in told["each"]] == ["R-7", "R-7B"]
    assert [[report["referral"] for report in home] for home in told["reports"]] == [["R-7", "R-7B"]]


def test_whom_to_search_for_together_is_refused_where_it_cannot_be() -> None:
    wrong = ask("search", "example:many-homes", "--with", "R-999")
    assert (wrong.exit_code, "holds no such referral" in wrong.stderr) == (2, True)
    wrong = ask("search", "example:brother-and-sister", "--with", "R-7B", "--alone")
    assert (wrong.exit_code, "both alone and with whom" in wrong.stderr) == (2, True)


def test_all_homes_that_an_authority_runs_are_its_own_and_a_name_that_runs_none_is_refused() -> None:
    named = ask("search", "example:brother-and-sister", "--own", "SC900107", "--own", "SC900177").stdout
    run = ask("search", "example:brother-and-sister", "--own-authority", "riddings  CHILDREN'S homes").stdout
    assert run == named
    both = ask("search", "example:many-homes", "--own-authority", "Alder Care", "--own", "SC900118").stdout
    assert both == ask("search", "example:many-homes", "--own", "SC900118").stdout
    wrong = ask("search", "example:many-homes", "--own-authority", "Alder")
    assert (wrong.exit_code, "Write the provider's whole name: Alder Care" in wrong.stderr) == (2, True)


def test_the_help_names_every_consideration_that_can_be_weighed_otherwise() -> None:
    said = ask("search", "--help", width=300).stdout
    assert [c.id for c in considerations() if c.id not in said] == []


def test_a_world_in_a_file_is_searched_as_one_that_is_at_hand_whatever_stands_in_homes_of_others(
    tmp_path: Path,
) -> None:
    file, plain = tmp_path / "world.json", json.loads(json_world.write(brother_and_sister.world()))
    plain["groups"][0]["residents"][0]["arrived"] = "who knows"
    file.write_text(json.dumps(plain))
    as_text = ask("search", file, "--referral", "R-7").stdout
    assert as_text == ask("search", "example:brother-and-sister", "--referral", "R-7").stdout
    wrong = ask("search", file, "--referral", "R-7", "--own", plain["groups"][0]["urn"])
    assert (wrong.exit_code, "arrived" in wrong.stderr) == (2, True)
