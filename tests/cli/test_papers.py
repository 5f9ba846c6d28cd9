# SPDX-License-Identifier: MIT
"""What ``sakip audit`` writes beside the screen for a published report: the page with marks, the DOCX with comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from readers.berkas import TABEL, word_table
from reviu.laporan import berkomentar, diaudit, docx, temuan
from sakip import readers
from sakip.auditing import Audit
from sakip.cli import papers
from sakip.cli.base import UsageError
from sakip.model import Tempat
from sakip.readers import Published

Laporan = tuple[Path, Published, Audit]


@pytest.fixture
def laporan(tmp_path: Path) -> Laporan:
    path = tmp_path / "laporan.docx"
    path.write_bytes(docx(word_table(TABEL)))
    published = readers.read(path)
    placed = temuan(published.tables[0].place(0, 5), "94,46", "94,05")
    loose = temuan(Tempat(), "91", "92")
    return path, published, diaudit(published, placed, loose)


def test_the_docx_is_commented_and_what_has_no_place_is_named(
    laporan: Laporan, tmp_path: Path, english: None, capsys: pytest.CaptureFixture[str]
) -> None:
    path, published, audit = laporan
    out = tmp_path / "komentar.docx"
    papers.write(audit, published, str(path), None, str(out))
    assert berkomentar(out.read_bytes()) == {"0": "94,46"}
    assert capsys.readouterr().err.splitlines() == [
        f"Written: {out}, 1 comments",
        "Without a place in the document, and so in the working paper alone: 2.",
    ]


def test_the_report_stands_in_the_page_and_not_on_paper(laporan: Laporan, tmp_path: Path) -> None:
    path, published, audit = laporan
    for suffix in ("html", "md"):
        papers.write(audit, published, str(path), str(tmp_path / f"kertas.{suffix}"), None)
    sasaran = "Meningkatnya Kualitas Pelayanan Publik"
    assert sasaran in (tmp_path / "kertas.html").read_text("utf-8")
    assert sasaran not in (tmp_path / "kertas.md").read_text("utf-8")


def test_what_is_no_docx_is_refused_before_anything_is_written(tmp_path: Path, english: None) -> None:
    published = readers.read(b"Capaian sebesar 94,05% pada tahun 2023.\n", name="laporan")
    with pytest.raises(UsageError) as caught:
        papers.write(diaudit(published), published, "laporan.txt", str(tmp_path / "a.md"), str(tmp_path / "a.docx"))
    assert "laporan.txt is no DOCX" in str(caught.value)
    assert not list(tmp_path.iterdir())
