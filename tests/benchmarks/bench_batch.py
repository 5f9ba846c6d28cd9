# SPDX-License-Identifier: MIT
"""Reports of many agencies written side by side, against one after another; what parent and children hold of memory.

``python tests/benchmarks/bench_batch.py [AGENCIES] [INDICATORS]``; 1000 agencies are a province with its kecamatan.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import make_bundle
from measuring import Ratio, report

AGENCIES, INDICATORS = 32, 20
FORMATS = (".docx", ".xlsx")


def agencies(folder: Path, count: int, indicators: int) -> Path:
    """So many bundles, a folder for each."""
    first = folder / "dinas-0"
    first.mkdir(parents=True)
    content = make_bundle.write(first, indicators).read_bytes()
    for number in range(1, count):
        (folder / f"dinas-{number}").mkdir()
        (folder / f"dinas-{number}" / "bundle.toml").write_bytes(content)
    return folder


def measured(folder: Path, cores: int) -> dict[str, float]:
    """Seconds, and the most memory of parent and of a child in MB, of a process that writes all reports."""
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, __file__, "--ukur", str(folder), target, str(cores)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def measure(folder: Path, target: Path, cores: int) -> None:
    """What `measured` asks of its process."""
    from sakip.cli import batch

    os.cpu_count = lambda: cores
    start = time.perf_counter()
    code = batch.reports(
        batch.Order(folder, target, FORMATS, "lkjip", "A4", None, None, None, None, None),
    )
    seconds = time.perf_counter() - start
    assert code == 0
    assert sum(1 for _ in target.rglob("*.*")) == len(FORMATS) * sum(1 for _ in folder.iterdir())
    parent, child = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"seconds": seconds, "parent": parent, "child": child}))


def main(count: int, indicators: int) -> None:
    """Measure and report the ratios."""
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        few = agencies(Path(folder) / "sedikit", max(count // 4, cores), indicators)
        many = agencies(Path(folder) / "banyak", count, indicators)
        measured(few, cores)  # compiles what was never imported
        alone, beside, less = measured(many, 1), measured(many, cores), measured(few, cores)
    print(f"{count} agencies of {indicators} indicators, {', '.join(FORMATS)}, {cores} cores: "
          f"{count / beside['seconds']:.1f} agencies a second")  # fmt: skip
    report(
        [
            # with one core more there is nothing to gain; what is shared is what the machine has
            Ratio(
                "time, side by side",
                beside["seconds"] * 1000,
                alone["seconds"] * 1000,
                "ms",
                0.85 if cores > 1 else 1.3,
            ),
            Ratio("parent, 4 x the agencies", beside["parent"], less["parent"], "MB", 1.2),
            Ratio("largest child, 4 x the agencies", beside["child"], less["child"], "MB", 1.2),
        ]
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ukur"]:
        measure(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        given = [int(one) for one in sys.argv[1:] if one.isdigit()]
        main(*(given + [AGENCIES, INDICATORS][len(given) :]))
