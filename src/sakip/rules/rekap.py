# SPDX-License-Identifier: MIT
"""Many figures into one, and one year beside others: roll-up, progress towards the Renstra's end, year against year."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sakip.formula.absent import Absent
from sakip.formula.tree import Aggregate, Fold, Undefined, WeightedMean, lt, mean, root, sym, total, when
from sakip.formula.value import Number, value
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

Pohon = Number | Sequence["Pohon"]
"""Figures in groups of groups."""

realisasi = sym("realisasi")

_SUMBER_HARTA = "lkjip-sumber-harta-2023"


def bersarang(pohon: Pohon) -> Fraction | Absent:
    """The geometric mean of geometric means: a number, or a sequence of such trees.

    PMK 22/2021 takes it from indicators to outputs, from those to programs, from those to the unit:
    ``bersarang([[[100, 90], [Fraction(200, 3), Fraction(200, 3), 100]], [[100]]])``. A branch without members is
    missing; so is what stands above it.
    """
    if isinstance(pohon, Sequence):
        parts = [bersarang(part) for part in pohon]
        lack = next((part for part in parts if isinstance(part, Absent)), None)
        return lack or value(GEOMETRIK.formula, {"nilai": [part for part in parts if not isinstance(part, Absent)]})
    return Fraction(pohon)


RATA_RATA = Rule(
    id="rekap.rata-rata",
    title=N_("Roll-up: plain mean"),
    kind="rata-rata",
    formula=mean("nilai"),
    rujukan=(
        Rujukan.praktik("lkjip-klungkung-baperlitbang-2017", "capaian sasaran"),
        Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.4, baris rata-rata"),
    ),
    examples=(
        example("100,12", Rujukan.praktik("lkjip-klungkung-baperlitbang-2017", "20,83/22 dan 95/90"),
                nilai="94,681818; 105,555556"),
        example("92,43", Rujukan.praktik(_SUMBER_HARTA, "dua indikator sasaran 6", tanda=Tanda.TURUNAN),
                nilai="95,83; 89,03"),
    ),
    varian=("rekap.tertimbang", "rekap.geometrik", "rekap.terendah"),
    note=N_("Figures that are missing or cannot be computed are left out, and how many stands beside the mean."),
)  # fmt: skip

TERTIMBANG = Rule(
    id="rekap.tertimbang",
    title=N_("Roll-up: weighted mean"),
    kind="rata-rata",
    formula=WeightedMean("nilai", "bobot"),
    rujukan=(Rujukan.praktik("kinerja-app-kmk-127-2026", "NHK hlm. 125-126", tanda=Tanda.KODE),),
    examples=(
        example("105,17", Rujukan.praktik("kinerja-app-kmk-127-2026", "src/lib/calc/nkp.test.ts: NHK lima indikator",
                                          tanda=Tanda.KODE),
                nilai="84; 108; 104,69; 120; 110", bobot="1,05; 0,9; 1; 1; 1,1"),
    ),
    varian=("rekap.rata-rata", "rekap.geometrik", "rekap.terendah"),
    note=N_("The weights need not add up to 1 or 100: their sum divides. An indicator without a figure leaves both "
            "sums."),
)  # fmt: skip

DIGIT_AKAR = 12
"""Decimals to which a root is worked out: ten more than are printed, so that nested means stay right to the last."""

_COP = Rujukan("pmk-22-2021", "Lampiran A.1.a.1, capaian keluaran program")

GEOMETRIK = Rule(
    id="rekap.geometrik",
    title=N_("Roll-up: geometric mean, which one zero makes zero"),
    kind="rata-rata",
    formula=when(
        lt(Aggregate(Fold.MIN, "nilai"), 0),
        Undefined("capaian-negatif"),
        root(Aggregate(Fold.PRODUCT, "nilai"), Aggregate(Fold.COUNT, "nilai"), DIGIT_AKAR),
    ),
    rujukan=(_COP,),
    examples=(
        example("94,87", Rujukan("pmk-22-2021", "Lampiran A.1.a.1: keluaran 1a, 5/5 dan 9/10"), nilai="100; 90"),
        example("76,31", Rujukan("pmk-22-2021", "Lampiran A.1.a.1: keluaran 1b, 2/3, 4/6 dan 5/5"),
                nilai="66,666666666667; 66,666666666667; 100"),
        example("85,09", Rujukan("pmk-22-2021", "Lampiran A.1.a.1: program 1 dari keluaran 1a dan 1b"),
                nilai="94,868329805051; 76,314282836632"),
        example("92,24", Rujukan("pmk-22-2021", "Lampiran A.1.a.1: unit dari program 1 dan program 2"),
                nilai="85,087147; 100"),
        example("0", Rujukan("pmk-22-2021", "rumus yang sama: satu indikator nol", tanda=Tanda.TURUNAN),
                nilai="100; 100; 0"),
    ),
    in_force=(2021, None),
    varian=("rekap.rata-rata", "rekap.tertimbang", "rekap.terendah"),
    note=N_("The regulation takes it three times over: from the indicators of an output, from the outputs of a "
            "program, from the programs of a unit. A program of two outputs so weighs as much as one of ten. "
            "It never lies above the plain mean, and a single 0 makes everything above it 0. Each root is worked out "
            "by whole numbers to twelve decimals. Negative achievements have no place in it."),
)  # fmt: skip

TERENDAH = Rule(
    id="rekap.terendah",
    title=N_("Roll-up: the lowest counts"),
    kind="rata-rata",
    formula=Aggregate(Fold.MIN, "nilai"),
    rujukan=(Rujukan.praktik("sakip", "kebijakan pustaka: pilihan paling hati-hati", tanda=Tanda.TURUNAN),),
    examples=(
        example("80", Rujukan.praktik("sakip", "contoh turunan", tanda=Tanda.TURUNAN), nilai="100; 80; 95"),
    ),
    varian=("rekap.rata-rata", "rekap.tertimbang", "rekap.geometrik"),
    note=N_("No source that was read uses it; it is this library's own, for those who want the weakest to count."),
)  # fmt: skip

JUMLAH = Rule(
    id="rekap.jumlah",
    title=N_("Sum of the parts"),
    kind="jumlah",
    formula=total("nilai"),
    rujukan=(Rujukan.praktik(_SUMBER_HARTA, "Realisasi Fisik dan Keuangan: kegiatan = jumlah sub kegiatan"),),
    examples=(
        example("1.523.620.340", Rujukan.praktik(_SUMBER_HARTA, "Realisasi Fisik dan Keuangan baris 2-4"),
                nilai="1.488.622.040; 34.998.300"),
    ),
)  # fmt: skip

KEMAJUAN = Rule(
    id="kemajuan.capaian",
    title=N_("Progress: the achievement formula with the target at the end of the Renstra"),
    kind="kemajuan",
    formula=sym("realisasi") / sym("target") * 100,
    rujukan=(
        Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 3", tanda=Tanda.SEKUNDER),
        Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.3"),
    ),
    examples=(
        example("88,17", Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.3 baris 1"), target="90", realisasi="79,35",
                tercetak="88,16", sebab="dipotong pada dua desimal"),
    ),
    note=N_("Shown for higher-is-better; for other polarities the formula that the profile chose for them applies."),
)  # fmt: skip

PERUBAHAN = Rule(
    id="perubahan.selisih",
    title=N_("Year against year: this year's realisation less last year's"),
    kind="perubahan",
    formula=realisasi - sym("realisasi_tahun_lalu"),
    rujukan=(Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 2", tanda=Tanda.SEKUNDER),),
    examples=(
        example("7,35", Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.2 baris 1: 2021 dan 2023", tanda=Tanda.TURUNAN),
                realisasi="79,35", realisasi_tahun_lalu="72"),
    ),
    note=N_("Only against the year right before; a year that is missing is missing."),
)  # fmt: skip

RULES = (RATA_RATA, TERTIMBANG, GEOMETRIK, TERENDAH, JUMLAH, KEMAJUAN, PERUBAHAN)
