"""Commands that are loaded when they are typed, so that a short question need not wait for all the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from service.commands import loading


class Group(NamedTuple):
    """A file of commands: where it is, and the commands in it by the names typed for them, each with its sentence."""

    module: str
    sentences: dict[str, str]


class Loaded(Mapping[str, Any]):
    """Every command of some groups by its name. A group is loaded when one of its commands is first asked for."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._module = {name: group.module for group in groups for name in group.sentences}

    def __getitem__(self, name: str) -> Any:
        with loading():
            return get_group(import_module(self._module[name]).commands).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._module)

    def __len__(self) -> int:
        return len(self._module)


class LoadedWhenTyped(TyperGroup):
    """Commands of which only the one that is typed is loaded; the list of them in the help loads none."""

    groups: ClassVar[tuple[Group, ...]] = ()

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        commands: Any = Loaded(self.groups)
        self.commands, self.listing = commands, False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.commands)

    def get_command(self, ctx: Any, name: str) -> Any:
        if not self.listing:
            return super().get_command(ctx, name)
        return next(TyperCommand(name, help=group.sentences[name]) for group in self.groups if name in group.sentences)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.listing = True
        super().format_help(ctx, formatter)
        self.listing = False
