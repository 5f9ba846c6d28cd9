# SPDX-License-Identifier: MIT
"""Indices that appear as IKU: IKM from the answers of a survey, IP ASN from its dimensions."""

from __future__ import annotations

from sakip.formula.tree import sym, total
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example

_GASPUL = "gaspul-ikm"

NRR = Rule(
    id="ikm.nrr",
    title=N_("NRR: the mean answer of an unsur"),
    kind="nrr",
    formula=sym("jumlah_nilai") / sym("responden"),
    rujukan=(Rujukan("permenpanrb-14-2017", "dikutip aplikasi GASPUL, langkah 1", tanda=Tanda.KODE),),
    examples=(
        example("3,6207", Rujukan.praktik(_GASPUL, "U1, 18 x 4 + 11 x 3", tanda=Tanda.KODE),
                jumlah_nilai="105", responden="29"),
    ),
    note=N_("Over those who answered the unsur; how many did not stands beside it."),
)  # fmt: skip

TERTIMBANG = Rule(
    id="ikm.nrr-tertimbang",
    title=N_("Weighted NRR: the mean answer times the weight of an unsur"),
    kind="nrr-tertimbang",
    formula=sym("nrr") * sym("bobot"),
    rujukan=(Rujukan("permenpanrb-14-2017", "dikutip aplikasi GASPUL, langkah 2-3", tanda=Tanda.KODE),),
    examples=(
        example("0,4400", Rujukan.praktik(_GASPUL, "U4", tanda=Tanda.KODE), nrr="4", bobot="0,11"),
    ),
    note=N_("The weight is one over the number of unsur; 0,111 and 0,11 are roundings of 1/9 that move the index."),
)  # fmt: skip

IKM = Rule(
    id="ikm.indeks",
    title=N_("IKM: the sum of the weighted NRR, converted to 25-100"),
    kind="ikm",
    formula=total("nrr_tertimbang") * 25,
    rujukan=(
        Rujukan("permenpanrb-14-2017", "dikutip aplikasi GASPUL, langkah 4-5", tanda=Tanda.KODE),
        Rujukan.praktik("skm-tulang-bawang-barat-2023", "bobot 1/9 tidak dibulatkan"),
    ),
    examples=(
        example("99", Rujukan.praktik("skm-tulang-bawang-barat-2023", "sembilan NRR tertimbang yang dibulatkan"),
                nrr_tertimbang="0,44; 0,44; 0,44; 0,44; 0,44; 0,44; 0,44; 0,44; 0,44", tercetak="100",
                sebab="NRR tertimbang dibulatkan hanya pada cetakan; 4 x 1/9 x 9 x 25 adalah 100"),
    ),
)  # fmt: skip

IP_ASN = Rule(
    id="ip-asn.indeks",
    title=N_("IP ASN: the sum of the weighted scores of its four dimensions"),
    kind="ip-asn",
    formula=sym("kualifikasi") + sym("kompetensi") + sym("kinerja") + sym("disiplin"),
    rujukan=(
        Rujukan("bkn-8-2019", "rumus, dikutip Kontan: jumlah bobot dimensi dikali skor", tanda=Tanda.SEKUNDER),
        Rujukan("ip-asn-lelemuku-2019", "kualifikasi 25 %, S-3 25 dan S-2 20", tanda=Tanda.SEKUNDER),
    ),
    examples=(
        example("90", Rujukan.praktik("sakip", "contoh turunan: S-2, dimensi lain diberikan", tanda=Tanda.TURUNAN),
                kualifikasi="20", kompetensi="40", kinerja="25", disiplin="5"),
    ),
    in_force=(2019, None),
    note=N_("The scores of kompetensi, kinerja and disiplin are given: no source that can be cited has their tables."),
)  # fmt: skip

RULES = (NRR, TERTIMBANG, IKM, IP_ASN)
