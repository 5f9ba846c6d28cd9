# SPDX-License-Identifier: MIT
"""The wording of an indicator: what it says of its polarity, and whether it asks for a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import exact, percentage, roundings
from sakip.lang import Message, msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Indikator

_RENCANA = Rujukan("perpres-29-2014", "pasal 6-7", tanda=Tanda.SEKUNDER)
_UKURAN = Rujukan("perpres-29-2014", "pasal 1, keluaran dan hasil")
ILL = re.compile(
    r"\b(?:kemiskinan|penduduk miskin|pengangguran|stunting|kematian|kecelakaan|kejahatan|kriminalitas|pelanggaran|"
    r"pengaduan|keluhan|konflik|gini|inflasi|emisi|prevalensi|tunggakan|temuan|ketimpangan|putus sekolah|kebocoran|"
    r"perceraian|kekerasan|kehilangan|kerawanan|kerusakan|kemacetan|gangguan|kawasan kumuh|permukiman kumuh|"
    r"buta aksara|gizi buruk|angka kesakitan|lama waktu|waktu tunggu|response time|waktu tanggap)\b",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"\b(?:penurun\w*|menurun\w*|turun\w*|berkurang\w*|pengurangan|bebas|tanpa|tidak|tertangani\w*|ditangani|penanganan|"
    r"(?:di|ter)selesai\w*|penyelesaian|ditindak\w*|tindak lanjut|terlayani|dilayani|pelayanan|penanggulangan|"
    r"pencegahan|pengentasan|pengendalian|terkendali|dibina|mendapat\w*|memperoleh|sembuh|pemulihan|kesiapsiagaan|ketahanan|"
    r"mitigasi|rehabilitasi|perbaikan|diberi|tuntas\w*|penuntasan|dimediasi|dipulihkan|perlindungan|korban|respon|ketepatan|"
    r"korban yang|teratasi|terlindungi|pengelolaan|pemantauan|pelaporan|terpenuhi\w*|rasio kecukupan|"
    r"intervensi|jaminan|cakupan|kepemilikan|akta|tingkat waktu)\b",
    re.IGNORECASE,
)
GOOD = re.compile(
    r"\b(?:kepuasan|partisipasi|pertumbuhan|harapan hidup|lama sekolah|kualitas|tertib administrasi|profesional\w*|"
    r"melek huruf|cakupan|kelulusan)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:penurunan|pengurangan|berkurangnya|menurunnya|ketidak\w+|angka|rendahnya)\b", re.IGNORECASE)
_DOING = re.compile(
    r"\A(?:terlaksana\w*|tersedia\w*|terbayar\w*|tersusun\w*|terselenggara\w*|"
    r"(?:jumlah|banyaknya|frekuensi)\s+(?:\w+\s+){0,2}(?:rapat|kegiatan|dokumen|laporan|sosialisasi|pelatihan|bimtek|"
    r"pertemuan|monitoring|pembinaan|koordinasi|fasilitasi)\b)",
    re.IGNORECASE,
)


@check("SKP309", severity=Severity.WARNING, rujukan=_RENCANA)
def polarity(material: Material) -> Iterator[Draft]:
    """An indicator's polarity is what its words say.

    What: indicators that count something ill (kemiskinan, pengaduan, konflik ...), where more is called better although
    no word turns it round (penurunan, bebas, ditindaklanjuti, tertangani ...); and indicators of something good or of a
    decrease where less is called better.

    Why: with the wrong polarity the achievement rises when matters get worse; often a word was left out of the name.

    Wrong: "Persentase pengaduan masyarakat", higher is better.

    Right: "Persentase pengaduan masyarakat yang ditindaklanjuti", higher is better.

    Effect: A result that got worse is reported as an achievement, or the reverse.

    Advice: Complete the words of the indicator, or correct its polarity and recompute the achievement.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    aims = {one.id for one in material.bundle.sasaran} | {one.id for one in material.bundle.tujuan}
    for one in material.bundle.indikator:
        cause = _contradiction(one) if one.untuk in aims else None
        if cause is not None:
            key = f"target:{one.id}:{material.tahun}"
            both = _both_ways(material, one)
            message = msg('{id} "{name}" is measured with polarity {polaritas}, which its words contradict.',
                          id=one.id, name=one.nama, polaritas=str(one.polaritas))  # fmt: skip
            if both is not None:
                message = msg("{message} Its achievement is printed as {printed}; the other way it is {computed} %.",
                              message=message, printed=both[0], computed=both[1])  # fmt: skip
            yield Draft(
                key, message, one.nama, None, tuple(x.place for x in material.by_address.get(key, ())), cause,
                certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _both_ways(material: Material, one: Indikator) -> tuple[str, str] | None:
    """The achievement as printed by the polarity that the words contradict, and what it is by the other one."""
    key = f"capaian:{one.id}:{material.tahun}"
    figure = material.figure(key)
    printed = next((x for x in material.by_address.get(key, ()) if x.cetak is not None), None)
    target, fact = (material.exact(f"{kind}:{one.id}:{material.tahun}") for kind in ("target", "realisasi"))
    if figure is None or figure.exact is None or printed is None or printed.cetak is None or not target or fact is None:
        return None
    if not roundings(figure.exact, printed.cetak):
        return None
    other = material.profile.rule("capaian.turun" if one.polaritas == "naik" else "capaian.naik")
    value = exact(other, {"target": target, "realisasi": fact})
    return None if value is None else (printed.text, percentage(value, printed.cetak).removesuffix(" %"))


def _contradiction(one: Indikator) -> Message | None:
    ill, turned = ILL.search(one.nama), TURNED.search(one.nama)
    if one.polaritas == "naik" and ill and not turned:
        return msg('"{word}" is better when it is less, unless the name says what is done about it', word=ill[0])
    decrease = re.search(r"\b(?:penurunan|pengurangan)\b", one.nama, re.IGNORECASE)
    if one.polaritas == "turun" and decrease:
        return msg('the name speaks of a decrease ("{word}"), of which more is better', word=decrease[0])
    good = GOOD.search(one.nama)
    if one.polaritas == "turun" and good and not ill and not _LESS.search(one.nama):
        return msg('"{word}" is better when it is more', word=good[0])
    return None


@check("SKP310", severity=Severity.WARNING, rujukan=_UKURAN)
def result(material: Material) -> Iterator[Draft]:
    """An indicator of a sasaran asks for a result, not for an activity.

    What: indicators of a tujuan or sasaran that begin with "Terlaksananya", "Tersedianya", or count meetings,
    documents, trainings and the like. One finding for all.

    Why: an activity is always carried out; whether it changed something is what a sasaran asks.

    Wrong: sasaran "Meningkatnya partisipasi masyarakat", indicator "Jumlah rapat koordinasi".

    Right: indicator "Persentase swadaya masyarakat dalam pembangunan".

    Effect: The report shows that work was done, and not whether it helped anybody.

    Advice: Choose an indicator of what changes for those who are served when the plan is next revised.

    Reference: Perpres 29/2014 pasal 1 (keluaran, hasil).
    """
    aims = {one.id for one in material.bundle.sasaran} | {one.id for one in material.bundle.tujuan}
    doing = [one for one in material.bundle.indikator if one.untuk in aims and _DOING.match(one.nama.strip())]
    if doing:
        year = material.tahun
        yield Draft(
            f"target:{doing[0].id}:{year}",
            msg("An activity is counted where a result is asked: {names}.",
                names="; ".join(f'{one.id} "{one.nama}"' for one in doing)),
            " / ".join(one.nama for one in doing), None, certainty=Certainty.PROBABLE,
            also=tuple(f"target:{one.id}:{year}" for one in doing[1:]),
        )  # fmt: skip
