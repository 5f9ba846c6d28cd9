# SPDX-License-Identifier: MIT
"""The drawings of a report, by kind: what they show comes from the measurement, how they look from `sakip.pictures`.

A kind is added in one place, `KINDS`; a profile names it in ``[gambar.<id>] jenis``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from sakip.document import Block, Gap, Picture
from sakip.errors import Fault, Place, ProfileError
from sakip.figure import MISSING
from sakip.lang import N_, msg, say
from sakip.numbers import Angka, format_number
from sakip.pictures import charts, looks, outcomes, trees
from sakip.pictures.canvas import Look
from sakip.reporting import outcomes as pohon
from sakip.reporting.rows import unknown
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.model import Indikator, Nilai, Unit
    from sakip.reporting.material import Material


@attrs.frozen
class Drawn:
    """A drawing, its description, and whether it wants a landscape page."""

    svg: str
    alt: str
    wide: bool = False


Draw = Callable[["Material", str], list[Drawn]]
"""The sheets of a drawing under its title; none where there is nothing to show."""


def build(material: Material, id: str) -> tuple[Block, ...]:
    """The picture `id` as the profile asks for it, on as many sheets as it needs; a gap where there is nothing to show.

    Raises ProfileError where no profile names it, or its kind is not known.
    """
    profile, key = material.profile, f"gambar.{id}"
    kind: str | None = profile.get(key, "jenis")
    if kind is None:
        hint = msg("Write [gambar.{id}] with jenis, or take the picture out of the outline.", id=id)
        message = msg('the outline asks for picture "{id}", which no profile describes.', id=id)
        raise ProfileError([Fault("profile", message, Place(None, None, key), hint)])
    if kind not in KINDS:
        raise unknown("jenis", kind, KINDS, f"{key}.jenis")
    title = material.dated(profile.get(key, "judul", id))
    sheets = KINDS[kind][1](material, title)
    if not sheets:
        return (Gap(say("the data of the picture {title}", title=title)),)
    number = material.number("gambar", id)
    many = len(sheets) > 1
    return tuple(
        Picture(
            f"{id}-{at}" if many else id,
            one.svg,
            one.alt,
            f"{title} ({at} dari {len(sheets)})" if many else title,
            number,
            one.wide,
        )
        for at, one in enumerate(sheets, start=1)
    )


def _class(material: Material, figure: Figure | None, key: str) -> Look:
    """The look of an achievement by the class that the region's scale gives it."""
    found = None if figure is None else material.measurement.find(f"predikat:{key}")
    if found is None or not isinstance(found.rule, Scale) or found.value is None:
        return looks.UNKNOWN
    return looks.of(int(found.value), len(found.rule.urut))


def _legend(material: Material) -> list[tuple[str, Look]]:
    """The classes of the scale by which achievements are judged, the highest first."""
    for one in material.bundle.indikator:
        found = material.measurement.find(f"predikat:capaian:{one.id}:{material.tahun}")
        if found is not None and isinstance(found.rule, Scale):
            classes = [one.label for one in found.rule.urut]
            shown = [(label, looks.of(rank, len(classes))) for rank, label in enumerate(classes, start=1)]
            return [*reversed(shown), ("belum ada capaian", looks.UNKNOWN)]
    return []


def _main(material: Material) -> Iterator[Indikator]:
    """The indicators of the sasaran, in order."""
    for sasaran in material.bundle.sasaran:
        yield from material.bundle.indikator_untuk(sasaran.id)


def _percent(figure: Figure | None) -> str:
    return MISSING if figure is None or figure.value is None else f"{figure.text.removesuffix('%').strip()}%"


def _achievements(material: Material, title: str) -> list[Drawn]:
    bars, told = [], []
    for one in _main(material):
        key = f"capaian:{one.id}:{material.tahun}"
        figure = material.figure(key)
        value = None if figure is None else figure.value
        shown = _percent(figure) if value is not None else "belum ada capaian"
        bars.append(charts.Bar(one.nama, value, shown, _class(material, figure, key)))
        told.append(f"Capaian {one.nama}: {shown}")
    if not bars:
        return []
    alt = f"Diagram batang capaian tiap indikator terhadap garis seratus persen. {'. '.join(told)}."
    return [Drawn(charts.bars(title, bars, _legend(material)), alt)]


def _number(value: Nilai | None) -> Decimal | int | None:
    if isinstance(value, Angka):
        return value.nilai
    return value if isinstance(value, int | Decimal) else None


def _years(material: Material, title: str) -> list[Drawn]:
    years = range(material.tahun - 3, material.tahun + 1)
    panels = [
        charts.Panel(
            one.nama, (charts.Series("Realisasi", {year: _number(one.realisasi.get(year)) for year in years}),)
        )
        for one in _main(material)
    ]
    panels = [one for one in panels if any(value is not None for value in one.series[0].values.values())]
    told = [f"{one.title}: realisasi {_told(one.series[0].values, material.tahun)}" for one in panels]
    alt = f"Grafik garis realisasi tiap indikator menurut tahun. {'. '.join(told)}."
    return _on_sheets(title, panels, list(years), alt)


