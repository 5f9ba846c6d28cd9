# SPDX-License-Identifier: MIT
"""``sakip measure``, ``explain`` and ``report`` over the report of Kecamatan Sumber Harta and a small bundle."""

from __future__ import annotations

import json
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from cli.daerah import Daerah
from cli.perintah import Run


def test_measure_shows_the_figures_as_tables(run: Run, english: None, sumber_harta: Path) -> None:
    ran = run("measure", sumber_harta)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Kecamatan Sumber Harta, 2023 (rules: Nasional, Kabupaten Musi Rawas)"
    [iku] = [line for line in lines if line.startswith("IKU-1 ")]
    assert iku.split()[-4:] == ["94,46", "Sangat", "Tinggi", "88,16"]
    [total] = [line for line in lines if line.startswith("serapan:16.05.19:2023")]
    assert total.split() == ["serapan:16.05.19:2023", "95,91", "%", "serapan.rasio"]
    assert [line for line in lines if line.startswith("7.01.02.2.01.01 ")]
    assert not [line for line in lines if "no plugin" in line]


def test_measure_fits_a_narrow_terminal_and_breaks_no_code(
    run: Run, english: None, sumber_harta: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = {}
    for columns in ("120", "160"):
        monkeypatch.setenv("COLUMNS", columns)
        out = run("measure", sumber_harta).out
        assert "K-7.01.01.2.02.01" in out.split()
        widths[columns] = max(map(len, out.splitlines()))
    assert widths["120"] <= 120 < widths["160"] <= 160


def test_measure_as_json_is_exact_and_says_what_made_it(run: Run, sumber_harta: Path) -> None:
    ran = run("measure", sumber_harta, "--json")
    assert ran.err == ""
    found = json.loads(ran.out)
    assert (found["schema"], found["kode"], found["tahun"]) == (1, "16.05.19", 2023)
    assert set(found["versions"]) == {"sakip", "sakip-musi-rawas"}
    figures = {one["address"]: one for one in found["figures"]}
    total = figures["serapan:16.05.19:2023"]
    assert (total["value"], total["text"]) == ("95.91", "95,91")
    assert Fraction(total["exact"]) == Fraction(2125787689 * 100, 2216469840)
    missing = [one for one in found["figures"] if one["value"] is None and not one["rule"].startswith("predikat")]
    assert missing
    assert all(one["reason"] for one in missing)


def test_measure_without_a_plugin_says_so(run: Run, english: None, kecil: Path) -> None:
    file = kecil / "10-rencana.toml"
    file.write_text(file.read_text("utf-8").replace('kode = "16.05.19"', 'kode = "99.01.02"'), "utf-8")
    ran = run("measure", kecil)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Kecamatan Sumber Harta, 2023 (rules: Nasional)"
    note = (
        "no plugin is installed for region 99.01.02: the national rules apply. "
        'What is installed is listed by "sakip regions".'
    )
    assert f"Note: {note}" in " ".join(ran.out.split())
    assert json.loads(run("measure", kecil, "--json").out)["notes"][0] == note


def test_explain_by_address(run: Run, english: None, sumber_harta: Path) -> None:
    ran = run("explain", sumber_harta, "capaian:IKU-1:2023")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "capaian:IKU-1:2023 = 94,46 %"
    assert "  capaian = 94,46 % (cut to 2 decimals)" in ran.out.splitlines()


@pytest.mark.parametrize(
    "address", ["target:IKU-6a:2023", "capaian:IKU-1:2022", "jumlah:desa:16.05.19:2023", "anggaran-pk:16.05.19:2023"]
)
def test_explain_knows_recorded_values_earlier_years_and_counts(run: Run, sumber_harta: Path, address: str) -> None:
    ran = run("explain", sumber_harta, address)
    assert ran.code == 0
    assert ran.out.startswith(f"{address} = ")


def test_explain_by_code_and_by_id(run: Run, sumber_harta: Path) -> None:
    for what, kinds in (
        ("7.01.02.2.01.01", {"pagu", "realisasi", "serapan"}),
        ("S-1", {"rata-rata", "serapan", "efisiensi"}),
    ):
        ran = run("explain", sumber_harta, what)
        heads = [part.splitlines()[0].split(" = ")[0] for part in ran.out.split("\n\n")]
        assert all(f":{what}:2023" in head for head in heads)
        assert kinds <= {head.partition(":")[0] for head in heads}


def test_explain_everything(run: Run, kecil: Path) -> None:
    out = run("explain", kecil).out
    assert out.splitlines()[0] == "capaian:IKU-1:2023 = 94,46 %"
    assert "serapan:16.05.19:2023 = " in out


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("IKU-9", 'no figure is about "IKU-9". Nearest: IKU-'),
        ("capaian:IKU-9:2023", 'nothing stands at "capaian:IKU-9:2023". Nearest: capaian:IKU-'),
        (
            "capain:IKU-1:2023",
            '"capain:IKU-1:2023" is not an address: "capain" is no kind of figure; nearest: capaian.',
        ),
        ("capaian:IKU-1:23", '"capaian:IKU-1:23" is not an address: "23" is not a year. '),
    ],
)
def test_explain_of_nothing(run: Run, english: None, sumber_harta: Path, what: str, told: str) -> None:
    ran = run("explain", sumber_harta, what)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".md", ".DOCX"])
def test_report_in_each_format(run: Run, english: None, sumber_harta: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"laporan{suffix}"
    ran = run("report", sumber_harta, "-o", file)
    assert ran.code == 0
    assert ran.out == f"Written: {file}\n"
    assert ran.err.startswith("To be filled in: ")
    if suffix.lower() in (".docx", ".xlsx"):
        assert zipfile.is_zipfile(file)
    else:
        assert "Kecamatan Sumber Harta" in file.read_text("utf-8")
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_the_report_is_indonesian_whatever_language_the_messages_are_in(
    run: Run, sumber_harta: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {}
    for language in ("id", "en"):
        monkeypatch.setenv("SAKIP_LANG", language)
        assert run("report", sumber_harta, "-o", tmp_path / "a.md").code == 0
        texts[language] = (tmp_path / "a.md").read_bytes()
    assert texts["id"] == texts["en"]


def test_nip_come_from_a_private_file_and_only_from_there(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    private = tmp_path / "pejabat.toml"
    private.write_text('[nip]\nkata-pengantar = "nomor rahasia"\n', "utf-8")
    assert run("report", sumber_harta, "-o", tmp_path / "a.md", "--pejabat", private).code == 0
    assert "nomor rahasia" in (tmp_path / "a.md").read_text("utf-8")
    assert run("report", sumber_harta, "-o", tmp_path / "b.md").code == 0
    assert "nomor rahasia" not in (tmp_path / "b.md").read_text("utf-8")


def test_a_report_of_another_kind_is_refused(run: Run, english: None, sumber_harta: Path, tmp_path: Path) -> None:
    ran = run("report", sumber_harta, "-o", tmp_path / "a.md", "--jenis", "lkp")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith('there is no outline for "lkp". Known: ')
    assert list(tmp_path.iterdir()) == []


def test_the_profile_that_a_broken_region_has_stops_the_measurement(
    run: Run, english: None, daerah: Daerah, sumber_harta: Path
) -> None:
    daerah.add("16.05.19", '[capaian.naik]\nrumus = "capaian.naik.rasjo"\nrujukan = RUJUKAN\n')
    ran = run("measure", sumber_harta)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith('the plugin of region "16.05.19" is broken (sakip-coba-16-05-19 1.2, sakip_profil): ')
    assert 'no rule has the id "capaian.naik.rasjo". Nearest: capaian.naik.rasio' in ran.err
