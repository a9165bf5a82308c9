"""Commands that are loaded when they are typed, so that a short question need not wait for all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

from typer.core import TyperGroup
from typer.main import get_group

from service.commands import loading


class Group(NamedTuple):
    """A file of commands: where it is, and the commands in it by the names that are typed for them."""

    module: str
    names: tuple[str, ...]


class Loaded(Mapping[str, Any]):
    """Every command of some groups by its name. A group is loaded when one of its commands is first asked for."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._module = {name: group.module for group in groups for name in group.names}

    def __getitem__(self, name: str) -> Any:
        with loading():
            return get_group(import_module(self._module[name]).commands).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._module)

    def __len__(self) -> int:
        return len(self._module)


class LoadedWhenTyped(TyperGroup):
    """Commands of which only the one that is typed is loaded; help loads them all."""

    groups: ClassVar[tuple[Group, ...]] = ()

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        commands: Any = Loaded(self.groups)
        self.commands = commands
