"""A plan goes out as JSON and comes back as it was."""

import json

import pytest

from matching.errors import BadInput
from matching.formats import json_allocation
from matching.short_breaks.clash import Clash
from matching.short_breaks.result import Allocation, Ended, Point
from scenarios.generators.short_breaks import Size
from tests.short_breaks.small_allocation import SMALL, small


@pytest.mark.parametrize("shape", [SMALL, Size.S])
def test_every_plan_comes_back_as_it_was_written(shape: Size) -> None:
    allocation = small(shape).allocation
    assert json_allocation.read(json_allocation.write(allocation)) == allocation


def test_what_is_seldom_there_comes_back_too() -> None:
    given = small().allocation
    stay = given.stays[0]
    clash = Clash(together=(stay,), sentences=("They clash.",), dropped=(stay,))
    first = given.families[0].model_copy(update={"refused_homes": (("SC700001", ("Full.",)),), "enquiries": ("Who?",)})
    whole: Allocation = given.model_copy(
        update={
            "ended": Ended.PROMISES_CLASH,
            "clash": clash,
            "history": (Point(seconds=0.5, rounds=1, values=(1, 2)),),
            "families": (first, *given.families[1:]),
            "price_of_fairness": None,
        }
    )
    assert json_allocation.read(json_allocation.write(whole)) == whole


def test_however_it_was_laid_out_it_is_written_in_one_way() -> None:
    written = json_allocation.write(small().allocation)
    turned = json.dumps(dict(reversed(json.loads(written).items())), indent=3).encode()
    assert json_allocation.write(json_allocation.read(turned)) == written


def test_a_wrong_value_is_told_by_its_place() -> None:
    plain = json.loads(json_allocation.write(small().allocation))
    plain["stays"][0]["nights"] = "3"
    with pytest.raises(BadInput, match="stays 1, nights: a whole number is wanted"):
        json_allocation.read(json.dumps(plain).encode())
