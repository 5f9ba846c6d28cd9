# SPDX-License-Identifier: MIT
"""What type checkers see of the public names; read by mypy, never run."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import sakip

bundle = sakip.load(Path("data"))
assert_type(bundle, sakip.Bundle)

measurement = sakip.measure(bundle)
assert_type(measurement, sakip.Measurement)

figure = measurement["capaian:IKU-1:2023"]
assert_type(figure, sakip.Figure)
assert_type(figure.exact, Fraction | None)
assert_type(figure.value, Decimal | None)
assert_type(figure.text, str)
assert_type(figure.explain(), str)

assert_type(sakip.capaian("84", Decimal("79.35")), sakip.Figure)
assert_type(sakip.capaian("10", "12", polaritas="turun"), sakip.Figure)
assert_type(sakip.capaian(10, 12, polaritas=sakip.Polaritas.TURUN), sakip.Figure)
sakip.capaian(84.0, "79,35")  # type: ignore[arg-type]

assert_type(sakip.write(sakip.report(measurement), "laporan.docx"), Path)
assert_type(sakip.resolve("16.05", 2023), sakip.Profile)
