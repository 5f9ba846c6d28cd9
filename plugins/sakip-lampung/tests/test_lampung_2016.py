# SPDX-License-Identifier: MIT
"""LKj Provinsi Lampung 2016, pages 143, 150-151, 158 and 162: what the report prints comes out of its own rows."""

from __future__ import annotations

from pathlib import Path

import pytest

import sakip
import sakip_lampung
from sakip.document import RowKind


@pytest.fixture(scope="module")
def measurement() -> sakip.Measurement:
    """The bundle by the rules of the province."""
    return sakip.measure(sakip.load(Path(sakip_lampung.__file__).parent / "data/lampung-2016"))


def test_one_realisation_against_the_year_the_nation_and_the_end_of_the_rpjmd(measurement: sakip.Measurement) -> None:
    """Page 162: 56,23 cases against "less than 49", 50 and 46."""
    kinds = ("capaian", "terhadap-standar", "kemajuan")
    assert [measurement[f"{kind}:DBD:2016"].text for kind in kinds] == ["85,24", "87,54", "77,76"]
    assert measurement["predikat:capaian:DBD:2016"].text == "Tinggi"
    table = next(one for one in sakip.report(measurement).tables() if one.id == "standar-nasional")
    row = next(one for one in table.rows if one.key == "DBD")
    assert [cell.text for cell in row.cells if cell is not None][-6:] == [
        "kurang dari 49", "85,24", "50", "87,54", "46",
        "77,76",
    ]  # fmt: skip


def test_each_printed_achievement_holds_and_the_chart_contradicts_the_text(measurement: sakip.Measurement) -> None:
    """Page 150: 70.00 in the chart, 66,67 in the sentence below it."""
    errors = [one for one in sakip.audit(measurement).findings if one.severity == "error"]
    assert [one.address for one in errors] == ["realisasi:APK-SMA:2015"]
    assert len(measurement.bundle.klaim) == 19


def test_a_sasaran_heads_its_indicators(measurement: sakip.Measurement) -> None:
    """Tabel 3.29 numbers the indicators of one sasaran from 1."""
    table = next(one for one in sakip.report(measurement).tables() if one.id == "capaian")
    heads = [one.cells[0].text for one in table.rows if one.kind is RowKind.GROUP and one.cells[0] is not None]
    assert heads[0] == "Tuntasnya Wajib Belajar Pendidikan 9 Tahun"
    assert len(heads) == 3


@pytest.mark.parametrize("kode", ["18", "18.71", "18.71.01"])
def test_the_province_holds_for_what_lies_in_it(kode: str) -> None:
    profile = sakip.resolve(kode, 2016)
    assert profile.wilayah == ("Nasional", "Provinsi Lampung")
    whose = profile.origin("capaian.turun", "rumus")
    assert whose is not None
    assert whose.asal == "Provinsi Lampung"
