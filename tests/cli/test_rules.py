# SPDX-License-Identifier: MIT
"""``sakip rules``: national rules, and those that a region's plugin brings."""

from __future__ import annotations

from cli.daerah import PROFILE, Daerah
from cli.perintah import Run

BROUGHT = (
    PROFILE
    + """
from sakip.formula.tree import sym
from sakip.references import Rujukan
from sakip.rules.base import Rule

@hookimpl
def sakip_rumus(kode, tahun):
    return (
        Rule(
            id="capaian.naik.coba",
            title="Rumus Kabupaten Coba",
            kind="capaian",
            formula=sym("realisasi") / sym("target") * 90,
            rujukan=(Rujukan.praktik("perbup-coba-1-2023", "Pasal 4"),),
        ),
    )
"""
)


def test_a_region_s_own_rules_stand_before_the_national_ones(run: Run, daerah: Daerah) -> None:
    daerah.add("99.05", module=BROUGHT)
    ran = run("rules", "--wilayah", "99.05")
    assert ran.code == 0
    ids = [line.split()[0] for line in ran.out.splitlines() if line.startswith(("capaian.", "rekap."))]
    assert ids[0] == "capaian.naik.coba"
    assert "rekap.geometrik" in ids
    assert "capaian.naik.coba" not in run("rules").out


def test_a_region_s_own_rule_is_shown_in_full(run: Run, daerah: Daerah) -> None:
    daerah.add("99.05", module=BROUGHT)
    ran = run("rules", "capaian.naik.coba", "-w", "99.05")
    assert ran.code == 0
    assert "capaian = realisasi / target × 90" in ran.out
    assert "perbup-coba-1-2023" in ran.out
    lost = run("rules", "capaian.naik.cobb", "-w", "99.05")
    assert lost.code == 2
    assert "capaian.naik.coba" in lost.err
