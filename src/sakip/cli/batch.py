# SPDX-License-Identifier: MIT
"""The reports of all bundles of a folder, written side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs
import click

from sakip.cli import bundles, many
from sakip.cli.show import table
from sakip.errors import OutputError, Place, SakipError
from sakip.lang import msg, say


@attrs.frozen
class Order:
    """What is asked of every bundle. suffixes: the formats, with their dots; the rest as `sakip report` takes it."""

    folder: Path
    target: Path
    suffixes: tuple[str, ...]
    jenis: str
    kertas: str
    templat: str | None
    standar: str | None
    pejabat: str | None
    wilayah: str | None
    tahun: int | None


@attrs.frozen
class Written:
    """What came of one bundle. gaps: how much its author has still to fill in."""

    nama: str
    tahun: int
    gaps: int


def reports(order: Order) -> int:
    """Write the reports of every bundle in a folder and below it, print the summary; the exit code.

    Each stands in the target folder where its bundle stands in the other one. Raises SakipError where there is no
    bundle, and where two would be written to one file.
    """
    from sakip.writers.options import options

    options(order.kertas, order.templat, order.standar)
    paths = sorted(_bundles(order.folder))
    if not paths:
        raise SakipError(
            msg("no bundle is in this folder."), place=Place(str(order.folder)),
            hint=msg("A bundle is a folder with .toml files, or a workbook made by sakip template."),
        )  # fmt: skip
    twice = [name for name, count in Counter(_stem(order, path) for path in paths).items() if count > 1]
    if twice:
        raise OutputError(
            msg("several bundles would be written to one file: {names}.", names=", ".join(map(str, twice))),
            code="output-path", place=Place(str(order.folder)), hint=msg("Give each bundle a name of its own."),
        )  # fmt: skip
    _made(order.target)
    found = dict(many.answers(partial(_write, order), paths))
    names = {path: str(path.relative_to(order.folder)) for path in paths}
    written = {names[path]: one for path in paths if isinstance(one := found[path], Written)}
    failed = {names[path]: one.reason for path in paths if isinstance(one := found[path], many.Failed)}
    _show(order, written, failed)
    return 2 if failed else 0


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            msg("the folder cannot be made: {reason}.", reason=error.strerror or str(error)),
            code="output-path", place=Place(str(folder)), hint=msg("Choose another folder."),
        ) from error  # fmt: skip


def _bundles(folder: Path) -> Iterator[Path]:
    from sakip import api

    for one in folder.iterdir():
        if one.name.startswith((".", "~$")):
            continue
        if one.is_dir() and not any(one.glob("*.toml")):
            if not one.is_symlink():
                yield from _bundles(one)
        elif one.is_dir() or (one.suffix.lower() != ".toml" and api.is_bundle(one)):
            yield one


def _stem(order: Order, path: Path) -> Path:
    """The path of a bundle's documents, without their suffix."""
    place = path.relative_to(order.folder)
    return order.target / (place if path.is_dir() else place.with_suffix(""))


def _write(order: Order, path: Path) -> Written:
    from sakip import api

    measurement = bundles.measured(str(path), order.wilayah, order.tahun, order.pejabat)
    document = api.report(measurement, jenis=order.jenis)
    stem = _stem(order, path)
    stem.parent.mkdir(parents=True, exist_ok=True)
    for suffix in order.suffixes:
        api.write(
            document,
            stem.with_name(stem.name + suffix),
            wilayah=measurement.profile.kode,
            tahun=measurement.profile.tahun,
            kertas=order.kertas,
            templat=order.templat,
            standar=order.standar,
        )
    bundle = measurement.bundle
    return Written(bundle.perangkat_daerah.nama, bundle.tahun, len(document.gaps()))


def _show(order: Order, written: dict[str, Written], failed: dict[str, str]) -> None:
    if written:
        head = [say("Bundle"), say("Agency"), say("Year"), say("To fill in")]
        rows = [[path, one.nama, str(one.tahun), str(one.gaps)] for path, one in written.items()]
        click.echo(table(head, rows, "<<>>"))
    if failed:
        click.echo(("\n" if written else "") + say("Not written:"))
        for path, reason in failed.items():
            click.echo(f"  {path}: {reason}")
    click.echo()
    click.echo(
        say("{count} of {all} bundles written to {path} as {formats}.", count=len(written),
            all=len(written) + len(failed), path=order.target, formats=", ".join(order.suffixes))
    )  # fmt: skip
