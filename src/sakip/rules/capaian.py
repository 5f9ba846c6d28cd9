# SPDX-License-Identifier: MIT
"""Achievement of an indicator against its target, in percent."""

from __future__ import annotations

from sakip.formula.tree import gt, lt, sym, when
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

target, realisasi = sym("target"), sym("realisasi")
awal, bawah, atas = sym("awal"), sym("bawah"), sym("atas")

_PANRB_8 = "permenpanrb-8-2021"
_SUMBER_HARTA = Rujukan.praktik("lkjip-sumber-harta-2023", "Pengukuran Kinerja")

NAIK_RASIO = Rule(
    id="capaian.naik.rasio",
    title=N_("Higher is better: realisation over target"),
    kind="capaian",
    formula=realisasi / target * 100,
    rujukan=(
        Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 91, kondisi normal", catatan="mengukur pegawai; dicabut 6/2022"),
        Rujukan("lan-239-2003", "dikutip LKjIP Kab. Maluku Tengah 2021 hlm. III.2", tanda=Tanda.SEKUNDER),
    ),
    examples=(
        example("94,46", _SUMBER_HARTA, target="84", realisasi="79,35", tercetak="94,05",
                sebab="79/84: realisasi dipotong menjadi 79 sebelum dibagi"),
        example("91,95", _SUMBER_HARTA, target="87", realisasi="80", tercetak="91", sebab="dipotong ke persen bulat"),
        example("97,32", Rujukan.praktik("kinerja-polewali-mandar-2022", "pengukuran eselon 4"),
                target="95,56", realisasi="93"),
    ),
    varian=("capaian.naik.kemenkeu", "capaian.naik.dari-awal"),
    note=N_("Not capped by itself. Says nothing for a zero target, and reverses its sense for a negative one."),
)  # fmt: skip

