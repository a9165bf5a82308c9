"""Files that somebody means ill with, or spoilt: each is refused, and nothing of it is run, fetched or unpacked."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from random import Random

from matching.formats import json_referral, referral_table, referral_workbook
from scenarios import storybook
from service.receiving.file import Form

REFERRAL = storybook.referral()
WORKBOOK, JSON = referral_workbook.write(REFERRAL), json_referral.write(REFERRAL)
TABLE = referral_table.write(referral_table.tables_of([REFERRAL]))[0].data
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(name) for name in zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist()
}
SHEET = next(name for name in PARTS if name.startswith("xl/worksheets/sheet"))
ANSWERS = "xl/worksheets/sheet2.xml"
"""The first sheet only says how the others are filled in, and is not read."""
MAGIC = (
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\x7fELF",
    b"MZ\x90\0",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"GIF89a",
    b"PK\5\6",
)
LAUGHS = b'<!DOCTYPE a [<!ENTITY a0 "ha">%b]><a>&a%d;</a>'

Hostile = Callable[[Random], tuple[Form, bytes]]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_bomb(dice: Random) -> tuple[Form, bytes]:
    """Made piece by piece: whoever makes it does not have it whole either."""
    name, out = dice.choice((*PARTS, "xl/media/a.bin")), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for other, content in PARTS.items():
            if other != name:
                archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for _ in range(dice.randint(60, 200)):
                part.write(b"0" * 1_000_000)
    return dice.choice((Form.WORKBOOK, Form.TABLE)), out.getvalue()


def a_nest_of_bombs(dice: Random) -> tuple[Form, bytes]:
    inner = packed({"a": b"0" * 10_000_000})
    for depth in range(dice.randint(1, 4)):
        inner = packed({f"{depth}-{n}": inner for n in range(8)})
    return Form.WORKBOOK, inner


def too_many_parts(dice: Random) -> tuple[Form, bytes]:
    return Form.WORKBOOK, packed({f"xl/{n}": b"" for n in range(dice.randint(5_000, 20_000))})


def names_that_lead_away(dice: Random) -> tuple[Form, bytes]:
    away = dice.choice(("../../etc/passwd", "/etc/passwd", "..\\..\\a", "C:\\a", "xl/../../a"))
    return Form.WORKBOOK, packed({away: PARTS[SHEET], **{n: c for n, c in PARTS.items() if n != SHEET}})


def a_million_laughs(dice: Random) -> tuple[Form, bytes]:
    deep = dice.randint(9, 40)
    told = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, deep))
    return Form.WORKBOOK, packed(PARTS | {dice.choice((SHEET, "xl/workbook.xml")): LAUGHS % (told, deep - 1)})


def what_lies_elsewhere(dice: Random) -> tuple[Form, bytes]:
    where = dice.choice((b"file:///etc/passwd", b"http://127.0.0.1:1/a"))
    text = b'<!DOCTYPE a [<!ENTITY x SYSTEM "' + where + b'">]><worksheet>&x;</worksheet>'
    return Form.WORKBOOK, packed(PARTS | {dice.choice((SHEET, "xl/workbook.xml")): text})


def a_formula(dice: Random) -> tuple[Form, bytes]:
    said = dice.choice((b"1+1", b"cmd|'/C calc'!A0", b"WEBSERVICE(&quot;http://a&quot;)", b"HYPERLINK(&quot;a&quot;)"))
    row = b'<row r="900"><c r="B900"><f>' + said + b"</f><v>2</v></c></row></sheetData>"
    return Form.WORKBOOK, packed(PARTS | {ANSWERS: PARTS[ANSWERS].replace(b"</sheetData>", row)})


def cut_short(dice: Random) -> tuple[Form, bytes]:
    form, whole = dice.choice(((Form.WORKBOOK, WORKBOOK), (Form.JSON, JSON)))
    return form, whole[: dice.randint(1, len(whole) - 40)]


def something_else(dice: Random) -> tuple[Form, bytes]:
    return dice.choice(tuple(Form)), dice.choice(MAGIC) + dice.randbytes(dice.randint(0, 4_000))


def noise(dice: Random) -> tuple[Form, bytes]:
    return dice.choice((Form.WORKBOOK, Form.JSON, Form.TABLE)), dice.randbytes(dice.randint(1, 20_000))


def a_deep_nest(dice: Random) -> tuple[Form, bytes]:
    return Form.JSON, dice.choice((b"[", b'{"a":')) * dice.randint(10_000, 1_000_000)


def numbers_without_end(dice: Random) -> tuple[Form, bytes]:
    return Form.JSON, b'{"id": ' + dice.choice((b"9" * 1_000_000, b"1e999", b"NaN", b"-Infinity")) + b"}"


def half_letters(dice: Random) -> tuple[Form, bytes]:
    return Form.JSON, json.dumps({"id": chr(dice.randint(0xD800, 0xDFFF))}).encode()


def columns_without_end(dice: Random) -> tuple[Form, bytes]:
    return Form.TABLE, TABLE.splitlines()[0] + b",a" * dice.randint(100_000, 1_000_000) + b"\n"


def nothing_between(dice: Random) -> tuple[Form, bytes]:
    at = dice.randrange(len(TABLE))
    return Form.TABLE, TABLE[:at] + b"\0" * dice.randint(1, 100) + TABLE[at:]


def other_letters(dice: Random) -> tuple[Form, bytes]:
    return Form.TABLE, TABLE.decode("utf-8-sig").encode(dice.choice(("utf-16", "utf-32", "utf-16-be", "cp037")))


HOSTILE: tuple[Hostile, ...] = (
    a_bomb,
    a_nest_of_bombs,
    too_many_parts,
    names_that_lead_away,
    a_million_laughs,
    what_lies_elsewhere,
    a_formula,
    cut_short,
    something_else,
    noise,
    a_deep_nest,
    numbers_without_end,
    half_letters,
    columns_without_end,
    nothing_between,
    other_letters,
)
