# SPDX-License-Identifier: MIT
"""Regulations that a report cites, against the catalogue: number, year, title, and whether it was still in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import SMALL, likeness, words
from sakip.cued import Cued
from sakip.lang import msg
from sakip.references import Peraturan, Rujukan, Tanda, catalogue

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
SPELT = 0.7
"""So alike are two spellings of one word (review, reviu)."""
NEAR = 0.6
"""A title with so large a share of the words of another is that title where the number is the same too."""
STRANGE = 0.34
"""A title that has fewer of its words in common with another is no wording of it."""
_MINISTRY = (
    ("permenpanrb", r"permen\s?pan(?:[\s\-]*(?:dan|&)?\s*rb)?|peraturan\s+menteri\s+(?:negara\s+)?"
                    r"(?:pendayagunaan\s+aparatur\s+negara"
                    r"(?:\s+dan\s+reformasi\s+birokrasi)?|pan(?:[\s\-]*(?:dan|&)?\s*rb)?)"),
    ("permendagri", r"permendagri|peraturan\s+menteri\s+dalam\s+negeri"),
    ("permenkes", r"permenkes|peraturan\s+menteri\s+kesehatan"),
    ("pmk", r"pmk|permenkeu|peraturan\s+menteri\s+keuangan"),
    ("bkn", r"per(?:ka|ban)?\s?bkn|peraturan\s+(?:kepala\s+)?(?:bkn|badan\s+kepegawaian\s+negara)"),
    ("perpres", r"perpres|peraturan\s+presiden"),
    ("inpres", r"inpres|instruksi\s+presiden"),
    ("perppu", r"perpp?u|peraturan\s+pemerintah\s+pengganti\s+undang[\s\-]*undang"),
    ("pp", r"pp|peraturan\s+pemerintah"),
    ("uu", r"uu|undang[\s\-]*undang"),
)  # fmt: skip
_KINDS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MINISTRY)
_CITED = Cued(
    rf"\b(?:{_KINDS})\s*(?:\(?[a-z]{{2,10}}\)?\s+)?(?:republik\s+indonesia\s+|r\.?i\.?\s+)?(?:nomor|no\.?|nomer)?\s*:?\s*"
    r"(?:per\s*[/\-.]\s*)?(?P<number>[0-9]{1,3})(?:/[a-z.0-9]+){0,2}(?:\s+tahun\s+|/)(?P<year>(?:19|20)[0-9]{2})\b",
    "per", "pmk", "bkn", "instruksi", "inpres", "pp", "uu", "undang",
    figures=2,
)  # fmt: skip
_TITLE = re.compile(r"\s*,?\s*tentang\s+([^;.]{4,260})", re.IGNORECASE)
_WITHIN = re.compile(
    r"\btentang\s+(?:[^\W\d]+\s+){0,6}?(?:atas|pelaksanaan|penetapan|pencabutan|ketentuan)\s+\Z", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:dicabut|mencabut|diganti\w*|menggantikan|pengganti|tidak berlaku|sebelumnya|diubah)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:sejak|semula|dahulu|dulu|dibentuk\w*|lahirnya|terbitnya|berlakunya|mencabut|menggantikan|pengganti)\b"
    r"[^.;]{0,50}\Z",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![(\w])[A-Z]{2,}\b")
_BARE_PMK = re.compile(r"pmk\b(?!.*/pmk)", re.IGNORECASE)
_ID = re.compile(r"([a-z]+)-([0-9]+)-([0-9]{4})\Z")


@attrs.frozen
class Kutipan:
    """A regulation as cited: kind, number, year, its title, the words; lampau: in a sentence about the past."""

    jenis: str
    nomor: int
    tahun: int
    judul: str
    teks: str
    lampau: bool = False


@cache
def known() -> Mapping[tuple[str, int, int], Peraturan]:
    """The regulations of the catalogue by kind, number and year."""
    found = {}
    for id, entry in catalogue().items():
        parts = _ID.match(id)
        if parts is not None and entry.jenis == "peraturan":
            found[parts[1], int(parts[2]), int(parts[3])] = entry
    return found


@check("SKP801", severity=Severity.WARNING, rujukan=_REVIU)
def regulations(material: Material) -> Iterator[Draft]:
    """A regulation is cited with its number, its year and its title, while it is in force.

    What: each citation of a UU, PP, Perpres, Inpres, PermenPANRB, Permendagri, Permenkes, PMK or Peraturan BKN against
    the catalogue. The title of a regulation that the catalogue has, with its number and another year or its year and
    another number, is a wrong number; a known number with a title of something else is a wrong title; a regulation
    that was revoked by the end of the year reported is named with its successor; one that is said to change a later
    one cannot be of its year. A title cut short or freely worded is no error, and is noted only where the same report
    has it right elsewhere. A regulation unknown in number and title is not accused. One finding for each citation.

    Why: the basis in law stands on the first pages and is copied from report to report.

    Wrong: "Peraturan Pemerintah Nomor 6 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah".

    Right: "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang ...".

    Effect: The report rests on a regulation that says something else or no longer holds.

    Advice: Correct number, year and title, and cite what was in force in the year reported.

    Reference: the catalogue of regulations (rujukan/peraturan).
    """
    prose = material.prose
    found: dict[tuple[str, int, int], list[tuple[Kutipan, Tempat]]] = defaultdict(list)
    for passage in () if prose is None else prose.body:
        for cited, at in citations(passage.text):
            found[cited.jenis, cited.nomor, cited.tahun].append((cited, passage.place(at)))
        yield from _before_what_it_changes(material, passage)
    for key, group in found.items():
        entry = known().get(key)
        yield from _unknown(material, group) if entry is None else _known(material, entry, group)


_CHANGES = Cued(
    r"(?:nomor|no\.?)\s*[\w./-]{1,40}\s+tahun\s+(?P<year>(?:19|20)[0-9]{2})\s+tentang\s+"
    r"perubahan\s+(?:[a-z-]+\s+)?atas\s+"
    r"[^.;0-9]{0,80}(?:nomor|no\.?)\s*[\w./-]{1,40}\s+tahun\s+(?P<was>(?:19|20)[0-9]{2})\b",
    "perubahan",
    figures=2,
)


def _before_what_it_changes(material: Material, passage: Passage) -> Iterator[Draft]:
    """A regulation older than the one that it is said to change."""
    for found in _CHANGES.finditer(passage.text):
        if int(found["year"]) < int(found["was"]):
            cited = " ".join(found[0].split())
            yield Draft(
                material.bundle.kode,
                msg('"{cited}": a regulation of {year} cannot change one of {was}.', cited=cited, year=found["year"],
                    was=found["was"]),
                cited, None, (passage.place(found.start()),), msg("number or year is wrong"),
                certainty=Certainty.CERTAIN,
            )  # fmt: skip


def citations(text: str) -> Iterator[tuple[Kutipan, int]]:
    """The regulations that a text cites as in force, each with its offset.

    One that stands within the title of another (tentang Perubahan atas ...) is not cited itself.
    """
    every = list(_CITED.finditer(text))
    heads = [
        head
        for at, head in enumerate(every)
        if not at or _WITHIN.search(text, every[at - 1].end(), head.start()) is None
    ]
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        if _PAST.search(text[head.start() : min(end, head.end() + 80)]):
            continue
        title = _TITLE.match(_CITED.taken_out(text[head.end() : end]))
        jenis = next(kind for kind, _ in _MINISTRY if head[kind])
        words_of = "" if title is None else " ".join(_AFTER.split(title[1], maxsplit=1)[0].split())
        yield (
            Kutipan(
                jenis, int(head["number"]), int(head["year"]), words_of.strip(" ,"), " ".join(head[0].split()),
                _ONCE.search(text, max(0, head.start() - 70), head.start()) is not None,
            ),
            head.start(),
        )  # fmt: skip


_AFTER = re.compile(
    r"\s*\((?:lembar|berita)|,?\s+(?:dan|serta)\s*\Z|,\s*(?:serta\s+)?(?:peraturan|undang|keputusan|maka|bahwa|kecamatan|dinas|badan|kabupaten|kota)\b",
    re.IGNORECASE,
)


@cache
def _words(title: str) -> tuple[str, ...]:
    """The words of a title of the catalogue, without the regulation that it amends or carries out."""
    return words(_CITED.taken_out(title))


def _alike(one: str, other: str) -> bool:
    return one == other or likeness(one, other, SPELT) >= SPELT


def _share(part: tuple[str, ...], whole: tuple[str, ...]) -> float:
    """The share of the words of a title that another has too."""
    return sum(any(_alike(one, other) for other in whole) for one in part) / len(part)


def _resembles(cited: str, right: str) -> bool:
    """Whether a long title is another that begins as it does, with some words changed."""
    second = _words(right)
    first = words(cited)[: len(second)]
    return (
        min(len(first), len(second)) > 4
        and _alike(first[0], second[0])
        and min(_share(first, second), _share(second, first)) >= NEAR
    )


def _heading(title: str) -> str:
    """A title up to the first word that is not written as one of a title."""
    return " ".join(takewhile(lambda word: not word[0].islower() or word in SMALL, title.split()))


def _quotes(cited: str, right: str) -> bool:
    """Whether a title is quoted: its words in their order, slips of the pen aside, hardly any left out, none put in."""
    first, second = words(cited), _words(right)
    if len(second) < 3 and len(first) > len(second):
        first = words(_heading(cited))
        if len(first) != len(second):
            return False
    at = 0
    for word in second:
        at += at < len(first) and _alike(first[at], word)
    return at > 0 and 5 * (len(second) - at) <= len(second)


def _slipped(cited: Kutipan, number: int, year: int) -> bool:
    """Whether number or year is another, or digits of the two were exchanged (27 Tahun 2004 for 24 Tahun 2007)."""
    if (number, year) == (cited.nomor, cited.tahun):
        return False
    exchanged = sorted(f"{number}{year}") == sorted(f"{cited.nomor}{cited.tahun}")
    return number == cited.nomor or year == cited.tahun or exchanged


def _meant(cited: Kutipan) -> Peraturan | None:
    """The regulation that is meant where the title is one of the catalogue's and the number or the year another."""
    near = [
        (number, entry)
        for (kind, number, year), entry in known().items()
        if kind == cited.jenis and _slipped(cited, number, year) and not _CITED.search(entry.judul)
    ]
    near.sort(key=lambda one: (one[1].dicabut_oleh is not None, one[0] != cited.nomor))
    quoted = [entry for _, entry in near if _quotes(cited.judul, entry.judul)]
    like = [entry for number, entry in near if number == cited.nomor and _resembles(cited.judul, entry.judul)]
    return next(iter(quoted + like), None)


