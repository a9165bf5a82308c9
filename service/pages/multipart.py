"""Reads a form that came with a file (multipart/form-data). Of a file only its bytes are taken, never its name."""

from __future__ import annotations

import re

from service.pages.sent import MOST_FIELDS, NoForm, Sent, tidy

MULTIPART = "multipart/form-data"
BOUNDARY = re.compile(r'boundary="?([0-9A-Za-z\'()+_,./:=?-]{1,70})"?\s*(?:;|$)')
NAME = re.compile(rb'^content-disposition:\s*form-data\s*;(?:[^\r\n]*;)?\s*name="([a-z0-9-]{1,80})"', re.I | re.M)
IS_FILE = re.compile(rb"^content-disposition:[^\r\n]*;\s*filename\*?=", re.I | re.M)
HEAD_ENDS, LINE_ENDS = b"\r\n\r\n", b"\r\n"
MOST_HEAD = 2_000


def read_parts(body: bytes, content_type: str) -> Sent:
    """The fields as they were typed, and each file that is not empty by the name of its field. Raises NoForm."""
    found = BOUNDARY.search(content_type)
    if found is None:
        raise NoForm
    between = b"\r\n--" + found[1].encode()
    before, *rest = (LINE_ENDS + body).split(between)
    *parts, end = rest or [b""]
    if before or end.rstrip(b"\r\n") != b"--" or len(parts) > MOST_FIELDS:
        raise NoForm
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in parts:
        name, is_file, content = _part(part)
        if name in fields or name in files:
            raise NoForm
        if is_file:
            files[name] = content
        else:
            fields[name] = tidy(_text(content))
    return Sent({n: said for n, said in fields.items() if said}, {n: held for n, held in files.items() if held})


def _part(part: bytes) -> tuple[str, bool, bytes]:
    head, ends, content = part.partition(HEAD_ENDS)
    named = NAME.search(head)
    if not part.startswith(LINE_ENDS) or not ends or len(head) > MOST_HEAD or named is None:
        raise NoForm
    return named[1].decode(), IS_FILE.search(head) is not None, content


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as wrong:
        raise NoForm from wrong
