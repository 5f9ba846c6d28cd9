# SPDX-License-Identifier: MIT
"""Many reports audited side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from sakip.cli import many
from sakip.cli.show import table
from sakip.errors import Place, SakipError
from sakip.lang import msg, say

if TYPE_CHECKING:
    from sakip.auditing import Audit
    from sakip.auditing.baseline import Baseline

FORMS = (".txt", ".md", ".docx", ".xlsx", ".pdf")
SUMMARY = 1


@attrs.frozen
class Portfolio:
    """What came of a folder. audits: by path in it; errors: of those that could not be read, as text."""

    audits: dict[str, Audit]
    errors: dict[str, str]


def audits(folder: Path, wilayah: str | None, tahun: int | None) -> Portfolio:
    """Every report and bundle in a folder and below it. Raises SakipError where there is none."""
    paths = sorted(_subjects(folder))
    if not paths:
        raise SakipError(
            msg("no report and no bundle is in this folder."), place=Place(str(folder)),
            hint=msg("Reports end in {forms}; a bundle is a folder with .toml files.", forms=" ".join(FORMS)),
        )  # fmt: skip
    found = dict(many.answers(partial(audited, wilayah=wilayah, tahun=tahun), paths))
    names = {path: str(path.relative_to(folder)) for path in paths}
    return Portfolio(
        {names[path]: one for path in paths if not isinstance(one := found[path], many.Failed)},
        {names[path]: one.reason for path in paths if isinstance(one := found[path], many.Failed)},
    )


def _subjects(folder: Path) -> Iterator[Path]:
    for one in folder.iterdir():
        if one.name.startswith((".", "~$")):
            continue
        if one.is_dir():
            if any(one.glob("*.toml")):
                yield one
            elif not one.is_symlink():
                yield from _subjects(one)
        elif one.suffix.lower() in FORMS:
            yield one


def audited(path: Path, wilayah: str | None, tahun: int | None) -> Audit:
    """The audit of one report."""
    from sakip import api

    return api.audit(path, wilayah=wilayah, tahun=tahun)


def show(done: Portfolio, accepted: Baseline | None, *, as_json: bool, as_sarif: bool) -> int:
    """Print the summary; the exit code."""
    found = {path: one if accepted is None else accepted.apply(one) for path, one in done.audits.items()}
    if as_json or as_sarif:
        import json

        data = _sarif(found) if as_sarif else _json(found, done.errors)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _table(found, done.errors)
    if any(one.findings for one in found.values()):
        return 1
    return 2 if done.errors else 0


def _json(found: dict[str, Audit], errors: dict[str, str]) -> dict[str, Any]:
    reports: list[dict[str, Any]] = [{"path": path, "error": None, **one.to_json()} for path, one in found.items()]
    reports += [{"path": path, "error": error} for path, error in errors.items()]
    return {"schema": SUMMARY, "reports": sorted(reports, key=lambda one: str(one["path"]))}


def _sarif(found: dict[str, Audit]) -> dict[str, Any]:
    from sakip.auditing.sarif import SCHEMA, VERSION

    runs = [run for path, one in found.items() for run in one.to_sarif(path)["runs"]]
    return {"$schema": SCHEMA, "version": VERSION, "runs": runs}


def _table(found: dict[str, Audit], errors: dict[str, str]) -> None:
    from sakip.auditing import Severity

    head = [say("Report"), say("Agency"), say("Year"), say("Values"), say("Errors"), say("Warnings"), say("Notes")]
    rows = []
    for path, one in found.items():
        grouped = one.by_severity()
        counts = [str(len(grouped.get(severity, ()))) for severity in Severity]
        rows.append([path, one.nama, str(one.tahun), str(one.tercetak), *counts])
    if rows:
        click.echo(table(head, rows, "<<>>>>>"))
    if errors:
        click.echo(("\n" if rows else "") + say("Not audited:"))
        for path, error in errors.items():
            click.echo(f"  {path}: {error}")
