# SPDX-License-Identifier: MIT
"""What an audit costs: the whole process against ``sakip --help``, and long reports against short ones, page by page.

With ``--ukur`` the seconds of 30, 100 and 300 pages are shown instead.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path

from measuring import compare, report, timed
from sakip import api, readers

ROUNDS = 9
SHORT, TIMES = 100, 3
REPORT = Path(__file__).parents[1] / "data" / "laporan" / "sumber-harta-2023.txt"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
ROWS = (("84", "79,35", "94,46"), ("92", "87", "94,57"), ("90", "82,75", "91,94"), ("100", "98,5", "98,50"))
WORDS = (
    "jalan", "jembatan", "irigasi", "sekolah", "puskesmas", "pasar", "koperasi", "desa", "pegawai", "arsip", "taman",
    "terminal",
)  # fmt: skip
DEEDS = ["kondisi", "mutu", "jumlah", "luas", "cakupan", "layanan", "sebaran", "usia"]

Page = tuple[list[str], list[list[str]]]


def pages(count: int) -> list[Page]:
    """Pages with a caption, a table of four rows and a paragraph; every sixth has indicators that no other has."""
    names = [f"Persentase {deed} {one} {other} mantap" for deed, one, other in product(DEEDS, WORDS, WORDS)]
    made = []
    for at in range(count):
        first = 4 * (at // 6)
        rows = [
            [str(number), f"Meningkatnya mutu {WORDS[at // 6 % 12]}", names[(first + number) % len(names)], *figures]
            for number, figures in enumerate(ROWS, 1)
        ]
        text = f"Tabel 3.{at + 1} Pengukuran Kinerja {WORDS[at % 12].title()} Tahun 2023"
        made.append(([text], [HEADER, *rows]))
    return made


def docx(count: int) -> bytes:
    """A DOCX of so many pages."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = [paragraph("LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2023")]
    for texts, rows in pages(count):
        body += map(paragraph, texts)
        cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
        body.append("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")
        body.append(
            '<w:p><w:r><w:br w:type="page"/><w:t>Hasil pengukuran di atas dibahas dengan bagian.</w:t></w:r></w:p>'
        )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{"".join(body)}</w:body></w:document>'
        )
    return file.getvalue()


def pdf(count: int) -> bytes:
    """A PDF of so many pages, its tables ruled."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for texts, rows in pages(count):
        stream = zlib.compress(drawn(texts, rows).encode("latin-1"))
        kids.append(b"%d 0 R" % (len(objects) + 2))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def drawn(texts: list[str], rows: list[list[str]]) -> str:
    """The strokes and words of one page."""
    edges = [40, 70, 260, 560, 640, 720, 800]
    made = [f"BT /F1 10 Tf 40 {560 - 16 * at} Td ({text}) Tj ET" for at, text in enumerate(texts)]
    bottom = 540 - 24 * len(rows)
    made += [f"40 {540 - 24 * at} m 800 {540 - 24 * at} l S" for at in range(len(rows) + 1)]
    made += [f"{edge} 540 m {edge} {bottom} l S" for edge in edges]
    for at, row in enumerate(rows):
        made += [f"BT /F1 8 Tf {x + 2} {525 - 24 * at} Td ({cell}) Tj ET" for x, cell in zip(edges, row, strict=False)]
    return "\n".join(made)


def audited(data: bytes, times: int = 1) -> Callable[[], object]:
    """Reading and auditing a report so many times."""

    def work() -> None:
        for _ in range(times):
            api.audit(readers.read(data, name="laporan"), tahun=2023)

    return work


def process(*arguments: str) -> Callable[[], object]:
    """A whole process of the command line."""
    script = str(Path(sys.executable).with_name("sakip"))
    return lambda: subprocess.run((script, *arguments), check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if "--ukur" in sys.argv:
        for made in (docx, pdf):
            print(made.__name__, *(f"{count}: {timed(audited(made(count))):.2f} s" for count in (30, 100, 300)))
        sys.exit()
    found = [
        compare(
            "sakip audit against sakip --help (goal 6)", process("audit", str(REPORT)), process("--help"), 10.0, ROUNDS
        )
    ]
    for made, limit, rounds in ((docx, 1.5, 3), (pdf, 1.4, 1)):
        name = f"{TIMES * SHORT} pages {made.__name__} against {TIMES} x {SHORT} (goal 1.4)"
        found.append(compare(name, audited(made(TIMES * SHORT)), audited(made(SHORT), TIMES), limit, rounds))
    report(found)
