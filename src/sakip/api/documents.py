# SPDX-License-Identifier: MIT
"""Documents: the report of a measurement, and writing it in a format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sakip.api.regions import plugins, this_year

if TYPE_CHECKING:
    from sakip.document import Document
    from sakip.measurement import Measurement


def report(measurement: Measurement, *, jenis: str = "lkjip") -> Document:
    """The report of a measurement as a document of blocks, by the outline and tables of the region whose rules it
    follows.

    jenis: the kind of document, an outline of the profile. Raises ProfileError where there is none, AddressError where
    the bundle's prose names a figure that does not exist.

    >>> report(measure(load("bundle-kecil"))).title
    'Laporan Kinerja Instansi Pemerintah Tahun 2023'
    """
    from sakip import reporting as room

    return room.build(measurement, plugins(measurement.profile.kode).block, jenis)


def write(
    document: Document,
    path: str | Path,
    *,
    kertas: str = "A4",
    templat: str | Path | None = None,
    standar: str | None = None,
    wilayah: str | None = None,
    tahun: int | None = None,
) -> Path:
    """Write a document whole or not at all; the suffix chooses the format (.docx .pdf .xlsx .html .md).

    kertas: "A4" or "F4". templat: a DOCX file whose styles, header and footer a DOCX takes over. standar: what a PDF
    must keep ("ua-1", "a-2a", ...). wilayah: a region whose own formats are tried first; tahun: the year that the
    document is about, this year for None. Raises OutputError for an unknown one, and where the file cannot be written.

    >>> write(report(measure(load("bundle-kecil"))), "laporan.md").name
    'laporan.md'
    """
    from sakip import writers
    from sakip.writers.options import options

    chosen = options(kertas, templat, standar)
    if wilayah is not None and plugins(wilayah).write(document, Path(path), tahun or this_year()):
        return Path(path)
    return writers.write(document, path, chosen)
