# SPDX-License-Identifier: MIT
"""Regulations that a report cites, against the catalogue: number, year, title, and whether it was still in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import likeness, words
from sakip.lang import msg
from sakip.references import Peraturan, Rujukan, Tanda, catalogue

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
SAME = 0.75
"""A title with so large a share of the words of another is that title."""
SPELT = 0.7
"""So alike are two spellings of one word (review, reviu)."""
TELLING = 5
"""A title of fewer words may be that of several regulations."""
NEAR = 0.55
"""So much is enough where number or year are the same too."""
_MINISTRY = (
    ("permenpanrb", r"permen\s?pan(?:[\s\-]*(?:dan|&)?\s*rb)?|peraturan\s+menteri\s+(?:negara\s+)?"
                    r"(?:pendayagunaan\s+aparatur\s+negara"
                    r"(?:\s+dan\s+reformasi\s+birokrasi)?|pan(?:[\s\-]*(?:dan|&)?\s*rb)?)"),
    ("permendagri", r"permendagri|peraturan\s+menteri\s+dalam\s+negeri"),
    ("permenkes", r"permenkes|peraturan\s+menteri\s+kesehatan"),
    ("pmk", r"pmk|permenkeu|peraturan\s+menteri\s+keuangan"),
    ("perpres", r"perpres|peraturan\s+presiden"),
    ("inpres", r"inpres|instruksi\s+presiden"),
    ("pp", r"pp|peraturan\s+pemerintah"),
    ("uu", r"uu|undang[\s\-]*undang"),
)  # fmt: skip
_KINDS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _MINISTRY)
_CITED = re.compile(
    rf"\b(?:{_KINDS})\s*(?:\(?[A-Z]{{2,10}}\)?\s+)?(?:republik\s+indonesia\s+|r\.?i\.?\s+)?(?:nomor|no\.?|nomer)?\s*:?\s*"
    r"(?P<number>[0-9]{1,3})(?:/[A-Z.0-9]+)?(?:\s+tahun\s+|/)(?P<year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*,?\s*tentang\s+([^;.]{8,260})", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:dicabut|mencabut|diganti\w*|menggantikan|pengganti|tidak berlaku|sebelumnya|diubah)\b", re.IGNORECASE
)
_ID = re.compile(r"([a-z]+)-([0-9]+)-([0-9]{4})\Z")


@attrs.frozen
class Kutipan:
    """A regulation as cited: kind, number, year, its title, the words."""

    jenis: str
    nomor: int
    tahun: int
    judul: str
    teks: str


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

    What: each citation of a UU, PP, Perpres, Inpres, PermenPANRB, Permendagri, Permenkes or PMK against the catalogue.
    A number that the catalogue does not have, with the title of a regulation that it has, is a wrong number, of a short
    title where its digits were exchanged; a known number with another title is a wrong title; a regulation that was
    revoked by the end of the year reported is named with its successor; and one that is said to change a later one
    cannot be of its year. A regulation unknown in number and title is not accused. One finding for each wrong citation.

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


_CHANGES = re.compile(
    r"(?:nomor|no\.?)\s*[\w./-]{1,40}\s+tahun\s+(?P<year>(?:19|20)[0-9]{2})\s+tentang\s+"
    r"perubahan\s+(?:[a-z-]+\s+)?atas\s+"
    r"[^.;0-9]{0,80}(?:nomor|no\.?)\s*[\w./-]{1,40}\s+tahun\s+(?P<was>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
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
    """The regulations that a text cites as in force, each with its offset."""
    heads = list(_CITED.finditer(text))
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        if _PAST.search(text[head.start() : min(end, head.end() + 80)]):
            continue
        title = _TITLE.match(text[head.end() : end])
        jenis = next(kind for kind, _ in _MINISTRY if head[kind])
        words_of = "" if title is None else " ".join(_AFTER.split(title[1], maxsplit=1)[0].split())
        yield (
            Kutipan(jenis, int(head["number"]), int(head["year"]), words_of.strip(" ,"), " ".join(head[0].split())),
            head.start(),
        )


_AFTER = re.compile(
    r",?\s+(?:dan|serta)\s*\Z|,\s*(?:serta\s+)?(?:peraturan|undang|keputusan|maka|bahwa|kecamatan|dinas|badan|kabupaten|kota)\b",
    re.IGNORECASE,
)


def _share(cited: str, right: str) -> float:
    """The share of words that two titles have in common, slips of the pen and what follows the title aside."""
    second = words(right)
    first = words(cited)[: len(second) + 4]
    if not first:
        return 0.0
    common = sum(1 for word in second if any(word == other or likeness(word, other, 0.75) >= 0.75 for other in first))
    return 2 * common / (len(first) + len(second))


def _unknown(material: Material, group: list[tuple[Kutipan, Tempat]]) -> Iterator[Draft]:
    cited = group[0][0]
    best, rank = None, 0.0
    for (kind, number, year), entry in known().items():
        akin = number == cited.nomor or year == cited.tahun
        title = words(entry.judul)
        if kind != cited.jenis:
            continue
        if len(title) < TELLING:
            # A new law has the short title of the old one: only exchanged digits say that this one is meant.
            meant = akin or sorted(f"{number}{year}") == sorted(f"{cited.nomor}{cited.tahun}")
            enough, share = SAME, float(meant and any(words(one.judul)[: len(title)] == title for one, _ in group))
        else:
            enough = NEAR if akin else SAME
            share = max(_share(one.judul, entry.judul) for one, _ in group)
        if share >= enough and share > rank:
            best, rank = entry, share
    if best is not None:
        yield Draft(
            material.bundle.kode,
            msg('{cited} is not about this: {right} has the title "{title}".', cited=cited.teks, right=best.nama,
                title=best.judul),
            cited.teks, best.nama, tuple(place for _, place in group), msg("number or year is wrong"),
            certainty=Certainty.PROBABLE, rujukan=Rujukan(best.id),
        )  # fmt: skip


def _known(material: Material, entry: Peraturan, group: list[tuple[Kutipan, Tempat]]) -> Iterator[Draft]:
    other = [(one, place) for one, place in group if one.judul and not _agrees(one.judul, entry.judul)]
    if other:
        titles = tuple(dict.fromkeys(_cut(one.judul, entry.judul) for one, _ in other))
        yield Draft(
            material.bundle.kode,
            msg('{right} is called "{title}", not {cited}.', right=entry.nama, title=entry.judul,
                cited=", ".join(f'"{one}"' for one in titles)),
            " / ".join(titles), entry.judul, tuple(place for _, place in other), rujukan=Rujukan(entry.id),
        )  # fmt: skip
    successor = catalogue().get(entry.dicabut_oleh or "")
    if successor is not None and successor.tahun <= material.tahun:
        yield Draft(
            material.bundle.kode,
            msg("{cited} was revoked by {successor} before the end of {year}.", cited=entry.nama,
                successor=successor.nama, year=material.tahun),
            group[0][0].teks, successor.nama, tuple(place for _, place in group), certainty=Certainty.PROBABLE,
            rujukan=Rujukan(successor.id),
        )  # fmt: skip


def _cut(cited: str, right: str) -> str:
    """A cited title no longer than the right one and a few words."""
    return " ".join(cited.split()[: len(right.split()) + 2])


def _agrees(cited: str, right: str) -> bool:
    """Whether a cited title is the right one, cut short or followed by other words, slips of the pen aside."""
    first, second = words(cited), words(right)
    return 2 * len(first) >= len(second) and all(
        one == other or likeness(one, other) >= SPELT for one, other in zip(first, second, strict=False)
    )
