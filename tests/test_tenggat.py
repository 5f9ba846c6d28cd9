# SPDX-License-Identifier: MIT
"""Deadlines, each with its source."""

from __future__ import annotations

from datetime import date

import pytest

from sakip.errors import SakipError
from sakip.references import catalogue
from sakip.tenggat import semua, tenggat


@pytest.mark.parametrize(("year", "last"), [(2020, date(2021, 3, 31)), (2024, date(2025, 3, 31))])
def test_a_region_reports_within_three_months(year: int, last: date) -> None:
    # swarantt.net: the ministry on Laporan Kinerja 2024
    found = tenggat("laporan-kinerja-pemda", year)
    assert (found.tanggal, found.luar_biasa, found.kepada) == (last, False, "Menteri PANRB")


def test_the_report_on_2019_was_put_off() -> None:
    # menpan.go.id: SE 46/2020
    found = tenggat("laporan-kinerja-pemda", 2019)
    assert (found.tanggal, found.luar_biasa, found.rujukan.sumber) == (date(2020, 4, 30), True, "se-panrb-46-2020")


@pytest.mark.parametrize(("year", "last"), [(2024, date(2025, 2, 28)), (2027, date(2028, 2, 29))])
def test_a_ministry_reports_by_the_end_of_february(year: int, last: date) -> None:
    assert tenggat("laporan-kinerja-kementerian", year).tanggal == last


def test_what_no_source_says_is_not_answered() -> None:
    with pytest.raises(SakipError, match="laporan-kinerja-pemda") as refused:
        tenggat("perjanjian-kinerja", 2024)
    assert refused.value.code == "tenggat"
    with pytest.raises(SakipError, match="2019"):
        tenggat("laporan-kinerja-pemda", 2018)


def test_every_deadline_cites_a_source_of_the_catalogue() -> None:
    assert len(semua()) == 2
    assert all(tenggat(one, 2024).rujukan.sumber in catalogue() for one in semua())
