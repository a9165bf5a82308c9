"""Which changes a comparison tells, in which order, of which kind of record, and how many it leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from matching.check import MatchReport, check
from matching.compare import TOLD, CauseKind, Comparison, compare
from matching.comparison.findings import ChangeKind
from matching.comparison.records import KINDS, WHO_LIVES_HERE
from matching.findings import Band, FactRef, GapKind
from scenarios import storybook as told
from scenarios.storybook import TODAY, URN
from tests.test_compare import LEVEL_2, SEIZURES, account, checked, finding, hand_made


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"best": Band.NOT_UNLESS, "worst": Band.NOT_UNLESS}, ChangeKind.ANSWER, "at best"),
        ({"worst": Band.CONDITIONS}, ChangeKind.ANSWER, "at worst “Possible with conditions”, not “Good match”"),
        ({"points_low": 1, "points_high": 3}, ChangeKind.ANSWER, "points “1 to 3”, not “0”"),
        ({"reason": "another"}, ChangeKind.GROUNDS, "the same answer on other grounds"),
    ],
)
def test_a_changed_answer_is_told_apart_from_the_same_answer_on_other_grounds(
    changes: dict[str, Any], kind: ChangeKind, words: str
) -> None:
    found = compare(hand_made(finding()), hand_made(finding(**changes), inputs="b" * 64))
    assert [c.kind for c in found.findings] == [kind]
    assert words in found.findings[0].words
    assert found.unchanged == 0


def test_a_finding_between_two_children_says_from_whom_to_whom() -> None:
    between = finding("b", source="C-A", affected=told.newcomer().id)
    found = compare(hand_made(), hand_made(between, inputs="b" * 64))
    assert "A rule, from Asha to the child referred: in the second report only" in found.findings[0].words


def test_new_and_gone_findings_are_counted_and_told() -> None:
    found = compare(
        hand_made(finding("kept"), finding("gone")), hand_made(finding("new"), finding("kept"), inputs="b" * 64)
    )
    assert [(f.about, f.kind) for f in found.findings] == [("new", ChangeKind.NEW), ("gone", ChangeKind.GONE)]
    assert (found.findings[0].before, found.findings[1].after) == (None, None)
    assert found.unchanged == 1
    assert "1 in the second report only, 1 in the first report only, 1 unchanged" in found.summary


def test_findings_that_share_a_key_are_compared_in_their_turn() -> None:
    twice = (finding(), finding(reason="second"))
    assert compare(hand_made(*twice), hand_made(*twice, inputs="b" * 64)).unchanged == 2
    fewer = compare(hand_made(*twice), hand_made(twice[0], inputs="b" * 64))
    assert [f.kind for f in fewer.findings] == [ChangeKind.GONE]


def test_the_summary_tells_first_what_changed_an_answer() -> None:
    minor = tuple(FactRef("C-NEW", f"a matter {n}") for n in range(6))
    found = compare(
        hand_made(finding("x"), finding("y")),
        hand_made(
            finding("x", turns_on=minor, reason="another"),
            finding("y", turns_on=(SEIZURES,), worst=Band.OUTSIDE),
            inputs="b" * 64,
        ),
    )
    assert found.facts[-1].fact == SEIZURES
    assert "group; seizures, the child referred" in found.summary


def test_the_summary_counts_what_it_does_not_tell() -> None:
    accounts = tuple(account(level=str(n)) for n in range(4)), tuple(account(said_by=f"p{n}") for n in range(4))
    first, second = (finding(rests_on=a) for a in accounts)
    found = compare(hand_made(first), hand_made(second, inputs="b" * 64))
    assert len(found.facts) == 8
    assert found.summary.endswith("and 3 more about facts.")
    five = compare(hand_made(first), hand_made(finding(rests_on=accounts[1][:1]), inputs="b" * 64))
    assert len(five.facts) == 5
    assert "more about facts" not in five.summary


def test_of_two_changed_answers_the_one_that_allows_less_is_told_first() -> None:
    changed = (
        finding("x", turns_on=(FactRef("C-NEW", "b"),), worst=Band.OUTSIDE, best=Band.OUTSIDE),
        finding("y", turns_on=(FactRef("C-NEW", "a"),), worst=Band.CONDITIONS, best=Band.CONDITIONS),
    )
    summary = compare(hand_made(finding("x"), finding("y")), hand_made(*changed, inputs="b" * 64)).summary
    assert summary.index("b, the child referred") < summary.index("a, the child referred")


def test_a_comparison_survives_being_written_down() -> None:
    found = compare(checked(LEVEL_2), checked((told.said(4),)))
    assert Comparison.model_validate_json(found.model_dump_json()).model_dump() == found.model_dump()


UNTRAINED = told.staff(lacking=["dysphagia_support"])


def needing_help(**changes: Any) -> MatchReport:
    """The ordinary match for a child who needs help with eating."""
    child = told.newcomer(needs={"eating_drinking": 2})
    return check(told.world(referral=told.referral(child=child), **changes), "R-1", URN, TODAY)


def test_a_change_of_staff_is_told_as_one_of_staff_and_their_training() -> None:
    found = compare(needing_help(), needing_help(home=told.home(staff=UNTRAINED)))
    assert [(f.facts, f.records) for f in found.findings] == [((), (KINDS[GapKind.COMPETENCE],))]
    assert found.summary.endswith("group (it shows in staff and their training).")


def test_a_child_who_moved_in_or_out_is_told_as_who_lives_in_the_home() -> None:
    alone = needing_help(group=told.group(told.two_residents()[:1]))
    for found in (compare(needing_help(), alone), compare(alone, needing_help())):
        assert "(it shows in who lives in the home" in found.summary
        assert all(WHO_LIVES_HERE in f.records for f in found.findings if f.title == "Ages of Tamsin and Bryony")


def test_two_homes_do_not_tell_a_move_of_the_children_of_either() -> None:
    other = hand_made(finding(reason="so", affected="C-A"), inputs="b" * 64, urn="SC900102")
    found = compare(hand_made(finding(affected="C-A")), other.model_copy(update={"sections": ()}))
    here = compare(hand_made(finding(affected="C-A")), other.model_copy(update={"sections": (), "urn": URN}))
    assert any(WHO_LIVES_HERE in f.records for f in here.findings)
    assert found.causes[0].kind is CauseKind.HOME
    assert not any(WHO_LIVES_HERE in f.records for f in found.findings)


def test_where_no_kind_of_record_can_be_told_the_titles_of_what_changed_are() -> None:
    changed = [finding(f"{n}", reason="so").model_copy(update={"title": f"Rule {n}"}) for n in range(TOLD + 2)]
    first, second = hand_made(*(finding(f"{n}") for n in range(TOLD + 2))), hand_made(*changed, inputs="b" * 64)
    (cause,) = compare(first, second).causes
    assert "(it shows in Rule 0, " in cause.words
    assert cause.words.endswith(f"Rule {TOLD - 1}, and 2 more)")


def test_a_fact_is_called_as_the_forms_call_it() -> None:
    told_of = account().model_copy(update={"fact": FactRef("C-NEW", "aggression_to_peers")})
    found = compare(hand_made(), hand_made(finding(rests_on=(told_of,)), inputs="b" * 64))
    assert "aggression towards other children, the child referred: looked at" in found.facts[0].words
