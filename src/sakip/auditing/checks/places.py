# SPDX-License-Identifier: MIT
"""Names of places: another kecamatan, kabupaten or agency in the place of the report's own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import Prose, fold
from sakip.cued import Cued
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
KINDS = {"kecamatan": "kecamatan", "camat": "kecamatan", "kec": "kecamatan",
         "kelurahan": "kelurahan", "lurah": "kelurahan",
         "kabupaten": "kabupaten", "kab": "kabupaten", "kota": "kabupaten", "provinsi": "provinsi",
         "bupati": "kabupaten", "wali kota": "kabupaten", "walikota": "kabupaten",
         "pengadilan negeri": "pengadilan", "pengadilan agama": "pengadilan", "kejaksaan negeri": "kejaksaan",
         "polres": "polres"}  # fmt: skip
_NAMED = Cued(
    r"\b(?P<kind>kecamatan|camat|kec\.|kelurahan|lurah|kabupaten|kab\.|kota|provinsi|bupati|"
    r"wali ?kota|pengadilan (?:negeri|agama)|kejaksaan negeri|polres)\s+(?P<name>[a-z]{3,}"
    r"(?:\s+(?!(?:kecamatan|kabupaten|kab|kota|provinsi)\b)[a-z]{3,}){0,2})"
    r"(?![a-z])",
    "camat", "kec.", "lurah", "kab", "kota", "provinsi", "bupati", "pengadilan", "kejaksaan", "polres",
)  # fmt: skip
_NEIGHBOUR = re.compile(
    r"batas|sebelah|tetangga|berdekatan|dibanding|peringkat|studi|kunjungan|asal|hasil pemekaran|pemekaran|"
    r"kerja ?sama dengan",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:di|dalam|pada|pemerintah(?:an)?|masyarakat|kantor|lingkungan|wilayah|kinerja|lkjip|lakip|renstra|renja|oleh|"
    r"perangkat|sasaran|desa|di lingkup|tahun|secara umum|umumnya)\s*\Z",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    (
        "jumlah",
        "total",
        "persentase",
        "target",
        "realisasi",
        "nilai",
        "indeks",
        "program",
        "kegiatan",
        "tahun",
        "dan",
        "yang",
        "dalam",
        "pada",
        "untuk",
        "periode",
    )
)
_RULED = re.compile(
    r"\b(?:pemerintah|pemerintahan|lingkungan|lkj?ip|lakip|renstra|rpjmd|apbd|perangkat daerah)\s*\Z", re.IGNORECASE
)
"""What names the government that the agency belongs to."""
_WITH = re.compile(r"\b(?:koordinasi|bersama|antara|dari|dengan|ke|kepada)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
OFFICES = ("pengadilan", "kejaksaan", "polres")
"""Offices of which each place has its own."""
COVER = 10
SHORT = 12
"""An agency with a longer name is not taken for another one."""
Named = tuple[str, str, "Tempat", bool, bool]
"""A name folded and as printed, its place, whether it stands in the report's own place, and as its government."""
ALONE = frozenset({"bpbd", "kpu", "bawaslu"})
"""Agencies that are called by what they are and by their region alone: another region's is not theirs."""
OWN = 3
"""So much more often than another name must a name stand to be taken for the report's own."""


