# SPDX-License-Identifier: MIT
"""Rows of other agencies' reports, as printed, in layouts that reports use: what follows is not accused, what does not
is found. Each case names the report that its rows come from; a layout other than the report's own is made up.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip import api
from sakip.auditing import Severity
from sakip.errors import SakipError

JUDUL = "LAPORAN KINERJA INSTANSI PEMERINTAH\n\n{nama}\n\nTAHUN {tahun}\n\n"

# LAKIP Pengadilan Agama Kangean 2011, https://adoc.pub/bab-iii-akuntabilitas-kinerja-tahun-2011.html
KANGEAN = """\
|No|Uraian|Target|Realisasi|Kinerja Tercapai|
|--|--|--|--|--|
|1|Prosentase penyelesaian perkara|80 %|79.9 %|99.8|
|2|Jumlah Perkara Bagi Masyarakat Miskin dan Terpinggirkan|20|20|100|
|3|Jumlah kegiatan bagi masyarakat miskin yang mendapat bantuan|50 %|60%|120|
|4|Prosentase putusan yang diunggah ke website|50 %|17.8%|35.6|
|5|Prosentase Minutasi Berkas Perkara|90%|97 %|107|
"""

# LKj Provinsi Lampung 2016,
# https://text-id.123dok.com/document/ky64ex25q-sasaran-tuntasnya-wajib-belajar-pendidikan-9-tahun.html
LAMPUNG = """\
| NO | SASARAN STRATEGIS | INDIKATOR KINERJA | TARGET | REALISASI | CAPAIAN KINERJA (%) |
|:-:|:-|:-|:-:|:-:|:-:|
| (1) | (2) | (3) | (4) | (5) | (6) |
| 1 | Meningkatnya tingkat pendidikan masyarakat | Angka Partisipasi Kasar APK SDMI Paket A | 111,94 | 111,44 | 99,55 |
| | | APK SMPMTS Paket B | 96,45 | 93,58 | 97,02 |
| | | Angka Partisipasi Murni APM SDMI Paket A | 95,61 | 98,46 | 102,98 |
| | | APM SMPMTs Paket B | 75,90 | 78,34 | 103,21 |
| | | Rata-rata lama sekolah | 7,55 | 7,56 | 100,13 |
| 2 | Meningkatnya derajat kesehatan | Angka Kesakitan DBD | kurang dari 49 | 56,23 | 85,24 |
"""

# LKjIP Kota Dumai 2016, https://text-id.123dok.com/document/wq27rjley-persentase-balita-dengan-gizi-buruk-persentase-\
# balita-dengan-gizi-kurang.html and
# https://text-id.123dok.com/document/dzxogpwoz-rasio-gurumurid-per-kelas-rata-rata-sdmi.html
DUMAI = """\
No\tIndikator Kinerja\tTarget Kinerja\tRealisasi Kinerja\t%
1\t2\t3\t4\t5
1.\tPersentase Balita dengan Gizi Buruk\t3\t0,01\t100
2.\tPersentase Balita dengan Gizi Kurang\t7\t0,41\t100
3.\tPersentase Balita dengan Gizi Kurang terhadap RPJMD\t3\t0,41\t14
4.\tRasio ketersediaan sekolah SD/MI\t0,277\t0,320\t115,52
5.\tRasio guru/murid per kelas SD/MI\t1:32\t1:17,9\t83,86
"""

# LKjIP Kabupaten Wonogiri 2020, http://online.flipbuilder.com/lheij/zlgt/files/basic-html/page67.html and following
WONOGIRI = """\
NO\tINDIKATOR KINERJA\tTAHUN 2019\t\tTAHUN 2020\t\t
\t\tTARGET\tREALISASI\tTARGET\tREALISASI\tCAPAIAN
1\tIndeks Theil\t0,026\t0,0207\t0,025\t0,0189\t124,4%
2\tIndeks Pembangunan Gender (IPG)\t-\t91,41\t89,95\t91,08\t101,26%
"""

# LKjIP Dinas PUPR Kota Dumai 2020,
# https://123dok.com/article/capaian-kinerja-organisasi-akuntabilitas-kinerja.yev4vr50; the second row's 110 is made up
PUPR = """\
## Sasaran Strategis 1 : Meningkatnya pelayanan air bersih

| Indikator Kinerja | Satuan | Target Tahun 2020 | Realisasi TW I | Realisasi TW II | Realisasi Tahun 2020 | Capaian |
|---|---|---|---|---|---|---|
| Kapasitas Debit Air Bersih | Liter/detik | 405 | 20 | 40 | 65 | 16,05 |
| Persentase Permohonan yang diselesaikan | % | 100 | 50 | 75 | 100 | 110 |
"""

# Laporan Kinerja Kabupaten Tanah Datar 2015, pendidikan dasar dan kesehatan,
# https://text-id.123dok.com/document/oz1w68wpy-apk-smpmtspaketb-tabel3-3-21-meningkatnya-apk-smasmkmapaketc.html; the
# total is made up, ten million too high
TANAH_DATAR = """\
No\tProgram/Kegiatan\tAnggaran (Rp)\tRealisasi (Rp)\tPersentase
1\tProgram pendidikan dasar\t22.275.313.470\t18.817.240.527\t84,48
2\tPelayanan kesehatan dasar masyarakat miskin\t1.071.579.000\t1.069.616.960\t99,82
\tJUMLAH\t23.356.892.470\t19.886.857.487\t85,18
"""

# LKj Kabupaten Banyuasin 2016, https://text-id.123dok.com/document/wye6wr34q-hubungan-indikator-kinerja-utama-dengan-\
# pencapaian-kinerja-sasaran.html: sentences, no table; 99,60 is what follows
BANYUASIN = """\
Persentase jembatan kabupaten dalam kondisi baik

