"""How every test is run: the same made-up examples each time, and no clock that can fail one."""

import gc
import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings

from tests.in_memory import IN_MEMORY, ROOM, clear_left_behind, is_there, owned_folder

settings.register_profile(
    "ci",
    max_examples=75,
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")

SELDOM = 50_000
"""Things made since the last look for ones that nothing holds any more; Python itself looks after 700."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where tests in a browser keep pictures of the pages."""
    parser.addoption("--pictures", metavar="FOLDER", help="Keep pictures of the pages there.")


def pytest_configure(config: pytest.Config) -> None:
    """What tests write is kept in memory where there is room, for all their processes: records wait for no disk."""
    if not hasattr(config, "workerinput") and "TMPDIR" not in os.environ and is_there(ROOM):
        clear_left_behind(IN_MEMORY)
        stack = ExitStack()
        config.add_cleanup(stack.close)
        os.environ["TMPDIR"] = str(stack.enter_context(owned_folder(IN_MEMORY)))
        tempfile.tempdir = None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """All that is there once every test is found stays, and is not looked through again during each of them."""
    gc.disable()
    found = yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()
    return found
