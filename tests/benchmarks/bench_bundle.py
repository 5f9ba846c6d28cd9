# SPDX-License-Identifier: MIT
"""Loading and measuring a bundle of 10,000 indicators, against tomli's own parse of the same file."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import tomli

import make_bundle
import sakip
from measuring import Ratio, compare, kept, report

INDICATORS = 10_000
ROUNDS = 7


def main() -> None:
    """Measure time and memory and report both."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_bundle.write(Path(folder), INDICATORS)

        def mine() -> object:
            bundle = sakip.load(path)
            return bundle, sakip.measure(bundle)

        def other() -> object:
            return tomli.loads(path.read_text("utf-8"), parse_float=Decimal)

        _, measurement = mine()  # type: ignore[misc]
        print(f"{INDICATORS} indicators, {path.stat().st_size / 1e6:.1f} MB, {len(measurement)} figures")
        del measurement
        time = compare("load and measure", mine, other, 4.0, ROUNDS)
        memory = Ratio("memory kept", kept(mine) / 1e6, kept(other) / 1e6, "MB", 2.5)
    report([time, memory])


if __name__ == "__main__":
    main()
