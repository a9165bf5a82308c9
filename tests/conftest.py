"""How every test is run: the same made-up examples each time, and no clock that can fail one."""

import gc
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")

SELDOM = 50_000
"""Things made since the last look for ones that nothing holds any more; Python itself looks after 700."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where tests in a browser keep pictures of the pages."""
    parser.addoption("--pictures", metavar="FOLDER", help="Keep pictures of the pages there.")


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
