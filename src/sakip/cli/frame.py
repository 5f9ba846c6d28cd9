# SPDX-License-Identifier: MIT
"""``sakip frame IN -o OUT``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sakip.cli.base import Command, UsageError, year
from sakip.cli.show import paragraph, table
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.profile import Profile

_IN = N_("a Parquet or CSV file, or a pattern in quotes: 'data/*.parquet'")


@click.command("frame", cls=Command, arguments={"IN": _IN}, example="sakip frame --schema")
@click.argument("source", metavar="IN", required=False)
@click.option("-o", "--output", metavar="OUT", help=N_("The file to write: .parquet or .csv."))
@click.option("--wilayah", metavar="KODE", help=N_("The region whose rules apply to all rows; else each row's own."))
@click.option("--tahun", metavar="YEAR", help=N_("The year whose rules apply, where the rows have none."))
@click.option("--kolom", metavar="NAME=COLUMN", multiple=True, help=N_("The column that holds what sakip calls NAME."))
@click.option(
    "--desimal",
    metavar="N",
    type=int,
    default=2,
    show_default=False,
    help=N_("Decimals that whole numbers have already and texts have at most: 2 unless told."),
)
@click.option("--titik", type=click.Choice(["ribuan", "desimal"]), help=N_("What a lone dot before three digits is."))
@click.option(
    "--tandai",
    is_flag=True,
    help=N_("Go on where regions are unknown or numbers are written in several ways; mark those rows."),
)
@click.option("--triwulan", is_flag=True, help=N_("The rows are quarters: make years of them first."))
@click.option(
    "--konsolidasi",
    metavar="RULE",
    help=N_("How: jumlah, rata-rata, terakhir, tertinggi, terendah; else the column, else the region's choice."),
)
@click.option(
    "--lubang",
    type=click.Choice(["tanpa-nilai", "lewati"]),
    help=N_("What an empty quarter means; else the region's choice, else tanpa-nilai."),
)
@click.option(
    "--sampai",
    type=click.IntRange(1, 4),
    default=4,
    show_default=False,
    help=N_("The last quarter that counts: 4 unless told."),
)
@click.option("--tahun-lalu", is_flag=True, help=N_("Compare each year with the row of the year before."))
@click.option(
    "--per",
    metavar="COLUMNS",
    default="wilayah,perangkat_daerah,indikator",
    show_default=False,
    help=N_("Columns that name an indicator over the years: wilayah,perangkat_daerah,indikator."),
)
@click.option("--mesin", type=click.Choice(["duckdb", "polars"]), help=N_("The engine; the one that is installed."))
@click.option("--rekap", metavar="FOLDER", help=N_("Write the means of every level into this folder, too."))
@click.option("--schema", is_flag=True, help=N_("Print the columns as JSON: what is read and what is made."))
def command(
    source: str | None,
    output: str | None,
    wilayah: str | None,
    tahun: str | None,
    kolom: tuple[str, ...],
    desimal: int,
    titik: str | None,
    tandai: bool,
    triwulan: bool,
    konsolidasi: str | None,
    lubang: str | None,
    sampai: int,
    tahun_lalu: bool,
    per: str,
    mesin: str | None,
    rekap: str | None,
    schema: bool,
) -> None:
    from sakip.frame import periksa

    if schema:
        click.echo(json.dumps(periksa.schema(), ensure_ascii=False, indent=2))
        return
    if source is None or output is None:
        raise UsageError(msg("IN and -o OUT are both needed."), hint=msg('"sakip frame --help" explains the command.'))
    from sakip import api, frame
    from sakip.frame import berkas
    from sakip.frame.triwulan import fractions, in_twelfths
    from sakip.writers import atomic

    path = Path(output)
    atomic.check(path)
    engine = berkas.engine(mesin)
    read = berkas.Terbaca()
    bar = _Bar() if sys.stderr.isatty() else None
    names = dict(_pair(one) for one in kolom)
    given = berkas.opened(source, engine, read if bar else None)
    given = berkas.numbered(given, [names.get(one, one) for one in ("tahun", "triwulan")])
    reading: dict[str, Any] = {"kolom": names, "desimal": desimal, "titik": titik or "tidak-tahu"}
    found = frame.written(given, **reading)
    if found:
        click.echo(_texts(found) + "\n")
    options: dict[str, Any] = {**reading, "profile": _profile(given, names, wilayah, tahun), "tandai": tandai}
    if triwulan:
        options |= in_twelfths(given, names, desimal, reading["titik"], tahun_lalu)
        given = frame.consolidate(
            given, profile=options["profile"], konsolidasi=konsolidasi, lubang=lubang, sampai=sampai, tandai=tandai,
            **reading,
        )  # fmt: skip
    keys = [one.strip() for one in per.split(",")]
    if tahun_lalu:
        given = frame.last_year(given, per=keys, kolom=names)
    if triwulan or tahun_lalu:
        given = berkas.ordered(given, [names.get("tahun", "tahun"), *keys])
    made = frame.measure(given, **options)
    done = berkas.saved(fractions(made, options, names) if triwulan else made, path, bar, read)
    if rekap is not None:
        folder = Path(rekap)
        folder.mkdir(parents=True, exist_ok=True)
        national = api.resolve(wilayah, year(tahun) if tahun else api.this_year())
        for level, means in frame.roll_up(given, rata=national, **options).items():
            berkas.saved(means, folder / f"{level}{path.suffix}")
    click.echo(_summary(done, engine, names.get("wilayah", "wilayah")))


def _profile(given: Any, names: dict[str, str], wilayah: str | None, tahun: str | None) -> Any:
    from sakip import api

    columns = list(given.columns) if not hasattr(given, "collect_schema") else given.collect_schema().names()
    if wilayah is None and names.get("wilayah", "wilayah") in columns:
        return _applies
    return api.resolve(wilayah, year(tahun) if tahun else api.this_year())


def _applies(kode: str, tahun: int) -> Profile:
    """The profile of a region; one national profile for all that have none of their own."""
    from sakip import api
    from sakip.plugins import regions

    return api.resolve(kode, tahun, asked=False) if any(True for _ in regions.chain(kode)) else api.resolve(None, tahun)


def _pair(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not equals:
        raise UsageError(msg('--kolom: "{text}" names no column.', text=text), hint=msg("Write target=tgt_2023."))
    return name, column


class _Bar:
    """How far the work is and how long it has gone on, on one line of the terminal."""

    WIDTH = 30

    def __init__(self) -> None:
        self.start = time.monotonic()

    def __call__(self, part: float) -> None:
        seconds = int(time.monotonic() - self.start)
        text = say("{seconds} s ...", seconds=seconds)
        if part >= 0:
            full = int(part * self.WIDTH / 100)
            text = f"[{'#' * full}{'.' * (self.WIDTH - full)}] {int(part)} %  {text}"
        text = "" if part >= 100 else text
        click.echo(f"\r\x1b[K{text}", nl=False, err=True)


def _texts(found: list[tuple[str, str, int]]) -> str:
    """How the numbers in columns of text are written, before any work starts."""
    rows = [[column, say(way), _grouped(count)] for column, way, count in found]
    return table([say("Column"), say("Numbers in texts"), say("Rows")], rows, "<<>")


def _summary(path: Path, engine: str, region: str) -> str:
    """How many rows have a figure, and why the others have none; then the same by region, by province where there are
    many."""
    from sakip.frame import berkas

    reasons = [(why or "", count) for why, count in berkas.counts(path, engine, None)]
    total = sum(count for _, count in reasons) or 1
    rows = [
        [why or say("with an achievement"), _grouped(count), f"{100 * count // total} %"]
        for why, count in sorted(reasons, key=lambda one: (one[0] != "", -one[1]))
    ]
    head = [say("Rows"), say("Count"), say("Share")]
    first = paragraph(say("{path}: {count} rows", path=path, count=_grouped(total)))
    parts = [first, table(head, rows, "<>>")]
    if berkas.has(path, engine, region):
        parts.append(_regions(berkas.counts(path, engine, region)))
    return "\n\n".join(parts)


FEW = 40
"""So many regions stand in a summary one by one; more of them by province."""


def _regions(found: list[tuple[Any, ...]]) -> str:
    cut = 2 if len({code for code, *_ in found}) > FEW else None
    sums: dict[str, list[int]] = {}
    for code, why, count in found:
        one = sums.setdefault(str(code or "-")[:cut], [0, 0])
        one[0] += count
        one[1] += 0 if why else count
    rows = [
        [code, _grouped(total), _grouped(have), f"{100 * have // total} %"]
        for code, (total, have) in sorted(sums.items())
    ]
    head = [say("Province") if cut else say("Region"), say("Rows"), say("with an achievement"), say("Share")]
    return table(head, rows, "<>>>")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
