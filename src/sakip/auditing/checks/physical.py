# SPDX-License-Identifier: MIT
"""Work against money: output without spending, spending without output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import LooseRow

_ANALISIS = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A", tanda=Tanda.SEKUNDER)


@check("SKP401", severity=Severity.WARNING, rujukan=_ANALISIS)
def output_and_money(material: Material) -> Iterator[Draft]:
    """An output was not reached without money, nor the money spent without an output.

    What: sub-kegiatan, kegiatan and programs with an output at or above its target and nothing spent, and those with
    money spent and no output at all.

    Why: where the realisation column was filled with the targets, this is where it shows.

    Wrong: 4 of 4 desa, Rp 0 spent, "not carried out".

    Right: 0 of 4 desa, Rp 0 spent.

    Effect: Either the output or the spending is not what happened.

    Advice: Check the output against the evidence of the activity, and correct the realisation that was copied from
    the target.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A.
    """
    year = material.tahun
    bundle = material.bundle
    done = {one.kode: one.dilaksanakan for one in bundle.sub_kegiatan}
    done |= {one.kode: True for level in (bundle.program, bundle.kegiatan) for one in level}
    for one in bundle.indikator:
        carried_out = done.get(one.untuk)
        reached, spent = material.exact(f"capaian:{one.id}:{year}"), material.exact(f"realisasi:{one.untuk}:{year}")
        ceiling = material.exact(f"pagu:{one.untuk}:{year}")
        if carried_out is None or reached is None or spent is None or not ceiling:
            continue
        key = f"capaian:{one.id}:{year}"
        places = tuple(x.place for x in material.by_address.get(key, ()))
        facts = {
            "code": material.called(one.untuk),
            "target": one.target.get(year),
            "realisasi": one.realisasi.get(year),
        }
        also = (f"realisasi:{one.untuk}:{year}",)
        if spent == 0 and reached >= 100:
            message = msg("{code}: output {realisasi} of {target} with nothing spent.", **facts)
            cause = None if carried_out else msg("it was not carried out: the realisation repeats the target")
            yield Draft(key, message, str(one.realisasi.get(year)), None, places, cause, also=also,
                        certainty=Certainty.PROBABLE if carried_out else Certainty.CERTAIN)  # fmt: skip
        elif spent > 0 and reached <= 0:
            message = msg("{code}: money was spent, but the output is {realisasi} of {target}.", **facts)
            yield Draft(key, message, str(one.realisasi.get(year)), None, places, also=also,
                        certainty=Certainty.PROBABLE)  # fmt: skip
    yield from _of_printed(material)
    for row in material.loose:
        yield from _of_row(material, row)


def _of_row(material: Material, row: LooseRow) -> Iterator[Draft]:
    """The same for a row of which the report does not say under which program it stands."""
    if not {"pagu", "realisasi-keuangan"} <= row.columns.keys() or not row.number("pagu"):
        return
    if not {"target", "realisasi"} <= row.columns.keys():
        yield from _by_percent(material, row)
        return
    wanted, done, money = (row.number(kind) for kind in ("target", "realisasi", "realisasi-keuangan"))
    facts = {"code": row.name, "target": row.text("target"), "realisasi": row.text("realisasi")}
    if money == 0 and done >= wanted > 0:
        message = msg("{code}: output {realisasi} of {target} with nothing spent.", **facts)
    elif money > 0 and done <= 0 < wanted:
        message = msg("{code}: money was spent, but the output is {realisasi} of {target}.", **facts)
    else:
        return
    places = (row.place("realisasi"), row.place("realisasi-keuangan"))
    yield Draft(material.bundle.kode, message, row.text("realisasi"), None, places, certainty=Certainty.PROBABLE)


def _by_percent(material: Material, row: LooseRow) -> Iterator[Draft]:
    """A row that has the work in percent alone."""
    if "capaian" in row.columns and _apart(row.number("capaian"), row.number("realisasi-keuangan")):
        yield _work(material.bundle.kode, row.name, row.text("capaian"), row.text("realisasi-keuangan"),
                    row.place("capaian"), row.place("realisasi-keuangan"))  # fmt: skip


def _of_printed(material: Material) -> Iterator[Draft]:
    """The same for the lowest level of which the work is printed in percent and no output is."""
    bundle, year = material.bundle, material.tahun
    codes = {one.kode for level in (bundle.program, bundle.kegiatan, bundle.sub_kegiatan) for one in level}
    codes -= {one.untuk for one in bundle.indikator}
    codes -= {one.induk for one in bundle.kegiatan} | {one.induk for one in bundle.sub_kegiatan}
    for key, group in material.printed("rata-rata:capaian"):
        where = group[0].address
        if where.subject not in codes or where.year != year or not material.exact(f"pagu:{where.subject}:{year}"):
            continue
        for one in group:
            money = next((x for x in material.beside(one) if x.key == f"realisasi:{where.subject}:{year}"), None)
            if one.cetak and money is not None and money.cetak and _apart(one.cetak.nilai, money.cetak.nilai):
                yield _work(key, material.called(where.subject), one.text, money.text, one.place, money.place)


def _apart(done: Fraction | Decimal, money: Fraction | Decimal) -> bool:
    return (money == 0 and done >= 100) or (money > 0 and done <= 0)


def _work(address: str, name: str, done: str, money: str, *places: Tempat) -> Draft:
    message = msg("{code}: work of {done} with {money} spent.", code=name, done=_percent(done), money=money)
    return Draft(address, message, done, None, places, certainty=Certainty.PROBABLE)


def _percent(text: str) -> str:
    return text if "%" in text else f"{text} %"


@check("SKP402", severity=Severity.NOTE, rujukan=_ANALISIS)
def result_and_money(material: Material) -> Iterator[Draft]:
    """A sasaran whose programs spent nothing explains where its result comes from.

    What: sasaran with an achievement above zero although none of the money behind them was spent.

    Why: the result may be right, but not because of these programs; the analysis must say what else served it.

    Wrong: achievement 94 %, absorption 0 %, "program ini menjadi penunjang keberhasilan".

    Right: achievement 94 %, absorption 0 %, and a sentence on what brought it about.

    Effect: The result is ascribed to programs that were not carried out.

    Advice: Write in the analysis what brought the result about.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A.
    """
    year = material.tahun
    for one in material.bundle.sasaran:
        key = f"rata-rata:capaian:{one.id}:{year}"
        reached, spent = material.figure(key), material.exact(f"realisasi:{one.id}:{year}")
        if reached is None or not reached.exact or spent != 0 or not material.exact(f"pagu:{one.id}:{year}"):
            continue
        yield Draft(key, msg("{id} reached {computed} % although nothing was spent on its programs.",
                             id=material.called(one.id),
                             computed=reached.text),
                    None, reached.text, certainty=Certainty.POSSIBLE, also=(f"serapan:{one.id}:{year}",))  # fmt: skip
