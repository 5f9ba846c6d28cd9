# SPDX-License-Identifier: MIT
"""Small reports made for the tests: tables as text, a base that is right, one change, and what the audit says of it."""

from __future__ import annotations

from sakip import api, readers
from sakip.auditing import Audit, Finding, Severity
from sakip.model import Bundle

KEPALA = "LAPORAN KINERJA\n\nDINAS KESEHATAN KABUPATEN PEMALANG\n\nTAHUN 2023\n\n"


def tabel(judul: str, *rows: str) -> str:
    return "\n".join([judul, "", *(f"| {row} |" for row in rows), "", ""])


UKUR = [
    "No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)",
    "1 | Meningkatnya kesehatan ibu dan anak | Persentase persalinan di fasilitas kesehatan | 98 | 97,02 | 99,00",
    "2 | | Prevalensi stunting | 14 | 12,6 | 110,00",
    "3 | Menurunnya angka kesakitan | Angka kesakitan DBD | 49 | 62,2 | 73,06",
    "4 | | Persentase penemuan kasus TB | 90 | 91,5 | 101,67",
]
DASAR = tabel("Tabel 3.1 Pengukuran Kinerja Tahun 2023", *UKUR)


def diaudit(text: str) -> Audit:
    whole = KEPALA + text
    return api.audit(readers.read(whole.encode(), name="laporan"), tahun=2023)


def bundel(text: str) -> Bundle:
    """The bundle that a report holds."""
    return api.draft(readers.read((KEPALA + text).encode(), name="laporan"), tahun=2023).bundle


def temuan(text: str, *codes: str) -> list[Finding]:
    found = [one for one in diaudit(text).findings if one.severity is not Severity.NOTE]
    return [one for one in found if one.code in codes] if codes else [x for x in found if x.code not in ("SKP601",)]


def ditukar(text: str, before: str, after: str) -> str:
    assert before in text
    return text.replace(before, after, 1)
