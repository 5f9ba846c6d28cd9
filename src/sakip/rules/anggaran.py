# SPDX-License-Identifier: MIT
"""Money: absorption of the budget, and the definitions of efficiency that are in use side by side."""

from __future__ import annotations

from sakip.formula.tree import Undefined, eq, ge, sym, when
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

pagu, realisasi, capaian, serapan = sym("pagu"), sym("realisasi"), sym("capaian"), sym("serapan")

_SUMBER_HARTA = "lkjip-sumber-harta-2023"

SERAPAN = Rule(
    id="serapan.rasio",
    title=N_("Absorption: money spent over the budget ceiling"),
    kind="serapan",
    formula=realisasi / pagu * 100,
    rujukan=(Rujukan("pmk-249-2011", "Lampiran I, P = RA/PA x 100 %"),),
    examples=(
        example("95", Rujukan("pmk-249-2011", "Lampiran I"), pagu="10.000.000.000", realisasi="9.500.000.000"),
        example("95,91", Rujukan.praktik(_SUMBER_HARTA, "Realisasi Anggaran"),
                pagu="2.216.469.840", realisasi="2.125.787.689"),
    ),
)  # fmt: skip

SISA = Rule(
    id="efisiensi.sisa-serapan",
    title=N_("Efficiency as the share that was not spent"),
    kind="efisiensi",
    formula=when(eq(serapan, 0), 0, 100 - serapan),
    rujukan=(
        Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.4"),
        Rujukan.praktik("esakip-sukabumi", "protected/views/laporan/laporanefisiensi.php", tanda=Tanda.KODE),
    ),
    examples=(
        example("3", Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.4 baris 2"), capaian="91,95", serapan="97"),
        example("0", Rujukan.praktik(_SUMBER_HARTA, "Tabel 3.4 baris 3"), capaian="94,56", serapan="0"),
    ),
    varian=("efisiensi.sisa-serapan-tercapai", "efisiensi.selisih", "efisiensi.pmk-249-2011"),
    note=N_("Where nothing was spent the table prints 0: no work, no saving."),
)  # fmt: skip

SISA_TERCAPAI = Rule(
    id="efisiensi.sisa-serapan-tercapai",
    title=N_("Efficiency as the share that was not spent, claimed only where the target was reached"),
    kind="efisiensi",
    formula=when(ge(capaian, 100), 100 - serapan, Undefined("capaian-di-bawah-target")),
    rujukan=(Rujukan.praktik("lkjip-kota-2019-efisiensi", "Analisis efisiensi"),),
    examples=(
        example("11,01", Rujukan.praktik("lkjip-kota-2019-efisiensi", "baris 1", tanda=Tanda.TURUNAN),
                capaian="100,45", serapan="88,99"),
    ),
    varian=("efisiensi.sisa-serapan", "efisiensi.selisih", "efisiensi.pmk-249-2011"),
)  # fmt: skip

SELISIH = Rule(
    id="efisiensi.selisih",
    title=N_("Efficiency as achievement less absorption, in percentage points"),
    kind="efisiensi",
    formula=capaian - serapan,
    rujukan=(
        Rujukan.praktik("esakip-banjarnegara", "app/Services/Kinerja/CapaianKinerjaService.php", tanda=Tanda.KODE),
    ),
    examples=(
        example("10", Rujukan.praktik("esakip-banjarnegara", "rumus yang sama", tanda=Tanda.TURUNAN),
                capaian="95", serapan="85"),
    ),
    varian=("efisiensi.sisa-serapan", "efisiensi.sisa-serapan-tercapai", "efisiensi.pmk-249-2011"),
)  # fmt: skip

PMK_249 = Rule(
    id="efisiensi.pmk-249-2011",
    title=N_("Efficiency E of one output: what was spent for each percent achieved, against the plan"),
    kind="efisiensi",
    formula=(1 - serapan / capaian) * 100,
    rujukan=(
        Rujukan("pmk-249-2011", "dikutip LAKIP Inspektorat Jenderal 2019 hlm. 42", tanda=Tanda.SEKUNDER,
                catatan="E = 1 - (RAK/RVK)/(PAK/TVK)"),
    ),
    examples=(
        example("20", Rujukan("pmk-249-2011", "contoh turunan: RAK 80 dari PAK 100, RVK 10 dari TVK 10",
                              tanda=Tanda.TURUNAN), capaian="100", serapan="80"),
        example("-25", Rujukan("pmk-249-2011", "contoh turunan: RAK 100 dari PAK 100, RVK 8 dari TVK 10",
                               tanda=Tanda.TURUNAN), capaian="80", serapan="100"),
    ),
    varian=("efisiensi.sisa-serapan", "efisiensi.sisa-serapan-tercapai", "efisiensi.selisih"),
    note=N_("(RAK/RVK)/(PAK/TVK) is absorption over achievement. Several outputs are averaged."),
)  # fmt: skip

RULES = (SERAPAN, SISA, SISA_TERCAPAI, SELISIH, PMK_249)
