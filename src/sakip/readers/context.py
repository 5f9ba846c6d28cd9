# SPDX-License-Identifier: MIT
"""What the words around a number in a sentence say of it: the year, whether it speaks of the whole agency, or of all.

A number of another year, of one quarter, of one program or of a part is no slip of the agency's own figure.
"""

from __future__ import annotations

import re

import attrs

_YEAR = re.compile(
    r"(?<![0-9./\-\u2013])((?:19|20)[0-9]{2})(?![0-9]|\s*(?:[-\u2013/]|s/?d\.?|sampai)\s*(?:tahun\s*)?20)", re.ASCII
)
_NOT_A_YEAR = re.compile(
    r"\b(?:nomor|no\.?)\s*[^\s,;]{1,20}\s*tahun\s*(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}\s*(?:[-\u2013/]|s/?d\.?|sampai(?: dengan)?)\s*(?:tahun\s*)?(?:19|20)[0-9]{2}",
    re.IGNORECASE | re.ASCII,
)
_BEFORE = re.compile(r"\btahun\s+(?:yang\s+)?(?:sebelumnya|lalu|kemarin)\b", re.IGNORECASE)
_AFTER = re.compile(r"\btahun\s+(?:yang\s+akan\s+)?(?:depan|berikutnya|mendatang|datang|selanjutnya)\b", re.IGNORECASE)
_NOW = re.compile(r"\btahun\s+(?:ini|berjalan|pelaporan)\b", re.IGNORECASE)
_SAID_AFTER = re.compile(
    r"\s*(?:%|persen|poin|orang|kasus|unit|dokumen)?\s*(?:\(|(?:pada|di|untuk|dalam)\s+(?:akhir\s+)?tahun\s+|tahun\s+)"
    r"((?:19|20)[0-9]{2})(?![0-9]|\s*[-\u2013])",
    re.IGNORECASE | re.ASCII,
)
_COMPARED = re.compile(
    r"\b(?:dibanding(?:kan|i)?|daripada|menjadi|semula|sebelumnya|selisih)\b(?!.*\b(?:target|tahun ini)\b)",
    re.IGNORECASE,
)
_WITH_ANOTHER = re.compile(r"\b(?:dibanding(?:kan|i)?|daripada)\b", re.IGNORECASE)
_FROM = re.compile(r"\bdari\s+(?:sebesar\s+)?\Z", re.IGNORECASE)
_RESUMED = re.compile(
    r"\b(?:sehingga|maka|namun|tetapi|tapi|meskipun|walaupun|dengan (?:demikian|capaian)|batas target|"
    r"(?:dari|terhadap|mencapai|memenuhi|melampaui|melebihi) target)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:triwulan|tri wulan|tw|semester|caturwulan)\s*-?\s*(?:[ivx]+|[1-4]|pertama|kedua|ketiga|keempat)\b"
    r"|\bbulan\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    re.IGNORECASE,
)


@attrs.frozen
class When:
    """Of which year a number is. tahun: the year said, None where none is; geser: so many years from the reported one.
    known: False where the words compare years and do not say which, or speak of a part of the year. utama: of which
    year the sentence speaks, where this is only what it compares with."""

    tahun: int | None = None
    geser: int = 0
    known: bool = True
    utama: When | None = None

    @property
    def own(self) -> bool:
        """Whether nothing says that it is not of the year reported."""
        return self.known and self.tahun is None and not self.geser

    def year(self, reported: int) -> int:
        """The year, in a report on `reported`."""
        return self.tahun if self.tahun is not None else reported + self.geser


def when(left: str, right: str, carried: When | None) -> When:
    """Of which year the number between `left` and `right` is.

    left: the words since the number before it in the sentence; carried: of which year that one was, None for the first.
    """
    if _PERIOD.search(left):
        return When(known=False)
    of_the_last = _SAID_AFTER.match(left)
    if of_the_last is not None and carried is not None:
        left = left[of_the_last.end() :]  # that year is of the number before
    told = _NOT_A_YEAR.sub(" ", left)
    marks = [(one.end(), When(int(one[1]))) for one in _YEAR.finditer(told)]
    for pattern, said in ((_BEFORE, When(geser=-1)), (_AFTER, When(geser=1)), (_NOW, When())):
        marks += [(one.end(), said) for one in pattern.finditer(told)]
    after = _SAID_AFTER.match(right)
    if after is not None:
        said = When(int(after[1]))
        aside = _WITH_ANOTHER.search(left) is not None or _FROM.search(left) is not None
        return attrs.evolve(said, utama=carried or When()) if aside else said
    if carried is not None and carried.utama is not None and _RESUMED.search(left):
        carried = carried.utama
    if marks:
        at, said = max(marks, key=lambda one: one[0])
        aside = _WITH_ANOTHER.search(told[:at]) is not None and not said.own
        return attrs.evolve(said, utama=carried or When()) if aside else said
    if carried is None:
        return When(known=_COMPARED.search(left) is None or "menjadi" in left.lower())
    if _COMPARED.search(left):
        return When(known=False)
    return carried


