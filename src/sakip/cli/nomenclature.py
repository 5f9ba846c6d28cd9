# SPDX-License-Identifier: MIT
"""``sakip nomenclature [FILE|KODE]``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command
from sakip.cli.show import table
from sakip.lang import N_, say

if TYPE_CHECKING:
    from sakip.errors import Fault
    from sakip.nomenklatur import Kode
    from sakip.nomenklatur.impor import Impor

SCHEMA = 1
SHOWN = 20


@click.command(
    "nomenclature",
    cls=Command,
    arguments={
        "FILE": N_("The official workbook (.xlsx) or a table made from it (.csv), to be imported."),
        "KODE": N_("A code, to be looked up; without FILE and KODE the editions at hand are listed."),
    },
    example="sakip nomenclature 7.01.02.2.01.0001",
)
@click.argument("what", metavar="[FILE|KODE]", required=False)
@click.option("--edition", "-e", metavar="NAME", help=N_("Name of the edition; by default the file's."))
@click.option("--jenis", "-j", metavar="KABKOT|PROV", default="KABKOT", help=N_("Kind of government of a code."))
@click.option("--strict", is_flag=True, help=N_("Import nothing where a row is refused."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
def command(what: str | None, edition: str | None, jenis: str, strict: bool, as_json: bool) -> int:
    if what is None:
        _list(as_json)
        return 0
    from sakip.nomenklatur import KodeError, parse

    if not Path(what).exists():
        try:
            kode = parse(what)
        except KodeError:
            if not Path(what).suffix[1:].isalpha():
                raise
        else:
            _lookup(kode, jenis, edition, as_json)
            return 0
    return _import(what, edition, strict, as_json)


def _list(as_json: bool) -> None:
    from sakip.nomenklatur import daftar
    from sakip.nomenklatur.simpanan import folder

    editions = daftar()
    if as_json:
        known = [{"edition": one.edisi, "imported": one.diimpor, "lines": len(one)} for one in editions]
        _json({"schema": SCHEMA, "folder": str(folder()), "editions": known})
        return
    rows = [[one.edisi, f"{len(one)}", say("imported") if one.diimpor else say("comes with sakip")] for one in editions]
    click.echo(table([say("Edition"), say("Lines"), say("Origin")], rows, "<><"))
    click.echo(say("Imported editions are kept in {folder}", folder=folder()))


def _lookup(kode: Kode, jenis: str, edition: str | None, as_json: bool) -> None:
    from sakip.nomenklatur import find, get, pengganti, riwayat
    from sakip.references import catalogue

    entry = get(kode, jenis, edition)
    before, after = riwayat(kode, jenis, edition)[1:], pengganti(kode, jenis, edition)
    source = catalogue()[entry.sumber].nama if entry.sumber in catalogue() else entry.sumber
    if as_json:
        data = {"kode": str(kode), "jenis": entry.jenis, "level": entry.tingkat, "nama": entry.nama,
                "indikator": entry.indikator, "satuan": entry.satuan, "spm": entry.spm, "edition": entry.edisi,
                "source": source, "template": None if entry.templat is None else str(entry.templat),
                "replaces": [str(one) for one in before], "replaced_by": [str(one) for one in after]}  # fmt: skip
        _json({"schema": SCHEMA, **data})
        return
    for above in kode.leluhur:
        found = find(above, jenis, edition)
        if found is not None:
            click.echo(f"{above}  {found.nama}")
    click.echo(f"{kode}  {entry.nama}")
    lines = [
        (say("level"), str(entry.tingkat)),
        (say("indicator"), entry.indikator),
        (say("unit"), entry.satuan),
        ("SPM", entry.spm),
        (say("template"), str(entry.templat or "")),
        (say("replaces"), ", ".join(map(str, before))),
        (say("replaced by"), ", ".join(map(str, after))),
        (say("edition"), f"{entry.edisi} ({entry.jenis}, {source})"),
    ]
    for name, text in lines:
        if text:
            click.echo(f"  {name}: {text}")


def _import(path: str, edition: str | None, strict: bool, as_json: bool) -> int:
    from sakip.nomenklatur import simpanan
    from sakip.nomenklatur.impor import baca

    done = baca(path, edition)
    keep = not (strict and done.ditolak)
    kept = simpanan.simpan(done.daftar) if keep else None
    if as_json:
        _json(
            {
                "schema": SCHEMA,
                "edition": done.daftar.edisi,
                "file": None if kept is None else str(kept),
                "read": done.dibaca,
                "taken": [{"jenis": jenis, "level": level, "lines": n} for (jenis, level), n in done.jumlah.items()],
                "refused": [_fault(one) for one in done.ditolak],
                "notes": [_fault(one) for one in done.catatan],
            }
        )
    else:
        _report(done)
        click.echo(say("Kept: {path}", path=kept) if keep else say("Nothing was kept: rows were refused."))
    return 0 if not done.ditolak else 1 if keep else 2


def _report(done: Impor) -> None:
    click.echo(say("{edition}: {count} rows read", edition=done.daftar.edisi, count=done.dibaca))
    rows = [[jenis, level, str(count)] for (jenis, level), count in done.jumlah.items()]
    click.echo(table([say("Government"), say("Level"), say("Lines")], rows, "<<>"))
    click.echo(say("{refused} rows refused, {notes} notes", refused=len(done.ditolak), notes=len(done.catatan)))
    # Refused rows are told in full; of notes, which changed nothing in the sense, the first ones.
    for one in done.ditolak:
        click.echo(str(one), err=True)
    for one in done.catatan[:SHOWN]:
        click.echo(say("Note: {note}", note=one), err=True)
    if len(done.catatan) > SHOWN:
        click.echo(say("and {count} more notes; --json has them all", count=len(done.catatan) - SHOWN), err=True)


def _fault(fault: Fault) -> dict[str, object]:
    return {"code": fault.code, "line": fault.place.line, "message": str(fault.message),
            "hint": None if fault.hint is None else str(fault.hint)}  # fmt: skip


def _json(data: object) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
