# SPDX-License-Identifier: MIT
"""The files of a bundle, read and joined to one table that still knows from which file each part came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from sakip import toml
from sakip.errors import BundleError, Fault, Place, SakipError
from sakip.lang import msg
from sakip.toml import KeyPath


class Source(Protocol):
    """What a bundle is made of, wherever it was read: its plain table, faults so far, the place of each path."""

    data: dict[str, Any]
    faults: list[Fault]

    def places(self, paths: Iterable[KeyPath]) -> dict[KeyPath, Place]:
        """Where each path stands, or its nearest parent."""


class Sources:
    """The files of a bundle in the order of their names, joined in `data`.

    Lists of tables are strung together, tables joined key by key; a key that two files set is in `faults`, and the
    first one counts.
    """

    def __init__(self, path: Path, *, leave_out: Path | None = None) -> None:
        self.path = path
        self.data: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self._files = _files(path, leave_out)
        self._owner: dict[KeyPath, int] = {}
        self._starts: dict[str, list[tuple[int, int]]] = {}
        self._texts, tables = _read(self._files)
        for index, table in enumerate(tables):
            self._join(table, index)

    def places(self, paths: Iterable[KeyPath]) -> dict[KeyPath, Place]:
        """File and line of each path of `data`: its nearest parent's where it is not there itself."""
        by_file: dict[int, dict[KeyPath, KeyPath]] = {}
        found: dict[KeyPath, Place] = {}
        for path in paths:
            file, local = self._local(path)
            if file is None:
                found[path] = Place(str(self.path if len(self._files) > 1 else self._files[0]))
            else:
                by_file.setdefault(file, {})[path] = local
        for file, asked in by_file.items():
            lines = toml.lines(self._texts[file], asked.values())
            found.update((path, Place(str(self._files[file]), lines[local])) for path, local in asked.items())
        return found

    def _local(self, path: KeyPath) -> tuple[int | None, KeyPath]:
        """The file in which `path` stands, and the path there."""
        top = str(path[0])
        if top in self._starts and len(path) > 1 and isinstance(path[1], int):
            starts = self._starts[top]
            start, file = starts[bisect_right(starts, (path[1], len(self._files))) - 1]
            return file, (top, path[1] - start, *path[2:])
        return next((self._owner[one] for one in (path[:2], path[:1]) if one in self._owner), None), path

    def _join(self, table: dict[str, Any], file: int) -> None:
        for key, value in table.items():
            if key not in self.data:
                self.data[key] = value
                self._owner[(key,)] = file
                if isinstance(value, list):
                    self._starts[key] = [(0, file)]
                elif isinstance(value, dict):
                    self._owner.update(((key, sub), file) for sub in value)
                continue
            known = self.data[key]
            if isinstance(known, list) and isinstance(value, list):
                self._starts[key].append((len(known), file))
                known.extend(value)
            elif isinstance(known, dict) and isinstance(value, dict):
                for sub, one in value.items():
                    if sub in known:
                        self._twice((key, sub), file)
                    else:
                        known[sub] = one
                        self._owner[(key, sub)] = file
            else:
                self._twice((key,), file)

    def _twice(self, path: KeyPath, file: int) -> None:
        first = self._owner[path]
        shown = ".".join(map(str, path))
        self.faults.append(
            Fault(
                "bundle-twice",
                msg(
                    '"{key}" is already set in {first}.',
                    key=shown,
                    first=Place(str(self._files[first]), toml.locate(self._texts[first], path)),
                ),
                Place(str(self._files[file]), toml.locate(self._texts[file], path), shown),
                msg("Keep one of the two."),
            )
        )


def _read(files: list[Path]) -> tuple[list[str], list[dict[str, Any]]]:
    """Text and table of each file; BundleError with the fault of every file that is no TOML."""
    texts, tables, faults = [], [], []
    for file in files:
        try:
            texts.append(toml.text(file))
            tables.append(toml.parse(texts[-1], str(file)))
        except SakipError as error:
            faults.append(error.fault())
    if faults:
        raise BundleError(faults)
    return texts, tables


def _files(path: Path, leave_out: Path | None) -> list[Path]:
    if not path.is_dir():
        return [path]
    private = leave_out.resolve() if leave_out is not None else None
    files = [one for one in sorted(path.glob("*.toml")) if not one.name.startswith(".") and one.resolve() != private]
    if not files:
        hint = msg("Name a bundle: a .toml file, or a folder with .toml files.")
        raise BundleError([Fault("bundle-empty", msg("no .toml file is in this folder."), Place(str(path)), hint)])
    return files


def item(root: object, path: KeyPath) -> object:
    """What stands at `path` of a table or of the values made from it; None where nothing does."""
    for part in path:
        if isinstance(root, Mapping):
            root = root.get(part)
        elif isinstance(part, int):
            root = root[part] if isinstance(root, (list, tuple)) and part < len(root) else None
        else:
            root = getattr(root, part, None)
    return root
