# SPDX-License-Identifier: MIT
"""Whoever prints the right figures is never accused, however they are rounded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip import api
from sakip.auditing import Audit, Severity
from sakip.figure import Figure
from sakip.measurement import Measurement
from sakip.model import Bundle, Claim, Polaritas, Tempat
from sakip.numbers import Mode, format_number, round_exact

ARITHMETIC = ("SKP1", "SKP2")
MORE = ("target", "realisasi", "akhir-renstra")
COUNTS = ("program", "kegiatan", "sub-kegiatan", "sasaran", "indikator", "tujuan", "program-dilaksanakan")


def figures(measured: Measurement) -> Iterator[Figure]:
    """Every figure that a report may print."""
    bundle = measured.bundle
    yield from measured.values()
    keys = [f"{kind}:{one.id}:{bundle.tahun}" for one in bundle.indikator for kind in MORE]
    keys += [f"jumlah:{what}:{bundle.kode}:{bundle.tahun}" for what in COUNTS]
    keys.append(f"anggaran-pk:{bundle.kode}:{bundle.tahun}")
    yield from (one for key in keys if (one := measured.find(key)) is not None)


def printed(bundle: Bundle) -> Bundle:
    """The bundle with its own figures as claims."""
    measured = api.measure(attrs.evolve(bundle, klaim=()))
    klaim = tuple(
        Claim(one.key, one.text, Tempat("sendiri", tabel=one.address.kind, baris_tabel=one.address.subject, kolom="x"))
        for one in figures(measured)
    )
    return attrs.evolve(bundle, klaim=klaim)


def arithmetic(audit: Audit) -> list[str]:
    # What is wrong in the data itself, whatever is printed of it.
    plan = {"SKP203", "SKP204", "SKP206", "SKP211"}
    return [str(one) for one in audit.findings if one.code.startswith(ARITHMETIC) and one.code not in plan]


def test_a_report_that_prints_its_own_figures_is_clean(bundle: Bundle) -> None:
    assert arithmetic(api.audit(printed(bundle))) == []


NUMBERS = st.integers(1, 20_000).map(lambda n: Decimal(n).scaleb(-2))


@settings(max_examples=40)
@given(st.data())
def test_whatever_the_numbers_are(bundle: Bundle, data: st.DataObject) -> None:
    """Other targets, realisations and polarities for the indicators of the sasaran, other spending."""
    aims = {one.id for one in bundle.sasaran}
    indikator = tuple(
        attrs.evolve(
            one,
            target={2023: data.draw(NUMBERS)},
            realisasi={2022: data.draw(NUMBERS), 2023: data.draw(NUMBERS)},
            akhir_renstra=data.draw(NUMBERS),
            polaritas=data.draw(st.sampled_from(Polaritas)),
        )
        if one.untuk in aims
        else one
        for one in bundle.indikator
    )
    sub = tuple(attrs.evolve(one, realisasi=data.draw(st.integers(0, 10**9))) for one in bundle.sub_kegiatan)
    assert arithmetic(api.audit(printed(attrs.evolve(bundle, indikator=indikator, sub_kegiatan=sub)))) == []


@settings(max_examples=40)
@given(st.sampled_from([Mode.HALF_UP, Mode.POTONG, Mode.HALF_EVEN]), st.integers(0, 3))
def test_however_a_report_rounds_it_is_no_error(bundle: Bundle, mode: Mode, digits: int) -> None:
    measured = api.measure(attrs.evolve(bundle, klaim=()))
    klaim = tuple(
        Claim(one.key, format_number(round_exact(one.exact, digits, mode), digits=digits))
        for one in measured.values()
        if one.exact is not None and one.recipe.rounding is not None and one.satuan == "%"
    )
    found = [one for one in api.audit(attrs.evolve(bundle, klaim=klaim)).findings if one.code.startswith(ARITHMETIC)]
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_a_bundle_without_claims_has_no_finding_about_print(bundle: Bundle) -> None:
    audit = api.audit(attrs.evolve(bundle, klaim=()))
    assert audit.tercetak == 0
    assert {one.code for one in audit.findings} <= {
        "SKP203", "SKP204", "SKP206", "SKP302", "SKP304", "SKP307", "SKP308", "SKP309", "SKP401", "SKP402",
    }  # fmt: skip
