# SPDX-License-Identifier: MIT
"""A region learned from a report: what its rows decide, what they leave open, and a package that passes the kit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cli.perintah import Run
from sakip.scaffold import Answers, Tulisan, write
from sakip.scaffold.learn import learn
from sakip.testing import load
from scaffold.test_new_region import problems

pytestmark = pytest.mark.usefixtures("english")

REPORT = "tests/data/laporan/sumber-harta-2023.txt"


def chosen(answers: Answers) -> dict[str, Mapping[str, object]]:
    return {one.key: one.values for one in answers.pilihan}


def report(tmp_path: Path, head: str, *lines: str) -> Path:
    """A report with one table."""
    path = tmp_path / "lkjip-2024.md"
    columns = head.count("|") - 1
    table = "\n".join([head, "|" + "---|" * columns, *lines])
    path.write_text(f"# BAB III\n\nTabel 3.1 Capaian Kinerja Tahun 2024\n\n{table}\n", "utf-8")
    return path


def test_musi_rawas_is_learned_from_its_report(root: Path) -> None:
    """What the reference plugin states by hand: achievements are cut, absorption is rounded half up."""
    answers, _ = learn("16.05", root / REPORT, nama="Kabupaten Musi Rawas")
    found = chosen(answers)
    assert found["capaian.naik"] == {"rumus": "capaian.naik.rasio"}
    assert found["pembulatan.capaian"]["mode"] == "potong"
    assert found["pembulatan.serapan"] == {"mode": "half-up", "digit": 2}
    assert set(found) == {"capaian.naik", "pembulatan.capaian", "pembulatan.serapan"}
    told = {key: str(why) for key, why in answers.terbuka.items()}
    assert told["capaian.turun"] == "no row shows it."
    assert told["batas.capaian"] == "no row goes beyond 100."
    assert told["predikat.capaian"] == "no row names a class."
    evidence = [str(line) for one in answers.pilihan for line in one.catatan]
    assert any(line.startswith("agrees: ") and "10.670.000 100% 56,16%" in line for line in evidence)


def test_the_written_package_has_its_evidence_and_passes_the_kit(
    root: Path, tmp_path: Path, run: Run, installed: Callable[[Path], str]
) -> None:
    ran = run("new-region", "16.99", tmp_path / "x", "--from", root / REPORT, "--nama", "Kabupaten Contoh")
    assert (ran.code, ran.err) == (0, "")
    assert "  capaian.turun: left open: no row shows it." in ran.out.splitlines()
    module = installed(tmp_path / "x")
    assert problems("16.99") == []
    package = tmp_path / "x/src" / module
    profile = (package / "profile.toml").read_text("utf-8")
    assert "# 3 baris sesuai, 0 tidak.\n# sesuai: " in profile
    assert "# capaian.turun: tidak ada baris yang memperlihatkannya." in profile
    rows = load(package / "contoh/laporan.toml")
    assert rows.tahun == 2023
    wrong = [one for one in rows.baris if one.tercetak == "94,05%"]
    assert wrong
    assert all(one.hasil == "94" and one.sebab for one in wrong)


def test_formula_cap_and_scale_come_from_the_rows(tmp_path: Path) -> None:
    """Both formulas for falling indicators give 100 on target; 12 against 10 is 80 by one and 83,33 by the other."""
    path = report(
        tmp_path,
        "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat |",
        "| 1 | Angka kemiskinan | 10 | 12 | 83,33 | Baik |",
        "| 2 | Angka kematian bayi | 8 | 9 | 88,89 | Baik |",
        "| 3 | Cakupan layanan | 50 | 100 | 120,00 | Sangat Baik |",
        "| 4 | Cakupan imunisasi | 60 | 90 | 120,00 | Sangat Baik |",
        "| 5 | Kepuasan masyarakat | 92 | 87 | 94,57 | Sangat Baik |",
        "| 6 | Ketertiban | 90 | 62 | 68,89 | Cukup |",
        "| 7 | Kesehatan | 87 | 47 | 54,02 | Kurang |",
        "| 8 | Persentase jalan mantap | 97 | 80 | 82,47 | Baik |",
    )
    answers, contoh = learn("33.04", path)
    found = chosen(answers)
    assert found["capaian.turun"] == {"rumus": "capaian.turun.rasio"}
    assert found["batas.capaian"] == {"atas": 120}
    assert found["pembulatan.capaian"] == {"mode": "half-up", "digit": 2}
    assert found["predikat.capaian"] == {"skala": "predikat.sampang"}
    assert contoh.count('polaritas = "turun"') == 2
    assert "hasil" not in contoh.split("format", 1)[1]


def test_what_the_rows_do_not_decide_is_left_open_and_said(tmp_path: Path) -> None:
    path = report(
        tmp_path,
        "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat |",
        "| 1 | Angka kemiskinan | 10 | 12 | 80,00 | Lumayan |",
        "| 2 | Cakupan layanan | 100 | 108 | 108,00 | Hebat |",
        "| 3 | Kepuasan masyarakat | 80 | 60 | 75,00 | Lumayan |",
        "| 4 | Ketertiban | 90 | 90 | 100,00 | Hebat |",
        "| 5 | Kesehatan | 87 | 47 | 77,77 | Lumayan |",
    )
    answers, contoh = learn("33.04", path)
    assert set(chosen(answers)) == {"capaian.naik"}
    told = {key: str(why) for key, why in answers.terbuka.items()}
    assert told["capaian.turun"].startswith("one row alone follows capaian.turun.cermin: Angka kemiskinan: 10 12 80,00")
    assert told["pembulatan.capaian"].startswith("only 0 rows tell one rounding from another")
    assert told["batas.capaian"] == "rows up to 108 are printed as they are; a cap above that would not show."
    assert told["predikat.capaian"] == "no known scale gives all its classes (Hebat, Lumayan); write its own."
    remarks = [str(line) for one in answers.pilihan for line in one.catatan]
    assert remarks[-2:] == ["1 rows follow no known formula.", "does not: Kesehatan: 87 47 77,77 (Tabel 3.1)"]
    assert 'tercetak = "77,77"\nhasil = "54,02"\nsebab = ' in contoh


def test_a_scale_that_the_report_prints_is_taken_over_with_its_holes(tmp_path: Path) -> None:
    """The intervals of Inspektorat Sampang 2019: nothing is said for 90,5."""
    path = report(
        tmp_path,
        "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Predikat |",
        "| 1 | Cakupan layanan | 84 | 79,35 | 94,46 | Istimewa |",
        "| 2 | Kepuasan masyarakat | 92 | 77 | 83,70 | Baik |",
        "| 3 | Kesehatan | 87 | 47 | 54,02 | Kurang |",
    )
    scale = (
        "| Interval | Predikat |\n|---|---|\n| 91% ≤ 100% | Istimewa |\n| 76% ≤ 90% | Baik |\n| 66% ≤ 75% | Cukup |\n"
    )
    path.write_text(path.read_text("utf-8") + f"\nTabel 3.2 Skala\n\n{scale}| 51% ≤ 65% | Kurang |\n", "utf-8")
    answers, _ = learn("33.04", path)
    found = chosen(answers)["predikat.capaian"]
    assert found["celah"] == "tanpa-kelas"
    assert [(one["label"], one["bawah"], one["atas"]) for one in found["skala"]] == [  # type: ignore[attr-defined]
        ("Istimewa", 91, 100), ("Baik", 76, 90), ("Cukup", 66, 75), ("Kurang", 51, 65)
    ]  # fmt: skip
    [remarks] = [[str(line) for line in one.catatan] for one in answers.pilihan if one.key == "predikat.capaian"]
    assert remarks[0] == "3 rows agree, 0 do not."
    assert remarks[-1].startswith("The table says nothing between its classes")
    assert write(answers, tmp_path / "x").is_dir()


def test_header_words_that_nobody_knows_are_learned_from_what_stands_below(tmp_path: Path) -> None:
    path = report(
        tmp_path,
        "| No | Indikator Kinerja | Ancar-ancar | Perolehan | Capaian (%) |",
        "| 1 | Cakupan layanan | 84 | 79,35 | 94,46 |",
        "| 2 | Kepuasan masyarakat | 92 | 87 | 94,57 |",
        "| 3 | Kesehatan | 87 | 47 | 54,02 |",
        "| 4 | Ketertiban | 97 | 80 | 82,47 |",
    )
    found = chosen(learn("33.04", path)[0])
    assert found["kosakata"] == {"target": ("ancar ancar",), "realisasi": ("perolehan",)}
    assert found["capaian.naik"] == {"rumus": "capaian.naik.rasio"}


def test_a_report_without_such_rows_is_refused(tmp_path: Path, run: Run) -> None:
    path = report(tmp_path, "| No | Nama Desa |", "| 1 | Sumber Harta |")
    ran = run("new-region", "33.04", tmp_path / "x", "--from", path)
    assert (ran.code, ran.out) == (2, "")
    assert "has no row with target, realisation and achievement." in ran.err
    assert not (tmp_path / "x").exists()
    assert run("new-region", "33.04", tmp_path / "x", "--from", tmp_path / "tidak-ada.docx").code == 2


def test_what_was_said_goes_before_what_was_learned(root: Path) -> None:
    said = (Tulisan("pembulatan.capaian", {"mode": "half-up", "digit": 2}),)
    answers, contoh = learn("16.99", root / REPORT, said=said)
    assert answers.pilihan[0] is said[0]
    assert [one.key for one in answers.pilihan].count("pembulatan.capaian") == 1
    assert 'tercetak = "94%"\nhasil = "94,57"' in contoh


ROWS = (
    ("Persentase jalan mantap", "80", "73,5", "91,88"),
    ("Indeks kepuasan masyarakat", "84", "79,35", "94,46"),
    ("Angka kemiskinan", "10,5", "12,1", "86,78"),
    ("Prevalensi stunting", "14", "17,3", "80,92"),
    ("Tingkat pengangguran terbuka", "5,2", "4,9", "100,00"),
    ("Cakupan imunisasi", "70", "91", "100,00"),
    ("Nilai reformasi", "75", "68,33", "91,11"),
    ("Cakupan air minum", "92", "94,7", "100,00"),
    ("Waktu tanggap kebakaran", "15", "18", "83,33"),
)
"""One report in several layouts: T/R where lower is better, half up to two decimals, capped at 100, mean 92,05."""
MEAN = "92,05"
EDGES = ((85, "Sangat Berhasil"), (70, "Berhasil"), (55, "Cukup Berhasil"), (0, "Tidak Berhasil"))


def kelas(capaian: str) -> str:
    return next(name for edge, name in EDGES if int(capaian.partition(",")[0]) >= edge)


def text_with_tabs(path: Path) -> None:
    lines = ["BAB III", "", "Tabel 3.1 Pengukuran Kinerja Tahun 2024", "No\tIndikator\tTarget\tRealisasi\tCapaian (%)"]
    lines += ["\t".join((str(at), *row)) for at, row in enumerate(ROWS, 1)]
    path.write_text("\n".join([*lines, f"\tRata-rata capaian\t\t\t{MEAN}", ""]), "utf-8")


def markdown_with_years_and_units(path: Path) -> None:
    """The year stands over target and realisation alone; the scale is a table of its own."""
    scale = ("85 - 100", "70 - <85", "55 - <70", "0 - <55")
    lines = ["Skala nilai", "", "| Interval Nilai | Kriteria |", "|---|---|"]
    lines += [f"| {span} | {name} |" for span, (_, name) in zip(scale, EDGES, strict=True)]
    lines += ["", "Tabel 3.1 Capaian Tahun 2024", "", "| Indikator | Target 2024 | Realisasi 2024 | % | Kriteria |"]
    lines += ["|---|---|---|---|---|"]
    lines += [f"| {name} | {plan} % | {fact} % | {got} | {kelas(got)} |" for name, plan, fact, got in ROWS]
    path.write_text("\n".join([*lines, f"| Rata-rata | | | {MEAN} | {kelas(MEAN)} |", ""]), "utf-8")


def word_with_merged_cells(path: Path) -> None:
    """A header in two rows, a row over each sasaran, and a scale written as inequalities."""
    from docx import Document

    document = Document()
    document.add_paragraph("Tabel 3.1 Realisasi Kinerja Tahun 2024")
    table = document.add_table(rows=2, cols=5)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Indikator Kinerja Utama"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Tahun 2024"
    for at, title in enumerate(("Target", "Realisasi", "Tingkat Capaian"), 1):
        table.cell(1, at).text = title
    table.cell(0, 4).merge(table.cell(1, 4)).text = "Predikat"
    for at, (*row, got) in enumerate(ROWS):
        if at in (0, 5):
            over = table.add_row().cells
            over[0].merge(over[4]).text = f"Sasaran {at}: Meningkatnya pelayanan"
        for cell, value in zip(table.add_row().cells, (*row, f"{got}%", kelas(got)), strict=True):
            cell.text = value
    last = table.add_row().cells
    last[0].merge(last[2]).text = "Rata-rata capaian kinerja"
    last[3].text = f"{MEAN}%"
    document.add_paragraph("Skala ordinal")
    scale = document.add_table(rows=1, cols=2)
    scale.cell(0, 0).text, scale.cell(0, 1).text = "Rentang capaian", "Predikat"
    for span, (_, name) in zip(("≥ 85", "70 ≤ x < 85", "55 ≤ x < 70", "< 55"), EDGES, strict=True):
        for cell, value in zip(scale.add_row().cells, (span, name), strict=True):
            cell.text = value
    document.save(str(path))


def sheet_with_other_headers(path: Path) -> None:
    """Numbers as numbers, under headers that no vocabulary has."""
    from xlsxwriter import Workbook

    book = Workbook(str(path))
    sheet, form = book.add_worksheet("Kinerja"), book.add_format({"num_format": "0.00"})
    sheet.write(0, 0, "LAPORAN KINERJA TAHUN 2024")
    sheet.write_row(2, 0, ["No.", "Uraian Ukuran", "Rencana 2024", "Hasil 2024", "Tingkat (%)"])
    for at, (name, *values) in enumerate(ROWS, 3):
        sheet.write_row(at, 0, [at - 2, name])
        for column, value in enumerate(values, 2):
            sheet.write_number(at, column, float(value.replace(",", ".")), form if column == 4 else None)
    sheet.write(len(ROWS) + 3, 1, "Rata-rata")
    sheet.write_number(len(ROWS) + 3, 4, float(MEAN.replace(",", ".")), form)
    book.close()


@pytest.mark.parametrize(
    ("name", "layout", "scale", "words"),
    [
        ("laporan.txt", text_with_tabs, None, {}),
        ("laporan.md", markdown_with_years_and_units, [(85, 100), (70, 85), (55, 70), (0, 55)], {}),
        ("laporan.docx", word_with_merged_cells, [(85, None), (70, 85), (55, 70), (None, 55)], {}),
        ("laporan.xlsx", sheet_with_other_headers, None, {"realisasi": ("hasil",), "capaian": ("tingkat",)}),
    ],
)
def test_one_report_in_four_layouts_is_learned_alike(
    tmp_path: Path,
    installed: Callable[[Path], str],
    name: str,
    layout: Callable[[Path], None],
    scale: list[tuple[int | None, int | None]] | None,
    words: dict[str, tuple[str, ...]],
) -> None:
    layout(tmp_path / name)
    answers, contoh = learn("33.04", tmp_path / name, nama="Kabupaten Coba", sumber="LKjIP Coba 2024")
    found = chosen(answers)
    assert found["capaian.turun"] == {"rumus": "capaian.turun.rasio"}
    assert found["capaian.naik"] == {"rumus": "capaian.naik.rasio"}
    assert found["batas.capaian"] == {"atas": 100}
    assert found["pembulatan.capaian"] == {"mode": "half-up", "digit": 2}
    assert found.get("kosakata", {}) == words
    classes = found.get("predikat.capaian", {}).get("skala", [])
    assert [(one.get("bawah"), one.get("atas")) for one in classes] == (scale or [])  # type: ignore[attr-defined]
    remarks = [str(line) for one in answers.pilihan if one.key == "capaian.turun" for line in one.catatan]
    assert remarks[0] == "4 rows agree, 0 do not."
    assert "rekap.tahap" in answers.terbuka
    module = installed(write(answers, tmp_path / "x", contoh=contoh))
    assert problems("33.04") == []
    rows = load(tmp_path / "x/src" / module / "contoh/laporan.toml")
    mean = rows.baris[-1]
    assert (mean.jenis, mean.tercetak.strip("%"), len(mean.dari), mean.hasil) == ("rata-rata:capaian", MEAN, 9, None)
    assert not [one for one in rows.baris if one.hasil]


@pytest.mark.parametrize(("means", "stage"), [(("83,34", "72,23"), "tiap"), (("83,33", "72,22"), "akhir")])
def test_means_tell_whether_rows_are_rounded_first(tmp_path: Path, means: tuple[str, str], stage: str) -> None:
    """8/9 and 7/9 print as 88,89 and 77,78, whose mean is 83,335; that of the exact values is 83,33."""
    head = "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |"
    first = ("| 1 | Satu | 9 | 8 | 88,89 |", "| 2 | Dua | 9 | 7 | 77,78 |", f"| | Rata-rata | | | {means[0]} |")
    second = ("| 3 | Tiga | 9 | 8 | 88,89 |", "| 4 | Empat | 9 | 5 | 55,56 |", f"| | Rata-rata | | | {means[1]} |")
    answers, contoh = learn("33.04", report(tmp_path, head, *first, *second))
    assert chosen(answers)["rekap.tahap"] == {"nilai": stage}
    assert contoh.count('dari = ["B-') == 2
    assert "hasil" not in contoh.split("format", 1)[1]
    answers, contoh = learn("33.04", report(tmp_path, head, *first, *second[:2], "| | Rata-rata | | | 70,00 |"))
    assert "rekap.tahap" in answers.terbuka
    assert 'tercetak = "70,00"\nhasil = "72,22"\nsebab = "baris di atasnya tidak menghasilkan rata-rata ini"' in contoh
