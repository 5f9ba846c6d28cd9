# SPDX-License-Identifier: MIT
"""The sources of table rows, by the name under which a layout asks for them."""

from sakip.reporting.rows import Rows
from sakip.reporting.sources import anggaran, evaluasi, indikator, perangkat, rencana

SOURCES: dict[str, Rows] = {
    "indikator": indikator.ROWS,
    "anggaran": anggaran.ROWS,
    "evaluasi": evaluasi.ROWS,
    "dukungan": rencana.DUKUNGAN,
    "tujuan-sasaran": rencana.TUJUAN_SASARAN,
    "pk-program": rencana.PK_PROGRAM,
    "pohon-kinerja": rencana.POHON_KINERJA,
    "desa": perangkat.DESA,
    "pegawai": perangkat.PEGAWAI,
}
