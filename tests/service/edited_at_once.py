"""One record counted on by several at once over HTTP: what was kept is all there, and who came late is told."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from httpx2 import Client

KEPT, STALE, UNMARKED, BUSY = 200, 412, 428, 503
A_TENTH = 10


@dataclass
class Editor:
    """Somebody who adds one to a number in a child's record, again and again. What is broken is told in words."""

    browser: Client
    path: str
    name: int
    kept: int = 0
    stale: int = 0
    unmarked: int = 0
    broken: list[str] = field(default_factory=list)

    def edits(self, times: int) -> Editor:
        """Each time from what is read then; every tenth time first without saying from what."""
        for number in range(times):
            read = self.browser.get(self.path)
            if read.status_code == BUSY:
                continue
            record: dict[str, Any] = read.json()["record"]
            changed = record | {"school": f"{_counted(record) + 1} by {self.name}"}
            if number % A_TENTH == 0:
                self._unmarked(changed)
            self._marked(changed, read.headers["etag"])
        return self

    def _unmarked(self, changed: dict[str, Any]) -> None:
        status = self.browser.put(self.path, json=changed).status_code
        self.unmarked += status == UNMARKED
        self.broken += [] if status in {UNMARKED, BUSY} else [f"without a mark it was answered with {status}"]

    def _marked(self, changed: dict[str, Any], mark: str) -> None:
        answer = self.browser.put(self.path, json=changed, headers={"If-Match": mark})
        self.kept += answer.status_code == KEPT
        if answer.status_code == STALE:
            self.stale += 1
            where = [each["where"] for each in answer.json()["problems"]]
            self.broken += [] if where == ["/school"] else [f"it was told that {where} differs"]
        elif answer.status_code not in {KEPT, BUSY}:
            self.broken.append(f"it was answered with {answer.status_code}")


def _counted(record: dict[str, Any]) -> int:
    return int(record["school"].split()[0])


def edited(browsers: Sequence[Client], child: str, times: int) -> list[Editor]:
    """Each browser's editor after so many times, and one fault more where something that was kept is lost."""
    path = f"/children/{child}"
    read = browsers[0].get(path)
    begun = read.json()["record"] | {"school": "0"}
    browsers[0].put(path, json=begun, headers={"If-Match": read.headers["etag"]}).raise_for_status()
    with ThreadPoolExecutor(len(browsers)) as pool:
        editors = list(pool.map(lambda n: Editor(browsers[n], path, n).edits(times), range(len(browsers))))
    counted, kept = _counted(browsers[0].get(path).json()["record"]), sum(each.kept for each in editors)
    editors[0].broken += [] if counted == kept else [f"{kept} were kept and {counted} are there"]
    return editors