def _told(values: Mapping[int, Any], tahun: int) -> str:
    """Values with their years: the year reported first, then back from it, then what lies ahead."""
    years = sorted(values, key=lambda year: (year > tahun, abs(tahun - year)))
    return ", ".join(
        f"{'tidak ada data' if values[year] is None else format_number(values[year])} ({year})" for year in years
    )


def _towards(material: Material, title: str) -> list[Drawn]:
    renstra = material.bundle.renstra
    years = range(min(renstra.mulai, material.tahun), max(renstra.akhir, material.tahun) + 1)
    panels, told, now = [], [], material.tahun
    for one in _main(material):
        target = {year: _number(one.target.get(year)) for year in years}
        if target[years[-1]] is None:
            target[years[-1]] = _number(one.akhir_renstra)
        realisasi = {year: _number(one.realisasi.get(year)) if year <= material.tahun else None for year in years}
        if all(value is None for value in (*target.values(), *realisasi.values())):
            continue
        series = (charts.Series("Realisasi", realisasi), charts.Series("Target", target, aimed=True))
        panels.append(charts.Panel(one.nama, series))
        known = {year: value for year, value in target.items() if value is not None}
        done = {year: value for year, value in realisasi.items() if value is not None}
        told.append(f"{one.nama}: realisasi {_told(done, now) or '-'}; target {_told(known, now) or '-'}")
    alt = f"Grafik target dan realisasi tiap indikator menuju akhir Renstra {renstra.akhir}. {'. '.join(told)}."
    return _on_sheets(title, panels, list(years), alt)


_PANELS = 8  # that a page holds


def _on_sheets(title: str, panels: list[charts.Panel], years: list[int], alt: str) -> list[Drawn]:
    parts = [panels[at : at + _PANELS] for at in range(0, len(panels), _PANELS)]
    return [Drawn(charts.panels(title, part, years), alt) for part in parts]


def _absorption(material: Material, title: str) -> list[Drawn]:
    spots, told = [], []
    for sasaran in material.bundle.sasaran:
        figures = [
            material.figure(f"{kind}:{sasaran.id}:{material.tahun}") for kind in ("serapan", "rata-rata:capaian")
        ]
        if any(one is None or one.value is None for one in figures):
            told.append(f"{sasaran.uraian} belum dapat digambarkan")
            continue
        spent, reached = (one for one in figures if one is not None)
        assert spent.value is not None
        assert reached.value is not None
        shown = f"capaian {_percent(reached)} dengan {_percent(spent)} anggaran terpakai"
        spots.append(charts.Spot(sasaran.uraian, spent.value, reached.value, shown))
        told.append(f"{sasaran.uraian}: {shown}")
    if not spots:
        return []
    drawn = charts.spots(title, spots, "Penyerapan anggaran", "Capaian kinerja")
    return [Drawn(drawn, f"Diagram pencar capaian terhadap penyerapan anggaran tiap sasaran. {'. '.join(told)}.")]


_UNLINKED = "(belum dihubungkan dengan {what})"


class _Cascade:
    """The plan from tujuan to sub-kegiatan as boxes."""

    def __init__(self, material: Material) -> None:
        self.material, self.bundle = material, material.bundle

    def roots(self) -> list[trees.Node]:
        bundle = self.bundle
        goals: list[tuple[str | None, str]] = [(one.id, one.uraian) for one in bundle.tujuan]
        known = {id for id, _ in goals}
        found = [
            trees.Node(
                (trees.Line(told, bold=True),), self.aims([one.id for one in bundle.sasaran if one.tujuan == id])
            )
            for id, told in goals
        ]
        loose = self.aims([one.id for one in bundle.sasaran if one.tujuan not in known])
        served = {one.kode for one in bundle.dukungan}
        idle = [
            one.kode
            for one in bundle.program
            if not any(kode == one.kode or kode.startswith(f"{one.kode}.") for kode in served)
        ]
        if idle:
            none = trees.Line(_UNLINKED.format(what="sasaran"))
            loose += (trees.Node((none,), tuple(self.program(kode, None) for kode in idle), dashed=True),)
        if loose:
            found.append(trees.Node((trees.Line(_UNLINKED.format(what="tujuan")),), loose, dashed=True))
        return found

    def aims(self, ids: list[str]) -> tuple[trees.Node, ...]:
        return tuple(self.aim(one.id, one.uraian) for one in self.bundle.sasaran if one.id in ids)

    def aim(self, id: str, told: str) -> trees.Node:
        codes = [one.kode for one in self.bundle.dukungan if one.sasaran == id]
        programs = [one.kode for one in self.bundle.program if any(_under(kode, one.kode) for kode in codes)]
        return trees.Node(
            (trees.Line(told, bold=True), *self.measures(id)),
            tuple(self.program(kode, codes) for kode in programs),
        )

    def measures(self, id: str) -> Iterator[trees.Line]:
        for one in self.bundle.indikator_untuk(id):
            key = f"capaian:{one.id}:{self.material.tahun}"
            figure = self.material.figure(key)
            yield trees.Line(f"{one.nama}: {_percent(figure)}", look=_class(self.material, figure, key))

    def program(self, kode: str, served: list[str] | None) -> trees.Node:
        """A program with its kegiatan: those that the sasaran names, all where it names the program alone."""
        name = next(one.nama for one in self.bundle.program if one.kode == kode)
        below = [one for one in self.bundle.kegiatan if one.induk == kode]
        named = [one for one in below if served is not None and one.kode in served]
        return self.box(kode, name, tuple(self.activity(one.kode, one.nama) for one in named or below))

    def activity(self, kode: str, name: str) -> trees.Node:
        below = (one for one in self.bundle.sub_kegiatan if one.induk == kode)
        return self.box(kode, name, tuple(self.box(one.kode, one.nama, ()) for one in below))

    def box(self, kode: str, name: str, children: tuple[trees.Node, ...]) -> trees.Node:
        lines = (trees.Line(name), *self.measures(kode))
        return trees.Node(lines, children)


