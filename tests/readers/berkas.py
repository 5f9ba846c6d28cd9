# SPDX-License-Identifier: MIT
"""Small files made in the test: a DOCX, an XLSX and a PDF with one table, and those that mean harm."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABEL = [
    ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Meningkatnya Kualitas Pelayanan Publik", "Indeks Kepuasan Masyarakat", "84", "79,35", "94,46"],
    ["2", "Meningkatnya Ketentraman", "Persentase Pengaduan", "92%", "87", "94,57"],
]


def package(**members: str | bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_rels", "_rels"), data)
    return file.getvalue()


def docx(body: str, before: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}'
    return package(word__document_xml=f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def word_table(rows: list[list[str]]) -> str:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    return "<w:tbl>" + "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows) + "</w:tbl>"


def xlsx(sheet: str | bytes, before: str = "") -> bytes:
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Lembar" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        zipped.writestr("xl/workbook.xml", before + book)
        zipped.writestr("xl/_rels/workbook.xml.rels", rels)
        zipped.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def sheet(rows: list[list[str]]) -> str:
    made = []
    for at, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + i)}{at}" t="inlineStr"><is><t>{text}</t></is></c>' for i, text in enumerate(row)
        )
        made.append(f'<row r="{at}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(made)}</sheetData></worksheet>'


def pdf(rows: list[list[str]] | None = None, text: tuple[str, ...] = (), *, raw: bytes | None = None) -> bytes:
    """A PDF of one page: lines of text, and a ruled table under them."""
    drawn = []
    y = 780
    for line in text:
        drawn.append(f"BT /F1 11 Tf 40 {y} Td ({line.replace('(', '[').replace(')', ']')}) Tj ET")
        y -= 26
    if rows:
        width, height = 520 // len(rows[0]), 24
        for at in range(len(rows) + 1):
            drawn.append(f"40 {y - at * height} m {40 + width * len(rows[0])} {y - at * height} l S")
        for at in range(len(rows[0]) + 1):
            drawn.append(f"{40 + at * width} {y} m {40 + at * width} {y - len(rows) * height} l S")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                shown = cell.replace("(", "[").replace(")", "]")[:17]
                drawn.append(f"BT /F1 8 Tf {42 + column * width} {y - at * height - 15} Td ({shown}) Tj ET")
    stream = zlib.compress("\n".join(drawn).encode("latin-1")) if raw is None else raw
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def teks(rows: list[list[str]]) -> bytes:
    return ("# Bab III\n\nTabel 3.1 Pengukuran Kinerja\n\n" + "\n".join("\t".join(row) for row in rows) + "\n").encode()
