# SPDX-License-Identifier: MIT
"""What the words of a header mean: columns and their parts, by a vocabulary that a region can extend.

A header is folded to words. A phrase of the vocabulary fits where each of its words has a counterpart in the header; it
weighs as many letters as it has, times the likeness. The heaviest phrase gives the column's part. The score is the
share of the header's telling letters that the phrase covers; below `SURE`, or where the spelling is far off, it is
doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from sakip.readers.match import ALIKE, alike, fold

if TYPE_CHECKING:
    from sakip.profile import Profile

SURE = 0.5
SPELT = 0.8
"""Words less alike than this make the match doubtful."""
SPELLABLE = 5
"""Words of fewer letters stand as they are."""

LIGHT = 0.3
"""What a letter weighs in a word that does not decide what a column means."""

_PERCENT = {"persen", "persentase", "prosentase"}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)


class Peran(StrEnum):
    """What a column holds."""

    NOMOR = "nomor"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    PROGRAM = "program"  #: a program, kegiatan or sub-kegiatan
    KODE = "kode"
    SATUAN = "satuan"
    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    AKHIR_RENSTRA = "akhir-renstra"
    KEMAJUAN = "kemajuan"
    PAGU = "pagu"
    REALISASI_KEUANGAN = "realisasi-keuangan"
    SERAPAN = "serapan"
    EFISIENSI = "efisiensi"
    PREDIKAT = "predikat"
    PERUBAHAN = "perubahan"
    STANDAR_NASIONAL = "standar-nasional"
    TERHADAP_STANDAR = "terhadap-standar"
    PEGAWAI = "pegawai"
    GOLONGAN = "golongan"  #: what staff are counted by
    URAIAN = "uraian"  #: a name of whatever the figures beside it are of
    KETERANGAN = "keterangan"
    PERSEN = "persen"  #: a bare "%": its neighbours say of what
    LAIN = "lain"


FIGURES = frozenset({
    Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN, Peran.AKHIR_RENSTRA, Peran.KEMAJUAN, Peran.PAGU,
    Peran.REALISASI_KEUANGAN, Peran.SERAPAN, Peran.EFISIENSI, Peran.PREDIKAT, Peran.PERUBAHAN, Peran.STANDAR_NASIONAL,
    Peran.TERHADAP_STANDAR,
    Peran.PEGAWAI, Peran.PERSEN,
})  # fmt: skip
"""Columns of figures."""
NAMES = frozenset({Peran.TUJUAN, Peran.SASARAN, Peran.INDIKATOR, Peran.PROGRAM, Peran.GOLONGAN})
"""Columns of names."""


@attrs.frozen
class Meaning:
    """What a header says. tahun: the one year it names. score: 0 to 1; why: the phrase that fitted."""

    peran: Peran
    score: float = 0.0
    tahun: int | None = None
    doubtful: bool = False
    why: str = ""


@attrs.frozen
class Vocabulary:
    """Phrases by what they mean. peran: of headers; isyarat, hitungan: of sentences; abaikan: words without weight."""

    peran: Mapping[str, tuple[str, ...]]
    isyarat: Mapping[str, tuple[str, ...]]
    hitungan: Mapping[str, tuple[str, ...]]
    abaikan: frozenset[str] = frozenset()

    def with_words(self, peran: Mapping[str, tuple[str, ...]]) -> Vocabulary:
        """The same with more phrases for headers: what a region's plugin adds."""
        merged = {key: (*self.peran.get(key, ()), *peran.get(key, ())) for key in {**self.peran, **peran}}
        return attrs.evolve(self, peran=MappingProxyType(merged))

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@cache
def standard() -> Vocabulary:
    """The vocabulary that comes with sakip (kosakata.toml beside this module)."""
    import tomli

    data = tomli.loads(Path(__file__).with_name("kosakata.toml").read_text(encoding="utf-8"))

    def phrases(table: str) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({key: tuple(fold(one) or one for one in value) for key, value in data[table].items()})

    return Vocabulary(
        phrases("peran"), MappingProxyType({k: tuple(v) for k, v in data["isyarat"].items()}), phrases("hitungan"),
        frozenset(data["abaikan"]),
    )  # fmt: skip


def of(profile: Profile) -> Vocabulary:
    """The vocabulary with the words that a region adds (``[kosakata]`` of its profile)."""
    added = tuple((peran.value, found) for peran in Peran if (found := profile.get("kosakata", peran.value)))
    return _extended(added) if added else standard()


