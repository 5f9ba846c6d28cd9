# SPDX-License-Identifier: MIT
"""Money: totals against their parts, and the Perjanjian Kinerja against the budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.checks.judged import judged_as
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.parts import AMOUNTS, Bagian, is_total, on_another_level, slipped_part
from sakip.lang import Message, msg
from sakip.model import VersiPagu
from sakip.numbers import format_number
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.figure import Figure

_JUMLAH = Rujukan.praktik("lkjip-sumber-harta-2023", "Realisasi Fisik dan Keuangan: kegiatan = jumlah sub kegiatan")
_PK = Rujukan("permenpanrb-53-2014", "Lampiran I, Perjanjian Kinerja", tanda=Tanda.SEKUNDER)


@check("SKP103", severity=Severity.ERROR, rujukan=_JUMLAH)
def children_add_up(material: Material) -> Iterator[Draft]:
    """A parent's budget equals the sum of its children.

    What: the printed ceiling, spending and PK amount of a kegiatan, a program and the agency are compared with the sum
    of what lies under them in the data, and with the sum of what the same table prints. The sum of all that was planned
    and the sum of all that was carried out are both known; the one that the region does not use is named in a note.

    Why: totals are typed, not summed, and stay behind when a row changes.

    Wrong: sub-kegiatan of 1.836.555.990 together, program 1.990.176.330.

    Right: the program's amount is 1.836.555.990.

    Effect: Readers cannot tell how much money the program or the agency had.

    Advice: Add up the rows again and correct the total, or the row that was changed after it.

    Reference: the layout of the table itself.
    """
    done: set[str] = set()
    for key, group in material.printed(AMOUNTS):
        figure = material.figure(key)
        if figure is None or not is_total(figure):
            continue
        left = []
        for one in _asked(material, group, figure):
            slip = slipped_part(material, one, figure)
            if slip is None:
                left.append(one)
            elif slip.part.key not in done:
                done.add(slip.part.key)
                yield _of_part(material, one, slip)
        yield from judged_as(material, key, left, figure, _other_scope)


def _asked(material: Material, group: Iterable[Tercetak], figure: Figure) -> list[Tercetak]:
    return [
        one
        for one in group
        if not _from_pk(material, one)
        and not _sum_of_printed(material, one, figure)
        and not _of_other_table(material, one)
        and not _with_other_spending(material, one, figure)
        and not on_another_level(material, one, figure)
    ]


def told_with_a_total(material: Material) -> frozenset[object]:
    """The places of the absorptions that are told with the part of a total that they show to be wrong."""
    found = set()
    for key, group in material.printed(AMOUNTS):
        figure = material.figure(key)
        if figure is not None and is_total(figure):
            slips = (slipped_part(material, one, figure) for one in _asked(material, group, figure))
            found |= {slip.serapan.place.letak for slip in slips if slip is not None and slip.serapan is not None}
    return frozenset(found)


def _of_part(material: Material, one: Tercetak, slip: Bagian) -> Draft:
    part = slip.part
    right = format_number(Decimal(slip.needed.numerator), digits=0)
    fields = {"figure": called(material, part.key), "printed": part.text, "computed": right, "total": one.text}
    if slip.serapan is None:
        message = msg("{figure}: {printed} is printed; with {computed} the total {total} would be right.", **fields)
    else:
        message = msg("{figure}: {printed} is printed; with {computed} its absorption {absorption} and the total "
                      "{total} would be right.", **fields, absorption=slip.serapan.text)  # fmt: skip
    places = (part.place, one.place) if slip.serapan is None else (part.place, slip.serapan.place, one.place)
    also = (one.key,) if slip.serapan is None else (slip.serapan.key, one.key)
    return Draft(
        part.key, message, part.text, right, places, msg("digits of the amount were left out or exchanged"),
        certainty=Certainty.PROBABLE, also=also,
    )  # fmt: skip


def _from_pk(material: Material, one: Tercetak) -> bool:
    """The amount of one program as the Perjanjian Kinerja has it: another check compares the two."""
    where = one.address
    agreed = material.exact(f"anggaran-pk:{where.subject}:{where.year}")
    return (
        where.kind == "pagu"
        and where.subject != material.bundle.kode
        and one.cetak is not None
        and agreed == one.cetak.nilai
    )


def _sum_of_printed(material: Material, one: Tercetak, figure: Figure) -> bool:
    """The total of its own table, whose rows are judged one by one."""
    sources = (figure.sources or {}).get("nilai", ())
    where = one.address
    levels = [() if isinstance(sources, str) else sources]
    if where.subject == material.bundle.kode:
        bundle = material.bundle
        for codes in (bundle.program, bundle.kegiatan):
            levels.append(tuple(f"{where.kind}:{x.kode}:{where.year}" for x in codes))
    return any(_adds_up(material, one, keys) for keys in levels)


_WHOLE = re.compile(r"\W*(?:jumlah|total|belanja|pendapatan|pembiayaan|apbd)\b", re.IGNORECASE)


def _of_other_table(material: Material, one: Tercetak) -> bool:
    """The total of another table, told in a sentence: all that a region spends, beside what its programs here have."""
    if one.cetak is None or one.place.tabel is not None:
        return False
    return any(
        row.number(kind) == one.cetak.nilai
        for row in material.loose
        if _WHOLE.match(row.name)
        for kind in ("pagu", "realisasi-keuangan")
        if kind in row.columns
    )


_OTHER = re.compile(
    r"\b(?:tidak langsung|btl|gaji|hibah|bantuan|blud|transfer|pembiayaan|belanja pegawai)\b", re.IGNORECASE
)
"""Spending that no program has, where those have the direct spending alone."""


def _with_other_spending(material: Material, one: Tercetak, figure: Figure) -> bool:
    """Whether the agency's total has, beside its programs, what the report prints as spending of another kind."""
    published, exact = material.published, figure.exact
    if published is None or one.cetak is None or exact is None or one.address.subject != material.bundle.kode:
        return False
    rest = one.cetak.nilai - exact
    if rest <= 0 or rest.denominator != 1:
        return False
    text = format_number(int(rest), digits=0)
    rows = (" ".join(cell.text for cell in row.cells) for table in published.tables for row in table.rows)
    return any(text in said and _OTHER.search(said) for said in (*(x.text for x in published.text), *rows))


