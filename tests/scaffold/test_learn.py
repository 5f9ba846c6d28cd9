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
