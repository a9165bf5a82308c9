"""Every command of a test is typed on one day, whatever the machine's clock says."""

import pytest

from scenarios.storybook import TODAY
from service.commands.breaks import standing


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "machines_day", lambda: TODAY)
