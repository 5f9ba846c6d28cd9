# SPDX-License-Identifier: MIT
"""The one name of every figure: kind, subject, year, and a period where it is not the whole year.

``capaian:IKU-1:2023``  ``serapan:7.01.01.2.02.0001:2023``  ``rata-rata:capaian:S-6:2023``  ``capaian:IKU-1:2023:TW2``
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from sakip.errors import AddressError
from sakip.lang import N_, msg

KINDS: dict[str, str] = {
    "target": N_("target of an indicator"),
    "realisasi": N_("realisation: of an indicator, or money spent"),
    "awal-renstra": N_("condition before the Renstra: of an indicator, or money spent"),
    "akhir-renstra": N_("target at the end of the Renstra, or money planned for all of its years"),
    "standar-nasional": N_("national standard of an indicator"),
    "pagu": N_("budget ceiling"),
    "pagu-renstra": N_("money that the Renstra plans for a year"),
    "anggaran-pk": N_("budget of a program as agreed in the Perjanjian Kinerja"),
    "capaian": N_("achievement against the year's target"),
    "kemajuan": N_("realisation against the target at the end of the Renstra"),
    "perubahan": N_("realisation against the year before"),
    "terhadap-standar": N_("realisation against the national standard"),
    "target-kumulatif": N_("targets of the periods up to this one, consolidated as the indicator's card says"),
    "realisasi-kumulatif": N_("realisations of the periods up to this one, consolidated; of money, their sum"),
    "capaian-kumulatif": N_("consolidated realisation against the consolidated target"),
    "realisasi-renstra": N_("realisations since the start of the Renstra, consolidated; of money, their sum"),
    "capaian-renstra": N_("realisation since the start of the Renstra against its target at the end"),
    "serapan-renstra": N_("money spent since the start of the Renstra against the money planned for all of it"),
    "serapan-rencana": N_("money spent in a year against what the Renstra plans for it"),
    "serapan": N_("absorption of the budget"),
    "efisiensi": N_("efficiency of resource use"),
    "rata-rata:capaian": N_("mean achievement"),
    "rata-rata:kemajuan": N_("mean progress towards the end of the Renstra"),
    "rata-rata:serapan": N_("mean absorption"),
    "rata-rata:efisiensi": N_("mean efficiency"),
    "rata-rata:capaian-renstra": N_("mean of what programs, kegiatan and sub-kegiatan reached of the Renstra"),
    "rata-rata:serapan-renstra": N_("mean of what they spent of the money planned by the Renstra"),
    "predikat:capaian": N_("class of an achievement"),
    "predikat:rata-rata:capaian": N_("class of a mean achievement"),
    "predikat:rata-rata:capaian-renstra": N_("class of what was reached of the Renstra"),
    "predikat:rata-rata:serapan-renstra": N_("class of what was spent of the Renstra's money"),
    "predikat:sakip": N_("class of a SAKIP evaluation score"),
    "jumlah:tujuan": N_("number of tujuan"),
    "jumlah:misi": N_("number of misi"),
    "jumlah:sasaran": N_("number of sasaran"),
    "jumlah:indikator": N_("number of indicators of the sasaran"),
    "jumlah:indikator-tercapai": N_("number of indicators that reached their target"),
    "jumlah:program": N_("number of programs"),
    "jumlah:kegiatan": N_("number of kegiatan"),
    "jumlah:sub-kegiatan": N_("number of sub-kegiatan"),
    "jumlah:program-dilaksanakan": N_("number of programs carried out"),
    "jumlah:kegiatan-dilaksanakan": N_("number of kegiatan carried out"),
    "jumlah:sub-kegiatan-dilaksanakan": N_("number of sub-kegiatan carried out"),
    "jumlah:desa": N_("number of desa"),
    "jumlah:kelurahan": N_("number of kelurahan"),
    "jumlah:pegawai": N_("number of staff, by one of the staff tables"),
    "nilai-evaluasi": N_("score of a SAKIP evaluation, or of a part of it"),
    "nrr": N_("mean answer to one unsur of a satisfaction survey"),
    "nrr-tertimbang": N_("mean answer times the weight of the unsur"),
    "ikm": N_("index of public satisfaction"),
    "predikat:ikm": N_("class of an index of public satisfaction"),
    "ip-asn": N_("index of professionalism of civil servants"),
    "predikat:ip-asn": N_("class of an index of professionalism"),
}
"""All kinds of figure, with what each is. ``jumlah:pegawai-<table>`` counts one staff table."""

_PERIOD = re.compile(r"(TW[1-4]|SM[12]|B(0[1-9]|1[0-2]))\Z", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}\Z", re.ASCII)
_SUBJECT = re.compile(r"[^\s:{}]+\Z")


@attrs.frozen(order=True)
class Address:
    """kind: one of `KINDS`. subject: id or code. year: the year reported. period: TW1..TW4, SM1, SM2, B01..B12."""

    kind: str
    subject: str
    year: int
    period: str | None = None

    def __str__(self) -> str:
        tail = f":{self.period}" if self.period else ""
        return f"{self.kind}:{self.subject}:{self.year}{tail}"


@lru_cache(maxsize=16384)
def parse(text: str) -> Address:
    """`text` as an address; AddressError says which part is wrong and names the nearest kind."""
    parts = text.split(":")
    period = parts.pop() if len(parts) > 3 and _PERIOD.match(parts[-1]) else None
    if len(parts) < 3:
        raise _error(text, msg("it needs kind, subject and year"))
    *kinds, subject, year = parts
    kind = ":".join(kinds)
    if not _YEAR.match(year):
        raise _error(text, msg('"{year}" is not a year', year=year))
    if not _SUBJECT.match(subject):
        raise _error(text, msg('"{subject}" is not an id', subject=subject))
    if not known(kind):
        from difflib import get_close_matches

        near = get_close_matches(kind, KINDS, 1)
        raise _error(
            text,
            msg('"{kind}" is no kind of figure; nearest: {near}', kind=kind, near=near[0])
            if near
            else msg('"{kind}" is no kind of figure', kind=kind),
        )
    return Address(kind, subject, int(year), period)


def known(kind: str) -> bool:
    """Whether `kind` is one of the documented kinds."""
    return kind in KINDS or (kind.startswith("jumlah:pegawai-") and len(kind) > 15)


def _error(text: str, reason: object) -> AddressError:
    return AddressError(
        msg('"{text}" is not an address: {reason}.', text=text, reason=reason),
        hint=msg("Write it like capaian:IKU-1:2023."),
    )
