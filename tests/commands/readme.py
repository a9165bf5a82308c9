"""The parts of the README that Placewell itself writes: `python3 -m tests.commands.readme` brings them up to date."""

from __future__ import annotations

import re
from pathlib import Path

from service.commands.reference import rules_as_markdown
from tests.commands.asking import ask

README = Path(__file__).parents[2] / "README.md"


def renewed(text: str) -> str:
    """The text with what stands between its markers made anew."""
    for name, made in (("rules", rules_as_markdown()), ("answer", answer_in_brief())):
        start, end = f"<!-- {name}: written by Placewell -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(start)
        _, found, after = rest.partition(end)
        assert found, f"the README has lost its markers for {name}"
        text = before + "\n".join((start, made, end)) + after
    return text


def answer_in_brief() -> str:
    """What a check says of one of the examples, as a terminal shows it."""
    command = ("check", "example:red-pair-unresolved")
    said = [line.rstrip() for line in ask(*command, width=80).stdout.rstrip().splitlines()]
    return "\n".join(["```", f"$ placewell {' '.join(command)}", *said, "```"])


def commands_shown(text: str) -> list[str]:
    """Every command in the text's blocks, in order, without the words beside it."""
    lines = [line for block in blocks(text, "") for line in block.splitlines() if line.startswith("placewell ")]
    return [re.split(r" {2,}", line)[0].removeprefix("placewell ") for line in lines]


def blocks(text: str, language: str) -> list[str]:
    """The text's blocks in that language, in order."""
    found = re.finditer(r"^```(\w*)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [block[2] for block in found if block[1] == language]


if __name__ == "__main__":
    README.write_text(renewed(README.read_text()))
