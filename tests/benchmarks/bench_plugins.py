# SPDX-License-Identifier: MIT
"""What plugins cost: one region among 500 against one alone, and the facade against pluggy's own call."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pluggy

from measuring import compare, report
from sakip.document import Paragraph, Run
from sakip.plugins import hookimpl, spec
from sakip.plugins.manager import Plugins

ROUNDS = 15
REGIONS = 500
CALLS = 20_000
KODE, TAHUN = "16.05", 2023


def install(site: Path, count: int) -> None:
    """`count` regions that are not asked for, as pip installs them."""
    for at in range(count):
        kode, name = f"{21 + at // 90}.{10 + at % 90}", f"sakip-uji-{at}"
        folder = name.replace("-", "_")
        (site / folder).mkdir(parents=True)
        (site / folder / "__init__.py").write_text("raise ImportError('nobody asked for this region')\n", "utf-8")
        info = site / f"{folder}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[sakip.wilayah]\n{kode} = {folder}\n", "utf-8")
        (info / "RECORD").write_text(f"{folder}/__init__.py,,\n", "utf-8")


def process(site: Path) -> Callable[[], object]:
    """A whole process that computes one achievement by the rules of Musi Rawas, beside the regions of `site`."""
    script = str(Path(sys.executable).with_name("sakip"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SAKIP"))}
    environment["PYTHONPATH"] = str(site)
    command = (script, "capaian", "84", "79,35", "--wilayah", KODE)
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def answering() -> ModuleType:
    """A plugin that answers a part of the report."""
    module = ModuleType("uji")
    answer = (Paragraph((Run("Laporan Kinerja"),)),)

    @hookimpl
    def sakip_blok(id: str, ukuran: object, tahun: int) -> tuple[Paragraph, ...]:
        return answer

    module.sakip_blok = sakip_blok  # type: ignore[attr-defined]
    return module


def through_pluggy() -> Callable[[], object]:
    """The hook as pluggy calls it."""
    manager = pluggy.PluginManager("sakip")
    manager.add_hookspecs(spec)
    manager.register(answering())
    call = manager.hook.sakip_blok

    def work() -> None:
        for _ in range(CALLS):
            call(id="sampul", ukuran=None, tahun=TAHUN)

    return work


def through_facade() -> Callable[[], object]:
    """The same through sakip, which looks at what is answered."""
    call = Plugins(answering()).block

    def work() -> None:
        for _ in range(CALLS):
            call("sampul", None, TAHUN)  # type: ignore[arg-type]

    return work


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        many, none = Path(folder, "many"), Path(folder, "none")
        none.mkdir()
        install(many, REGIONS)
        report(
            [
                compare(f"sakip capaian, {REGIONS} regions", process(many), process(none), 2.0, ROUNDS),
                compare(f"{CALLS} hook calls", through_facade(), through_pluggy(), 3.0, ROUNDS),
            ]
        )