@check("SKP701", severity=Severity.WARNING, rujukan=_REVIU)
def own_place(material: Material) -> Iterator[Draft]:
    """The report speaks of its own agency and place.

    What: names after "Kecamatan", "Camat", "Kabupaten", "Bupati" and, in the report of such an office, "Pengadilan
    Negeri" and the like that are not the report's own (the agency's and its government's, which must stand far more
    often), where the words before it put the name in the report's own place. Left alone are boundaries, lists of
    several places, comparisons, and a kabupaten's many kecamatan. One finding for each name.

    Why: a text copied from a neighbour's report keeps the neighbour's name, and perhaps its figures.

    Wrong: "jumlah desa dalam Kecamatan Selangit" in the report of Kecamatan Sumber Harta.

    Right: "jumlah desa dalam Kecamatan Sumber Harta".

    Effect: It is in doubt whether the figures and the analysis beside the name are the agency's own.

    Advice: Correct the name, and check the whole passage against the agency's own data.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    own = {"kecamatan": _after(material.bundle.perangkat_daerah.nama, "kecamatan", "kantor camat", "camat"),
           "kelurahan": _after(material.bundle.perangkat_daerah.nama, "kelurahan"),
           "kabupaten": _after(material.bundle.perangkat_daerah.induk, "kabupaten", "kota"),
           "provinsi": _after(material.bundle.perangkat_daerah.induk, "provinsi"),
           "pengadilan": _after(material.bundle.perangkat_daerah.nama, "pengadilan negeri", "pengadilan agama"),
           "kejaksaan": _after(material.bundle.perangkat_daerah.nama, "kejaksaan negeri"),
           "polres": _after(material.bundle.perangkat_daerah.nama, "polres")}  # fmt: skip
    covered = _cover(prose)
    agency = fold(material.bundle.perangkat_daerah.nama)
    named: dict[str, list[Named]] = defaultdict(list)
    for passage in prose.body:
        found = [(match, name) for match in _NAMED.finditer(passage.text)
                 if (name := _name(prose, match["name"], own[_kind(match["kind"])]))]  # fmt: skip
        here = {fold(name) for match, name in found if _kind(match["kind"]) == "kecamatan"}
        for match, name in found:
            before = passage.text[max(0, match.start() - 40) : match.start()]
            innocent = (
                bool(_NEIGHBOUR.search(passage.text[max(0, match.start() - 60) : match.start()])) or len(here) > 2
            )
            office = _kind(match["kind"]) in OFFICES and not _WITH.search(before)
            head = match["kind"].lower() in ("camat", "bupati") or office
            plays = not innocent and (bool(_ROLE.search(before)) or head)
            # "Kota" begins the name of many a programme: it counts as the own name, and accuses nobody.
            ruled = not innocent and _RULED.search(before) is not None and not _WITH.search(before)
            # "Dinas Kesehatan Kabupaten ...": what the agency itself is of.
            ruled = ruled or (not innocent and len(agency) > SHORT and fold(before).endswith(agency))
            named_so = not innocent and f" {fold(before)}".endswith(f" {agency}") and agency in ALONE
            own_office = named_so and not _WITH.search(before[: -len(agency) - 1] + " ")
            plays = ruled or own_office or (plays and match["kind"].lower() not in ("kota", "provinsi"))
            named[_kind(match["kind"])].append((fold(name), name, passage.place(match.start()), plays, ruled))
    for kind, found_here in named.items():
        on_cover = bool(own[kind]) and f" {own[kind]} " in covered
        yield from _foreign(material, kind, own[kind], found_here, on_cover)


def _cover(prose: Prose) -> str:
    """The first lines of a report, folded."""
    return f" {' '.join(fold(one.text) for one in prose.published.text[:COVER])} "


def _kind(word: str) -> str:
    return KINDS[word.lower().rstrip(".")]


def _after(name: str, *kinds: str) -> str:
    """What follows the kind of place in the name of an agency or government; "" where it is of another kind."""
    plain = fold(name)
    return next((plain.partition(f"{kind} ")[2] for kind in kinds if f"{kind} " in f"{plain} "), "")


def _name(prose: Prose, text: str, own: str) -> str:
    """The words of a name, up to the first that the document also writes with a small letter."""
    given = text.split()
    kept = given[: len(own.split())] if own and f"{fold(text)} ".startswith(f"{own} ") else []
    for word in given[len(kept) :]:
        if word.lower() in prose.lower or word.isupper() or word.lower() in KINDS or word.lower() in _NO_NAME:
            break
        kept.append(word)
    return " ".join(kept)


def _foreign(material: Material, kind: str, own: str, found: list[Named], on_cover: bool) -> Iterator[Draft]:
    """Names that are not the report's own; only where its own name is known and stands far more often, or stands on
    the cover and the other once, as what the agency belongs to."""
    counts = Counter(key for key, *_ in found)
    for key, count in counts.items():
        places = [(name, place) for other, name, place, plays, _ in found if other == key and plays]
        ruled = on_cover and count == 1 and any(other == key and rules for other, *_, rules in found)
        if not own or key == own or own.startswith(f"{key} ") or not places:
            continue
        if count * OWN > counts[own] and not ruled:
            continue
        longer = key.startswith(f"{own} ")
        yield Draft(
            material.bundle.kode,
            msg("{kind} {name} is named where {own} is meant.", kind=kind.capitalize(), name=places[0][0],
                own=own.title()),
            places[0][0], own.title(), tuple(place for _, place in places),
            msg("the name has a word too many") if longer else msg("the text was taken from another report"),
            certainty=Certainty.PROBABLE,
        )  # fmt: skip