def _misnumbered(material: Material, meant: Peraturan, group: list[tuple[Kutipan, Tempat]]) -> Draft:
    cited = group[0][0]
    return Draft(
        material.bundle.kode,
        msg('{cited} is not about this: {right} has the title "{title}".', cited=cited.teks, right=meant.nama,
            title=meant.judul),
        cited.teks, meant.nama, tuple(place for _, place in group), msg("number or year is wrong"),
        certainty=Certainty.PROBABLE, rujukan=Rujukan(meant.id),
    )  # fmt: skip


def _unknown(material: Material, group: list[tuple[Kutipan, Tempat]]) -> Iterator[Draft]:
    meant = next((entry for one, _ in group if one.judul and (entry := _meant(one)) is not None), None)
    if meant is not None:
        yield _misnumbered(material, meant, group)


def _known(material: Material, entry: Peraturan, group: list[tuple[Kutipan, Tempat]]) -> Iterator[Draft]:
    other = [(one, place) for one, place in group if _titled(one) and not _agrees(one.judul, entry.judul)]
    wrong = [(one, place) for one, place in other if _strange(one, entry)]
    meant = {id(one): found for one, _ in wrong if (found := _meant(one)) is not None}
    for right in dict.fromkeys(meant.values()):
        yield _misnumbered(material, right, [(one, place) for one, place in wrong if meant.get(id(one)) is right])
    misnamed = [(one, place) for one, place in wrong if id(one) not in meant]
    if misnamed:
        yield _misnamed(material, entry, misnamed)
    freely = [pair for pair in other if pair not in wrong]
    if freely and any(_whole(one.judul, entry.judul) for one, _ in group):
        yield attrs.evolve(
            _misnamed(material, entry, freely),
            cause=msg("elsewhere the report has the right title"),
            severity=Severity.NOTE,
            certainty=Certainty.POSSIBLE,
        )
    successor = catalogue().get(entry.dicabut_oleh or "")
    places = tuple(place for one, place in group if not one.lampau and id(one) not in meant)
    if places and successor is not None and successor.tahun <= material.tahun:
        yield Draft(
            material.bundle.kode,
            msg("{cited} was revoked by {successor} before the end of {year}.", cited=entry.nama,
                successor=successor.nama, year=material.tahun),
            group[0][0].teks, successor.nama, places, certainty=Certainty.PROBABLE, rujukan=Rujukan(successor.id),
        )  # fmt: skip


