# SPDX-License-Identifier: MIT
"""Achievement of an indicator against its target, in percent."""

from __future__ import annotations

from sakip.formula.tree import gt, lt, sym, when
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

target, realisasi = sym("target"), sym("realisasi")
bawah, atas = sym("bawah"), sym("atas")

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
    varian=("capaian.turun.rasio",),
    note=N_("Negative when the realisation is more than twice the target; 200 when nothing was realised."),
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
        example("83,33", Rujukan.praktik("esakip-boyolali", "rumus yang sama", tanda=Tanda.TURUNAN),
                target="10", realisasi="12"),
    ),
    varian=("capaian.turun.cermin",),
    note=N_("Never negative, and undefined when nothing was realised; those who use it answer 100 then."),
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
    note=N_("The same loss above and below the target; negative beyond twice the target."),
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
    note=N_("Target and realisation stand for their ranks, counted from 1."),
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
    note=N_("The regulation says nothing for a realisation inside the range; the profile declares that answer."),
)  # fmt: skip

RULES = (NAIK_RASIO, TURUN_CERMIN, TURUN_RASIO, STABIL_DEVIASI, ORDINAL_RASIO, RENTANG)
