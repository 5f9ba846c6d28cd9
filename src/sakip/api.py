# SPDX-License-Identifier: MIT
"""The front door: load, measure, explain, report. Finds the region, and passes a resolved profile on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, update_wrapper
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar, get_args

from sakip.errors import NumberError, TargetError
from sakip.figure import Figure
from sakip.lang import msg
from sakip.model.nilai import Nilai, Polaritas, Tanggal, Teks
from sakip.numbers import Angka
from sakip.plugins.manager import Plugins
from sakip.profile import NASIONAL, Profile

if TYPE_CHECKING:
    from sakip.auditing import Audit, Inference, Severity
    from sakip.bundle.comparison import Change
    from sakip.document import Document
    from sakip.measurement import Measurement
    from sakip.model import Bundle, CaraHitung
    from sakip.published import Published
    from sakip.readers import Draft
    from sakip.reviu.comments import Commented

P = ParamSpec("P")
R = TypeVar("R")


class _Once(Generic[P, R]):
    """A function whose results are kept; two threads that ask for the same at once get one and the same."""

    _lock = RLock()

    def __init__(self, build: Callable[P, R]) -> None:
        update_wrapper(self, build)
        self._kept = lru_cache(maxsize=64)(build)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._lock:
            return self._kept(*args, **kwargs)  # type: ignore[arg-type]

    def forget(self) -> None:
        with self._lock:
            self._kept.cache_clear()


def forget() -> None:
    """Look for the installed regions anew when one is next asked for: after a plugin was installed or edited while
    Python runs."""
    from sakip.plugins import regions

    regions.installed.cache_clear()
    plugins.forget()
    _resolved.forget()


def this_year() -> int:
    """The year whose rules apply where nobody names one."""
    from time import localtime

    return localtime().tm_year


@_Once
def plugins(kode: str | None, asked: bool = False) -> Plugins:
    """The plugins for a region: national alone for None. asked: the region was named by a person, so that nothing
    installed for it is an error."""
    from sakip import national

    if kode is None or kode == NASIONAL:
        return Plugins(national)
    from sakip.plugins import regions

    return Plugins(national, regions.asked(kode) if asked else tuple(regions.chain(kode)))


def resolve(kode: str | None, tahun: int, *, asked: bool = True) -> Profile:
    """What applies in region `kode` in `tahun`; the national choices for None.

    asked: False where the national choices may stand in for a region without a plugin. Raises RegionError where no
    plugin is installed for the region, PluginError where one is broken or its profile has faults.
    """
    return _resolved(kode, tahun, asked)


@_Once
def _resolved(kode: str | None, tahun: int, asked: bool) -> Profile:
    return plugins(kode, asked).profile(kode or NASIONAL, tahun)


def load(
    path: str | Path, *, pejabat: str | Path | None = None, wilayah: str | None = None, tahun: int | None = None
) -> Bundle:
    """A year's data of one agency, from a TOML file, a folder of them, or a filled workbook (.xlsx).

    pejabat: a private TOML file with the officials' NIP. wilayah: a region whose own file formats are tried first;
    tahun: the year to read from such a file, this year for None. Raises BundleError with every fault, its line or cell
    and its remedy.
    """
    from sakip import bundle, workbook

    known = None if wilayah is None else own(path, wilayah, tahun)
    if known is not None:
        return known
    if Path(path).suffix.lower() != workbook.SUFFIX:
        return bundle.load(path, pejabat=pejabat)
    filled = workbook.load(Path(path))
    if pejabat is None:
        return filled
    from sakip.bundle.officials import add_nip

    return add_nip(filled, Path(pejabat))


def own(path: str | Path, wilayah: str, tahun: int | None) -> Bundle | None:
    """What the region's own reader makes of a file; None where it is of no format of the region's."""
    return plugins(wilayah, True).read(Path(path), tahun or this_year())


def save(bundle: Bundle, path: str | Path, *, remarks: Mapping[str, Iterable[str]] | None = None) -> Path:
    """Write `bundle` as a workbook (.xlsx) or as TOML. Where `path` is a bundle already, a TOML file or a folder of
    them, it is edited: comments and whatever did not change stay.

    remarks: comments over the records of these ids and codes in a new TOML file; those of "" stand at its top.
    Returns `path`. Raises OutputError where it cannot be written, BundleError where what is there is no bundle.
    """
    from sakip import workbook

    target = Path(path)
    if target.suffix.lower() == workbook.SUFFIX:
        workbook.write(bundle, target)
    else:
        from sakip import toml
        from sakip.bundle.plain import plain
        from sakip.bundle.writing import edited, text
        from sakip.writers import atomic

        new = plain(bundle)
        files = sorted(target.glob("*.toml")) if target.is_dir() else [target] if target.exists() else []
        if files:
            texts = {one: toml.text(one) for one in files}
            for file, one in edited(texts, plain(load(target)), new).items():
                if one != texts[file]:
                    atomic.save(file, one.encode())
        else:
            from sakip.bundle.remarks import remarked

            atomic.save(target, remarked(text(new), remarks or {}).encode())
    return target


def measure(bundle: Bundle, *, profile: Profile | None = None) -> Measurement:
    """Every figure of `bundle`, by the profile of its own region and year, or by another one.

    Where no plugin is installed for the region, the national choices apply and a note in the measurement's `catatan`
    says so. Raises PluginError where the region's plugin is broken.
    """
    from sakip import measurement as room

    chosen = profile or _resolved(bundle.kode, bundle.tahun, False)
    return room.measure(bundle, chosen)


def capaian(
    target: Nilai | str,
    realisasi: Nilai | str,
    *,
    polaritas: Polaritas | str = Polaritas.NAIK,
    wilayah: str | None = None,
    tahun: int | None = None,
    satuan: str | None = None,
    profile: Profile | None = None,
    rumus: str | None = None,
    dengan: Mapping[str, Nilai | str] | None = None,
) -> Figure:
    """Achievement of one indicator, in percent.

    target, realisasi: numbers, ranges, ratios, dates, names on a ladder, or Indonesian text ("79,35", "69,1-69,5",
    ">= 95", "1:32", "90 menit", "31 Maret 2023", "WTP"); never float. satuan: the indicator's unit, where the numbers
    bring none. wilayah: code of the region whose rules apply, national rules for None; tahun: this year for None.
    rumus: a rule by its id, in place of the region's choice; dengan: what it asks for besides target and realisasi, by
    name (``{"terburuk": 10}``).

    Returns a Figure; one that cannot be computed has ``value is None`` and a `reason`. Raises TargetError for a text
    that no kind of target accepts and for values that `rumus` lacks, RuleError where there is no such rule, and as
    `resolve` does for a region that cannot be had.
    Source: the rule that the profile chose (``figure.rule.rujukan``).
    """
    from sakip.measurement import lower
    from sakip.measurement.recipes import Recipes

    asked = str(polaritas).lower()
    arah = Polaritas(asked) if asked in list(Polaritas) else _unknown_polaritas(polaritas)
    year = tahun or this_year()
    recipes = Recipes(profile or _resolved(wilayah, year, True))
    plan, fact = (nilai(one, name) for one, name in ((target, "target"), (realisasi, "realisasi")))
    cara = None if rumus is None else _own_rule(recipes.profile, rumus, dengan or {})
    return lower.capaian(recipes, "capaian", f"capaian:indikator:{year}", arah.value, plan, fact, satuan, cara)


def _own_rule(profile: Profile, rumus: str, dengan: Mapping[str, Nilai | str]) -> CaraHitung:
    """A rule that was asked for by name, with what it needs."""
    from sakip.model.indikator import CaraHitung

    asks = profile.named(rumus).diminta
    lacking = [name for name in asks if name not in dengan]
    if lacking:
        raise TargetError(
            msg('rule "{id}" also asks for {names}.', id=rumus, names=", ".join(lacking)),
            hint=msg("Give each its value: {example}.", example=f"--dengan {lacking[0]}=10"),
        )
    values = {name: nilai(one, name) for name, one in dengan.items()}
    spare = [name for name, one in values.items() if name not in asks and not _start(name, one)]
    if spare:
        raise TargetError(
            msg('rule "{id}" does not ask for {names}.', id=rumus, names=", ".join(spare)),
            hint=msg("It asks for {names}.", names=", ".join(("target", "realisasi", *asks))),
        )
    return CaraHitung(rumus, "--rumus", values)


def _start(name: str, value: Nilai) -> bool:
    """The day from which dates are counted, which no formula names."""
    return name == "awal" and isinstance(value, Tanggal)


def predikat(figure: Figure, *, wilayah: str | None = None, tahun: int | None = None) -> str | None:
    """The class of an achievement on the region's scale; None without a value or a scale."""
    from sakip.measurement.recipes import Recipes

    year = tahun or this_year()
    chosen = _resolved(wilayah, year, True)
    recipe = Recipes(chosen).scale("predikat:capaian", "predikat.capaian")
    value = figure.exact if chosen.get("predikat.capaian", "dasar", "eksak") == "eksak" else figure.value
    if recipe is None or value is None:
        return None
    return recipe.make(f"predikat:{figure.key}", {"nilai": value}).text


