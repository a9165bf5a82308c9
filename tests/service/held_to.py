"""What a document would fail of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as far as its parts tell.

No validator of either can be had here; these are the requirements that a program can look up in the parts themselves.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

IDS = ("<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>")
FILES = ("/FontFile", "/FontFile2", "/FontFile3")
BY_THEMSELVES = ("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AcroForm")


def failures_of(made: bytes) -> list[str]:
    """What is missing, in words. Empty: nothing that is looked for."""
    reader = PdfReader(io.BytesIO(made))
    root: Any = reader.trailer["/Root"]
    found = list(_of_itself(reader, root, made))
    found += [f"a font: {each}" for page in reader.pages for each in _of_fonts(page)]
    found += [f"a page: {each}" for page in reader.pages for each in _of_page(page)]
    if "/StructTreeRoot" in root:
        found += _of_structure(list(_elements(root["/StructTreeRoot"])))
    return sorted(set(found))


def _of_itself(reader: PdfReader, root: Any, made: bytes) -> Iterator[str]:
    says = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    yield from (f"it does not say {each}" for each in IDS if each not in says)
    if not re.search(r"<dc:title>.*\S.*</dc:title>", says, re.DOTALL):
        yield "it has no title"
    if root.get("/Lang") != "en-GB":
        yield "it does not say its language"
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield "it is not tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "its title is not what is displayed"
    if "/ID" not in reader.trailer or reader.is_encrypted:
        yield "it has no id, or is locked"
    if "/OutputIntents" not in root:
        yield "its colours are not told"
    parts = {**root, **root.get("/Names", {})}
    yield from (f"it does something by itself: {each}" for each in BY_THEMSELVES if each in parts)


def _of_page(page: Any) -> Iterator[str]:
    if "/StructParents" not in page:
        yield "its content is not in the structure"
    if "/Annots" in page and page.get("/Tabs") != "/S":
        yield "the tabulator does not follow the structure"


def _of_fonts(page: Any) -> Iterator[str]:
    for font in page["/Resources"].get("/Font", {}).values():
        whole = font.get_object()
        inner = whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
        if not any(file in inner["/FontDescriptor"] for file in FILES):
            yield "it is not in the document"
        if "/ToUnicode" not in whole:
            yield "its letters cannot be read"


def _elements(one: Any) -> Iterator[Any]:
    inside = one.get("/K", [])
    for each in inside if isinstance(inside, list) else [inside]:
        element = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(element, dict) and "/S" in element:
            yield element
            yield from _elements(element)


def _of_structure(elements: list[Any]) -> list[str]:
    roles = [str(element["/S"]) for element in elements]
    levels = [int(role[2:]) for role in roles if re.fullmatch(r"/H\d", role)]
    found = [] if levels[:1] == [1] else ["it does not begin with its heading"]
    found += ["a heading skips a level" for a, b in itertools.pairwise(levels) if b > a + 1]
    found += ["a figure says nothing" for e in elements if e["/S"] == "/Figure" and not e.get("/Alt")]
    tables = roles.count("/Table")
    return found + (["a table has no heads"] if tables and roles.count("/TH") < tables else [])
