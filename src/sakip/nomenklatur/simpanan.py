# SPDX-License-Identifier: MIT
"""Imported editions, kept in the user's cache folder: one file an edition, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sakip.errors import OutputError, Place, SakipError
from sakip.lang import msg
from sakip.nomenklatur.daftar import Baris, Daftar

FORMAT = 1
_SUFFIX = ".json"
_UNSAFE = re.compile(r"[^\w.-]+")


def folder() -> Path:
    """The cache folder of sakip: ``SAKIP_CACHE``, else ``sakip`` in ``XDG_CACHE_HOME``, else the system's place."""
    own = os.environ.get("SAKIP_CACHE")
    if own:
        return Path(own).expanduser()
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(xdg):  # the specification ignores a relative one
        return Path(xdg) / "sakip"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "sakip" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "sakip"
    return Path.home() / ".cache" / "sakip"


def berkas(edisi: str) -> Path:
    """Where the edition is kept."""
    return folder() / "nomenklatur" / (_UNSAFE.sub("-", edisi).strip(".-") + _SUFFIX)


def simpan(edisi: Daftar) -> Path:
    """Keep an edition, over one of the same name. OutputError where it cannot be written; then nothing has changed."""
    path = berkas(edisi.edisi)
    lines = [[jenis, kode, *line] for (jenis, kode), line in edisi.baris.items()]
    data = {"format": FORMAT, "edisi": edisi.edisi, "jumlah": len(lines), "baris": lines}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".sakip-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                os.unlink(beside)
        raise OutputError(
            msg("the nomenclature cannot be kept: {reason}.", reason=error.strerror or str(error)),
            code="nomenclature-cache",
            place=Place(str(path)),
            hint=msg("Name another folder in SAKIP_CACHE."),
        ) from error
    return path


def muat() -> tuple[Daftar, ...]:
    """All editions that are kept. SakipError names a file that is none of ours or is broken."""
    place = folder() / "nomenklatur"
    try:
        names = sorted(one for one in os.listdir(place) if one.endswith(_SUFFIX))
    except OSError:
        return ()
    found = []
    for name in names:
        path = place / name
        with contextlib.suppress(FileNotFoundError):  # removed since it was listed
            state = path.stat()
            found.append(_read(str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)


@lru_cache(maxsize=8)
def _read(path: str, changed: int, size: int) -> Daftar:
    # changed and size are in the key so that an edition imported anew is read anew
    try:
        data: dict[str, Any] = json.loads(Path(path).read_text("utf-8"))
        made = data["format"]
        if made == FORMAT:
            lines: dict[tuple[str, str], Baris] = {(one[0], one[1]): tuple(one[2:]) for one in data["baris"]}
            if len(lines) != data["jumlah"] or any(len(line) != 7 for line in lines.values()):
                raise ValueError
            return Daftar(str(data["edisi"]), MappingProxyType(lines), diimpor=True)
        reason = msg("it has format {made}, and this sakip knows {known}", made=made, known=FORMAT)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        reason = msg("it is damaged")
    raise SakipError(
        msg("the kept nomenclature cannot be used: {reason}.", reason=reason),
        code="nomenclature-cache",
        place=Place(path),
        hint=msg("Delete the file, or import the workbook again: sakip nomenclature FILE."),
    )
