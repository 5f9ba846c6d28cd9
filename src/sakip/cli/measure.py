# SPDX-License-Identifier: MIT
"""``sakip measure BUNDLE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli import bundles
from sakip.cli.base import Command
from sakip.cli.show import paragraph, table
from sakip.lang import N_, say

if TYPE_CHECKING:
    from sakip.measurement import Measurement
    from sakip.model import Kegiatan, Program, SubKegiatan


@click.command(
    "measure", cls=Command, arguments={"BUNDLE": bundles.BUNDLE}, example="sakip measure data/kecamatan-2023"
)
@click.argument("bundle", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
@bundles.region
def command(bundle: str, as_json: bool, wilayah: str | None, tahun: int | None) -> None:
    measurement = bundles.measured(bundle, wilayah, tahun)
    if as_json:
        import json

        click.echo(json.dumps(measurement.to_json(), ensure_ascii=False, indent=2))
        return
    for part in _parts(measurement):
        click.echo(part + "\n")
    for note in measurement.catatan:
        click.echo(paragraph(say("Note: {note}", note=note)))


def _parts(measurement: Measurement) -> list[str]:
    bundle, tahun = measurement.bundle, measurement.bundle.tahun
    regions = ", ".join(measurement.profile.wilayah)
    head = say("{agency}, {year} (rules: {regions})", agency=bundle.perangkat_daerah.nama, year=tahun, regions=regions)
    aims = {one.id for one in bundle.sasaran}

    def text(address: str) -> str:
        figure = measurement.find(address)
        return "-" if figure is None else figure.text

    def value(found: object) -> str:
        from sakip.reporting.cells import nilai_cell

        return nilai_cell(found, "", "").text  # type: ignore[arg-type]

    def rows(main: bool) -> list[list[str]]:
        return [
            [one.id, one.nama, value(one.target.get(tahun)), value(one.realisasi.get(tahun)), one.satuan,
             text(f"capaian:{one.id}:{tahun}"), text(f"predikat:capaian:{one.id}:{tahun}"),
             text(f"kemajuan:{one.id}:{tahun}")]
            for one in bundle.indikator
            if (one.untuk in aims) is main
        ]  # fmt: skip

    columns = [say("Id"), say("Indicator"), say("Target"), say("Realisation"), say("Unit"), say("Achievement %"),
               say("Class"), say("To Renstra end %")]  # fmt: skip
    parts = [head, say("Indicators of the sasaran") + "\n" + table(columns, rows(True), "<<>><><>")]
    others = rows(False)
    if others:
        parts.append(say("Other indicators") + "\n" + table(columns[:7], [row[:7] for row in others], "<<>><><"))
    sasaran = [
        [one.id, one.uraian, text(f"rata-rata:capaian:{one.id}:{tahun}"), text(f"pagu:{one.id}:{tahun}"),
         text(f"realisasi:{one.id}:{tahun}"), text(f"serapan:{one.id}:{tahun}"), text(f"efisiensi:{one.id}:{tahun}")]
        for one in (*bundle.sasaran,)
    ]  # fmt: skip
    columns = [say("Id"), say("Sasaran"), say("Mean %"), say("Ceiling (Rp)"), say("Spent (Rp)"), say("Absorption %"),
               say("Efficiency %")]  # fmt: skip
    parts.append(say("Sasaran") + "\n" + table(columns, sasaran, "<<>>>>>"))
    levels: list[Program | Kegiatan | SubKegiatan] = [*bundle.program, *bundle.kegiatan, *bundle.sub_kegiatan]
    money = [
        [one.kode, one.nama, text(f"pagu:{one.kode}:{tahun}"), text(f"realisasi:{one.kode}:{tahun}"),
         text(f"serapan:{one.kode}:{tahun}")]
        for one in levels
    ]  # fmt: skip
    if money:
        columns = [say("Code"), say("Program, kegiatan, sub-kegiatan"), say("Ceiling (Rp)"), say("Spent (Rp)"),
                   say("Absorption %")]  # fmt: skip
        parts.append(say("Money") + "\n" + table(columns, sorted(money), "<<>>>"))
    agency = [
        [figure.key, figure.labelled, "" if figure.rule is None else figure.rule.id]
        for figure in measurement.about(bundle.kode)
    ]
    parts.append(say("Agency") + "\n" + table([say("Address"), say("Figure"), say("Rule")], agency, "<><"))
    return parts
