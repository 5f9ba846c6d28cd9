# SPDX-License-Identifier: MIT
"""Reports of other agencies in small: clean ones accuse nobody, and a slip is found for its cause, in every form.

The rows are printed by the LKj of Provinsi Lampung 2016 (Tabel 3.29 and the text on DBD); the pages around them are
written for the test.
"""

from __future__ import annotations

import attrs
import docx
import pytest

from readers import bentuk, berkas
from sakip import api, readers
from sakip.auditing import Audit, Severity, infer

SASARAN = "Meningkatnya Derajat Kesehatan dan Pendidikan Masyarakat"
BARIS = [
    ["1", SASARAN, "Angka Kesakitan DBD", "50", "56,23", "87,54", "Berhasil"],
    ["2", "", "Angka Partisipasi Kasar SD/MI/Paket A", "111,94", "111,44", "99,55", "Sangat Berhasil"],
    ["3", "", "Angka Partisipasi Murni SMP/MTs/Paket B", "75,90", "78,34", "103,21", "Sangat Berhasil"],
    ["4", "", "Angka rata-rata lama sekolah", "7,55", "7,56", "100,13", "Sangat Berhasil"],
]
KEPALA = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Predikat"]
SKALA = [
    ["Interval", "Predikat"],
    ["> 90", "Sangat Berhasil"],
    ["76 - 90", "Berhasil"],
    ["66 - 75", "Cukup"],
    ["< 66", "Gagal"],
]
ANGGARAN = [
    ["Kode", "Program/Kegiatan", "Pagu Anggaran", "Realisasi Anggaran", "Serapan (%)"],
    ["1.02.02", "Program Pemenuhan Upaya Kesehatan", "21.250.250.000", "20.111.111.110", "94,64"],
    ["1.02.02.2.01", "Penyediaan Fasilitas Pelayanan Kesehatan", "12.500.000.000", "11.987.654.321", "95,90"],
    ["1.02.02.2.02", "Penyediaan Layanan Kesehatan untuk UKM dan UKP", "8.750.250.000", "8.123.456.789", "92,84"],
    ["Jumlah", "", "21.250.250.000", "20.111.111.110", "94,64"],
]
CERITA = [
    (
        "Angka Kesakitan DBD",
        "Target tahun 2016 sebesar 50 dan terealisasi sebesar 56,23 sehingga capaian sebesar 87,54%.",
    ),
    ("Angka Partisipasi Murni SMP/MTs/Paket B", "Dari target sebesar 75,90 dapat direalisasikan 78,34."),
]


def laporan(tukar: tuple[str, str] | None = None) -> bytes:
    """The report as plain text; tukar: what stands in it instead of what."""
    lines = [
        "LAPORAN KINERJA",
        "DINAS KESEHATAN PROVINSI LAMPUNG",
        "TAHUN 2016",
        "",
        "BAB III AKUNTABILITAS KINERJA",
        "",
    ]
    for judul, rows in (("Tabel 3.1 Skala Nilai Kinerja", SKALA), ("Tabel 3.2 Pengukuran Kinerja", [KEPALA, *BARIS])):
        lines += [judul, "", *("| " + " | ".join(row) + " |" for row in rows), ""]
    for nama, kalimat in CERITA:
        lines += [nama, "", kalimat, ""]
    lines += ["Tabel 3.3 Realisasi Anggaran", "", *("| " + " | ".join(row) + " |" for row in ANGGARAN), ""]
    text = "\n".join(lines)
    if tukar is not None:
        assert tukar[0] in text
        text = text.replace(tukar[0], tukar[1])
    return text.encode()


def diperiksa(data: bytes) -> Audit:
    return api.audit(readers.read(data, name="laporan"), tahun=2016)


def salah(audit: Audit) -> list[tuple[str, str | None]]:
    return [(one.code, one.computed) for one in audit.findings if one.severity is Severity.ERROR]


def test_a_clean_report_accuses_nobody() -> None:
    audit = diperiksa(laporan())
    assert audit.tercetak > 30
    assert salah(audit) == []


@pytest.mark.parametrize(
    ("tukar", "ditemukan"),
    [
        pytest.param(("| 99,55 |", "| 95,95 |"), ("SKP101", "99,55"), id="digits exchanged"),
        pytest.param(("direalisasikan 78,34", "direalisasikan 78,43"), ("SKP201", "78,34"), id="text against table"),
        pytest.param(("| 87,54 | Berhasil", "| 87,54 | Gagal"), ("SKP108", "Berhasil"), id="class by its scale"),
        pytest.param(("8.123.456.789", "8.123.456"), ("SKP103", "8.123.456.789"), id="thousands left out of a part"),
    ],
)
def test_a_slip_is_found(tukar: tuple[str, str], ditemukan: tuple[str, str]) -> None:
    found = salah(diperiksa(laporan(tukar)))
    assert ditemukan in found
    # The absorption of the row does not follow from the wrong amount either; nothing else is accused.
    assert all(one == ditemukan or one[0] == "SKP102" for one in found)