Dari target sebesar 94,17% dapat terealisasi sebesar 93,79% sehingga persentase capaian sebesar {capaian}%.
"""


def audited(tmp_path: Path, text: str, nama: str = "Dinas Contoh", tahun: int = 2016, suffix: str = "md"):
    file = tmp_path / f"laporan.{suffix}"
    file.write_text(JUDUL.format(nama=nama, tahun=tahun) + text, "utf-8")
    return api.audit(file)


def accused(audit) -> list[tuple[str, str | None, str | None]]:
    return [(x.code, x.printed, x.computed) for x in audit.findings if x.severity is Severity.ERROR]


def test_figures_that_were_cut_are_explained(tmp_path: Path) -> None:
    audit = audited(tmp_path, KANGEAN, "PENGADILAN AGAMA KANGEAN", 2011)
    assert audit.tercetak == 15
    assert accused(audit) == []
    cut = [(x.printed, x.severity) for x in audit.findings if x.code == "SKP101"]
    assert cut == [("99.8", Severity.NOTE), ("107", Severity.NOTE)]


def test_a_wrong_digit_among_them_is_found(tmp_path: Path) -> None:
    audit = audited(tmp_path, KANGEAN.replace("|35.6|", "|36.5|"), tahun=2011)
    assert accused(audit) == [("SKP101", "36.5", "35,60")]


def test_merged_sasaran_and_a_bound_as_target(tmp_path: Path) -> None:
    audit = audited(tmp_path, LAMPUNG, "PEMERINTAH PROVINSI LAMPUNG")
    assert (audit.tercetak, accused(audit)) == (18, [])


def test_an_indicator_called_rata_rata_is_no_mean_of_its_column(tmp_path: Path) -> None:
    audit = audited(tmp_path, LAMPUNG.replace("| 100,13 |", "| 101,13 |"))
    assert accused(audit) == [("SKP101", "101,13", "100,13")]


def test_two_formulas_in_one_table_and_a_figure_that_follows_by_none(tmp_path: Path) -> None:
    audit = audited(tmp_path, DUMAI, "PEMERINTAH KOTA DUMAI", suffix="txt")
    assert [printed for _, printed, _ in accused(audit)] == ["83,86"]
    asked = [x.printed for x in audit.findings if x.code == "SKP101" and x.severity is Severity.WARNING]
    assert asked == ["14"]  # realisasi/target on an indicator of which less is better


def test_columns_of_two_years_under_one_header(tmp_path: Path) -> None:
    audit = audited(tmp_path, WONOGIRI, "PEMERINTAH KABUPATEN WONOGIRI", 2020, "txt")
    assert audit.tercetak == 10
    assert accused(audit) == []
    # Each target is worse than what was realised the year before: lower, and higher for the index of inequality.
    assert {x.printed for x in audit.findings if x.code == "SKP301"} == {"0,025", "89,95"}


def test_quarters_beside_the_year_are_left_alone(tmp_path: Path) -> None:
    audit = audited(tmp_path, PUPR, "DINAS PEKERJAAN UMUM DAN PENATAAN RUANG KOTA DUMAI", 2020)
    assert (audit.tercetak, accused(audit)) == (6, [("SKP101", "110", "100,00")])


def test_a_total_is_not_the_sum_of_its_rows(tmp_path: Path) -> None:
    audit = audited(tmp_path, TANAH_DATAR, "PEMERINTAH KABUPATEN TANAH DATAR", 2015, "txt")
    assert accused(audit) == [("SKP103", "23.356.892.470", "23.346.892.470")]


@pytest.mark.parametrize(("capaian", "wrong"), [("99,60", []), ("96,90", [("SKP101", "96,90%", "99,60")])])
def test_sentences_alone(tmp_path: Path, capaian: str, wrong: list[tuple[str, str, str]]) -> None:
    audit = audited(tmp_path, BANYUASIN.format(capaian=capaian), "PEMERINTAH KABUPATEN BANYUASIN", suffix="txt")
    assert accused(audit) == wrong


def test_headers_that_say_nothing_are_read_by_their_figures(tmp_path: Path) -> None:
    table = KANGEAN.replace("Target|Realisasi|Kinerja Tercapai", "A|B|C").replace("|35.6|", "|36.5|")
    assert accused(audited(tmp_path, table)) == [("SKP101", "36.5", "35,60")]


def test_a_report_says_its_formula_and_rows_by_it_are_not_even_noted(tmp_path: Path) -> None:
    rows = (
        "| Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|\n| Waktu pelayanan | 3 hari | 2 hari | 150 |\n"
    )
    said = "Capaian indikator negatif = Target / Realisasi x 100%\n\n"
    assert [x.severity for x in audited(tmp_path, rows).findings] == [Severity.NOTE]
    assert audited(tmp_path, said + rows).findings == ()


def test_a_report_without_any_such_table_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(SakipError) as caught:
        audited(tmp_path, "Tidak ada tabel.\n")
    assert caught.value.code == "draft-nothing"
