"""What came in a form with files in it (RFC 7578): read in memory alone. A file's name is neither used nor kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from service.pages.sent import MOST_FIELDS, NoForm, Sent, SentFile, as_sent

MEDIA_TYPE = "multipart/form-data"
MOST_BYTES_OF_HEADS = 2_000
"""In the lines that stand before one part."""


@dataclass
class _Part:
    """One part while it is read."""

    head: bytearray = field(default_factory=bytearray)
    name_of_line: bytearray = field(default_factory=bytearray)
    content: bytearray = field(default_factory=bytearray)
    disposition: bytes = b""


@dataclass
class _Parts:
    """What the parser has found so far."""

    all: list[_Part] = field(default_factory=list)
    ended: bool = False

    def begin(self) -> None:
        """One more part. Raises NoForm where there are too many."""
        if len(self.all) == MOST_FIELDS:
            raise NoForm
        self.all.append(_Part())

    def name_of_line(self, data: bytes, start: int, end: int) -> None:
        """A piece of what a line of the part's head is called."""
        self.all[-1].name_of_line += data[start:end]
        self._must_be_short()

    def line(self, data: bytes, start: int, end: int) -> None:
        """A piece of what that line says."""
        self.all[-1].head += data[start:end]
        self._must_be_short()

    def end_of_line(self) -> None:
        """The line is whole. Of all of them one is looked at."""
        part = self.all[-1]
        if bytes(part.name_of_line).lower() == b"content-disposition":
            part.disposition = bytes(part.head)
        part.name_of_line, part.head = bytearray(), bytearray()

    def content(self, data: bytes, start: int, end: int) -> None:
        """A piece of what the part holds."""
        self.all[-1].content += data[start:end]

    def end(self) -> None:
        """All parts are there."""
        self.ended = True

    def _must_be_short(self) -> None:
        part = self.all[-1]
        if len(part.name_of_line) + len(part.head) > MOST_BYTES_OF_HEADS:
            raise NoForm


def read_parts(content_type: str, body: bytes, of_files: str) -> Sent:
    """The fields, and the files of the field of that name. Raises NoForm for anything else or what is cut short."""
    kind, options = parse_options_header(content_type)
    found = _Parts()
    if kind != MEDIA_TYPE.encode() or not options.get(b"boundary"):
        raise NoForm
    try:
        parser = MultipartParser(
            options[b"boundary"],
            {
                "on_part_begin": found.begin,
                "on_header_field": found.name_of_line,
                "on_header_value": found.line,
                "on_header_end": found.end_of_line,
                "on_part_data": found.content,
                "on_end": found.end,
            },
        )
        parser.write(body)
        parser.finalize()
    except FormParserError as wrong:
        raise NoForm from wrong
    if not found.ended:
        raise NoForm
    return _sent(found.all, of_files)


def _sent(parts: list[_Part], of_files: str) -> Sent:
    pairs: list[tuple[str, str]] = []
    files: list[SentFile] = []
    for part in parts:
        kind, options = parse_options_header(part.disposition)
        name, file_name = options.get(b"name"), options.get(b"filename")
        if kind != b"form-data" or name is None:
            raise NoForm
        if file_name is None:
            pairs.append((_text(name), _text(part.content)))
        elif _text(name) != of_files:
            raise NoForm
        elif file_name or part.content:
            files.append(SentFile(f"file {len(files) + 1}", bytes(part.content)))
    return as_sent(pairs, tuple(files))


def _text(said: bytes | bytearray) -> str:
    try:
        return said.decode()
    except UnicodeDecodeError as wrong:
        raise NoForm from wrong
