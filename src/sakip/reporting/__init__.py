# SPDX-License-Identifier: MIT
"""A measurement into a document of blocks, by the outline and the table layouts of its region.

Names of items in an outline: ``narasi:<id>`` (prose of the bundle), ``tabel:<id>`` and ``gambar:<id>`` (a table
or a picture of the profile), ``teks:<id>`` (a standing text of the profile),
``kalimat:<id>`` (a sentence composed from figures by a template of the profile),
``blok:<name>`` or ``blok:<name>:<rest>`` (a part made from the model, or by the region's
plugin).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from sakip.document import Block, Document, Section, Table
from sakip.errors import Fault, ProfileError
from sakip.lang import msg, using
from sakip.reporting import blocks, pictures, tables
from sakip.reporting.live import live
from sakip.reporting.material import Material

if TYPE_CHECKING:
    from sakip.measurement import Measurement
    from sakip.profile import Profile

__all__ = ["Material", "build", "texts"]

OwnBlock = Callable[[str, Any, int], tuple[Block, ...] | None]
"""What a region's plugin makes for ``blok:<id>``."""


def build(measurement: Measurement, own: OwnBlock, jenis: str = "lkjip") -> Document:
    """The document of kind `jenis` ("lkjip"). Raises ProfileError where the profile has no such outline, or the outline
    names what nobody makes."""
    profile = measurement.profile
    outline: tuple[dict[str, Any], ...] | None = profile.get(f"kerangka.{jenis}", "bagian")
    if outline is None:
        known = [key.partition(".")[2] for key in (*profile.keys(),) if key.startswith("kerangka.")]
        hint = msg("Known: {known}.", known=", ".join(known)) if known else None
        hint = hint or msg("Write [kerangka.{jenis}] in the profile of the region.", jenis=jenis)
        raise ProfileError([Fault("outline", msg('there is no outline for "{jenis}".', jenis=jenis), hint=hint)])
    with using("id"):
        return _document(measurement, own, jenis, outline)


def texts(profile: Profile) -> tuple[str, ...]:
    """Ids of the prose that a region's documents ask for, those of the report first."""
    outlines = sorted((key for key in (*profile.keys(),) if key.startswith("kerangka.")), key="kerangka.lkjip".__ne__)
    items = (item for key in outlines for part in profile.get(key, "bagian") or () for item in part.get("isi", ()))
    return tuple(dict.fromkeys(item.removeprefix("narasi:") for item in items if item.startswith("narasi:")))


def _document(measurement: Measurement, own: OwnBlock, jenis: str, outline: tuple[dict[str, Any], ...]) -> Document:
    """The document, its texts Indonesian whatever language the messages are in."""
    profile = measurement.profile
    chapters = any(Section("", part["judul"], (), part.get("label", "")).is_chapter for part in outline)
    material = Material(measurement, _numbers(measurement, outline), chapters)
    made = _nested(material, own, outline)
    document = Document(
        title=material.dated(profile.get(f"kerangka.{jenis}", "judul", jenis.upper())),
        blocks=made,
        subject=f"Tahun {material.tahun}",
        author=material.bundle.perangkat_daerah.nama,
        figures={key: figure.steps for key, figure in material.shown.items()},
        rules={key: found for key, figure in material.shown.items() if (found := figure.rules)},
    )
    by_id = live(document.tables(), measurement)
    return attrs.evolve(document, blocks=_replaced(document.blocks, by_id))


def _numbers(measurement: Measurement, outline: tuple[dict[str, Any], ...]) -> dict[str, str]:
    """The number of every table and picture that the outline shows, by ``tabel:<id>`` and ``gambar:<id>``."""
    items = [item for part in outline for item in part.get("isi", ()) if item.startswith(("tabel:", "gambar:"))]
    numbers = {item: measurement.profile.get(item.replace(":", ".", 1), "nomor") for item in items}
    shown = {item: number for item, number in numbers.items() if number}
    standard = measurement.profile.get("tabel.standar-nasional", "nomor")
    own = any(one.standar_nasional for one in measurement.bundle.indikator)
    replaced = any("blok:standar-nasional" in part.get("isi", ()) for part in outline)
    tables = {number for item, number in shown.items() if item.startswith("tabel:")}
    if own or not replaced or not standard or standard in tables:
        return shown
    return {
        item: _moved_up(number, standard) if item.startswith("tabel:") else number for item, number in shown.items()
    }


def _moved_up(number: str, gone: str) -> str:
    """The number of a table where the one that is numbered `gone` is not shown."""
    chapter, _, at = number.rpartition(".")
    other, _, gap = gone.rpartition(".")
    if chapter != other or not (at.isdigit() and gap.isdigit() and int(at) > int(gap)):
        return number
    return f"{chapter}.{int(at) - 1}"


def _nested(material: Material, own: OwnBlock, outline: tuple[dict[str, Any], ...]) -> tuple[Block, ...]:
    """The parts as sections, each inside the last part of a higher level."""
    stack: list[tuple[int, dict[str, Any], list[Block]]] = [(0, {}, [])]

    def close(level: int) -> None:
        while stack[-1][0] >= level:
            _, part, inner = stack.pop()
            stack[-1][2].append(
                Section(
                    part["id"],
                    material.dated(part["judul"]),
                    tuple(inner),
                    part.get("label", ""),
                    bool(part.get("halaman_baru", False)),
                )
            )

    for part in outline:
        level = part.get("tingkat", 1)
        close(level)
        content = [block for item in part.get("isi", ()) for block in _item(material, own, item)]
        if part["judul"]:
            stack.append((level, part, content))
        else:
            stack[-1][2].extend(content)
    close(1)
    return tuple(stack[0][2])


def _item(material: Material, own: OwnBlock, item: str) -> tuple[Block, ...]:
    kind, _, rest = item.partition(":")
    if kind == "narasi":
        return material.narasi(rest)
    if kind == "tabel":
        return (tables.build(material, rest),)
    if kind == "teks":
        return material.teks(rest)
    if kind == "kalimat":
        from sakip.reporting import sentences

        return sentences.build(material, rest)
    if kind == "gambar":
        return pictures.build(material, rest)
    if kind == "blok":
        brought = own(rest, material.measurement, material.tahun)
        if brought is not None:
            return brought
        name, _, tail = rest.partition(":")
        maker = blocks.find(name)
        if maker is not None:
            return maker(material, tail)
    raise ProfileError(
        [Fault("outline", msg('nobody makes "{item}", which the outline names.', item=item),
               hint=msg("Write narasi:<id>, tabel:<id>, gambar:<id>, teks:<id>, kalimat:<id> or blok:<name>."))]
    )  # fmt: skip


def _replaced(made: tuple[Block, ...], by_id: dict[str, Table]) -> tuple[Block, ...]:
    """The blocks with each table replaced by the one of its id."""
    result: list[Block] = []
    for block in made:
        if isinstance(block, Section):
            result.append(attrs.evolve(block, blocks=_replaced(block.blocks, by_id)))
        elif isinstance(block, Table):
            result.append(by_id[block.id])
        else:
            result.append(block)
    return tuple(result)
