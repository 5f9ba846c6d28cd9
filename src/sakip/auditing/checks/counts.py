# SPDX-License-Identifier: MIT
"""Counts in words and tables: so many programs, so many staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.lang import Message, msg
from sakip.measurement.derivation import kind_text
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak

_LEVELS = ("program", "kegiatan", "sub-kegiatan")
_OF_PLAN = {f"jumlah:{one}" for one in ("misi", "tujuan", "sasaran", "indikator", *_LEVELS)}
_CONFUSED = {
    "jumlah:indikator": ("jumlah:sasaran",),
    "jumlah:indikator-tercapai": ("jumlah:indikator", "jumlah:sasaran"),
    "jumlah:sasaran": ("jumlah:indikator", "jumlah:tujuan"),
    "jumlah:desa": ("jumlah:kelurahan",),
}
_III = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III", tanda=Tanda.SEKUNDER)


@check("SKP107", severity=Severity.ERROR, rujukan=_III)
def jumlah(material: Material) -> Iterator[Draft]:
    """A count equals the number of things that the report lists.

    What: every count in a sentence or a table is compared with what the data have. Where only one count is printed and
    it counts something near (the programs of the PK, those carried out), the finding is a warning. Where the list
    of a part of the plan is missing, or other things are counted in two ways without a list, a note says so.

    Why: the opening pages count programs, kegiatan and sub-kegiatan, and are written before the tables.

    Wrong: "5 program, 9 kegiatan dan 17 sub kegiatan", and a table of 6, 10 and 16.

    Right: the same numbers in the sentence and in the table.

    Effect: The opening pages describe another set of programs and sasaran than the tables do.

    Advice: Count the rows of the tables and correct the sentence.

    Reference: PermenPANRB 53/2014 Lampiran II.
    """
    kinds = {one.address.kind for one in material.tercetak if one.address.kind.startswith("jumlah:")}
    for key, group in material.printed(sorted(kinds)):
        figure = material.figure(key)
        if figure is None:
            continue
        printed = [one for one in group if one.cetak is not None]
        if figure.exact is None:
            # How many villages and people there are need not be listed in a report; what the plan has must be.
            if printed and (figure.address.kind in _OF_PLAN or len({one.text for one in printed}) > 1):
                yield _no_list(material, key, printed)
            continue
        wrong = [one for one in printed if one.cetak is not None and one.cetak.nilai != figure.exact]
        if not wrong:
            continue
        texts = tuple(dict.fromkeys(one.text for one in wrong))
        values = {one.cetak.nilai for one in printed if one.cetak is not None}
        found = [(text, cause) for text in texts if (cause := _counted_instead(material, key, text, wrong)) is not None]
        only = len(values) == 1 and bool(found)
        yield Draft(
            key,
            msg("{figure}: {printed} is printed, the data have {computed}.", figure=called(material, key),
                printed=" / ".join(texts), computed=figure.text),
            " / ".join(texts), figure.text, tuple(one.place for one in wrong),
            found[0][1] if found else None, Severity.WARNING if only else None,
        )  # fmt: skip


def _no_list(material: Material, key: str, printed: list[Tercetak]) -> Draft:
    texts = " / ".join(dict.fromkeys(one.text for one in printed))
    return Draft(
        key,
        msg("{figure}: {printed} is printed, but there is no list to count them in.", figure=called(material, key),
            printed=texts),
        texts, None, tuple(one.place for one in printed), None, Severity.NOTE, Certainty.POSSIBLE,
    )  # fmt: skip


def _counted_instead(material: Material, key: str, text: str, wrong: list[Tercetak]) -> Message | None:
    """What the printed number does count."""
    one = next(x for x in wrong if x.text == text)
    assert one.cetak is not None
    where = one.address
    what = where.kind.partition(":")[2].removesuffix("-dilaksanakan")
    if what in _LEVELS and _in_pk(material, what) == one.cetak.nilai:
        return msg("{value} counts what the Perjanjian Kinerja has", value=text)
    near = (f"jumlah:{what}-dilaksanakan", f"jumlah:{what}") if what in _LEVELS else _CONFUSED.get(where.kind, ())
    for kind in near:
        if kind != where.kind and material.exact(f"{kind}:{where.subject}:{where.year}") == one.cetak.nilai:
            return msg("{value} is {figure}", value=text, figure=kind_text(kind))
    return None


def _in_pk(material: Material, level: str) -> int | None:
    pk = material.bundle.perjanjian_kinerja
    if pk is None:
        return None
    programs = tuple(f"{one.program}." for one in pk.program)
    bundle = material.bundle
    match level:
        case "program":
            return len(programs)
        case "kegiatan":
            return sum(1 for one in bundle.kegiatan if one.kode.startswith(programs))
        case _:
            return sum(1 for one in bundle.sub_kegiatan if one.kode.startswith(programs))
