# SPDX-License-Identifier: MIT
"""Units are the same in all their spellings, and a figure moves from one to another exactly or not at all."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import threading
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError, UnitError
from sakip.lang import using
from sakip.numbers import Angka, read
from sakip.units import Satuan, compatible, convert, factor, satuan

SPELLINGS = [
    ("persen", ["%", "persen", "Persen", "PERSEN", "Persen (%)", "(%)", " persen "]),
    ("rupiah", ["Rp", "Rp.", "Rupiah", "rp", "Rupiah (Rp)"]),
    ("juta rupiah", ["Rp juta", "juta rupiah", "Juta Rupiah", "Rp. Juta", "Rupiah (juta)", "(dalam jutaan rupiah)"]),
    ("miliar rupiah", ["Rp miliar", "Rp. Miliar", "Milyar Rupiah"]),
    ("kali", ["kali", "Kali Pelaksanaan", "kali  pelaksanaan"]),
    ("orang", ["Orang", "orang", "Org", "ORG."]),
    ("hektare", ["Ha", "ha", "Hektar", "hektare", "Hektar (Ha)"]),
    ("kilometer persegi", ["Km2", "km²", "KM2", "kilometer persegi"]),
    ("hari kerja", ["hari kerja", "Hari  Kerja"]),
    ("desa/kelurahan", ["Desa/Kel", "Desa/Kelurahan", "desa / kelurahan"]),
    ("koran/majalah", ["Koran / majalah", "koran/majalah"]),
    ("per 100000 kelahiran hidup", ["per 100.000 KH", "per 100.000 kelahiran hidup", "per 100000 KH", "/100.000 KH"]),
    ("kasus per 100000 penduduk", ["kasus per 100.000 penduduk", "Kasus/100.000 penduduk"]),
    ("gram per orang per hari", ["gr/kap/hari", "gram/kapita/hari"]),
    ("perda", ["Perda"]),
    ("perkara", ["Perkara"]),
]


@pytest.mark.parametrize(("canonical", "text"), [(name, text) for name, texts in SPELLINGS for text in texts])
def test_all_spellings_of_a_unit_are_one_unit(canonical: str, text: str) -> None:
    unit = satuan(text)
    assert unit == Satuan("", canonical)
    assert str(unit) == unit.teks == text
    assert factor(text, canonical) == 1


@pytest.mark.parametrize(
    ("value", "dari", "ke", "expected"),
    [
        ("2.5", "jam", "menit", "150"),
        # The area of Kecamatan Sumber Harta: 10.378,03 Ha
        ("10378.03", "Ha", "km2", "103.7803"),
        # Pagu and realisation of Kecamatan Sumber Harta 2023
        ("2355308250", "Rp", "juta rupiah", "2355.30825"),
        ("1.1775", "Rp juta", "Rp", "1177500"),
        ("1.1775", "miliar rupiah", "Rp juta", "1177.5"),
        ("305", "per 100.000 kelahiran hidup", "per 1.000 KH", "3.05"),
        ("305", "per 100.000", "per 1.000", "3.05"),
        ("305", "kematian per 100.000 KH", "per 1.000 KH", "3.05"),
        ("305", "per 100.000 KH", "per kelahiran hidup", "0.00305"),
        ("24", "per 1.000 kelahiran hidup", "%", "2.4"),
        ("2.4", "persen", "per 1.000", "24"),
        ("2.4", "%", "promil", "24"),
        # RKT Kabupaten Banjarnegara 2013: a harvest of 61,50 kw/ha
        ("61.50", "kw/ha", "ton/ha", "6.15"),
        ("2", "Liter/detik", "m3/jam", "7.2"),
        ("15000", "Rp/Kg", "juta rupiah/ton", "15"),
        ("1", "tahun", "bulan", "12"),
        ("2", "semester", "triwulan", "4"),
        ("1", "minggu", "jam", "168"),
        ("12", "kali/tahun", "kali per bulan", "1"),
        ("3", "posko", "Posko", "3"),
    ],
)
def test_a_figure_moves_between_units_exactly(value: str, dari: str, ke: str, expected: str) -> None:
    assert convert(Decimal(value), dari, ke) == Fraction(expected)
    assert convert(Fraction(expected), ke, dari) == Fraction(value)
    assert compatible(dari, ke)
    assert factor(dari, ke) * factor(ke, dari) == 1


@pytest.mark.parametrize(
    ("dari", "ke", "why"),
    [
        ("bulan", "hari", "months have no fixed number of days"),
        ("minggu", "tahun", "months have no fixed number of days"),
        ("hari kerja", "hari", "working days are not days of the calendar"),
        ("hari kerja", "bulan", "working days are not days of the calendar"),
        ("%", "persen poin", "percent is a share, and a percentage point is a difference of two shares"),
        ("orang", "dokumen", "each counts a thing of its own"),
        ("posko", "rekening", "each counts a thing of its own"),
        ("juta rupiah", "juta dokumen", "each counts a thing of its own"),
        ("%", "indeks", "they measure different things"),
        ("Rp", "kg", "they measure different things"),
        ("per 100.000 KH", "per 1.000 penduduk", "one is per kelahiran hidup, the other per penduduk"),
        ("per 1.000 orang", "per jam", "one is per orang, the other per jam"),
        ("kali/bulan", "kali", "one is counted per something and the other is not"),
        ("Rp/kg", "%", "one is counted per something and the other is not"),
    ],
)
def test_units_that_do_not_fit_are_refused_by_name_with_the_cause(dari: str, ke: str, why: str) -> None:
    assert not compatible(dari, ke)
    assert not compatible(ke, dari)
    with pytest.raises(UnitError) as caught:
        factor(dari, ke)
    with using("en"):
        shown = str(caught.value)
    assert shown == f'the units "{dari}" and "{ke}" do not fit each other: {why}. Give both figures in one unit.'


@pytest.mark.parametrize("text", ["", "  ", "5", "()", "per", "per 0 orang", "1/100", "x" * 121, None, 5])
def test_what_is_no_unit_is_refused(text: Any) -> None:
    with pytest.raises(UnitError):
        satuan(text)


@pytest.mark.parametrize("value", [1.5, True, "2"])
def test_only_exact_numbers_are_converted(value: Any) -> None:
    with pytest.raises(NumberError):
        convert(value, "jam", "menit")


def test_a_unit_that_was_read_with_a_number_fits_the_unit_of_its_indicator() -> None:
    for text, unit in [("94,05%", "Persen"), ("18 Orang", "orang"), ("10.378,03 Ha", "Ha"), ("Rp 250 juta", "Rupiah")]:
        reading = read(text)
        assert isinstance(reading, Angka)
        assert reading.satuan is not None
        assert factor(reading.satuan, unit) == 1


@given(st.sampled_from([text for _, texts in SPELLINGS for text in texts]), st.fractions())
def test_a_unit_fits_itself(text: str, value: Fraction) -> None:
    assert convert(value, text, text) == value


@given(
    st.permutations(["menit", "jam", "minggu"])
    | st.permutations(["Rp", "Rp juta", "Rp miliar"])
    | st.permutations(["m2", "ha", "km2"])
)
def test_going_by_a_third_unit_changes_nothing(units: list[str]) -> None:
    a, b, c = units
    assert factor(a, b) * factor(b, c) == factor(a, c)


@given(st.text(max_size=130))
def test_any_text_is_a_unit_or_refused(text: str) -> None:
    try:
        unit = satuan(text)
    except UnitError:
        return
    assert satuan(unit.baku) == unit


def test_units_are_values() -> None:
    unit = satuan("Rp. Miliar")
    assert satuan(unit) is unit
    assert pickle.loads(pickle.dumps(unit)) == unit == copy.deepcopy(unit)
    assert factor(unit, satuan("Rp")) == 10**9


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_pint_is_loaded_only_to_compare_two_different_known_units() -> None:
    show = "print('pint' in sys.modules, end=' ')"
    code = f"""
