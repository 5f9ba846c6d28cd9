# SPDX-License-Identifier: MIT
"""Commands, and a written package taken for installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.perintah import english, run
from sakip import api

__all__ = ["english", "installed", "run"]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], str]]:
    """Make a written package importable and known by its entry point, as pip would; gives the module's name."""
    modules: list[str] = []

    def install(folder: Path) -> str:
        import tomllib

        project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
        entries = project["entry-points"]["sakip.wilayah"]
        site = folder / "src"
        info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 0.1.0\n", "utf-8")
        lines = "".join(f"{kode} = {module}\n" for kode, module in entries.items())
        (info / "entry_points.txt").write_text(f"[sakip.wilayah]\n{lines}", "utf-8")
        monkeypatch.syspath_prepend(str(site))
        modules.extend(entries.values())
        api.forget()
        return modules[-1]

    yield install
    for name in modules:
        sys.modules.pop(name, None)
    monkeypatch.undo()
    api.forget()
