# SPDX-License-Identifier: MIT
"""Counts that a report's prose speaks of: so many programs, so many indicators that reached their target."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sakip.measurement.work import Work


def count(work: Work, kind: str, kode: str) -> int | None:
    """The count of `kind` (``jumlah:program``); None where the bundle does not say."""
    bundle = work.bundle
    what = kind.partition(":")[2]
    carried = {sub.induk for sub in bundle.sub_kegiatan if sub.dilaksanakan}
    match what:
        case "tujuan":
            return len(bundle.tujuan)
        case "misi":
            return None if bundle.rpjmd is None else len(bundle.rpjmd.misi)
        case "sasaran":
            return len(bundle.sasaran)
        case "indikator":
            return sum(len(work.of[one.id]) for one in bundle.sasaran)
        case "indikator-tercapai":
            figures = (
                work.figures.get(f"capaian:{one.id}:{work.tahun}") for s in bundle.sasaran for one in work.of[s.id]
            )
            return sum(1 for one in figures if one is not None and one.exact is not None and one.exact >= 100)
        case "program":
            return len(bundle.program)
        case "kegiatan":
            return len(bundle.kegiatan)
        case "sub-kegiatan":
            return len(bundle.sub_kegiatan)
        case "sub-kegiatan-dilaksanakan":
            return sum(1 for sub in bundle.sub_kegiatan if sub.dilaksanakan)
        case "kegiatan-dilaksanakan":
            return len(carried)
        case "program-dilaksanakan":
            return len({one.induk for one in bundle.kegiatan if one.kode in carried})
        case "desa" | "kelurahan":
            area = bundle.perangkat_daerah.wilayah
            return None if area is None else sum(1 for one in area.desa if one.jenis == what)
        case "pegawai":
            return _staff(work, bundle.perangkat_daerah.pegawai[0].id if bundle.perangkat_daerah.pegawai else "")
        case _:
            return _staff(work, what.removeprefix("pegawai-"))


def _staff(work: Work, id: str) -> int | None:
    table = next((one for one in work.bundle.perangkat_daerah.pegawai if one.id == id), None)
    numbers = [] if table is None else [row.jumlah for row in table.baris if row.jumlah is not None]
    return sum(numbers) if numbers else None
