"""Where the service keeps its records and finds its root key: what the environment says, else the usual places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = "PLACEWELL_DATA"
DATABASE = "PLACEWELL_DATABASE"
ROOT_KEY = "PLACEWELL_ROOT_KEY"
ROOT_KEY_FILE = "PLACEWELL_ROOT_KEY_FILE"

DATABASE_FILE = "placewell.db"


@dataclass(frozen=True)
class Settings:
    """`root_key` is the key itself, in words, where it was given so; else it stands in `root_key_file`."""

    data: Path
    database: str
    root_key_file: Path
    root_key: str | None = None

    def __repr__(self) -> str:
        return f"Settings(data={self.data})"


def settings_from(environment: Mapping[str, str], home: Path) -> Settings:
    """What the environment says. Where it says nothing: `.placewell` in the person's own folder `home`."""
    data = Path(environment.get(DATA) or home / ".placewell" / "data").absolute()
    return Settings(
        data=data,
        database=environment.get(DATABASE) or f"sqlite:///{data / DATABASE_FILE}",
        root_key_file=Path(environment.get(ROOT_KEY_FILE) or home / ".placewell" / "root.key").absolute(),
        root_key=environment.get(ROOT_KEY) or None,
    )