def _under(kode: str, program: str) -> bool:
    return kode == program or kode.startswith(f"{program}.")


def _cascade(material: Material, title: str) -> list[Drawn]:
    roots = _Cascade(material).roots()
    if not any(root.children for root in roots):
        return []
    heads = ("Tujuan", "Sasaran dan Indikator", "Program", "Kegiatan", "Sub Kegiatan")[: max(map(trees.depth, roots))]
    bundle = material.bundle
    alt = (
        f"Diagram penjenjangan dari {len(bundle.tujuan)} tujuan dan {len(bundle.sasaran)} sasaran dengan indikatornya "
        f"ke {len(bundle.program)} program, {len(bundle.kegiatan)} kegiatan dan {len(bundle.sub_kegiatan)} sub "
        "kegiatan; warna dan corak menunjukkan predikat capaian."
    )
    return [
        Drawn(svg, f"{alt} Lembar ini memuat {_listed(shown)}.", wide=True)
        for svg, shown in trees.columns(title, roots, heads, _legend(material))
    ]


def _listed(roots: list[trees.Node]) -> str:
    """The branches on one sheet in words."""
    return "; ".join(f"{root.lines[0].text}: {', '.join(_branch(child) for child in root.children)}" for root in roots)


def _branch(node: trees.Node) -> str:
    programs = ", ".join(child.lines[0].text for child in node.children)
    return f"{node.lines[0].text} ({programs})" if programs else node.lines[0].text


def _outcomes(material: Material, title: str) -> list[Drawn]:
    def measured(one: Indikator) -> trees.Line:
        key = f"capaian:{one.id}:{material.tahun}"
        figure = material.figure(key)
        return trees.Line(f"{one.nama}: {_percent(figure)}", look=_class(material, figure, key))

    results = material.bundle.pohon_kinerja
    if not results:
        return []
    alt = f"Pohon kinerja dengan {len(results)} hasil; warna dan corak menunjukkan predikat capaian."
    sheets = outcomes.sheets(title, pohon.roots(material.bundle, measured), _legend(material))
    return [Drawn(svg, f"{alt} {pohon.told(shown)}", wide=True) for svg, shown in sheets]


_WIDE_FROM = 7  # posts side by side that need a landscape page


def _organisation(material: Material, title: str) -> list[Drawn]:
    agency = material.bundle.perangkat_daerah
    if not agency.unit:
        return []
    first = agency.unit[0]
    leads = agency.kepala.casefold() in first.nama.casefold()
    others = (*first.sub, *agency.unit[1:]) if leads else agency.unit
    head = trees.Node((trees.Line(first.nama if leads else agency.kepala, bold=True),), tuple(map(_post, others)))
    wide = len(others) >= _WIDE_FROM
    told = "; ".join(one.nama + (f" ({', '.join(sub.nama for sub in one.sub)})" if one.sub else "") for one in others)
    alt = f"Bagan organisasi: {head.lines[0].text} membawahkan {told}."
    return [Drawn(trees.posts(title, head, trees.WIDTH if wide else charts.WIDTH), alt, wide)]


def _post(unit: Unit) -> trees.Node:
    return trees.Node((trees.Line(unit.nama),), tuple(map(_post, unit.sub)))


KINDS: dict[str, tuple[str, Draw]] = {
    "struktur-organisasi": (N_("the posts under the head of the agency"), _organisation),
    "penjenjangan": (N_("from tujuan over sasaran with their indicators to sub-kegiatan"), _cascade),
    "pohon-kinerja": (N_("the results of the bundle's pohon kinerja with their conditions"), _outcomes),
    "batang-capaian": (N_("achievement of each indicator, with the line at 100 %"), _achievements),
    "garis-tahun": (N_("realisation of each indicator over the last four years"), _years),
    "menuju-renstra": (N_("target and realisation of each indicator towards the end of the Renstra"), _towards),
    "serapan-capaian": (N_("achievement of each sasaran against the absorption of its budget"), _absorption),
}
"""Kinds of drawing, with what each shows."""