def nilai(value: Nilai | str, name: str) -> Nilai:
    """A target or realisation as the model has it. Raises TargetError for a text that is neither number nor name."""
    if isinstance(value, str):
        from sakip.model.bacaan import baca
        from sakip.rules import tangga

        if tangga.find(value) is not None:
            return Teks(value)
        try:
            reading = baca(value)
        except NumberError as error:
            raise TargetError(msg("{name}: {reason}", name=name, reason=error.message), hint=error.hint) from error
        return reading.nilai if isinstance(reading, Angka) and _bare(reading) else reading
    if isinstance(value, date) and not isinstance(value, datetime):
        return Tanggal(value.isoformat(), value)
    if isinstance(value, float | bool):
        hint = msg('Write Decimal("{value}") or the text "{value}".', value=value)
        if isinstance(value, bool):
            hint = msg("Write 1 or 0, if that is meant.")
        raise TargetError(msg("{name}: {value!r} is not an exact number.", name=name, value=value), hint=hint)
    if isinstance(value, Decimal) and not value.is_finite():
        raise TargetError(
            msg("{name}: {value} is no finite number.", name=name, value=value),
            hint=msg('Write "-" where there is no number.'),
        )
    if isinstance(value, get_args(Nilai)):
        return value  # type: ignore[no-any-return]
    raise TargetError(
        msg("{name}: {value!r} is no kind of target.", name=name, value=value),
        hint=msg('Write a number (int or Decimal), its text ("92,5"), or "-" where there is none.'),
    )