TURUN_CERMIN = Rule(
    id="capaian.turun.cermin",
    title=N_("Lower is better, mirrored at the target"),
    kind="capaian",
    formula=(2 * target - realisasi) / target * 100,
    rujukan=(
        Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 100, kondisi khusus", catatan="mengukur pegawai; dicabut 6/2022"),
        Rujukan.praktik("lkjip-maluku-tengah-2021", "hlm. III.2", setara="permenpanrb-8-2021 Lampiran Bab VI hlm. 100"),
    ),
    examples=(
        example("87,5", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 100"), target="8", realisasi="9"),
        example("107,14", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 100"), target="7", realisasi="6,5", tercetak="107",
                sebab="dibulatkan ke persen bulat"),
    ),
    varian=("capaian.turun.rasio", "capaian.turun.dari-awal", "capaian.turun.kemenkeu", "capaian.turun.selisih"),
    note=N_("Negative when the realisation is more than twice the target; 200 when nothing was realised. The same as "
            "1 + (1 - realisasi / target) and as 1 - (realisasi - target) / target."),
)  # fmt: skip

TURUN_RASIO = Rule(
    id="capaian.turun.rasio",
    title=N_("Lower is better: target over realisation"),
    kind="capaian",
    formula=target / realisasi * 100,
    rujukan=(
        Rujukan.praktik("esakip-boyolali", "src/services/RenaksiService.js", tanda=Tanda.KODE),
        Rujukan.praktik("esakip-pringsewu", "app/Helpers/capaian_helper.php (trend_turun)", tanda=Tanda.KODE),
    ),
    examples=(
        example("125", Rujukan.praktik("esakip-boyolali", "rumus yang sama", tanda=Tanda.TURUNAN),
                target="5", realisasi="4"),
        example("83,33", Rujukan.praktik("esakip-boyolali", "rumus yang sama", tanda=Tanda.TURUNAN),
                target="10", realisasi="12"),
    ),
    varian=("capaian.turun.cermin", "capaian.turun.selisih"),
    note=N_("Never negative, and undefined when nothing was realised; those who use it answer 100 then. Agrees with "
            "the mirrored formula only where the target is met exactly."),
)  # fmt: skip

TURUN_SELISIH = Rule(
    id="capaian.turun.selisih",
    title=N_("Lower is better, wrong but printed: the part of the target that was not used up"),
    kind="capaian",
    formula=(target - realisasi) / target * 100,
    rujukan=(
        Rujukan.praktik("wp-eval-sakip", "get_capaian_realisasi_tahunan_by_type, jenis 3 (tahunan)", tanda=Tanda.KODE),
    ),
    examples=(
        example("50", Rujukan.praktik("wp-eval-sakip", "target 20, triwulan 2 + 3 + 1 + 4", tanda=Tanda.TURUNAN),
                target="20", realisasi="10"),
        example("-15", Rujukan.praktik("wp-eval-sakip", "rumus yang sama", tanda=Tanda.TURUNAN),
                target="20", realisasi="23"),
    ),
    varian=("capaian.turun.cermin", "capaian.turun.rasio"),
    note=N_("It gives 0 where the target is met exactly, so it does not measure achievement: it is kept so that the "
            "audit recognises figures that were computed by it. It is always 100 less than the mirrored formula. The"
            " application answers 0 where nothing was realised, and 100 where the target is 0 too."),
    audit_saja=True,
)  # fmt: skip

STABIL_DEVIASI = Rule(
    id="capaian.stabil.deviasi",
    title=N_("On target is best: what the deviation leaves of 100"),
    kind="capaian",
    formula=100 - abs(realisasi - target) / target * 100,
    rujukan=(
        Rujukan.praktik("kinerja-app-kmk-127-2026", "src/lib/calc/capaian.ts, Stabilize langkah 1", tanda=Tanda.KODE,
                        catatan="tidak ada peraturan yang terlihat menetapkannya"),
    ),
    examples=(
        example("98", Rujukan.praktik("kinerja-app-kmk-127-2026", "contoh 102/100", tanda=Tanda.KODE),
                target="100", realisasi="102"),
    ),
    varian=("capaian.stabil.kemenkeu",),
    note=N_("The same loss above and below the target; negative beyond twice the target. 100 where the target is hit, "
            "against 120 under the scale of the Ministry of Finance."),
)  # fmt: skip

_PUSTAKA = Rujukan.praktik(
    "sakip", "kebijakan pustaka: bagian jalan dari keadaan awal ke target", tanda=Tanda.TURUNAN,
    catatan="tidak ada peraturan atau laporan yang terlihat menetapkannya",
)  # fmt: skip

NAIK_AWAL = Rule(
    id="capaian.naik.dari-awal",
    title=N_("Higher is better, from a baseline: how much of the way to the target was covered"),
    kind="capaian",
    formula=(realisasi - awal) / (target - awal) * 100,
    rujukan=(_PUSTAKA,),
    examples=(
        example("75", Rujukan.praktik("sakip", "dari 60 ke 80", tanda=Tanda.TURUNAN),
                awal="60", target="80", realisasi="75"),
        example("-25", Rujukan.praktik("sakip", "mundur dari keadaan awal", tanda=Tanda.TURUNAN),
                awal="60", target="80", realisasi="55"),
    ),
    varian=("capaian.naik.rasio",),
    note=N_("awal is where the indicator stood before. The ratio gives 93,75 for 75 of 80, though only three quarters "
            "of the rise were reached; a realisation that stays where it was gives 0, one that falls back a negative "
            "figure. A target equal to the baseline has no value. This library's own: an indicator chooses it with "
            "the document that sets it."),
)  # fmt: skip

TURUN_AWAL = Rule(
    id="capaian.turun.dari-awal",
    title=N_("Lower is better, from a baseline: how much of the way down to the target was covered"),
    kind="capaian",
    formula=(awal - realisasi) / (awal - target) * 100,
    rujukan=(_PUSTAKA,),
    examples=(
        example("80", Rujukan.praktik("sakip", "dari 20 ke 10", tanda=Tanda.TURUNAN),
                awal="20", target="10", realisasi="12"),
        example("100", Rujukan.praktik("sakip", "target nol punya jawaban", tanda=Tanda.TURUNAN),
                awal="20", target="0", realisasi="0"),
    ),
    varian=("capaian.turun.cermin", "capaian.turun.rasio", "capaian.turun.kemenkeu-terburuk"),
    note=N_("The same quotient as for higher is better, written the other way round. A target of zero is measured like "
            "any other; one equal to the baseline has no value. This library's own: an indicator chooses it with the "
            "document that sets it."),
)  # fmt: skip

ORDINAL_RASIO = Rule(
    id="capaian.ordinal.rasio",
    title=N_("A ladder of names: rank realised over rank targeted"),
    kind="capaian",
    formula=realisasi / target * 100,
    rujukan=(Rujukan.praktik("esakip-pringsewu", "db/update_2026-07-27_satuan_predikat.sql", tanda=Tanda.KODE),),
    examples=(
        example("75", Rujukan.praktik("esakip-pringsewu", "opini BPK: WDP 3, WTP 4", tanda=Tanda.TURUNAN),
                target="4", realisasi="3"),
    ),
    note=N_("Target and realisation stand for their ranks, counted from 1. Adding up quarters makes no sense here."),
)  # fmt: skip

RENTANG = Rule(
    id="capaian.rentang.batas",
    title=N_("A range as target: measured against the bound that was crossed"),
    kind="capaian",
    formula=when(
        lt(realisasi, bawah),
        sym("terhadap_bawah"),
        when(gt(realisasi, atas), sym("terhadap_atas"), sym("di_dalam")),
    ),
    rujukan=(
        Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 91 dan 100", catatan="mengukur pegawai; dicabut 6/2022"),
    ),
    examples=(
        example("87,5", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 100"), bawah="80", atas="90", realisasi="70"),
        example("102,22", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 100"), bawah="80", atas="90", realisasi="92",
                tercetak="113", sebab="92/90 adalah 102,22; 113 adalah 90/80 yang dibulatkan"),
    ),
    note=N_("Under both conditions of the regulation a realisation above the range is measured against the upper "
            "bound, and one below it against the lower bound, each by the formula of the indicator's polarity. So "
            "where lower is better, 6,5 against 7-8 is measured against 7 and gives 107,14; 9 is measured against 8 "
            "and gives 87,5. The regulation says nothing for a realisation inside the range: the profile declares "
            "that answer."),
)  # fmt: skip

RULES = (
    NAIK_RASIO, NAIK_AWAL, TURUN_CERMIN, TURUN_RASIO, TURUN_AWAL, TURUN_SELISIH, STABIL_DEVIASI, ORDINAL_RASIO, RENTANG,
)  # fmt: skip