def test_the_same_report_in_other_forms_has_the_same_findings() -> None:
    data = laporan(("| 99,55 |", "| 95,95 |"))
    wanted = salah(diperiksa(data))
    published = readers.read(data, name="laporan")
    assert salah(diperiksa(bentuk.docx_by_hand(published))) == wanted
    tables = attrs.evolve(published, text=())
    assert [one for one in salah(diperiksa(bentuk.xlsx_by_hand(tables))) if one[0] == "SKP101"] == wanted


def test_a_heading_merged_over_the_table_names_the_sasaran() -> None:
    rows = [[row[0], *row[2:]] for row in BARIS]
    head = [KEPALA[0], *KEPALA[2:]]
    text = "\n".join(
        "| " + " | ".join(row) + " |" for row in (head, [f"Sasaran: {SASARAN}", "", "", "", "", ""], *rows)
    )
    data = f"LAPORAN KINERJA TAHUN 2016\n\nTabel 3.2 Pengukuran Kinerja\n\n{text}\n".encode()
    draft = readers.draft(readers.read(data), kode="18", tahun=2016)
    assert [one.uraian for one in draft.bundle.sasaran] == [SASARAN]
    assert {one.untuk for one in draft.bundle.indikator} == {"S-1"}


def test_a_numbering_row_that_is_repeated_on_each_page_belongs_to_the_header() -> None:
    numbers = [str(at) for at in range(1, len(KEPALA) + 1)]
    table = berkas.word_table([KEPALA, numbers, *BARIS])
    for row in (KEPALA, numbers):
        cell = f"<w:tr><w:tc><w:p><w:r><w:t>{row[0]}</w:t>"
        table = table.replace(cell, cell.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>"), 1)
    [read] = readers.read(berkas.docx(table)).tables
    assert (read.columns[1], read.numbered) == ("Sasaran Strategis", True)


def test_words_that_a_narrow_cell_of_a_pdf_broke() -> None:
    from sakip.readers.narrow import broken_word

    known = frozenset(("meningkatnya", "kualitas", "pelayanan"))
    assert broken_word("Meningkat", "nya Kualitas", known)
    assert broken_word("Pendidik", "an", known)
    assert not broken_word("Kualitas", "pelayanan", known)


def test_a_bound_is_what_an_open_target_is_measured_by() -> None:
    # LKj Provinsi Lampung 2016: target "kurang dari 49", realisation 56,23, achievement 85,24.
    found = infer.infer("kurang dari 49", "56,23", "85,24")
    assert found.by[0].rumus == "capaian.turun.cermin"


def test_the_plain_rule_with_a_cap_goes_before_a_conversion() -> None:
    # LKjIP Dinas Perpustakaan Kabupaten Lima Puluh Kota 2020.
    found = infer.infer("72,29", "79,29", "100")
    assert (found.by[0].rumus, found.by[0].atas) == ("capaian.naik.rasio", 100)


def test_a_docx_named_xlsx_is_read_for_what_it_is(tmp_path) -> None:
    path = tmp_path / "laporan.xlsx"
    document = docx.Document()
    document.add_paragraph("LAPORAN KINERJA TAHUN 2016")
    document.save(str(path))
    assert not api.is_bundle(path)
    assert readers.read(path).form == "docx"


PK = [["No", "Sasaran Strategis", "Indikator Kinerja", "Target"], *(row[:4] for row in BARIS)]
UKUR = [
    ["No", "Indikator Kinerja", "Satuan", "Target 2016", "Realisasi 2016", "Capaian (%)"],
    *([row[0], row[2], "%", *row[3:6]] for row in BARIS[1:]),
]
DERET = [
    ["No", "Indikator Kinerja", "Realisasi 2015", "Realisasi 2016"],
    *([row[0], row[2], "70,10", row[4]] for row in BARIS[1:]),
]


def tabel(*tables: tuple[str, list[list[str]]]) -> bytes:
    lines = ["LAPORAN KINERJA", "DINAS KESEHATAN PROVINSI LAMPUNG", "TAHUN 2016", ""]
    for judul, rows in tables:
        lines += [judul, "", *("| " + " | ".join(row) + " |" for row in rows), ""]
    return "\n".join(lines).encode()


def test_the_sasaran_of_a_measured_indicator_is_what_another_table_says() -> None:
    data = tabel(("Tabel 2.1 Perjanjian Kinerja", PK), ("Tabel 3.1 Pengukuran Kinerja", UKUR))
    bundle = readers.draft(readers.read(data), kode="18", tahun=2016).bundle
    assert [one.uraian for one in bundle.sasaran] == [SASARAN]
    assert {one.untuk for one in bundle.indikator} == {bundle.sasaran[0].id}
    assert {one.code for one in diperiksa(data).findings} & {"SKP210", "SKP305"} == set()


def test_a_unit_column_is_as_good_as_a_percent_sign() -> None:
    cerita = "Angka Partisipasi Murni SMP/MTs/Paket B\n\nDari target 75,90% dapat direalisasikan 78,34%.\n"
    data = tabel(("Tabel 3.1 Pengukuran Kinerja", UKUR))
    assert "SKP208" not in {one.code for one in diperiksa(data + cerita.encode()).findings}
    bare = tabel(("Tabel 3.1 Pengukuran Kinerja", UKUR), ("Tabel 3.2 Perbandingan", DERET))
    assert "SKP208" in {one.code for one in diperiksa(bare + cerita.encode()).findings}


def test_a_share_by_its_name_may_have_its_sign_in_the_text_alone() -> None:
    """The rows are written for the test."""
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"]
    cerita = "Persentase desa yang tertib\n\nDari target 80% dapat direalisasikan 84%.\n"
    for realisasi, noted in (("84", False), ("84%", True)):
        data = tabel(("Tabel 3.1", [kepala, ["1", "Persentase desa yang tertib", "80", realisasi, "105,00"]]))
        assert ("SKP208" in {one.code for one in diperiksa(data + cerita.encode()).findings}) is noted


@pytest.mark.parametrize(("kalimat", "noted"), [("6 kelurahan", False), ("6 kelurahan dan memiliki 7 kelurahan", True)])
def test_what_a_report_need_not_list_is_noted_only_where_it_is_counted_in_two_ways(kalimat: str, noted: bool) -> None:
    data = laporan() + f"\nDinas Kesehatan memiliki {kalimat}.\n".encode()
    assert ("SKP107" in {one.code for one in diperiksa(data).findings}) is noted


KELAS = [
    ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Kategori"],
    *([str(n), f"Persentase layanan {nama}", "90", str(81 + n), str(90 + n) + ",00", "Sangat Baik"]
      for n, nama in ((9, "gizi"), (18, "imunisasi"), (27, "rujukan"))),
]  # fmt: skip


def test_classes_of_one_other_scale_are_noted_together() -> None:
    rows = [[*row[:3], "99", "110,00", row[5]] if at else row for at, row in enumerate(KELAS)]
    found = [one for one in diperiksa(tabel(("Tabel 3.1", rows))).findings if one.code == "SKP108"]
    [one] = found
    assert (one.severity, len(one.places), len(one.also)) == (Severity.NOTE, 3, 2)


def test_a_scale_that_a_sentence_says_is_the_reports_own() -> None:
    """The scale is that of BPOM; the rows are written for the test."""
    rows = [[*row[:3], "94,5", "105,00", "Baik"] if at else row for at, row in enumerate(KELAS)]
    skala = (
        "Kriteria: Sangat Baik apabila 110% < x \u2264 120%; Baik apabila 90% \u2264 x \u2264 110%; Cukup apabila "
        "70% \u2264 x < 90%; Kurang apabila x < 70%.\n"
    )
    for kelas, wanted in (("Baik", []), ("Cukup", [("SKP108", "Baik")])):
        data = tabel(("Tabel 3.1", [*rows[:3], [*rows[3][:5], kelas]])) + skala.encode()
        assert [(one.code, one.computed) for one in diperiksa(data).findings if one.code == "SKP108"] == wanted


def test_a_table_of_two_years_is_the_comparison_of_years() -> None:
    bab = b"BAB I PENDAHULUAN\n\nBAB II PERENCANAAN KINERJA\n\nBAB III AKUNTABILITAS KINERJA\n\nBAB IV PENUTUP\n\n"
    for tables, lacks in (((UKUR,), True), ((UKUR, DERET), False)):
        data = tabel(*((f"Tabel 3.{at} Kinerja", rows) for at, rows in enumerate(tables, 1)))
        [one] = [one for one in diperiksa(bab + data).findings if one.code == "SKP601"]
        assert ("III.A.2" in str(one.message)) is lacks


def test_a_caption_right_under_a_line_of_text_is_a_caption() -> None:
    text = "\n".join("\t".join(row) for row in UKUR)
    data = f"LAPORAN KINERJA TAHUN 2016\n\nA. Capaian Kinerja\nTabel 3.1\nPengukuran Kinerja\n\n{text}\n".encode()
    [table] = readers.read(data).tables
    assert (table.label, table.title) == ("Tabel 3.1", "Pengukuran Kinerja")
