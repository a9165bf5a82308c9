"""How every test is run: the same made-up examples each time, and no clock that can fail one."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where tests in a browser keep pictures of the pages."""
    parser.addoption("--pictures", metavar="FOLDER", help="Keep pictures of the pages there.")
