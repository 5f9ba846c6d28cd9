# SPDX-License-Identifier: MIT
"""LKjIP Kecamatan Sumber Harta 2023: its slips one by one, each at its lines, and nothing else accused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sakip.auditing import Audit, Certainty, Finding, Severity
from sakip.model import Bundle

KODE = "16.05.19"

# code, address, printed, computed, lines of the text, a part of the cause
ERRORS = [
    # 79 was divided by 84, not 79,35
    ("SKP101", "capaian:IKU-1", "94,05%", "94,46", {564, 628, 676, 695, 734, 867, 936}, "79/84"),
    # the analysis repeats the 91 of its neighbours
    ("SKP101", "capaian:IKU-3", "91%", "94,56", {709}, "IKU-2, IKU-5"),
    # the second table 3.4 has the target in the column of the achievement
    ("SKP101", "capaian:IKU-6a", "64,59", "95,83", {795}, "target IKU-6a"),
    ("SKP101", "capaian:IKU-6b", "55,17", "89,03", {796}, "target IKU-6b"),
    ("SKP102", f"serapan:{KODE}", "92,07%", "92,77", {118}, "92,77"),
    ("SKP102", "serapan:7.01.03", "97", "98,95", {735, 789, 868}, None),
    # and the realisation in the column of the absorption, in both printings
    ("SKP102", "serapan:7.01.01", "61,9", "95,20", {739, 795}, "realisasi IKU-6a"),
    ("SKP102", "serapan:7.01.01", "49,12", "95,20", {741, 796}, "realisasi IKU-6b"),
    ("SKP102", "serapan:7.01.01", "96,56%", "87,85", {873}, None),
    ("SKP102", "serapan:7.01.01.2.02.01", "94,99%", "94,90", {891}, "94,90"),
    ("SKP102", "serapan:7.01.01.2.02.03", "99,61%", "99,60", {894}, "99,60"),
    ("SKP102", "serapan:7.01.01.2.09.02", "98%", "95,62", {905}, None),
    ("SKP102", "serapan:7.01.03.2.02.03", "95%", "98,95", {915}, None),
    ("SKP103", f"pagu:{KODE}", "2.355.308.250", "2.216.469.840", {114, 118}, "anggaran PK"),
    ("SKP103", f"realisasi:{KODE}", "2.185.001.551", "2.125.787.689", {118}, None),
    ("SKP103", "pagu:7.01.01", "1.990.176.330", "1.836.555.990", {873}, None),
    # 100 % efficient where all was spent
    ("SKP104", "efisiensi:S-4", "100%", "0,00", {737, 793}, "capaian IKU-4"),
    ("SKP104", "efisiensi:S-6", "95", "4,80", {739, 795}, "capaian IKU-6a"),
    ("SKP104", "efisiensi:S-6", "89", "4,80", {741, 796}, "capaian IKU-6b"),
    ("SKP105", f"rata-rata:serapan:{KODE}", "96%", "65,69", {801}, "serapan Kecamatan Sumber Harta"),
    ("SKP105", f"rata-rata:efisiensi:{KODE}", "2%", "0,98", {801}, None),
    ("SKP105", f"rata-rata:capaian:{KODE}", "89%", "94,22", {829}, None),
    # 0 % for a kegiatan whose sub-kegiatan are all at 100 %
    ("SKP105", "rata-rata:capaian:7.01.01.2.09", "0%", "100", {904}, None),
    ("SKP105", "rata-rata:capaian:7.01.02.2.01", "0%", "100", {908}, None),
    ("SKP105", "rata-rata:capaian:7.01.02.2.02", "0%", "100", {910}, None),
    ("SKP105", "rata-rata:capaian:7.01.03", "0%", "100", {913}, None),
    # 5, 9 and 17 in the opening pages, 6, 11 and 18 in chapter III; the table has 6, 10 and 16
    ("SKP107", f"jumlah:program:{KODE}", "5", "6", {114}, "Perjanjian Kinerja"),
    ("SKP107", f"jumlah:kegiatan:{KODE}", "9 / 11", "10", {114, 854}, "Perjanjian Kinerja"),
    ("SKP107", f"jumlah:sub-kegiatan:{KODE}", "17 / 18", "16", {114, 854}, None),
    ("SKP107", f"jumlah:sasaran:{KODE}", "5", "6", {618}, None),
    ("SKP201", "realisasi:IKU-1", "79.53", "79,35", {652}, "exchanged"),
    ("SKP201", "target:IKU-6a", "70%", "64,59", {717}, None),
    ("SKP201", "target:IKU-6b", "65%", "55,17", {721}, None),
]

WARNINGS = [
    ("SKP107", f"jumlah:program-dilaksanakan:{KODE}", "data have 4"),
    ("SKP107", f"jumlah:indikator:{KODE}", "data have 7"),
    ("SKP203", "anggaran-pk:7.01.01", "1.737.188.558"),
    ("SKP203", "anggaran-pk:7.01.02", "15.212.800"),
    ("SKP203", "anggaran-pk:7.01.03", "466.950.300"),
    ("SKP203", "anggaran-pk:7.01.05", "121.056.592"),
    ("SKP203", "anggaran-pk:7.01.06", "14.900.000"),
    ("SKP204", "pagu:7.01.04", "not in the Perjanjian Kinerja"),
    ("SKP205", "target:IKU-1", "84% / 79,35%"),
    ("SKP205", "target:IKU-6a", "70% / 64,59% / 61,90%"),
    ("SKP205", "target:IKU-6b", "65% / 55,17% / 49,12%"),
    ("SKP206", "realisasi:IKU-1:2022", "IKU-6b"),
    ("SKP302", "target:IKU-6a", "realised in 2021"),
    ("SKP302", "target:IKU-6b", "realised in 2021"),
    ("SKP304", "S-2", "S-2, S-3, S-4, S-5"),
    ("SKP307", "target:K-7.01.01.2.06.06", "koran / majalah"),
    ("SKP308", "akhir-renstra:IKU-6a", "IKU-6a, IKU-6b"),
    ("SKP309", "target:IKU-3", "polarity naik"),
    ("SKP401", "capaian:K-7.01.04.2.01.01", "1 Posko"),
    ("SKP401", "capaian:K-7.01.06.2.01.06", "4 Desa"),
]

NOTES = [
    ("SKP107", f"jumlah:misi:{KODE}", "no list"),
    ("SKP202", "pagu:7.01.04.2.01", "48.560.600"),
    ("SKP208", "target:IKU-2", "IKU-2, IKU-3, IKU-4, IKU-5"),
    ("SKP212", KODE, "55.17, 79.53, 61.90, 49.12, 82.47"),
    ("SKP402", "rata-rata:capaian:S-3", "94,56"),
    ("SKP402", "rata-rata:capaian:S-5", "91,95"),
]


def found(audit: Audit, severity: Severity) -> list[Finding]:
    return [one for one in audit.findings if one.severity is severity]


def key(address: str) -> str:
    return address if address.endswith(":2022") or ":" not in address else f"{address}:2023"


@pytest.mark.parametrize(("code", "address", "printed", "computed", "lines", "cause"), ERRORS)
def test_a_slip_of_the_report_is_found_with_its_places(
    diaudit: Audit, code: str, address: str, printed: str, computed: str, lines: set[int], cause: str | None
) -> None:
    [one] = [x for x in diaudit.findings if (x.code, x.address, x.printed) == (code, key(address), printed)]
    assert (one.severity, one.computed) == (Severity.ERROR, computed)
    assert {place.baris for place in one.places} == lines
    assert (cause is None) or (one.cause is not None and cause in str(one.cause))


def test_nothing_else_is_called_an_error(diaudit: Audit) -> None:
    listed = sorted((code, key(address), printed) for code, address, printed, *_ in ERRORS)
    assert sorted((x.code, x.address, str(x.printed)) for x in found(diaudit, Severity.ERROR)) == listed


@pytest.mark.parametrize(("severity", "listed"), [(Severity.WARNING, WARNINGS), (Severity.NOTE, NOTES)])
def test_warnings_and_notes(diaudit: Audit, severity: Severity, listed: list[tuple[str, str, str]]) -> None:
    these = found(diaudit, severity)
    assert [(one.code, one.address) for one in these] == [(code, key(address)) for code, address, _ in listed]
    for one, (_, _, words) in zip(these, listed, strict=True):
        assert words in str(one.message)


def accused(audit: Audit) -> Iterator[tuple[int | None, str]]:
    for one in audit.findings:
        if one.severity is Severity.ERROR:
            for place in one.places:
                yield place.baris, one.address


@pytest.mark.parametrize(
    ("line", "address", "text"),
    [
        (750, "capaian:IKU-1:2023", "94,46%"),  # 94,46%
        (565, "capaian:IKU-2:2023", "91%"),  # 91%: cut to a whole percent, as this region does
        (764, "capaian:IKU-3:2023", "94,56%"),  # 94,56%: cut, where half-up gives 94,57
        (573, "capaian:IKU-6a:2023", "95"),  # 95
        (867, "realisasi:IKU-1:2023", "79,4"),  # 79,4 is 79,35 rounded
        (875, "target:IKU-6b:2023", "55"),  # 55 is 55,17 rounded
        (676, "kemajuan:IKU-1:2023", "88,16"),  # 88,16: cut
        (118, "serapan:16.05.19:2023", "92 %"),  # "92 %" of the same line follows from its own amounts
        (854, "serapan:16.05.19:2023", "95,91%"),  # 95,91%
        (898, "serapan:7.01.01.2.06.06:2023", "56,16%"),  # 56,16%
        (735, "efisiensi:S-2:2023", "3%"),  # 3% follows from the 97 beside it
        (869, "realisasi:7.01.04:2023", "-"),  # a dash for nothing spent
        (921, "capaian:K-7.01.04.2.01.01:2023", "0%"),  # 0% of what was not carried out
        (717, "predikat:sakip:IKU-6a:2023", "B"),  # B
        (171, "jumlah:desa:16.05.19:2023", "9"),
        (418, "jumlah:pegawai-pangkat:16.05.19:2023", "14 orang"),
        (602, "anggaran-pk:16.05.19:2023", "2.355.308.250"),
    ],
)
def test_what_is_right_or_follows_by_the_regions_practice_is_not_accused(
    diaudit: Audit, bundle: Bundle, line: int, address: str, text: str
) -> None:
    assert [x for x in bundle.klaim if (x.place.baris, x.address, x.printed) == (line, address, text)]
    errors = [one for one in found(diaudit, Severity.ERROR) if one.address == address]
    assert not [
        one for one in errors if text in str(one.printed).split(" / ") and line in {x.baris for x in one.places}
    ]


def test_most_printed_values_hold(diaudit: Audit, bundle: Bundle) -> None:
    assert diaudit.tercetak == len(bundle.klaim) == 302
    assert len(list(accused(diaudit))) == sum(len(lines) for *_, lines, _ in ERRORS)


def test_every_finding_has_a_reference_and_arithmetic_is_certain(diaudit: Audit) -> None:
    assert all(one.rujukan is not None for one in diaudit.findings)
    sure = {one.certainty for one in diaudit.findings if one.code in ("SKP101", "SKP102", "SKP103", "SKP201")}
    assert sure == {Certainty.CERTAIN}
