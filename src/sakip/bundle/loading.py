# SPDX-License-Identifier: MIT
"""Loading a bundle: read, join, structure, check; all faults of a step at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sakip.bundle.check import check
from sakip.bundle.found import Found, raise_all
from sakip.bundle.sources import Source, Sources
from sakip.lang import msg
from sakip.log import logger
from sakip.model import Bundle
from sakip.model.bundle import FORMAT

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By format: what makes a bundle of the next format from one of this. Empty as long as there is one format."""


def load(path: Path | str, *, pejabat: Path | str | None = None) -> Bundle:
    """The bundle at `path`: a TOML file, or a folder whose .toml files are joined in the order of their names.

    pejabat: a private TOML file with the officials' NIP; a table ``[nip]`` by part of the report or by name.
    Raises BundleError with all faults, each with file, line and path: first those that make a file unreadable, then
    wrong keys and values, then what does not fit together.
    """
    private = None if pejabat is None else Path(pejabat)
    bundle = build(Sources(Path(path), leave_out=private))
    if private is not None:
        from sakip.bundle.officials import add_nip

        bundle = add_nip(bundle, private)
    logger.debug("loaded %s: %s %s, %d indicators", path, bundle.kode, bundle.tahun, len(bundle.indikator))
    return bundle


def build(sources: Source) -> Bundle:
    """The bundle that `sources` holds. Raises BundleError with all faults, each with its place."""
    from sakip.bundle.structure import structure

    sources.data = _current(sources)
    bundle, found = structure(sources.data)
    if bundle is None:
        raise_all(found, sources, sources.data)
        raise AssertionError("no bundle and no fault")
    raise_all(check(bundle), sources, bundle)
    return bundle


def _current(sources: Source) -> dict[str, Any]:
    """The data in the newest format."""
    data = sources.data
    if "format" not in data:
        missing = Found(
            ("format",), "format-missing", msg('"format" is missing.'), msg("Write format = {newest}.", newest=FORMAT)
        )
        raise_all([missing], sources, data)
    known = data["format"]
    while known != FORMAT or type(known) is not int:
        migrate = MIGRATIONS.get(known) if type(known) is int else None
        if migrate is None:
            raise_all([_no_format(known)], sources, data)
            continue
        data = migrate(data)
        known = data["format"]
    return data


def _no_format(known: object) -> Found:
    if type(known) is int and known > FORMAT:
        message = msg("the bundle has format {known}; this sakip reads up to {newest}.", known=known, newest=FORMAT)
        return Found(("format",), "format-newer", message, msg("Install a newer sakip: pip install --upgrade sakip"))
    return Found(
        ("format",), "format-unknown", msg("there is no such format."), msg("Write format = {newest}.", newest=FORMAT)
    )