_WHOLE = re.compile(
    r"\b(?:APBD(?!\s+(?:Kabupaten|Kota|Provinsi|Kab\b|Prov\b|Pemerintah))|APBN|DIPA|DPA|DPPA)\b|\btahun anggaran\b"
    r"|\banggaran (?:yang )?(?:disediakan|tersedia|dikelola|diterima)\b"
    r"|\b(?:total|jumlah|seluruh|keseluruhan|secara keseluruhan)\s+(?:\w+\s+){0,2}(?:anggaran|pagu|dana|belanja)\b"
    r"|\b(?:anggaran|pagu|belanja|realisasi|serapan|penyerapan)\s+(?:anggaran\s+|belanja\s+|keuangan\s+)?(?:pada\s+|untuk\s+)?"
    r"(?:tahun|ta\b|t\.a|kecamatan|kantor|dinas|badan|inspektorat|sekretariat|perangkat daerah|opd|skpd|pemerintah)"
    r"|\bprogram\b.{0,60}\bkegiatan\b|\bsecara keuangan\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\s*(?:adapun\s+|sedangkan\s+|secara keseluruhan,?\s+|pada tahun [0-9]{4},?\s+)?(?:total\s+|jumlah\s+)?"
    r"(?:realisasi|penyerapan|serapan)\s+(?:anggaran|keuangan|belanja)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?i:di luar|tugas pembantuan)\b"
    r"|\b(?i:yang (?:mendukung|menunjang)|didukung (?:oleh|dengan)|menunjang|mendukung|setiap|masing-masing|sebagian)\b"
    r"|\b(?i:sasaran|indikator|tujuan)\s+(?i:ini|tersebut|strategis\s+(?:ini|[0-9])|[0-9]+\b|pertama|kedua|ketiga)"
    r"|\b(?i:program|kegiatan|sub ?kegiatan)\s+"
    r"(?!(?i:yang|dan|serta|dengan|kegiatan|pada|tahun|tersebut)\b)(?:[A-Z]|(?i:ini)\b)"
    r"|\b(?i:belanja)\s+(?i:pegawai|modal|barang|operasi|operasional|hibah|bansos|bantuan|tidak|jasa|pemeliharaan|"
    r"perjalanan|honor\w*|makan|sewa|tak)\b"
    r"|\b(?i:bantuan|hibah|dana desa|dana bos|dana alokasi|gaji|honor\w*|pengadaan|biaya)\b"
    r"|(?i:\b(?<!badan )(?<!dinas )(?<!pengelolaan )(?<!bidang )(?:pendapatan|pembiayaan|silpa|surplus|defisit)\s+"
    r"(?:asli\s+|daerah\s+|transfer\s+)*(?:sebesar|rp|ditarget\w*|mencapai|terealisasi|netto|tahun)\b)"
)


def of_whole(before: str, after: str, topic: str, earlier: bool | None) -> bool | None:
    """Whether an amount, or an absorption, is the agency's: None where the words do not say.

    before: the sentence up to the number; after: what follows. topic: the heading over it; earlier: the answer for the
    number before it in the paragraph.
    """
    if _PART.search(before) or _PART.match(after.lstrip(" ,-%()"), 0):
        return False
    if _WHOLE.search(before):
        return True
    opens = _OPENING.match(before) is not None
    if opens and re.search(r"anggaran|keuangan|ikhtisar|ringkasan", topic, re.IGNORECASE):
        return True
    return earlier


NEAR = 60
"""So many characters before a count say what is counted."""
_SOME = re.compile(
    r"\b(?:sasaran|indikator|tujuan|program|kegiatan|misi)\s+(?:ini|tersebut|strategis\s+(?:ini|[0-9])|[0-9]+\b|pertama|kedua|"
    r"ketiga)|\b(?:didukung|mendukung|menunjang|setiap|masing-masing|tiap|diperlukan|dibutuhkan|tambahan)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s*(?:\Z|[.,;:()/]|(?:dan|serta|dengan|yang|pada|untuk|di|dalam|sebesar|tahun|kegiatan|sub|dari|sebagaimana|sesuai|"
    r"sebagai|adalah|secara|telah|terdiri|terealisasi|strategis|utama)\b|[0-9])",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(
    r"\s*(?:strategis|kinerja|kegiatan|program|utama|daerah|pembangunan|organisasi|perangkat|capaian|tujuan|sasaran|iku|"
    r"outcome|output|mencapai|memenuhi|melampaui|melebihi|belum|tidak|tercapai|berhasil|sudah|berkategori|berpredikat|"
    r"termasuk|memperoleh|diukur|tersebut|itu|dimaksud|atau|terdapat|ada|ini|lainnya|kurang|lebih|masih|dapat)\b|"
    + _ALONE.pattern,
    re.IGNORECASE,
)
"""What the sasaran and indicators of the plan are called; others are "750 sasaran ibu hamil", "97 indikator SPM"."""
_ALL_OF = re.compile(
    r"\b(?:jumlah|terdiri|membawahi|meliputi|memiliki|mencakup|terbagi|mempunyai|sebanyak|wilayah|kekuatan|didukung)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(?:dari|mengikuti|sosialisasi|pelatihan|bimbingan|kunjungan|dilaksanakan)\b", re.IGNORECASE)


def counts_all(kind: str, left: str, right: str) -> bool:
    """Whether a count is of all that the agency has, not of some.

    left: the sentence up to the number; right: what follows the word that is counted.
    """
    left = left[-NEAR:]
    if kind in ("desa", "kelurahan", "pegawai"):
        return bool(_ALL_OF.search(left)) and not _OUT_OF.search(left)
    if kind in ("program", "kegiatan", "sub-kegiatan"):
        return not _SOME.search(left) and _ALONE.match(right) is not None
    if kind in ("sasaran", "indikator"):
        return not _SOME.search(left) and _OF_PLAN.match(right) is not None
    return not _SOME.search(left)
