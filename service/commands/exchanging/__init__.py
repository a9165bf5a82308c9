"""Tables that other programs keep: taken in as a world, and given out of one."""

from __future__ import annotations

from typer import Typer

from service.commands.exchanging import example, giving, placing, returning, taking

IMPORT = """Take in the tables that councils, Ofsted and homes keep.

Every problem is told by file, row and column, with its way out; nothing is taken in until there is none.
"""

EXPORT = """Give out tables for other programs.

What could run in a spreadsheet is written so that it cannot.
"""

commands = Typer()
importing = Typer(help=IMPORT, no_args_is_help=True)
exporting = Typer(help=EXPORT, no_args_is_help=True)
commands.add_typer(importing, name="import")
commands.add_typer(exporting, name="export")
for group in (placing, taking, example):
    importing.add_typer(group.commands)
for group in (returning, giving):
    exporting.add_typer(group.commands)