def _bare(reading: Angka) -> bool:
    return reading.satuan is None and reading.catatan is None


def _unknown_polaritas(polaritas: object) -> Polaritas:
    raise TargetError(
        msg('"{polaritas}" is not a polarity.', polaritas=polaritas),
        hint=msg("Known: {known}.", known=", ".join(Polaritas)),
    )


def report(measurement: Measurement, *, jenis: str = "lkjip") -> Document:
    """The report of a measurement as a document of blocks, by the outline and tables of the region whose rules it
    follows.

    jenis: the kind of document, an outline of the profile. Raises ProfileError where there is none, AddressError where
    the bundle's prose names a figure that does not exist.
    """
    from sakip import reporting as room

    return room.build(measurement, plugins(measurement.profile.kode).block, jenis)


def diff(old: Bundle | str | Path, new: Bundle | str | Path) -> tuple[Change, ...]:
    """What changed from one bundle to another, in the order of the bundle's parts: targets, money, names, links.

    Raises BundleError as `load` does where paths are given.
    """
    from sakip.bundle.comparison import compare
    from sakip.model import Bundle

    before, after = (one if isinstance(one, Bundle) else load(one) for one in (old, new))
    return compare(before, after)


def write(
    document: Document,
    path: str | Path,
    *,
    kertas: str = "A4",
    templat: str | Path | None = None,
    standar: str | None = None,
    wilayah: str | None = None,
    tahun: int | None = None,
) -> Path:
    """Write a document whole or not at all; the suffix chooses the format (.docx .pdf .xlsx .html .md).

    kertas: "A4" or "F4". templat: a DOCX file whose styles, header and footer a DOCX takes over. standar: what a PDF
    must keep ("ua-1", "a-2a", ...). wilayah: a region whose own formats are tried first; tahun: the year that the
    document is about, this year for None. Raises OutputError for an unknown one, and where the file cannot be written.
    """
    from sakip import writers
    from sakip.writers.options import options

    chosen = options(kertas, templat, standar)
    if wilayah is not None and plugins(wilayah).write(document, Path(path), tahun or this_year()):
        return Path(path)
    return writers.write(document, path, chosen)


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
    """
    from sakip import auditing as room
    from sakip.measurement import Measurement
    from sakip.published import Published

    if isinstance(subject, str | Path):
        known = None if wilayah is None or Path(subject).is_dir() else own(subject, wilayah, tahun)
        subject = known or (load(subject) if is_bundle(subject) else subject)
    klaim, published = None, None
    if isinstance(subject, str | Path | Published):
        made = draft(subject, wilayah=wilayah, tahun=tahun)
        subject, klaim, published = made.bundle, made.klaim, made.published
    if not isinstance(subject, Measurement):
        subject = measure(subject, profile=None if wilayah is None else resolve(wilayah, subject.tahun))
    profile = subject.profile
    checked = plugins(profile.kode).findings(subject, profile.tahun)
    return room.audit(subject, klaim=klaim, published=published, own=checked, severities=severities)


def draft(report: str | Path | Published, *, wilayah: str | None = None, tahun: int | None = None) -> Draft:
    """The bundle that a published report holds, with all that it prints as claims, and what is left to ask.

    wilayah: code of the region whose rules apply; the installed region that the report names unless given, else the
    national rules. tahun: the year reported, which the report says itself unless given. The direction of each indicator
    follows from the formula that gives its printed achievements.

    Raises ReaderError for a file that cannot be read, or in which no table of indicators or programs is recognised.
    """
    import attrs

    from sakip import readers
    from sakip.auditing.direction import directions
    from sakip.published import Published
    from sakip.readers import vocabulary

    published = report if isinstance(report, Published) else readers.read(report)
    if wilayah is not None:
        from sakip import wilayah as codes

        wilayah = str(codes.parse(wilayah))
        resolve(wilayah, tahun or this_year())
    kode = wilayah or _region_of(published) or NASIONAL
    words = vocabulary.of(_resolved(kode, tahun or this_year(), False))
    made = readers.draft(published, kode=kode, tahun=tahun, vocabulary=words, otherwise=this_year())
    found = directions(measure(made.bundle), made.klaim)
    indikator = tuple(attrs.evolve(one, polaritas=found[one.id].polaritas) for one in made.bundle.indikator)
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
    return attrs.evolve(
        made, bundle=attrs.evolve(made.bundle, indikator=indikator), questions=(*made.questions, *doubts)
    )


def is_bundle(path: str | Path) -> bool:
    """Whether a path is that of a bundle: a TOML file, a folder with one, or a workbook of sakip's."""
    from sakip import workbook

    path = Path(path)
    if path.is_dir():
        return any(path.glob("*.toml"))
    return path.suffix.lower() == ".toml" or (path.suffix.lower() == workbook.SUFFIX and workbook.is_one(path))


def _region_of(published: Published) -> str | None:
    """The installed region that a report names, the nearest one of several."""
    from sakip.plugins import regions

    text = " ".join(one.text for one in published.text[:200]).casefold()
    named = []
    for kode, region in regions.installed().items():
        if region.cacat is not None or kode.startswith("kl."):
            continue
        names = _resolved(kode, this_year(), False).wilayah
        if names and text.count(names[-1].casefold()):
            named.append((text.count(names[-1].casefold()), kode))
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
) -> Inference:
    """Which known practices give a printed achievement (formula, cap, rounding), and which slip probably did where none
    does.

    Numbers or their text ("79,35", "94,05%"), never float. polaritas: where it is known, only its formulas count.
    Raises NumberError for what is no single number, TargetError for an unknown polarity.
    """
    from sakip.auditing import infer as room

    arah = None if polaritas is None else str(polaritas).lower()
    if arah is not None and arah not in list(Polaritas):
        _unknown_polaritas(polaritas)
    return room.infer(target, realisasi, capaian, arah=arah)