import sys
from sakip.units import compatible, factor
factor("Posko", "Posko"); factor("%", "Persen"); compatible("orang", "posko"); factor("per 100.000 KH", "per 1.000 KH")
{show}
factor("jam", "menit")
{show}
"""
    assert run(code) == "False True"


def test_many_threads_share_one_registry() -> None:
    pairs = [
        ("jam", "menit", 60),
        ("ha", "m2", 10000),
        ("tahun", "bulan", 12),
        ("ton", "kg", 1000),
        ("Rp juta", "Rp", 10**6),
    ]
    code = f"""
import threading
from sakip import units
import pint
made = []
class Counting(pint.UnitRegistry):
    def __init__(self, *args, **kwargs):
        made.append(self)
        super().__init__(*args, **kwargs)
pint.UnitRegistry = Counting
pairs = {pairs!r}
wrong = []
barrier = threading.Barrier(16)
def work(shift):
    barrier.wait()
    for n in range(len(pairs)):
        a, b, expected = pairs[(n + shift) % len(pairs)]
        if units.factor(a, b) != expected or units.factor(b, a) * expected != 1:
            wrong.append((a, b))
threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
for one in threads: one.start()
for one in threads: one.join()
print(wrong, len(made))
"""
    assert run(code) == "[] 1"


def test_the_application_registry_of_pint_stays_untouched() -> None:
    code = """
import pint
before = pint.get_application_registry().get()
from sakip.units import factor
factor("jam", "menit")
print(pint.get_application_registry().get() is before)
"""
    assert run(code) == "True"


def test_conversion_works_in_a_thread_of_its_own() -> None:
    found: list[Fraction] = []
    thread = threading.Thread(target=lambda: found.append(convert(3, "kuintal", "kg")))
    thread.start()
    thread.join()
    assert found == [300]
