# SPDX-License-Identifier: MIT
"""Names of agencies: another one's in the place of the report's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold, likeness
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_KINDS = (
    "Dinas", "Badan", "Kantor", "Inspektorat", "Sekretariat", "Satuan Polisi Pamong Praja", "Rumah Sakit", "RSUD",
    "Balai", "Kejaksaan", "Pengadilan",
)  # fmt: skip
_KIND = "|".join(_KINDS)
_OWN_WORK = re.compile(
    r"\b(?i:kinerja|lkj?ip|lakip|lkj|renstra|rencana strategis|renja|rencana kerja|iku|indikator kinerja utama|visi|"
    r"misi|isu(?: |-isu )strategis|tugas(?: pokok)? dan fungsi|tupoksi|struktur organisasi|lingkungan|lingkup|"
    r"sasaran strategis)"
    rf"\s+(?i:pada\s+|di\s+)?(?P<name>(?:{_KIND})\b(?:,?\s+(?:[A-Z][\w-]*|dan|&))*)"
)
_PLACE = re.compile(r"\s+(?:kabupaten|kab|kota|provinsi|prov|republik|ri|tahun|ta)\b.*")
_OTHERS = re.compile(
    r"\b(?:pusat statistik|usaha milik|permusyawaratan|pemeriksa keuangan|kepegawaian negara|pengawasan keuangan|"
    r"anggaran|hukum|layanan umum|musyawarah|kementerian|negara|x{1,3}|xyz|abc|y)\b"
)
_NEIGHBOUR = re.compile(
    r"\b(?:bersama|dengan|kerja ?sama|koordinasi|dibanding\w*|studi|kunjungan|kepada|dari|oleh|evaluasi atas|mengacu|"
    r"selaras|mendukung)\s+(?:\w+\s+){0,4}\Z",
    re.IGNORECASE,
)
SAME = 0.8
"""From this likeness on, two names are one agency's, spelt in two ways."""
MANY = 3
"""A report that speaks of the work of so many agencies speaks of others' work by right."""
ONCE = 2
"""So often at most stands a name that was left in."""


@check("SKP709", severity=Severity.WARNING, rujukan=_REVIU)
def own_agency(material: Material) -> Iterator[Draft]:
    """The report speaks of the work of its own agency.

    What: names of agencies that follow "kinerja", "LKjIP", "Renstra", "visi", "isu strategis" and the like, and that
    are not the report's own. Left alone are names spelt otherwise, units of the agency, those spoken with or compared,
    and reports that speak of many agencies. One finding for each name.

    Why: a text copied from another agency's report keeps its name.

    Wrong: "kinerja Dinas Sosial pada tahun 2023" in the report of Dinas Kesehatan.

    Right: "kinerja Dinas Kesehatan pada tahun 2023".

    Effect: It is in doubt whether the passage and its figures are the agency's own.

    Advice: Correct the name, and check the whole passage against the agency's own data.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose, agency = material.prose, material.bundle.perangkat_daerah
    own = _bare(agency.nama)
    if (
        prose is None
        or agency.jenis == "pemerintah daerah"
        or not re.match(rf"(?:{_KIND}|kecamatan)\b", own, re.IGNORECASE)
    ):
        return
    found: dict[str, list[tuple[str, Tempat]]] = defaultdict(list)
    mine = 0
    for passage in prose.body:
        if not any(map(passage.text.__contains__, _KINDS)):
            continue
        mine += fold(passage.text).count(own)
        for one in _OWN_WORK.finditer(passage.text):
            name = _bare(one["name"])
            before = passage.text[max(0, one.start() - 60) : one.start()]
            if not _ours(name, own) and not _OTHERS.search(name) and not _NEIGHBOUR.search(before):
                found[name].append((" ".join(one["name"].split()), passage.place(one.start("name"))))
    if len(found) >= MANY:
        return
    for rows in found.values():
        if len(rows) <= ONCE < mine:
            yield Draft(
                material.bundle.kode,
                msg("The text speaks of {name} where {own} is meant.", name=rows[0][0], own=agency.nama),
                rows[0][0], agency.nama, tuple(place for _, place in rows),
                msg("the text was taken from another report"), certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _bare(name: str) -> str:
    """A name without the place that it belongs to."""
    return _PLACE.sub("", fold(name))


def _ours(name: str, own: str) -> bool:
    """Whether a name may be the report's own: the same, shorter, longer, one word alone, or another spelling of it."""
    known = name in own or own in name or " " not in name or name.startswith("kantor camat")
    return known or likeness(name, own, SAME) >= SAME