@lru_cache(maxsize=64)
def _extended(added: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return standard().with_words({peran: tuple(fold(one) or one for one in found) for peran, found in added})


def words(title: str) -> list[str]:
    """A header's words, folded; "%" is the word persentase."""
    return fold(re.sub(r"\( ?% ?\)|%", " persentase ", title)).split()


@lru_cache(maxsize=8192)
def meaning(title: str, vocabulary: Vocabulary) -> Meaning:
    """What the header `title` says its column holds; `Peran.LAIN` with score 0 where nothing fits."""
    years = {int(year) for year in _YEAR.findall(title)}
    tahun = years.pop() if len(years) == 1 else None
    found = _mended([word for word in words(title) if not word.isdigit()], vocabulary)
    if not found:
        return Meaning(Peran.LAIN, tahun=tahun)
    if set(found) <= _PERCENT | {"rp", "jumlah"} and not _PERCENT.isdisjoint(found):
        return Meaning(Peran.PERSEN, 1.0, tahun, why="%")
    telling = [word for word in found if word not in vocabulary.abaikan] or found
    total = sum(map(len, telling))
    best: tuple[float, float, float, str, str] | None = None
    near = frozenset[str]().union(*(_near(word, vocabulary) for word in found))
    for peran, phrase, its_words in _phrases(vocabulary):
        fitted = _fit(its_words, found, vocabulary.abaikan) if near.issuperset(its_words) else None
        if fitted is None:
            continue
        weight, spelling, used = fitted
        covered = sum(len(word) for word in used if word in telling) / total
        candidate = (round(weight, 6), covered, spelling, peran, phrase)
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    if best is None or best[1] <= 0:
        return Meaning(Peran.LAIN, tahun=tahun)
    _, covered, spelling, peran, phrase = best
    score = min(covered, 1.0) * spelling
    return Meaning(Peran(peran), score, tahun, covered < SURE or spelling < SPELT, phrase)


@lru_cache(maxsize=64)
def _phrases(vocabulary: Vocabulary) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What each phrase means, the phrase, its words."""
    return tuple((peran, one, tuple(one.split())) for peran, phrases in vocabulary.peran.items() for one in phrases)


@lru_cache(maxsize=64)
def lexicon(vocabulary: Vocabulary) -> frozenset[str]:
    """Every word that a header of the vocabulary may have."""
    return vocabulary.abaikan.union(*(words for _, _, words in _phrases(vocabulary)))


@lru_cache(maxsize=8192)
def _near(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words of the vocabulary that a header's word may be; no phrase with another word fits."""
    # A word of another length is alike only where one begins the other; a word of another first letter never is.
    found = {word} & lexicon(vocabulary)
    found.update(
        one
        for one in _by_letter(vocabulary).get(word[:1], ())
        if (
            (min(len(one), len(word)) >= ALIKE * max(len(one), len(word)) - 0.001 or one.startswith(word))
            and alike(one, word)
        )
        or word.startswith(one)
    )
    return frozenset(found)


@lru_cache(maxsize=64)
def _by_letter(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """The words of the vocabulary that may be spelt wrongly, by their first letter."""
    found: dict[str, list[str]] = {}
    for one in sorted(lexicon(vocabulary)):
        if len(one) >= SPELLABLE:
            found.setdefault(one[0], []).append(one)
    return {letter: tuple(these) for letter, these in found.items()}


def is_known(title: str, vocabulary: Vocabulary) -> bool:
    """Whether every word of a header is one of the vocabulary's, put together where its column broke it."""
    known = lexicon(vocabulary)
    return all(word in known or word.isdigit() for word in _mended(words(title), vocabulary))


def _mended(found: list[str], vocabulary: Vocabulary) -> list[str]:
    """Words that a narrow column broke in two or three (REALIS ASI) put together again."""
    known = lexicon(vocabulary)
    made: list[str] = []
    at = 0
    while at < len(found):
        tries = (3, 2) if found[at] not in known else ()
        pieces = next((n for n in tries if "".join(found[at : at + n]) in known), 1)
        made.append("".join(found[at : at + pieces]))
        at += pieces
    return made


def _fit(phrase: Sequence[str], found: list[str], light: frozenset[str]) -> tuple[float, float, list[str]] | None:
    left = list(found)
    weight, worst, used = 0.0, 1.0, []
    for word in phrase:
        likeness, at = max(((alike(word, other), -index) for index, other in enumerate(left)), default=(0.0, 0))
        if likeness == 0.0 or (likeness < 1.0 and len(word) < SPELLABLE):
            return None
        if likeness < 1.0 and (word[0] != left[-at][0] or _exchanged(word, left[-at]) > 1):
            return None  # "bencana" is no "rencana", "kematian" no "kemajuan"
        if likeness < SPELT - 0.05 and not word.startswith(left[-at]):
            return None
        if likeness < 1.0 and left[-at] in light:
            return None  # "tahun" is a word of its own, not "tahunan" cut short.
        weight += likeness * len(word) * (LIGHT if word in light else 1)
        worst = min(worst, likeness)
        used.append(left.pop(-at))
    return weight, worst, used


def _exchanged(one: str, other: str) -> int:
    """How many letters of two words of one length are others, two that changed places counting once; 0 otherwise."""
    if len(one) != len(other):
        return 0
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]
    return 1 if swapped else len(apart)
