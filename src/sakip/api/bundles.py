# SPDX-License-Identifier: MIT
"""A year's data of one agency: loaded, saved, compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.api.regions import plugins, this_year
from sakip.errors import OutputError, Place
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.bundle.comparison import Change
    from sakip.model import Bundle


def load(
    path: str | Path, *, pejabat: str | Path | None = None, wilayah: str | None = None, tahun: int | None = None
) -> Bundle:
    """A year's data of one agency, from a TOML file, a folder of them, or a filled workbook (.xlsx).

    pejabat: a private TOML file with the officials' NIP. wilayah: a region whose own file formats are tried first;
    tahun: the year to read from such a file, this year for None. Raises BundleError with every fault, its line or cell
    and its remedy.

    >>> load("bundle-kecil").perangkat_daerah.nama
    'Kecamatan Sumber Harta'
    """
    from sakip import bundle, workbook

    known = None if wilayah is None else own(path, wilayah, tahun)
    if known is not None:
        return known
    if Path(path).suffix.lower() != workbook.SUFFIX:
        return bundle.load(path, pejabat=pejabat)
    filled = workbook.load(Path(path))
    if pejabat is None:
        return filled
    from sakip.bundle.officials import add_nip

    return add_nip(filled, Path(pejabat))


def own(path: str | Path, wilayah: str, tahun: int | None) -> Bundle | None:
    """What the region's own reader makes of a file; None where it is of no format of the region's."""
    return plugins(wilayah, True).read(Path(path), tahun or this_year())


def save(bundle: Bundle, path: str | Path, *, remarks: Mapping[str, Iterable[str]] | None = None) -> Path:
    """Write `bundle` as a workbook (.xlsx) or as TOML. Where `path` is a bundle already, a TOML file or a folder of
    them, it is edited: comments and whatever did not change stay.

    remarks: comments over the records of these ids and codes in a new TOML file; those of "" stand at its top.
    Returns `path`. Raises OutputError where it cannot be written, BundleError where what is there is no bundle.

    >>> save(load("bundle-kecil"), "salinan.toml").name
    'salinan.toml'
    """
    from sakip import workbook

    target = Path(path)
    if target.suffix.lower() == workbook.SUFFIX:
        workbook.write(bundle, target)
    elif target.suffix.lower() != ".toml" and not target.is_dir():
        hint = msg("End the name with one of: {known}.", known=f".toml, {workbook.SUFFIX}")
        raise OutputError(msg("a bundle is a .toml file or a workbook."), place=Place(str(target)), hint=hint)
    else:
        from sakip import toml
        from sakip.bundle.plain import plain
        from sakip.bundle.writing import edited, text
        from sakip.writers import atomic

        new = plain(bundle)
        files = sorted(target.glob("*.toml")) if target.is_dir() else [target] if target.exists() else []
        if files:
            texts = {one: toml.text(one) for one in files}
            for file, one in edited(texts, plain(load(target)), new).items():
                if one != texts[file]:
                    atomic.save(file, one.encode())
        else:
            from sakip.bundle.remarks import remarked

            atomic.save(target, remarked(text(new), remarks or {}).encode())
    return target


def is_bundle(path: str | Path) -> bool:
    """Whether a path is that of a bundle: a TOML file, a folder with one, or a workbook of sakip's."""
    from sakip import workbook

    path = Path(path)
    if path.is_dir():
        return any(path.glob("*.toml"))
    return path.suffix.lower() == ".toml" or (path.suffix.lower() == workbook.SUFFIX and workbook.is_one(path))


def diff(old: Bundle | str | Path, new: Bundle | str | Path) -> tuple[Change, ...]:
    """What changed from one bundle to another, in the order of the bundle's parts: targets, money, names, links.

    Raises BundleError as `load` does where paths are given.

    >>> diff("bundle-kecil", load("bundle-kecil"))
    ()
    """
    from sakip.bundle.comparison import compare
    from sakip.model import Bundle

    before, after = (one if isinstance(one, Bundle) else load(one) for one in (old, new))
    return compare(before, after)
