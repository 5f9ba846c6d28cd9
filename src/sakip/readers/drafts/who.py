# SPDX-License-Identifier: MIT
"""Whose report it is, of which year, in which Renstra: from its title, headings and first pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from sakip.model import PerangkatDaerah, Renstra
from sakip.published import Published
from sakip.readers.columns import columns
from sakip.readers.vocabulary import Peran, Vocabulary

FIRST = 60
"""So many passages at the beginning say whose report it is."""

_NAME = r"((?:[A-Z][\w.'\-]*|[IVX]+|dan|Dan|DAN|&|,|dr\.|drs\.|prof\.)(?:\s+(?:[A-Z][\w.'\-]*|dan|DAN|&|,))*)"
_KINDS = (
    ("kecamatan", "Camat", r"Kecamatan"),
    ("kelurahan", "Lurah", r"Kelurahan"),
    ("dinas", "Kepala Dinas", r"Dinas"),
    ("badan", "Kepala Badan", r"Badan"),
    ("inspektorat", "Inspektur", r"Inspektorat"),
    ("sekretariat", "Sekretaris", r"Sekretariat"),
    ("satuan", "Kepala Satuan", r"Satuan Polisi Pamong Praja|Satpol PP"),
    ("rumah sakit", "Direktur", r"RSUD|Rumah Sakit(?: Umum)?(?: Daerah)?"),
    ("kantor", "Kepala Kantor", r"Kantor|Balai|Biro|Direktorat|Bagian"),
    ("puskesmas", "Kepala Puskesmas", r"(?:UPTD? )?Puskesmas"),
    ("kepolisian", "Kepala Kepolisian", r"Kepolisian|Polres(?:ta)?|Polda|Polsek"),
    ("pengadilan", "Ketua Pengadilan", r"Pengadilan"),
    ("kejaksaan", "Kepala Kejaksaan", r"Kejaksaan"),
    ("pemerintah daerah", "Kepala Daerah", r"Pemerintah(?: Daerah)?|Pemda"),
    ("kementerian", "Menteri", r"Kementerian"),
)
"""Kinds of agencies: what each is, who heads it, and how its name begins."""
_CALLED = re.compile(
    r"\b(?=(?:"
    + "|".join(f"(?P<k{at}>{words})" for at, (_, _, words) in enumerate(_KINDS))
    + rf")\s+(?P<name>{_NAME}))"
)
"""The names of agencies, also one inside another: "Kantor Kecamatan Sukamaju"."""
_SELF = tuple(
    (jenis, kepala, nama, re.compile(rf"\b(?i:{words})\s+(?:Kabupaten|Kab\.|Kota|Provinsi|Prov\.|Propinsi)\s"))
    for jenis, kepala, nama, words in (
        ("badan", "Kepala Pelaksana", "BPBD", r"BPBD|Badan Penanggulangan Bencana Daerah"),
        ("lembaga", "Ketua", "KPU", r"KPU|Komisi Pemilihan Umum"),
        ("lembaga", "Ketua", "Bawaslu", r"Bawaslu|Badan Pengawas Pemilihan Umum|Panwaslu"),
    )
)
"""Agencies of which each region has one: named by what they are, and by the region alone."""
_OVER = re.compile(r"\b(Kabupaten|Kab\.|Kota|Provinsi|Prov\.|Propinsi)\s+" + _NAME)
_OF_REGION_ITSELF = re.compile(
    r"\b(?:LKj?IP|LKjip|LAKIP|Lakip|Laporan (?:Akuntabilitas )?Kinerja(?: Instansi Pemerintah)?(?: \([A-Za-z]+\))?)\s+"
    r"(?:Pemerintah\s+(?:Daerah\s+)?)?(?P<kind>Kabupaten|Kab\.|Kota|Provinsi|Prov\.|Propinsi)\s+"
    + rf"(?P<name>{_NAME})"
)
"""The report of a region itself, not of one of its agencies."""
_STOP = re.compile(
    r"\s+(?:Tahun|TAHUN|Kabupaten|KABUPATEN|Kab\.|Kota|KOTA|Provinsi|PROVINSI|Sebagai|Yang|Dalam|Pada|Adalah|"
    r"Dan Kinerja)"
    r"\b.*"
)
_YEAR = re.compile(r"(?<![0-9/.\-–])((?:19|20)[0-9]{2})(?![0-9]|[./][0-9])", re.ASCII)
_SPAN = re.compile(r"((?:19|20)[0-9]{2})\s*(?:-|–|s\.?/?d\.?|sampai(?: dengan)?)\s*((?:19|20)[0-9]{2})", re.ASCII)
_TITLE = re.compile(
    r"(?:LAPORAN|LKJIP|LKJ|LAKIP|LKIP|LKPJ|LAKIN|LAPKIN|KINERJA)\b.*?TAHUN\s*(?:ANGGARAN\s*)?((?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"TAHUN\s*(?:ANGGARAN\s*)?((?:19|20)[0-9]{2})\Z", re.IGNORECASE)
COVER = 10
"""So many first lines may be the cover, where the year stands in a line of its own."""
_PLAN = re.compile(r"\b(?:renstra|rencana strategis|jangka menengah|rpjmd)\b", re.IGNORECASE)
_TOLD = frozenset({Peran.REALISASI, Peran.CAPAIAN, Peran.REALISASI_KEUANGAN, Peran.SERAPAN})
_SHORT = {"kab.": "Kabupaten", "prov.": "Provinsi", "propinsi": "Provinsi"}


@attrs.frozen
class Years:
    """The year reported, and whether the report says so itself."""

    tahun: int | None
    sure: bool = True


def year(published: Published, vocabulary: Vocabulary | None = None) -> Years:
    """The year that the title names, else the one that columns, captions and text speak of most."""
    titles = [one.text for one in published.text[:FIRST] if len(one.text) < 400]
    said = Counter(int(found[1]) for text in titles for found in _TITLE.finditer(_SPAN.sub(" ", text)))
    votes: Counter[int] = Counter()
    for text in (one.text.strip() for one in published.text[:COVER]):
        if (cover := _ALONE.match(text)) is not None:
            votes[int(cover[1])] += 8
    for at, count in said.items():
        votes[at] += 6 + 2 * count
    for table in published.tables:
        named = {one.tahun for one in columns(table, vocabulary) if one.tahun and one.peran in _TOLD}
        if named:
            votes[max(named)] += 3
        for text in (table.title, *table.headings[-1:], table.sheet or ""):
            found = [int(one) for one in _YEAR.findall(_SPAN.sub(" ", text))]
            if len(set(found)) == 1:
                votes[found[0]] += 2
    for one in _YEAR.findall(_SPAN.sub(" ", published.name.replace("_", " "))):
        votes[int(one)] += 3
    if not votes:
        votes.update(int(one) for text in published.text for one in _YEAR.findall(_SPAN.sub(" ", text.text)))
    if not votes:
        return Years(None, False)
    (best, count), *rest = votes.most_common(2)
    return Years(best, not rest or count > rest[0][1])


_COMPARED = re.compile(r"\b(?:perbandingan|realisasi|capaian|perkembangan|tren)\b", re.IGNORECASE)
"""Years that are set side by side are no period of a plan."""


def renstra(published: Published, years: set[int], tahun: int) -> tuple[Renstra, bool]:
    """The period of the Renstra, and whether the report names it; widened so that every year with a target is in it."""
    spans: Counter[tuple[int, int]] = Counter()
    for text in _texts(published):
        for found in _SPAN.finditer(text):
            first, last = int(found[1]), int(found[2])
            near = text[max(0, found.start() - 160) : found.end() + 60]
            compared = _COMPARED.search(text[max(0, found.start() - 60) : found.start()])
            if first < last <= first + 6 and first <= tahun <= last and not compared:
                spans[first, last] += 3 if _PLAN.search(near) else 1
    if spans:
        first, last = spans.most_common(1)[0][0]
        return Renstra(min(first, *years, tahun), max(last, *years, tahun)), True
    return Renstra(min((*years, tahun)), max((*years, tahun))), False


def _texts(published: Published) -> Iterator[str]:
    for one in published.text:
        yield one.text
    for table in published.tables:
        yield table.title
        yield table.sheet or ""
        yield from table.headings[-1:]
        yield from table.columns


def agency(published: Published) -> tuple[PerangkatDaerah, bool]:
    """The agency, and whether the report names it: by the name that its first pages repeat most."""
    first = [one.text for one in published.text[:FIRST]] + [published.name.replace("_", " ").replace("-", " ")]
    first += sorted({one.sheet for one in published.tables if one.sheet})
    first = [_titled(text) for text in first]
    names: Counter[tuple[str, str, str]] = Counter()
    for at, text in enumerate(first):
        for found in _CALLED.finditer(text):
            which = next(index for index in range(len(_KINDS)) if found[f"k{index}"])
            jenis, kepala, _ = _KINDS[which]
            name = _STOP.sub("", found["name"]).strip(" ,&")
            name = re.sub(r"\s+(?:dan|Dan)$", "", name)
            if len(name) >= 3 and (name.split()[0] not in _NO_NAME or (name == "Daerah" and jenis in _OF_REGION)):
                names[jenis, kepala, f"{found[f'k{which}']} {name}"] += (6 if jenis in _PART_OF else 3) if at < 8 else 1
        for jenis, kepala, nama, words in _SELF:
            if times := len(words.findall(text)):
                names[jenis, kepala, nama] += times * (3 if at < 8 else 1)
    whole = Counter(
        f"Pemerintah {_SHORT.get(found['kind'].lower(), found['kind'])} {_STOP.sub('', found['name']).strip(' ,&')}"
        for text in first
        for found in _OF_REGION_ITSELF.finditer(text)
    )
    over: Counter[str] = Counter()
    for text in first:
        for found in _OVER.finditer(text):
            kind = _SHORT.get(found[1].lower(), found[1])
            name = _STOP.sub("", " ".join(found[2].split()[:3])).strip(" ,&")
            if name and name.split()[0] not in _NO_NAME:
                over[f"{kind} {name}"] += 1
    induk = over.most_common(1)[0][0] if over else "-"
    if not names:
        return PerangkatDaerah(published.name, "perangkat daerah", induk, "Kepala"), False
    own = [one for one in names if one[0] != "pemerintah daerah"] or list(names)
    jenis, kepala, nama = max(own, key=lambda one: (names[one], -len(one[2])))
    if whole and 3 * whole.total() > names[jenis, kepala, nama]:
        return PerangkatDaerah(whole.most_common(1)[0][0], "pemerintah daerah", induk, "Kepala Daerah"), True
    return PerangkatDaerah(nama, jenis, induk, kepala), True


_PART_OF = ("kelurahan", "puskesmas")
"""What stands on a cover with the agency that it belongs to, and reports itself."""
_OF_REGION = ("inspektorat", "sekretariat")
"""What is called "Daerah" and nothing more: Inspektorat Daerah, Sekretariat Daerah."""
_NO_NAME = frozenset((
    "Dan", "Yang", "Ini", "Itu", "Adalah", "Tersebut", "Daerah", "Di", "Merupakan", "Sebagai", "Tahun", "Camat", "Se",
    "Setempat", "Atau", "Lainnya", "Terkait",
))  # fmt: skip


def _titled(text: str) -> str:
    """A line in capitals as a title is written in a sentence."""
    letters = [sign for sign in text if sign.isalpha()]
    shouting = letters and sum(sign.isupper() for sign in letters) * 10 > 8 * len(letters)
    if not shouting:
        return text
    return " ".join("dan" if word == "DAN" else word.capitalize() if len(word) > 3 else word for word in text.split())
