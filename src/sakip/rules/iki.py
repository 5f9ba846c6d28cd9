# SPDX-License-Identifier: MIT
"""Value of an achievement of an individual indicator (IKI) under PermenPANRB 8/2021: precedent, not for an agency."""

from __future__ import annotations

from sakip.formula.tree import Num, Undefined, eq, ge, gt, rounded, step, sym, when
from sakip.lang import N_
from sakip.numbers import Mode
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

_PANRB_8 = "permenpanrb-8-2021"
_HLM_93 = Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 93 huruf e-i", catatan="mengukur pegawai; dicabut 6/2022",
                  tautan="https://online.flipbuilder.com/vajnr/eqrv/files/basic-html/page101.html")  # fmt: skip
_HLM_243 = Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 243",
                   tautan="https://online.flipbuilder.com/vajnr/eqrv/files/basic-html/page363.html")  # fmt: skip
_TURUNAN = Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 93, dihitung", tanda=Tanda.TURUNAN)

bulat = step("capaian_bulat", rounded(sym("capaian"), 0, Mode.HALF_UP))

_NILAI = when(
    gt(bulat, 110),
    120,
    when(
        gt(bulat, 100),
        Undefined("tidak-bersumber"),
        when(
            eq(bulat, 100),
            109,
            when(
                ge(bulat, 80),
                70 + (Num(89) - 70) / (Num(99) - 80) * (bulat - 80),
                when(ge(bulat, 60), 50 + (Num(69) - 50) / (Num(79) - 60) * (bulat - 60), bulat / 59 * 49),
            ),
        ),
    ),
)

NILAI = Rule(
    id="iki.permenpanrb-8-2021",
    title=N_("Value of an individual indicator, from its achievement in percent"),
    kind="nilai-iki",
    formula=_NILAI,
    rujukan=(_HLM_93, _HLM_243),
    examples=(
        example("88", _HLM_243, capaian="97,89"),
        example("109", _HLM_243, capaian="100"),
        example("120", _TURUNAN, capaian="111"),
        example("69", _TURUNAN, capaian="79"),
        example("49", _TURUNAN, capaian="59"),
        example("0", _TURUNAN, capaian="0"),
        example("-", _TURUNAN, capaian="105"),
    ),
    in_force=(2021, 2022),
    varian=("iki.permenpanrb-8-2021.target-maksimal",),
    note=N_("The bands are in whole percent, and the worked table of page 243 rounds the achievement before it "
            "converts: 93/95 = 97,89 counts as 98. From 101 to 110 there is no answer: the page with that band was "
            "not seen. The category is on predikat.iki.permenpanrb-8-2021. Revoked by PermenPANRB 6/2022."),
)  # fmt: skip

TARGET_MAKSIMAL = Rule(
    id="iki.permenpanrb-8-2021.target-maksimal",
    title=N_("Value of an individual indicator whose target is the most that can be achieved"),
    kind="nilai-iki",
    formula=when(eq(bulat, 100), 120, NILAI.formula),
    rujukan=(_HLM_93,),
    examples=(
        example("120", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 93 huruf i: bebas dari temuan material"), capaian="100"),
        example("88", _TURUNAN, capaian="98"),
    ),
    in_force=(2021, 2022),
    varian=("iki.permenpanrb-8-2021",),
    note=N_("Letter i: exactly 100 percent of such a target earns 120 and the category Sangat Baik instead of Baik."),
)  # fmt: skip

RULES = (NILAI, TARGET_MAKSIMAL)
