# SPDX-License-Identifier: MIT
"""Policies around the formulas: zero and negative values, caps and floors, holes; with who was seen to use each.

No regulation seen answers these questions, so every answer is a choice with a name. Who uses it is data
(kebijakan.toml beside this module).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from sakip.errors import RuleError
from sakip.lang import N_, msg
from sakip.references import Rujukan, Tanda


@attrs.frozen
class Kebijakan:
    """A policy.

    id: dotted and stable. title, about: English texts for `say`. nilai: the keys of a profile that make it, with their
    values; empty where it is a rule of its own, or no choice of a profile. pemakai: regions that were seen to use it,
    each with where.
    """

    id: str
    title: str = attrs.field(eq=False)
    about: str = attrs.field(eq=False)
    nilai: Mapping[str, str | int] = attrs.field(eq=False)
    pemakai: tuple[tuple[str, Rujukan], ...] = attrs.field(validator=attrs.validators.min_len(1), eq=False)


_TEXTS: dict[str, tuple[str, str]] = {
    "nol.target.tanpa-nilai": (
        N_("Zero target: no value"),
        N_("Nothing can be measured against zero, so the figure says why it is missing. The national choice."),
    ),
    "nol.target.nol": (
        N_("Zero target: 0"),
        N_("The achievement is set to 0. It then pulls means down as if work had failed that nobody planned."),
    ),
    "nol.target.seratus": (
        N_("Zero target, higher is better: 100"),
        N_("Whatever was realised counts as achieved."),
    ),
    "nol.target.turun.terjaga": (
        N_("Zero target, lower is better: 100 where nothing happened, else 0"),
        N_("A target of no cases is met or missed, with nothing in between."),
    ),
    "nol.target.terburuk": (
        N_("Zero target, lower is better: measured by the worst realisation"),
        N_("The indicator declares the worst that can happen; none of it is 100 and all of it 0. "
           "Rule: capaian.turun.kemenkeu-terburuk."),
    ),
    "nol.target.kelas-sendiri": (
        N_("Zero target: a class of its own"),
        N_("The table shows the indicator as one without a target and gives it no percentage."),
    ),
    "nol.target.galat": (
        N_("Zero target: an error"),
        N_("The application stops, warns, or divides by zero. Seen, not recommended."),
    ),
    "nol.realisasi.seratus": (
        N_("Zero realisation, target over realisation: 100"),
        N_("The ratio has no value at zero; the answer 100 is less than what a realisation just above zero earns."),
    ),
    "nol.realisasi.rumus": (
        N_("Zero realisation: what the formula gives"),
        N_("200 under the mirrored formula, before any cap."),
    ),
    "negatif.target.cermin": (
        N_("Negative target, higher is better: mirrored"),
        N_("The ratio would praise a deeper loss; 1 + (1 - realisasi / target) turns its sense round. "
           "Rule: capaian.naik.kemenkeu."),
    ),
    "batas.atas.tanpa": (N_("No cap"), N_("An achievement may be any number above 100.")),
    "batas.atas.100": (N_("Cap at 100"), N_("More than the target earns nothing.")),
    "batas.atas.120": (N_("Cap at 120"), N_("More than the target earns up to a fifth.")),
    "batas.bawah.tanpa": (
        N_("No floor"),
        N_("Under the mirrored formula an achievement is negative where the realisation is more than twice the "
           "target."),
    ),
    "batas.bawah.0": (N_("Floor at 0"), N_("A negative achievement counts as 0.")),
    "batas.tahap.sebelum-rata-rata": (
        N_("Cap before averaging"),
        N_("Each indicator is capped, then the mean is taken: 200 and 80 under a cap of 120 give 100, not 140."),
    ),
    "batas.tahap.sebelum-dan-sesudah": (
        N_("Cap before averaging and after"),
        N_("Each item is clipped and so is their mean, where the second has nothing left to do."),
    ),
    "rata-rata.tanpa-nol": (
        N_("Mean without the zeros"),
        N_("An indicator with an achievement of 0 is left out of the count, so that a failure raises the mean."),
    ),
    "kosong.bukan-nol": (
        N_("Empty is not zero"),
        N_("A value that is not there yet is shown as missing; 0 is a fact. The rule of this library."),
    ),
    "kosong.sama-dengan-nol": (
        N_("Empty and zero are one"),
        N_("An empty quarter adds nothing to a sum, and a quarter with 0 is not taken as the last one filled."),
    ),
    "kosong.triwulan.tanpa-nilai": (
        N_("An empty quarter: the year so far has no value"),
        N_("Every quarter with a target needs a realisation. Policy tanpa-nilai of the consolidation."),
    ),
    "kosong.triwulan.lewati": (
        N_("An empty quarter is left out"),
        N_("Only quarters that are filled count, with the targets of the same quarters. Policy lewati of the "
           "consolidation."),
    ),
    "verifikasi.nol": (
        N_("Not verified: 0"),
        N_("A realisation counts as 0 until somebody has verified it."),
    ),
}  # fmt: skip


@cache
def kebijakan() -> Mapping[str, Kebijakan]:
    """All policies by id, in the order of the documentation."""
    import tomli

    data = tomli.loads((Path(__file__).parent / "kebijakan.toml").read_text("utf-8"))
    if list(data) != list(_TEXTS):
        odd = ", ".join(sorted(set(data) ^ set(_TEXTS))) or "urutan"
        raise RuleError(msg("kebijakan.toml and its texts differ: {odd}.", odd=odd))
    return {
        id: Kebijakan(id, *_TEXTS[id], one["nilai"], tuple(_user(user) for user in one["pemakai"]))
        for id, one in data.items()
    }


def get(id: str) -> Kebijakan:
    """The policy with this id; RuleError names the nearest."""
    found = kebijakan().get(id)
    if found is None:
        from sakip.rules import unknown

        raise unknown(id, list(kebijakan()))
    return found


def _user(data: Mapping[str, str]) -> tuple[str, Rujukan]:
    return data["wilayah"], Rujukan.praktik(data["sumber"], data["bagian"], tanda=Tanda(data["tanda"]))
