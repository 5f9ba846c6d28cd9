# SPDX-License-Identifier: MIT
"""What a report prints against what follows: drafting, auditing, and the reviewer's papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.api.bundles import is_bundle, load, own
from sakip.api.figures import measure, polarity
from sakip.api.regions import plugins, resolve, this_year
from sakip.lang import msg
from sakip.model.nilai import Polaritas
from sakip.profile import NASIONAL

if TYPE_CHECKING:
    from sakip.auditing import Audit, Inference, Severity
    from sakip.document import Document
    from sakip.lang import Message
    from sakip.measurement import Measurement
    from sakip.model import Bundle
    from sakip.published import LooseRow, Published
    from sakip.readers import Draft
    from sakip.reviu.comments import Commented


def audit(
    subject: str | Path | Bundle | Measurement | Published,
    *,
    wilayah: str | None = None,
    tahun: int | None = None,
    severities: Mapping[str, Severity | None] | None = None,
) -> Audit:
    """What does not hold in a bundle or a published report: what it prints recomputed, its values compared, its plan
    looked at, by the rules of its own region and year; with the findings of the region's own checks.

    subject: a bundle, measured or not, or the path of one; or a report as published (DOCX, XLSX, PDF with text,
    Markdown, plain text), read or not, from which a bundle is drafted first. wilayah: the region whose file formats are
    tried first and whose rules apply, where it is not the one that the subject names; tahun: of a report that does not
    say it itself. severities: another severity by code of a check, None to leave it out. What a known practice
    explains is a note.

    Raises BundleError and ReaderError for what cannot be read, PluginError where the region's plugin is broken.
    Source: each finding names its own (``finding.rujukan``).

    >>> found = audit("bundle-kecil").find("SKP101", "capaian:IKU-1:2023")
    >>> [(one.printed, one.computed) for one in found]
    [('94,05%', '94,46')]
    """
    import attrs

    from sakip import auditing as room
    from sakip.measurement import Measurement
    from sakip.published import Published

    if isinstance(subject, str | Path):
        known = None if wilayah is None or Path(subject).is_dir() else own(subject, wilayah, tahun)
        subject = known or (load(subject) if is_bundle(subject) else subject)
    klaim, published = None, None
    assumed: tuple[Message, ...] = ()
    loose: tuple[LooseRow, ...] = ()
    if isinstance(subject, str | Path | Published):
        made = draft(subject, wilayah=wilayah, tahun=tahun)
        subject, klaim, published, loose = made.bundle, made.klaim, made.published, made.loose
        assumed = tuple(one.message for one in made.questions if one.assumed)
    if not isinstance(subject, Measurement):
        subject = measure(subject, profile=None if wilayah is None else resolve(wilayah, subject.tahun))
    profile = subject.profile
    checked = plugins(profile.kode).findings(subject, profile.tahun)
    done = room.audit(subject, klaim=klaim, published=published, loose=loose, own=checked, severities=severities)
    return attrs.evolve(done, asumsi=assumed)


def draft(report: str | Path | Published, *, wilayah: str | None = None, tahun: int | None = None) -> Draft:
    """The bundle that a published report holds, with all that it prints as claims, and what is left to ask.

    wilayah: code of the region whose rules apply; the installed region that the report names unless given, else the
    national rules. tahun: the year reported, which the report says itself unless given. The direction of each indicator
    follows from the formula that gives its printed achievements.

    Raises ReaderError for a file that cannot be read, or in which no table of indicators or programs is recognised.

    >>> draft("laporan.md").bundle.tahun
    2023
    """
    import attrs

    from sakip import readers
    from sakip.auditing.direction import directions, downward_rule
    from sakip.auditing.inputs import Material
    from sakip.auditing.odd import better_values, settled
    from sakip.model import CaraHitung
    from sakip.published import Published
    from sakip.readers import vocabulary

    published = report if isinstance(report, Published) else readers.read(report)
    if wilayah is not None:
        from sakip import wilayah as codes

        wilayah = str(codes.parse(wilayah))
        resolve(wilayah, tahun or this_year())
    kode = wilayah or _region_of(published) or NASIONAL
    words = vocabulary.of(resolve(kode, tahun or this_year(), asked=False))
    made = readers.draft(published, kode=kode, tahun=tahun, vocabulary=words, otherwise=this_year())
    material = Material(measure(made.bundle), made.klaim)
    found = directions(material)
    indikator = tuple(attrs.evolve(one, polaritas=found[one.id].polaritas) for one in made.bundle.indikator)
    better = better_values(material)
    bundle = settled(attrs.evolve(made.bundle, indikator=indikator), better)
    indikator = bundle.indikator
    if kode == NASIONAL and any(one.polaritas is Polaritas.TURUN for one in indikator):
        # No region's rule is known: what the report does itself is what it is measured by.
        own = downward_rule(material, found, published)
        if own == "capaian.turun.rasio":
            way = CaraHitung(own, published.name)
            indikator = tuple(
                attrs.evolve(one, cara_hitung=way) if one.polaritas is Polaritas.TURUN else one for one in indikator
            )
    worded = [id for id, one in found.items() if not one.sure and one.polaritas is Polaritas.TURUN]
    assumed = [id for id, one in found.items() if not one.sure and one.polaritas is not Polaritas.TURUN]
    doubts = tuple(
        readers.Question("", msg("{how}: {ids}", how=how, ids=", ".join(ids)))
        for how, ids in (
            (msg("lower is better, by the words of the name alone"), worded),
            (msg("higher is better, which no printed figure shows"), assumed),
        )
        if ids
    )
    asked = (
        readers.Question(
            id,
            msg("two values are printed; the other figures of the report follow from {value}", value=one.text),
            one.place,
        )
        for (_, id), one in better.items()
    )
    doubts = (*asked, *doubts)
    if kode == NASIONAL:
        named = msg("no region that is installed is named; the national rules are taken")
        doubts = (readers.Question("", named, assumed=True), *doubts)
    return attrs.evolve(made, bundle=attrs.evolve(bundle, indikator=indikator), questions=(*made.questions, *doubts))


def _region_of(published: Published) -> str | None:
    """The installed region that a report names, the nearest one of several."""
    from sakip.plugins import regions

    words = [one.text for one in published.text[:200]]
    words += [published.name.replace("_", " ").replace("-", " "), *(one.sheet or "" for one in published.tables)]
    text = " ".join(words).casefold()
    named = []
    for kode, region in regions.installed().items():
        if region.cacat is not None or kode.startswith("kl."):
            continue
        _, nearest = plugins(kode).choices(kode, this_year())[-1]
        times = text.count((nearest.nama or nearest.asal).casefold())
        if times:
            named.append((times, kode))
    return max(named)[1] if named else None


def paper(audit: Audit, published: Published | None = None) -> Document:
    """The working paper of an audit (kertas kerja reviu) as a document of blocks, in the current language: summary,
    findings with printed and recomputed value, and the form that the reviewer fills in.

    published: the report that was audited, to follow with its disputed figures marked; for a page, which can show it.
    """
    from sakip.reviu.paper import paper as made

    return made(audit, published)


def comment(report: str | Path | bytes, audit: Audit, published: Published, path: str | Path) -> Commented:
    """Write the DOCX that was audited to `path`, with a Word comment at each disputed figure; every other part of it
    stays as it is.

    published: the reading of it that was audited. Returns how many comments it has, and which findings found no place
    in it. Raises ReaderError where the report is no DOCX or cannot be read, OutputError where `path` cannot be written.
    """
    from sakip.readers.reading import content
    from sakip.reviu.comments import comment as made
    from sakip.writers import atomic

    name, data = content(report)
    done = made(data, audit, published, name=name)
    atomic.save(Path(path), done.data)
    return done


def infer(
    target: int | Decimal | str,
    realisasi: int | Decimal | str,
    capaian: int | Decimal | str,
    *,
    polaritas: Polaritas | str | None = None,
    baris: Iterable[tuple[int | Decimal | str, ...]] = (),
    tahun: Mapping[int, tuple[int | Decimal | str, ...]] | None = None,
) -> Inference:
    """Which known practices give a printed achievement (formula, cap, rounding), and which slip probably did where none
    does.

    Numbers or their text ("79,35", "94,05%"), never float. polaritas: where it is known, only its formulas count.
    baris, tahun: what is printed in neighbouring rows, and for other years, each as realisation, as target and
    realisation, or with its achievement: a slip of the eye may have taken a figure from there.
    Raises NumberError for what is no single number, TargetError for an unknown polarity.

    >>> [one.kind for one in infer("84", "79,35", "94,05").nearest]
    ['input-rounded']
    """
    from sakip.auditing import infer as room

    arah = None if polaritas is None else polarity(polaritas)
    return room.infer(target, realisasi, capaian, arah=arah, baris=baris, tahun=tahun)
