# SPDX-License-Identifier: MIT
"""A region that reads its own files and writes its own, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.daerah import PROFILE, Daerah
from cli.perintah import Run

OWN = (
    PROFILE
    + """

@hookimpl
def sakip_baca(dokumen, tahun):
    if dokumen.suffix != ".csv":
        return None
    from csv import DictReader
    from decimal import Decimal
    from sakip.model import Bundle, Indikator, PerangkatDaerah, Polaritas, Renstra, Sasaran
    with dokumen.open(encoding="utf-8", newline="") as file:
        rows = [row for row in DictReader(file, delimiter=";") if row["tahun"] == str(tahun)]
    return Bundle(
        tahun=tahun, kode="35.27.01", renstra=Renstra(tahun, tahun + 4),
        perangkat_daerah=PerangkatDaerah("Kecamatan Coba", "kecamatan", "Kabupaten Coba", "Camat"),
        sasaran=(Sasaran("S-1", "Meningkatnya pelayanan"),),
        indikator=tuple(
            Indikator(row["id"], row["nama"], "S-1", "%", Polaritas.NAIK,
                      {tahun: Decimal(row["target"])}, {tahun: Decimal(row["realisasi"])})
            for row in rows
        ),
    )


@hookimpl
def sakip_tulis(dokumen, tujuan, tahun):
    if tujuan.suffix != ".surat":
        return None
    tujuan.write_text(f"{tahun}: {dokumen.title}\\n", "utf-8")
    return True

"""
)
CAP = "[batas.capaian]\natas = 100\nrujukan = RUJUKAN\n"


@pytest.fixture
def berkas(tmp_path: Path, daerah: Daerah, english: None) -> Path:
    """A file of the region's own format, with two years."""
    daerah.add("35.27", CAP, module=OWN)
    path = tmp_path / "data.csv"
    rows = ("id;nama;tahun;target;realisasi", "I-1;Kepuasan;2023;84;79.35", "I-1;Kepuasan;2022;80;100")
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_figures_of_a_file_of_the_region_s_own_format(run: Run, berkas: Path) -> None:
    told = run("measure", berkas, "--wilayah", "35.27", "--tahun", 2023)
    assert (told.err, told.code) == ("", 0)
    assert "Kecamatan Coba, 2023 (rules: Nasional, Kabupaten Coba)" in told.out
    assert "94,46" in told.out
    told = run("explain", berkas, "capaian:I-1:2022", "--wilayah", "35.27", "--tahun", 2022)
    assert told.out.startswith("capaian:I-1:2022 = 100,00 %")


def test_a_report_in_the_region_s_own_format(run: Run, berkas: Path, tmp_path: Path) -> None:
    told = run("report", berkas, "-o", tmp_path / "a.surat", "--wilayah", "35.27", "--tahun", 2023)
    assert told.code == 0
    assert (tmp_path / "a.surat").read_text("utf-8").startswith("2023: ")


def test_the_audit_reads_it_too(run: Run, berkas: Path) -> None:
    told = run("audit", berkas, "--wilayah", "35.27", "--tahun", "2023")
    assert told.code in (0, 1)
    assert "Kecamatan Coba, 2023" in told.out


def test_without_its_region_the_file_is_none(run: Run, berkas: Path) -> None:
    told = run("measure", berkas)
    assert (told.code, told.out) == (2, "")


def test_the_rules_of_the_named_region_apply_to_any_bundle(run: Run, berkas: Path, sumber_harta: Path) -> None:
    assert "(rules: Nasional, Kabupaten Coba)" in run("measure", sumber_harta, "--wilayah", "35.27").out
    assert "(rules: Nasional, Kabupaten Musi Rawas)" in run("measure", sumber_harta).out
    assert run("measure", sumber_harta, "--wilayah", "99.01").code == 2