def _adds_up(material: Material, one: Tercetak, keys: Sequence[str]) -> bool:
    """Whether what the same table prints under these addresses is the printed amount together."""
    if one.cetak is None or not keys:
        return False
    parts: list[Fraction] = []
    for key in keys:
        rows = [x for x in material.by_address.get(key, ()) if x.cetak is not None and x.place.tabel == one.place.tabel]
        exact = rows[0].cetak.nilai if rows and rows[0].cetak is not None else None
        if exact is None:
            return False
        parts.append(exact)
    return sum(parts) == one.cetak.nilai


def _other_scope(material: Material, one: Tercetak) -> Message | None:
    """The total over all that was planned, where the region counts what was carried out; or the reverse."""
    where = one.address
    if one.cetak is None or where.kind not in ("pagu", "realisasi"):
        return None
    for carried, words in (
        (False, msg("it is the sum of all sub-kegiatan, also of those not carried out")),
        (True, msg("it is the sum of the sub-kegiatan that were carried out")),
    ):
        values = []
        for sub in material.bundle.sub_kegiatan:
            under = where.subject == material.bundle.kode or sub.kode.startswith(f"{where.subject}.")
            if under and (sub.dilaksanakan or not carried):
                values.append(material.exact(f"{where.kind}:{sub.kode}:{where.year}"))
        known = [value for value in values if value is not None]
        if known and len(known) == len(values) and sum(known) == one.cetak.nilai:
            return words
    return None


