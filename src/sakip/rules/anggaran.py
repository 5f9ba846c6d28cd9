# SPDX-License-Identifier: MIT
"""Money: absorption of the budget, and the definitions of efficiency that are in use side by side."""

from __future__ import annotations

from sakip.formula.tree import Undefined, eq, ge, mean, sym, when
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
        example("98,40", Rujukan.praktik("lakip-itjen-2019", "hlm. 42"),
                pagu="106.439.453.000", realisasi="104.734.936.307"),
        example("99,66", Rujukan.praktik("kinerja-polewali-mandar-2022", "anggaran baris 1"),
                pagu="1.004.422.800", realisasi="1.000.972.958"),
    ),
    note=N_("A budget ceiling of zero has no absorption: it is missing, not 0."),
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
    rujukan=(
        Rujukan.praktik("lkjip-kota-2019-efisiensi", "Analisis efisiensi"),
        Rujukan.praktik("esakip-sukabumi", "protected/views/laporan/laporanefisiensi.php", tanda=Tanda.KODE),
    ),
    examples=(
        example("10", Rujukan.praktik("esakip-sukabumi", "pagu 1000, realisasi 900", tanda=Tanda.TURUNAN),
                capaian="105", serapan="90"),
        example("11,01", Rujukan.praktik("lkjip-kota-2019-efisiensi", "baris 1", tanda=Tanda.TURUNAN),
                capaian="100,45", serapan="88,99"),
    ),
    varian=("efisiensi.sisa-serapan", "efisiensi.selisih", "efisiensi.pmk-249-2011"),
    note=N_("Below the target nothing is said; Sukabumi leaves such indicators out of the table."),
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
        example("5,1", Rujukan.praktik("esakip-banjarnegara", "rumus yang sama: efisien", tanda=Tanda.TURUNAN),
                capaian="100", serapan="94,9"),
        example("-6", Rujukan.praktik("esakip-banjarnegara", "rumus yang sama: tidak efisien", tanda=Tanda.TURUNAN),
                capaian="90", serapan="96"),
    ),
    varian=("efisiensi.sisa-serapan", "efisiensi.sisa-serapan-tercapai", "efisiensi.pmk-249-2011"),
    note=N_("Banjarnegara reads it on predikat.efisiensi.banjarnegara: more than 5 is efficient, less than -5 is "
            "not. The Ministry of Finance compares the same two figures as a ratio (efisiensi.pmk-249-2011)."),
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

PMK_249_RATA_RATA = Rule(
    id="efisiensi.pmk-249-2011.rata-rata",
    title=N_("Efficiency E of a unit: the mean of the E of its outputs"),
    kind="efisiensi",
    formula=mean("efisiensi"),
    rujukan=(
        Rujukan("pmk-249-2011", "dikutip LAKIP Inspektorat Jenderal 2019 hlm. 42", tanda=Tanda.SEKUNDER,
                catatan="E = jumlah(1 - (RAK/RVK)/(PAK/TVK)) x 100 % / n"),
    ),
    examples=(
        example("-2,5", Rujukan("pmk-249-2011", "contoh turunan: dua keluaran di atas", tanda=Tanda.TURUNAN),
                efisiensi="20; -25"),
    ),
    varian=("efisiensi.pmk-249-2011",),
    note=N_("efisiensi is the E of each output, by efisiensi.pmk-249-2011. Every output counts the same, whatever "
            "its budget; a form that pools the budgets gives another figure on the same data, and no citable source "
            "has it."),
)  # fmt: skip

NE = Rule(
    id="efisiensi.pmk-249-2011.nilai",
    title=N_("Value of efficiency NE: E from -20 to 20 percent as 0 to 100"),
    kind="efisiensi",
    formula=50 + sym("efisiensi") / 20 * 50,
    rujukan=(
        Rujukan("pmk-249-2011", "dikutip LAKIP Inspektorat Jenderal 2019 hlm. 42", tanda=Tanda.SEKUNDER,
                catatan="NE = 50 % + (E/20 x 50)"),
    ),
    examples=(
        example("50", Rujukan("pmk-249-2011", "contoh turunan: E 0", tanda=Tanda.TURUNAN), efisiensi="0"),
        example("100", Rujukan("pmk-249-2011", "contoh turunan: E 20", tanda=Tanda.TURUNAN), efisiensi="20"),
        example("235,08", Rujukan.praktik("lakip-itjen-2019", "hlm. 42"), efisiensi="74,03", tercetak="235",
                sebab="74,03 adalah jumlah tiga serapan dibagi empat, bukan E; nilai di luar 0-100 tidak mungkin"),
    ),
    note=N_("Outside -20 to 20 the value leaves 0-100. That E is cut at those ends is often said, but stands in no "
            "source that can be cited; a value outside 0-100 is a sign that something else was taken for E."),
)  # fmt: skip

_AMBON = Rujukan.praktik("lakip-bpom-ambon-2017", "Analisis Efisiensi Kegiatan")

BPOM_INDEKS = Rule(
    id="efisiensi.bpom.indeks",
    title=N_("BPOM: efficiency index IE, achievement of the output over that of the input"),
    kind="efisiensi",
    formula=capaian / serapan,
    rujukan=(_AMBON,),
    examples=(
        example("1,25", Rujukan.praktik("lakip-bpom-ambon-2017", "rumus yang sama", tanda=Tanda.TURUNAN),
                capaian="100", serapan="80"),
    ),
    varian=("efisiensi.pmk-249-2011", "efisiensi.selisih", "efisiensi.bpom.tingkat"),
    note=N_("A ratio, not a percentage. The input is counted on the budget after blocking. Classes: "
            "predikat.efisiensi.bpom."),
)  # fmt: skip

BPOM_TINGKAT = Rule(
    id="efisiensi.bpom.tingkat",
    title=N_("BPOM: level of efficiency TE, by how much the index is off its standard of 1"),
    kind="efisiensi",
    formula=capaian / serapan - 1,
    rujukan=(_AMBON,),
    examples=(
        example("0,25", Rujukan.praktik("lakip-bpom-ambon-2017", "rumus yang sama", tanda=Tanda.TURUNAN),
                capaian="100", serapan="80"),
        example("-0,2", Rujukan.praktik("lakip-bpom-ambon-2017", "rumus yang sama", tanda=Tanda.TURUNAN),
                capaian="80", serapan="100"),
    ),
    varian=("efisiensi.bpom.indeks",),
    note=N_("TE = (IE - SE) / SE with SE = 1."),
)  # fmt: skip

RULES = (SERAPAN, SISA, SISA_TERCAPAI, SELISIH, PMK_249, PMK_249_RATA_RATA, NE, BPOM_INDEKS, BPOM_TINGKAT)
