# SPDX-License-Identifier: MIT
"""Parts of a report that are made from the model: cover, signatures, visi, units, boundaries, analyses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sakip.document import (
    Block,
    Contents,
    Cover,
    Gap,
    Item,
    List,
    ListOfPictures,
    ListOfTables,
    Marker,
    Paragraph,
    Run,
    Section,
    Signature,
    Style,
)
from sakip.lang import say
from sakip.reporting import prose

if TYPE_CHECKING:
    from sakip.model import Indikator, TandaTangan, Unit
    from sakip.reporting.material import Material

Maker = Callable[["Material", str], tuple[Block, ...]]


def find(name: str) -> Maker | None:
    """The maker for ``blok:<name>``."""
    return _MAKERS.get(name)


def _cover(material: Material, _: str) -> tuple[Block, ...]:
    agency = material.bundle.perangkat_daerah
    title = "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)"
    lines = (title, f"TAHUN {material.tahun}", agency.nama.upper(), agency.induk.upper())
    return (Cover(lines, (agency.nama.upper(), agency.induk.upper())),)


def _contents(_: Material, __: str) -> tuple[Block, ...]:
    return (Contents(""),)


def _tables(_: Material, __: str) -> tuple[Block, ...]:
    return (ListOfTables(""),)


def _pictures(_: Material, __: str) -> tuple[Block, ...]:
    return (ListOfPictures(""),)


def _signature(material: Material, part: str) -> tuple[Block, ...]:
    signed = material.bundle.perangkat_daerah.tanda_tangan.get(part)
    if signed is None:
        return (_unsigned(part),)
    below = [signed.nama or _OPEN]
    if signed.pangkat:
        below.append(signed.pangkat)
    if signed.nip:
        below.append(f"NIP. {signed.nip}")
    above = (f"{signed.tempat or _OPEN}, {signed.tanggal or _OPEN}", f"{signed.jabatan},")
    return (*_unknown(material, part, signed), Signature(above, tuple(below)))


_OPEN = "……………………"
"""What is left to be written by hand."""


def _unknown(material: Material, part: str, signed: TandaTangan) -> tuple[Block, ...]:
    """What is not known about who signs, named to the author once."""
    if part in material.told:
        return ()
    material.told.add(part)
    known = {"nama": signed.nama, "tempat": signed.tempat, "tanggal": signed.tanggal}
    left = [name for name, value in known.items() if not value]
    return (_unsigned(part, prose.listed(left)),) if left else ()


def _unsigned(part: str, what: str = "") -> Gap:
    """What is not known about who signs: anything, or the parts named."""
    role = part.replace("-", " ")
    told = say("{what} of who signs: {role}", what=what, role=role) if what else say("who signs: {role}", role=role)
    return Gap(told, f"perangkat_daerah.tanda_tangan.{part}")


def _party(material: Material, part: str) -> tuple[Block, ...]:
    """One who signs a Perjanjian Kinerja: name and post, and the name under which the text speaks of them."""
    signed = material.bundle.perangkat_daerah.tanda_tangan.get(part)
    if signed is None:
        return (_unsigned(part),)
    told = Paragraph((Run("Nama: "), Run(signed.nama or _OPEN, bold=True), Run(f"\nJabatan: {signed.jabatan}")))
    called = Paragraph((Run("selanjutnya disebut "), Run(part.replace("-", " ").upper(), bold=True)))
    return told, *_unknown(material, part, signed), called


def _list(items: Iterable[str], marker: Marker = Marker.NUMBER) -> tuple[Block, ...]:
    made = tuple(Item((Run(one),)) for one in items)
    return (List(made, marker),) if made else ()


def _mission(material: Material, _: str) -> tuple[Block, ...]:
    rpjmd = material.bundle.rpjmd
    if rpjmd is None or not rpjmd.misi:
        return (Gap(say("the misi of the RPJMD"), "rpjmd.misi"),)
    return _list(rpjmd.misi)


def _vision(material: Material, _: str) -> tuple[Block, ...]:
    rpjmd = material.bundle.rpjmd
    if rpjmd is None:
        return (Gap(say("the visi of the RPJMD"), "rpjmd.visi"),)
    short = f" ({rpjmd.singkatan})" if rpjmd.singkatan else ""
    return (Paragraph((Run(f"“{rpjmd.visi}{short}”", bold=True),), Style.STATEMENT),)


def _meaning(material: Material, _: str) -> tuple[Block, ...]:
    rpjmd = material.bundle.rpjmd
    if rpjmd is None:
        return ()
    items = tuple(Item((Run(f"{one.kata}: ", bold=True), Run(_joined(one.arti)))) for one in rpjmd.makna)
    return (List(items, Marker.BULLET),) if items else ()


def _joined(text: str) -> str:
    return " ".join(text.split())


def _region_goals(material: Material, _: str) -> tuple[Block, ...]:
    rpjmd = material.bundle.rpjmd
    return () if rpjmd is None else _list(rpjmd.tujuan)


def _goals(material: Material, _: str) -> tuple[Block, ...]:
    return _list(one.uraian for one in material.bundle.tujuan)


def _mandate(material: Material, _: str) -> tuple[Block, ...]:
    return _list(material.bundle.perangkat_daerah.mandat)


def _tasks(material: Material, _: str) -> tuple[Block, ...]:
    return _list(material.bundle.perangkat_daerah.tugas_umum)


def _boundaries(material: Material, _: str) -> tuple[Block, ...]:
    area = material.bundle.perangkat_daerah.wilayah
    if area is None:
        return ()
    return _list((f"Sebelah {side.capitalize()}: {what}" for side, what in area.batas.items()), Marker.BULLET)


def _units(material: Material, _: str) -> tuple[Block, ...]:
    return (List(tuple(_unit(one) for one in material.bundle.perangkat_daerah.unit), Marker.NUMBER),)


def _unit(unit: Unit) -> Item:
    text = _joined(unit.tugas)
    runs = [Run(unit.nama, bold=True)]
    if text:
        runs.append(Run(f", {text}" if text[0].islower() else f": {text}"))
    blocks: list[Block] = []
    for heading, lines in (("Fungsi:", unit.fungsi), ("Rincian tugas:", unit.rincian)):
        if lines:
            blocks += (Paragraph((Run(heading, italic=True),)), *_list(map(_joined, lines), Marker.LETTER))
    if unit.sub:
        blocks.append(List(tuple(_unit(one) for one in unit.sub), Marker.LETTER))
    return Item(tuple(runs), tuple(blocks))


def _analyses(material: Material, _: str) -> tuple[Block, ...]:
    """One section for each indicator of a sasaran, in the order of the tables."""
    bundle = material.bundle
    said = {one.indikator: one for one in bundle.analisis}
    found: list[Block] = []
    number = 0
    for sasaran in bundle.sasaran:
        for indicator in bundle.indikator_untuk(sasaran.id):
            number += 1
            words = said.get(indicator.id)
            blocks: list[Block] = []
            parts = (
                (None, words.uraian if words else ""),
                ("Penyebab", words.penyebab if words else ""),
                ("Hambatan", words.hambatan if words else ""),
                ("Solusi", words.solusi if words else ""),
            )
            for label, text in parts:
                blocks += _labelled(material, indicator.id, label, text)
            if not (words and words.uraian.strip()):
                blocks = [*_composed(material, indicator), *blocks]
            if words is None:
                told = say("the analysis of {indicator}", indicator=indicator.nama)
                blocks.append(Gap(told, f"analisis.{indicator.id}"))
            found.append(Section(f"analisis-{indicator.id}", indicator.nama, tuple(blocks), f"{number})"))
    return tuple(found)


def _composed(material: Material, indicator: Indikator) -> tuple[Block, ...]:
    """What the figures of an indicator say, in the words of the region: where nobody has written it otherwise."""
    from sakip.reporting import sentences
    from sakip.reporting.facts import IndikatorView

    return sentences.build(material, "indikator", lambda room: {"satu": IndikatorView(room, indicator, material.tahun)})


def _labelled(material: Material, about: str, label: str | None, text: str) -> tuple[Block, ...]:
    blocks = material.prose(text, f"analisis.{about}") if text.strip() else ()
    if label is None or not blocks:
        return blocks
    first = blocks[0]
    head = Run(f"{label}: ", bold=True)
    if isinstance(first, Paragraph):
        return (Paragraph((head, *first.runs), first.style), *blocks[1:])
    return (Paragraph((head,)), *blocks)


def _standard(material: Material, _: str) -> tuple[Block, ...]:
    """The comparison with the national standard, or the sentence that there is none."""
    from sakip.reporting.tables import build

    if not any(one.standar_nasional for one in material.bundle.indikator):
        agency, year = material.bundle.perangkat_daerah.nama, material.tahun
        return (
            Paragraph.of(
                f"Belum ada standar nasional yang ditetapkan untuk indikator kinerja {agency}, sehingga realisasi "
                f"tahun {year} tidak diperbandingkan dengan standar nasional."
            ),
        )
    return (build(material, "standar-nasional"),)


_MAKERS: dict[str, Maker] = {
    "sampul": _cover,
    "daftar-isi": _contents,
    "daftar-tabel": _tables,
    "daftar-gambar": _pictures,
    "tanda-tangan": _signature,
    "pihak": _party,
    "visi": _vision,
    "makna-visi": _meaning,
    "misi": _mission,
    "tujuan-rpjmd": _region_goals,
    "tujuan": _goals,
    "mandat": _mandate,
    "tugas-umum": _tasks,
    "batas-wilayah": _boundaries,
    "unit": _units,
    "analisis": _analyses,
    "standar-nasional": _standard,
}
