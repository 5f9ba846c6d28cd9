# SPDX-License-Identifier: MIT
"""The rules of the evaluation: a sub-component from its letter or its criteria, and the sums above it."""

from __future__ import annotations

from sakip.formula.tree import mean, sym, total
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

KIND = "nilai-evaluasi"
bobot, nilai_huruf = sym("bobot"), sym("nilai_huruf")

_TABEL = Rujukan(
    "permenpanrb-88-2021", "Tabel Pengisian Nilai, dikutip t-SEMAR temp_scoring_output_utf8.txt", tanda=Tanda.KODE
)

SUB = Rule(
    id="evaluasi.sub-komponen.huruf",
    title=N_("Score of a sub-component: its letter's share of the weight"),
    kind=KIND,
    formula=bobot * nilai_huruf / 100,
    rujukan=(_TABEL,),
    examples=(
        example("4,05", Rujukan.praktik("t-semar", "bobot 4,5 dan huruf A", tanda=Tanda.TURUNAN),
                bobot="4,5", nilai_huruf="90"),
    ),
    varian=("evaluasi.sub-komponen.kriteria",),
    in_force=(2021, None),
)  # fmt: skip

SUB_KRITERIA = Rule(
    id="evaluasi.sub-komponen.kriteria",
    title=N_("Score of a sub-component: the mean of the letters of its criteria, as a share of the weight"),
    kind=KIND,
    formula=bobot * mean("nilai_kriteria") / 100,
    rujukan=(Rujukan.praktik("t-semar", "src/components/audit/audit-table.tsx", tanda=Tanda.KODE),),
    examples=(
        example("5,1", Rujukan.praktik("t-semar", "bobot 6 dan enam kriteria: A, A, B, A, BB, A", tanda=Tanda.TURUNAN),
                bobot="6", nilai_kriteria="90; 90; 70; 90; 80; 90"),
    ),
    varian=("evaluasi.sub-komponen.huruf",),
    in_force=(2021, None),
    note=N_("Every criterion has its own letter; one without a letter leaves the sub-component without a score."),
)  # fmt: skip

JUMLAH = Rule(
    id="evaluasi.jumlah",
    title=N_("Score of a component, and of the whole: the sum of its parts, not rounded in between"),
    kind=KIND,
    formula=total("nilai"),
    rujukan=(_TABEL, Rujukan.praktik("evaluasi-sakip-wonogiri-2019", "lima komponen", tanda=Tanda.SEKUNDER)),
    examples=(
        example("73,07", Rujukan.praktik("evaluasi-sakip-wonogiri-2019", "lima komponen", tanda=Tanda.SEKUNDER),
                nilai="22,45; 18,33; 12,13; 8,31; 11,85"),
    ),
)  # fmt: skip

_LEMBAR_2015 = Rujukan(
    "permenpanrb-12-2015", "lembar kriteria: perencanaan strategis 10, pemenuhan 2, kualitas 5", tanda=Tanda.SEKUNDER,
    tautan="https://id.scribd.com/document/606808292/Lembar-Kriteria-Evaluasi",
)  # fmt: skip

SUB_2015 = Rule(
    id="evaluasi.sub-komponen.permenpanrb-12-2015",
    title=N_("Weight of a part of a component before 2021: its share of 20, 50 or 30 percent"),
    kind="bobot",
    formula=bobot * sym("porsi") / 100,
    rujukan=(_LEMBAR_2015,),
    examples=(
        example("2", _LEMBAR_2015, bobot="10", porsi="20"),
        example("5", _LEMBAR_2015, bobot="10", porsi="50"),
        example("7,5", Rujukan("permenpanrb-12-2015", "pola yang sama pada pengukuran 25", tanda=Tanda.TURUNAN),
                bobot="25", porsi="30"),
    ),
    in_force=(2015, 2021),
    note=N_("Presence 20, quality 50, use 30. The copy seen shows the first two for strategic planning alone; the "
            "third, and the same pattern in the other components, are derived. The component of achievement is split "
            "another way."),
)  # fmt: skip

RULES = (SUB, SUB_KRITERIA, SUB_2015, JUMLAH)
