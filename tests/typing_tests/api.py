# SPDX-License-Identifier: MIT
"""What type checkers see of the public names; read by mypy, never run."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import sakip
from sakip.document import Document
from sakip.lang import Message
from sakip.model.indikator import Indikator
from sakip.numbers import Rentang
from sakip.plugins import Choices, hookimpl, read
from sakip.profile import Pilihan, Rounding
from sakip.rules.base import Rule
from sakip.rules.scale import Scale

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

sakip.capaian(None, "79,35")  # type: ignore[arg-type]
sakip.capaian(84, 79, tahun="2023")  # type: ignore[arg-type]
assert_type(sakip.capaian(Rentang("1-2", Decimal(1), Decimal(2)), 1, wilayah="16.05", tahun=2023), sakip.Figure)

document = sakip.report(measurement, jenis="lkjip")
assert_type(document, Document)
assert_type(sakip.write(document, "laporan.docx"), Path)
assert_type(sakip.write(sakip.report(measurement), Path("laporan.docx")), Path)

profile = sakip.resolve("16.05", 2023)
assert_type(profile, sakip.Profile)
assert_type(sakip.resolve(None, 2023, asked=False), sakip.Profile)
assert_type(sakip.measure(bundle, profile=profile), sakip.Measurement)
assert_type(profile.rule("serapan"), Rule)
assert_type(profile.scale("predikat.capaian"), Scale | None)
assert_type(profile.rounding("capaian"), Rounding)
assert_type(profile.origin("serapan", "rumus"), Pilihan | None)
profile.tahun = 2024  # type: ignore[misc]
profile.pilihan["serapan", "rumus"] = None  # type: ignore[index]

assert_type(bundle.indikator, tuple[Indikator, ...])
bundle.tahun = 2024  # type: ignore[misc]

assert_type(figure.rule, Rule | None)
assert_type(figure.reason, Message | None)
assert_type(figure.steps, tuple[str, ...])
assert_type(measurement.find("capaian:IKU-1:2023"), sakip.Figure | None)
for address in measurement:
    assert_type(address, str)

try:
    sakip.load("data", pejabat=Path("pejabat.toml"))
except sakip.FaultsError as error:
    for fault in error.faults:
        assert_type(fault.code, str)
        assert_type(fault.place.line, int | None)


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """A region's hook keeps its own type."""
    return assert_type(read(Path("profile.toml")), Choices)


assert_type(sakip_profil("16.05", 2023), Choices)
