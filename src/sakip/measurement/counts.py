# SPDX-License-Identifier: MIT
"""Counts that a report's prose speaks of: so many programs, so many indicators that reached their target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from sakip.lang import Message, msg

if TYPE_CHECKING:
    from sakip.measurement.run import Run


@attrs.frozen
class Count:
    """A count; None where the bundle leaves out what would be counted."""

    number: int | None
    notes: tuple[Message, ...] = ()


def counted(run: Run, kind: str) -> Count | None:
    """The count of `kind` (``jumlah:program``); None where there is no such thing to count."""
    bundle = run.bundle
    what = kind.partition(":")[2]
    carried = {sub.induk for sub in bundle.sub_kegiatan if sub.dilaksanakan}
    match what:
        case "tujuan":
            return Count(len(bundle.tujuan))
        case "misi":
            # A report that lists no misi does not say that there are none.
            return Count(None if bundle.rpjmd is None or not bundle.rpjmd.misi else len(bundle.rpjmd.misi))
        case "sasaran":
            return Count(len(bundle.sasaran))
        case "indikator":
            return Count(sum(len(run.of[one.id]) for one in bundle.sasaran))
        case "indikator-tercapai":
            return _reached(run)
        case "program":
            return Count(len(bundle.program))
        case "kegiatan":
            return Count(len(bundle.kegiatan))
        case "sub-kegiatan":
            return Count(len(bundle.sub_kegiatan))
        case "sub-kegiatan-dilaksanakan":
            return Count(sum(1 for sub in bundle.sub_kegiatan if sub.dilaksanakan))
        case "kegiatan-dilaksanakan":
            return Count(len(carried))
        case "program-dilaksanakan":
            return Count(len({one.induk for one in bundle.kegiatan if one.kode in carried}))
        case "desa" | "kelurahan":
            area = bundle.perangkat_daerah.wilayah
            known = None if area is None or not area.desa else area.desa
            return Count(None if known is None else sum(1 for one in known if one.jenis == what))
        case "pegawai":
            tables = bundle.perangkat_daerah.pegawai
            return _staff(run, tables[0].id) if tables else Count(None)
        case _:
            return _staff(run, what.removeprefix("pegawai-"))


def _reached(run: Run) -> Count:
    """Indicators of the sasaran with an achievement of 100 percent or more."""
    ids = [one.id for sasaran in run.bundle.sasaran for one in run.of[sasaran.id]]
    values = {id: run.figures[f"capaian:{id}:{run.tahun}"].exact for id in ids}
    left = [id for id, value in values.items() if value is None]
    number = sum(1 for value in values.values() if value is not None and value >= 100)
    return Count(number, _left_out(len(ids), left))


def _staff(run: Run, id: str) -> Count | None:
    table = next((one for one in run.bundle.perangkat_daerah.pegawai if one.id == id), None)
    if table is None:
        return None
    known = [row.jumlah for row in table.baris if row.jumlah is not None]
    left = [row.label for row in table.baris if row.jumlah is None]
    return Count(sum(known) if known else None, _left_out(len(table.baris), left))


def _left_out(number: int, left: list[str]) -> tuple[Message, ...]:
    if not left:
        return ()
    names = ", ".join(left)
    return (msg("{have} of {all} have a value; left out: {left}", have=number - len(left), all=number, left=names),)
