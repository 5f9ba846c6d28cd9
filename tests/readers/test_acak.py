# SPDX-License-Identifier: MIT
"""Whatever a file holds, reading it gives a report or a SakipError, and nothing else.

The corpus is small files of each kind, changed at random: bytes, lengths, lines, cells.
"""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readers.berkas import TABEL, docx, pdf, sheet, teks, word_table, xlsx
from sakip.errors import SakipError
from sakip.readers import Published, read
from sakip.readers.mentions import mentions
from sakip.readers.records import rows

KALIMAT = "dengan target 84% dapat terealisasi 79,35% sehingga persentase capaian 94,05%"
BENTUK = {
    "txt": teks(TABEL) + KALIMAT.encode(),
    "docx": docx(word_table(TABEL) + f"<w:p><w:r><w:t>{KALIMAT}</w:t></w:r></w:p>"),
    "xlsx": xlsx(sheet([*TABEL, [KALIMAT]])),
    "pdf": pdf(TABEL, (KALIMAT,)),
}


def read_or_refuse(data: bytes) -> None:
    try:
        report = read(data)
    except SakipError:
        return
    assert isinstance(report, Published)
    for table in report.tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    rows(report)
    mentions(report)


def changed(data: bytes, chance: random.Random) -> bytes:
    work = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(work) or 1)
        kind = chance.randrange(4)
        if kind == 0:
            work[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del work[at : at + chance.randint(1, 40)]
        elif kind == 2:
            work[at:at] = work[max(0, at - 30) : at]
        else:
            work[at:at] = chance.choice(
                [b"\t", b"\n", b"|", b"<", b"&", b"\x00", b"9" * 30, b"\xff", b"</w:tr>", b"1 0 R"]
            )
    return bytes(work)


@pytest.mark.parametrize("form", BENTUK)
@pytest.mark.parametrize("seed", range(60))
def test_changed_bytes(form, seed):
    read_or_refuse(changed(BENTUK[form], random.Random(f"{form}{seed}")))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("seed", range(80))
def test_changed_parts_of_a_package(form, seed):
    chance = random.Random(f"{form}{seed}")
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(BENTUK[form])) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, changed(data, chance) if chance.random() < 0.7 else data)
    read_or_refuse(file.getvalue())


@pytest.mark.parametrize("seed", range(60))
def test_changed_strokes_of_a_page(seed):
    chance = random.Random(seed)
    whole = BENTUK["pdf"]
    start, end = whole.index(b"stream\n") + 7, whole.index(b"\nendstream")
    words = changed(zlib.decompress(whole[start:end]), chance).split(b" ")
    words[chance.randrange(len(words))] = chance.choice([b"9" * 400, b"-1e999", b"nan", b"0"])
    read_or_refuse(pdf(raw=zlib.compress(b" ".join(words))))


_cell = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12) | st.sampled_from(
    [
        "84",
        "79,35",
        "-",
        "B (64,59)",
        "Rp 1.000.000,-",
        "Target",
        "Realisasi",
        "No",
        "1",
        "(2)",
        "Jumlah",
        "",
        "2.355.308.25",
    ]
)


@given(st.lists(st.lists(_cell, max_size=6).map("\t".join) | st.lists(_cell, max_size=6).map(" | ".join), max_size=20))
def test_any_lines(lines):
    read_or_refuse("\n".join(lines).encode())


@given(st.binary(max_size=400))
def test_any_bytes(data):
    read_or_refuse(data)
