# SPDX-License-Identifier: MIT
"""``sakip audit`` and ``sakip infer``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.daerah import PROFILE, Daerah
from cli.perintah import Run, process

OWN = (
    PROFILE
    + """
from sakip.auditing import Certainty, Finding, Severity

@hookimpl
def sakip_periksa(ukuran, tahun):
    yield Finding("COBA1", Severity.ERROR, Certainty.CERTAIN, f"capaian:IKU-1:{tahun}", "wilayah ini punya aturan")
"""
)


def test_the_table_groups_by_severity_and_names_cause_and_places(
    run: Run, english: None, sumber_harta: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "600")
    ran = run("audit", sumber_harta)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Kecamatan Sumber Harta, 2023: 302 printed values looked at."
    heads = [line for line in lines if line.startswith(("Errors", "Warnings", "Notes"))]
    assert heads == ["Errors (33)", "Warnings (20)", "Notes (6)"]
    text = " ".join(ran.out.split())
    assert "79/84: the realisation was cut to 79 first" in text
    assert "baris 564" in text
    assert "and 4 more" in text


def test_the_small_bundle_has_the_same_slip(run: Run, english: None, kecil: Path) -> None:
    ran = run("audit", kecil, "--json")
    assert ran.code == 1
    data = json.loads(ran.out)
    assert data["schema"] == 1
    [one] = [x for x in data["findings"] if x["code"] == "SKP101"]
    assert {key: one[key] for key in ("severity", "certainty", "address", "printed", "computed")} == {
        "severity": "error",
        "certainty": "certain",
        "address": "capaian:IKU-1:2023",
        "printed": "94,05%",
        "computed": "94,46",
    }
    assert one["places"] == [{"tabel": "Pengukuran Kinerja", "kolom": "Capaian (%)"}]
    assert one["cause"] == "79/84: the realisation was cut to 79 first"
    assert set(one) == {
        "code", "severity", "certainty", "address", "also", "printed", "computed", "places", "message", "cause",
        "reference",
    }  # fmt: skip


def clean(folder: Path) -> Path:
    """The small bundle without its slips."""
    for file, old, new in (
        ("10-rencana.toml", 'id = "S-6"', 'id = "S-6"\ntujuan = "T-1"'),
        ("10-rencana.toml", '2020 = "-", 2021 = 72', "2022 = 72"),
        ("10-rencana.toml", 'realisasi.2023 = "61,90"', 'realisasi.2023 = "61,90"\nakhir_renstra = 70'),
        ("20-anggaran.toml", 'tercetak = "94,05%"', 'tercetak = "94,46%"'),
        ("20-anggaran.toml", "[[dukungan]]", '[[dukungan]]\nsasaran = "S-6"\nkode = "7.01.02"\n\n[[dukungan]]'),
    ):
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1, old
        (folder / file).write_text(text.replace(old, new), "utf-8")
    return folder


def test_a_clean_bundle_ends_with_0(run: Run, english: None, kecil: Path) -> None:
    ran = run("audit", clean(kecil))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Nothing to report.\n")


def test_sarif_is_printed_whole(run: Run, english: None, kecil: Path) -> None:
    ran = run("audit", kecil, "--sarif")
    assert ran.code == 1
    assert json.loads(ran.out)["version"] == "2.1.0"


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "md"])
def test_the_working_paper_is_written_and_the_screen_counts(
    run: Run, english: None, kecil: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"kertas.{suffix}"
    ran = run("audit", kecil, "-o", out)
    assert (ran.code, ran.err) == (1, f"Written: {out}\n")
    assert "Errors: 1\n" in ran.out
    assert "SKP101" not in ran.out
    assert out.stat().st_size > 1000


def test_the_page_of_a_bundle_is_the_paper_alone(run: Run, kecil: Path, tmp_path: Path) -> None:
    assert run("audit", kecil, "-o", tmp_path / "kertas.html").code == 1
    page = (tmp_path / "kertas.html").read_text("utf-8")
    assert "KERTAS KERJA REVIU" in page
    assert 'id="bagian-dokumen"' not in page


def test_json_stays_alone_on_standard_output(run: Run, english: None, kecil: Path, tmp_path: Path) -> None:
    ran = run("audit", kecil, "--json", "-o", tmp_path / "kertas.md")
    assert json.loads(ran.out)["findings"]
    assert ran.err.startswith("Written: ")


def test_a_bundle_cannot_hold_comments(run: Run, english: None, kecil: Path, tmp_path: Path) -> None:
    ran = run("audit", kecil, "--comments", tmp_path / "x.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "no DOCX" in ran.err
    assert not (tmp_path / "x.docx").exists()


def test_a_paper_that_cannot_be_written_ends_with_2(run: Run, english: None, kecil: Path, tmp_path: Path) -> None:
    for name in ("tidak-ada/kertas.docx", "kertas.odt"):
        ran = run("audit", kecil, "-o", tmp_path / name)
        assert ran.code == 2
        assert ran.err


def test_unusable_input_ends_with_2(run: Run, english: None, tmp_path: Path, kecil: Path) -> None:
    ran = run("audit", tmp_path / "tidak-ada")
    assert (ran.code, ran.out) == (2, "")
    assert "tidak-ada" in ran.err
    ran = run("audit", kecil, "--json", "--sarif")
    assert (ran.code, ran.out) == (2, "")
    assert "exclude each other" in ran.err


def test_a_region_adds_its_own_findings(run: Run, english: None, daerah: Daerah, kecil: Path) -> None:
    daerah.add("16.05.19", module=OWN)
    found = json.loads(run("audit", kecil, "--json").out)["findings"]
    [one] = [x for x in found if x["code"] == "COBA1"]
    assert (one["severity"], one["message"]) == ("error", "wilayah ini punya aturan")
    sarif = json.loads(run("audit", kecil, "--sarif").out)["runs"][0]
    assert {"id": "COBA1"} in sarif["tool"]["driver"]["rules"]


def test_a_region_whose_check_breaks_is_named(run: Run, english: None, daerah: Daerah, kecil: Path) -> None:
    daerah.add("16.05.19", module=PROFILE + "\n@hookimpl\ndef sakip_periksa(ukuran, tahun):\n    return 5\n")
    ran = run("audit", kecil)
    assert (ran.code, ran.out) == (2, "")
    assert "sakip_periksa" in ran.err


def test_infer_names_the_practice(run: Run, english: None) -> None:
    ran = run("infer", "87", "80", "91%")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "91% is explained by:",
        "  follows by capaian.naik.rasio, cut, 0 decimals",
        "    80 / 87 × 100",
    ]


def test_infer_names_the_nearest_cause(run: Run, english: None) -> None:
    ran = run("infer", "84", "79,35", "94,05")
    assert ran.out.splitlines() == [
        "94,05 is explained by no common practice.",
        "  nearest cause (probable): 79/84: the realisation was cut to 79 first",
    ]
    assert "No probable cause" in run("infer", "84", "79,35", "100.45").out


def test_infer_looks_at_neighbouring_rows_and_other_years(run: Run, english: None) -> None:
    ran = run("infer", "84", "79,35", "93,04", "--baris", "92:87", "--tahun-lain", "2022=78,15")
    assert "78,15/84: the realisation is that of the year 2022" in ran.out
    assert "84:79,35" in run("infer", "84", "79,35", "93,04", "--baris", "92").err
    assert "2022=79,35" in run("infer", "84", "79,35", "93,04", "--tahun-lain", "lalu=3").err


def test_infer_as_json(run: Run) -> None:
    data = json.loads(run("infer", "10", "12", "80", "--json").out)
    assert data["by"] == [
        {"formula": "capaian.turun.cermin", "cap": None, "floor": None, "unrounded_input": False, "rounding": None}
    ]
    data = json.loads(run("infer", "10", "12", "80", "-p", "naik", "--json").out)
    assert data["explained"] is False


@pytest.mark.parametrize("row", [("84", "79,35"), ("84", "x", "94"), ("84", "79,35", "94", "--polaritas", "datar")])
def test_infer_refuses_what_it_cannot_read(run: Run, row: tuple[str, ...]) -> None:
    ran = run("infer", *row)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_both_commands_speak_for_themselves_in_a_process_of_their_own() -> None:
    ran = process("infer", "84", "79,35", "94,05", SAKIP_LANG="en")
    assert ran.code == 0
    assert "79/84" in ran.out