@check("SKP203", severity=Severity.WARNING, rujukan=_PK)
def pk_and_budget(material: Material) -> Iterator[Draft]:
    """A program has the same money in the Perjanjian Kinerja and in the budget of the same version.

    What: each program's amount in the PK is compared with its ceiling in the version of the budget that the PK names.
    Where the budget tables have no amount for that version, the one in force is compared and the finding is possible.

    Why: the PK is signed for a budget; a reader cannot tell which of two amounts was agreed.

    Wrong: PK (perubahan) Rp 466.950.300, budget table (perubahan) Rp 241.647.000.

    Right: the same amount in both, or the version named in both.

    Effect: What was agreed with the superior cannot be compared with what was spent.

    Advice: Name the version of the budget in both, and revise the Perjanjian Kinerja where the budget was changed.

    Reference: PermenPANRB 53/2014 Lampiran I.
    """
    pk = material.bundle.perjanjian_kinerja
    for agreed in () if pk is None else pk.program:
        assert pk is not None
        ceiling, sure = _ceiling(material, agreed.program, pk.versi)
        if ceiling is None or ceiling == agreed.anggaran:
            continue
        key = f"anggaran-pk:{agreed.program}:{material.tahun}"
        places = [
            one.place
            for other in (key, f"pagu:{agreed.program}:{material.tahun}")
            for one in material.by_address.get(other, ())
            if one.cetak is not None and one.cetak.nilai == agreed.anggaran
        ]
        printed, computed = format_number(agreed.anggaran), format_number(ceiling)
        yield Draft(
            key,
            msg("{figure} is Rp {printed}, but the budget ({version}) has Rp {computed}.", figure=called(material, key),
                printed=printed, computed=computed, version=pk.versi.value),
            printed, computed, tuple(places), certainty=sure, also=(f"pagu:{agreed.program}:{material.tahun}",),
        )  # fmt: skip


def _ceiling(material: Material, program: str, version: VersiPagu) -> tuple[int | None, Certainty]:
    subs = [x for x in material.bundle.sub_kegiatan if x.kode.startswith(f"{program}.")]
    exact = [getattr(sub.pagu, version.value) for sub in subs]
    if subs and None not in exact:
        return sum(exact), Certainty.CERTAIN
    found = material.exact(f"pagu:{program}:{material.tahun}")
    return (None if found is None else int(found)), Certainty.POSSIBLE


@check("SKP204", severity=Severity.WARNING, rujukan=_PK)
def pk_programs(material: Material) -> Iterator[Draft]:
    """The Perjanjian Kinerja and the budget name the same programs.

    What: programs that only one of the two has.

    Why: a program without agreement has nobody who answers for it; one without budget cannot be carried out.

    Wrong: the budget has six programs, the PK five.

    Right: both have the same programs, or the report says when one was added or dropped.

    Effect: A program has money and nobody who answers for it, or is promised without money.

    Advice: Complete the Perjanjian Kinerja, or explain when the program was added or dropped.

    Reference: PermenPANRB 53/2014 Lampiran I.
    """
    pk = material.bundle.perjanjian_kinerja
    if pk is None or not pk.program or not material.bundle.program:
        return
    agreed = {one.program for one in pk.program}
    names = {one.kode: one.nama for one in material.bundle.program}
    alone = _in_pk_alone(material, agreed)
    for code in sorted(names.keys() - agreed):
        yield Draft(f"pagu:{code}:{material.tahun}",
                    msg("{code} {name} is in the budget and not in the Perjanjian Kinerja.", code=code,
                        name=names[code]))  # fmt: skip
    for code in sorted(agreed - names.keys() | alone):
        yield Draft(f"anggaran-pk:{code}:{material.tahun}",
                    msg("{code} is in the Perjanjian Kinerja and not in the budget.",
                        code=material.called(code)))  # fmt: skip


def _in_pk_alone(material: Material, agreed: set[str]) -> set[str]:
    """Programs without a printed ceiling and without anything under them, where the others of the PK have both."""
    bundle = material.bundle
    under = {x.induk for x in bundle.kegiatan} | {x.induk for x in bundle.sub_kegiatan}
    printed = {one.address.subject for _, group in material.printed(("pagu", "realisasi")) for one in group}
    lacking = {code for code in agreed if code not in under and code not in printed}
    own = {one.kode for one in bundle.program if one.pagu.berlaku is not None}
    return lacking - own if material.published is not None and len(lacking) * 2 < len(agreed) else set()
