# SPDX-License-Identifier: MIT
"""One report in every form our writers have, with slips planted in its tables: each form has the same findings.

The reports are those of the bundles of Kecamatan Sumber Harta 2023 and Provinsi Lampung 2016.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import attrs
import pytest
import xlsxwriter

from sakip import api, document
from sakip.auditing import Audit

BUNDEL = {
    "sumber-harta": "plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023",
    "lampung": "plugins/sakip-lampung/src/sakip_lampung/data/lampung-2016",
}
SALAH = {
    "sumber-harta": [("capaian:IKU-1:2023", "49"), ("capaian:IKU-5:2023", "19"), ("serapan:7.01.02:2023", "87,31")],
    "lampung": [("capaian:APK-SD:2016", "95,95"), ("capaian:DBD:2016", "58,24")],
}
"""What is printed instead, in the first table that has the figure."""


def with_slips(doc: document.Document, slips: list[tuple[str, str]]) -> document.Document:
    """The document with other texts in the first cells that show these figures."""
    left = dict(slips)

    def cell(one: document.Cell | None) -> document.Cell | None:
        if one is None or one.address not in left:
            return one
        return attrs.evolve(one, text=left.pop(one.address) + one.suffix, value=None, formula=None)

    def blocks(those: tuple[document.Block, ...]) -> tuple[document.Block, ...]:
        made: list[document.Block] = []
        for one in those:
            if isinstance(one, document.Section):
                one = attrs.evolve(one, blocks=blocks(one.blocks))
            elif isinstance(one, document.Table):
                rows = tuple(attrs.evolve(row, cells=tuple(map(cell, row.cells))) for row in one.rows)
                one = attrs.evolve(one, rows=rows)
            made.append(one)
        return tuple(made)

    planted = attrs.evolve(doc, blocks=blocks(doc.blocks))
    assert not left
    return planted


def said(audit: Audit) -> Counter[tuple[str, str | None, str | None]]:
    return Counter((one.code, one.printed, one.computed) for one in audit.findings)


@pytest.fixture(scope="module")
def berkas(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each report with its slips, in every form."""
    folder = tmp_path_factory.mktemp("laporan")
    for name, path in BUNDEL.items():
        doc = with_slips(api.report(api.measure(api.load(root / path))), SALAH[name])
        for form in ("docx", "xlsx", "md"):
            api.write(doc, folder / f"{name}.{form}")
        if name == "lampung":
            api.write(doc, folder / f"{name}.pdf")
    return {one.name: one for one in folder.iterdir()}


@pytest.mark.parametrize("name", BUNDEL)
def test_each_slip_is_found(berkas: dict[str, Path], name: str) -> None:
    found = [f"{one.printed}" for one in api.audit(berkas[f"{name}.docx"]).findings]
    for _, text in SALAH[name]:
        assert any(text in one for one in found), text


@pytest.mark.parametrize("file", ["sumber-harta.xlsx", "sumber-harta.md", "lampung.xlsx", "lampung.md", "lampung.pdf"])
def test_every_form_has_the_same_findings(berkas: dict[str, Path], file: str) -> None:
    name = file.partition(".")[0]
    assert said(api.audit(berkas[file])) == said(api.audit(berkas[f"{name}.docx"]))


def test_our_own_report_prints_every_percentage_with_its_sign(berkas: dict[str, Path]) -> None:
    assert not any(one.code == "SKP208" for one in api.audit(berkas["lampung.docx"]).findings)


KINERJA = [
    ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Angka Partisipasi Kasar SD/MI/Paket A", "%", "111,94", "111,44", "99,55"],
    ["2", "Angka Partisipasi Murni SMP/MTs/Paket B", "%", "75,90", "78,34", "103,21"],
    ["3", "Angka rata-rata lama sekolah", "tahun", "7,55", "7,56", "101,31"],
]
"""Rows of Tabel 3.29 of the LKj of Provinsi Lampung 2016; the last achievement is 100,13 there."""


def workbook(path: Path, sheet: str) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate(KINERJA):
            page.write_row(at, 0, row)
    return path


def test_a_workbook_of_tables_alone_is_audited_and_what_is_assumed_is_said(tmp_path: Path) -> None:
    audit = api.audit(workbook(tmp_path / "tabel.xlsx", "Pengukuran"))
    assert [(one.code, one.printed, one.computed) for one in audit.findings if one.code == "SKP101"] == [
        ("SKP101", "101,31", "100,13")
    ]
    assumed = [one.text for one in audit.asumsi]
    assert any("no year is named" in one for one in assumed)
    assert any("the agency is not named" in one for one in assumed)
    assert any("the national rules are taken" in one for one in assumed)


def test_the_name_of_a_file_and_of_its_sheets_says_whose_report_it_is(tmp_path: Path) -> None:
    audit = api.audit(workbook(tmp_path / "LKjIP Dinas Pendidikan Kabupaten Musi Rawas.xlsx", "Kinerja 2016"))
    assert (audit.nama, audit.tahun, audit.kode, audit.asumsi) == ("Dinas Pendidikan", 2016, "16.05", ())
