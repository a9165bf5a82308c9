"""Every action is listed, says itself, and is a plain function of a desk and one frozen question."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from inspect import getdoc
from typing import Any

import pytest

from service import actions
from service.actions import ACTIONS
from service.actions.act import Act
from service.records.two_steps import TwoSteps

NO_ACTIONS = {"act", "missing"}


def test_every_file_is_listed_once() -> None:
    files = {module.name for module in pkgutil.iter_modules(actions.__path__)} - NO_ACTIONS
    listed = [import_module(f"service.actions.{file}").ACT for file in sorted(files)]
    assert sorted(act.name for act in ACTIONS) == sorted(act.name for act in listed)
    assert len({act.name for act in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("act", ACTIONS, ids=lambda act: act.name)
def test_an_action_has_frozen_questions_and_answers_and_a_sentence(act: Act[Any, Any]) -> None:
    for kind in (act.asks, act.answers):
        assert kind.model_config["frozen"]
        assert kind.model_config["extra"] == "forbid"
        assert getdoc(kind)
    steps = (act.do.look, act.do.work_out) if isinstance(act.do, TwoSteps) else (act.do,)
    assert all(getdoc(step) for step in steps)