def _misnamed(material: Material, entry: Peraturan, group: Iterable[tuple[Kutipan, Tempat]]) -> Draft:
    titles = tuple(dict.fromkeys(_cut(one.judul, entry.judul) for one, _ in group))
    return Draft(
        material.bundle.kode,
        msg('{right} is called "{title}", not {cited}.', right=entry.nama, title=entry.judul,
            cited=", ".join(f'"{one}"' for one in titles)),
        " / ".join(titles), entry.judul, tuple(place for _, place in group), rujukan=Rujukan(entry.id),
    )  # fmt: skip


def _titled(cited: Kutipan) -> bool:
    """Whether it has a title to compare: in words, not in initials (SPBE), and under a name that one ministry has.

    PMK is what some call the regulations of the ministry of health, too.
    """
    parts = cited.judul.split()
    capitals = len(parts) > 1 and cited.judul.isupper()
    initials = not capitals and any(_SHORT.match(one) for one in parts[:6])
    return bool(words(cited.judul)) and not initials and not (cited.jenis == "pmk" and _BARE_PMK.match(cited.teks))


def _agrees(cited: str, right: str) -> bool:
    """Whether a cited title is the right one, cut short or followed by other words, slips of the pen aside."""
    return all(_alike(one, other) for one, other in zip(words(cited), _words(right), strict=False))


def _whole(cited: str, right: str) -> bool:
    """Whether a cited title is the right one from its first word to its last."""
    return len(words(cited)) >= len(_words(right)) and _agrees(cited, right)


def _strange(cited: Kutipan, entry: Peraturan) -> bool:
    """Whether a cited title is that of something else, and not another wording of the right one."""
    second = _words(entry.judul)
    first = words(cited.judul)[: len(second) + 2]
    shared = max(_share(first, second), _share(second, first))
    if shared < STRANGE:
        return likeness("".join(first), "".join(second)[: len("".join(first))]) < STRANGE + 0.2
    return _share(first, second) < 1 and any(
        kind == cited.jenis and one is not entry and _quotes(cited.judul, one.judul)
        for (kind, _, _), one in known().items()
    )


def _cut(cited: str, right: str) -> str:
    """A cited title no longer than the right one and a few words."""
    return " ".join(cited.split()[: len(right.split()) + 2])
